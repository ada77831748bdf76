"""What stands around a trigger: parties in the clause, the statement that holds it, the subject carried
on from before.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from datetime import date

from shutro.deals.dating import Dating
from shutro.deals.group import REACH, Group
from shutro.deals.parties import Cast, cast
from shutro.deals.sides import Sides
from shutro.deals.vocabulary import groups, stem_in
from shutro.figures import Figure
from shutro.names import Names
from shutro.span import Span
from shutro.speech import Statement
from shutro.times import Time
from shutro.words import Page

WITH = frozenset(["সঙ্গে", "সাথে"])
_LONGEST = 200  # tokens of a clause
_LAND = "দেশ"
_THEY = frozenset(["তারা", "তাঁরা", "তাদের", "তাঁদের"])
_NEAR_CUE = 6  # tokens
_SUBJECTS = 3  # among which the one that a pronoun tells of is looked for
_MOVES = 20  # that are remembered
_DEPTH = 6  # statements inside one another that are looked at


class Stage:
    """The layers of one page, with quick ways into them."""

    def __init__(
        self,
        page: Page,
        names: Names,
        figures: Sequence[Figure],
        times: Sequence[Time],
        statements: Sequence[Statement],
        published: date | None = None,
    ) -> None:
        self.page, self.statements = page, statements
        self._by_id = {s.id: s for s in statements}
        self.cast: Cast = cast(page, names, statements)
        self._starts = [g.first for g in self.cast.groups]
        self._figures = sorted(figures, key=lambda f: f.span.start)
        self._times = sorted(times, key=lambda t: t.span.start)
        self._figure_starts = [f.span.start for f in self._figures]
        self._time_starts = [t.span.start for t in self._times]
        holders = [(c.start, c.end, s) for s in statements for c in s.content]
        self._holders = sorted(holders, key=lambda h: (h[0], -h[1]))
        self._holder_starts = [h[0] for h in self._holders]
        self._cues = sorted(((s.cue.start, s.cue.end, s) for s in statements), key=lambda c: c[:2])
        self._cue_starts = [c[0] for c in self._cues]
        self.dating = Dating(page, times, published)
        truces = sum("truce" in groups(t.text) for t in page.tokens if t.kind == "word")
        self.of_truce, self.tells_of_truce = truces > 0, truces > 1
        self.sides = Sides(page, self.cast)
        self.at = 0  # the token that is being read
        acting = (g for g in self.cast.groups if g.case == "nominative" and (g.parties or g.both))
        # who acts in what is said is not who speaks
        self._subjects = [g for g in acting if not self.told_in(page.tokens[g.first].start)]
        self._subject_starts = [g.first for g in self._subjects]
        lead = page.sentences[0].last if page.sentences else 0
        self.headline = frozenset(p for g in self.within(0, lead) for p in g.parties)
        self._made: list[tuple[int, str, frozenset[str]]] = []

    def subject_before(self, at: int, one: bool | None = None) -> Group | None:
        """The subject told last before token ``at``; ``one``: a person, or (False) no person alone, if one is near."""
        i = bisect_left(self._subject_starts, at)
        near = [g for g in reversed(self._subjects[max(0, i - _SUBJECTS) : i]) if g.last <= at]
        fit = (g for g in near if one is None or (g.person if one else not g.weak))
        return next(fit, near[0] if near else None)

    def made(self, at: int, kind: str, by: Iterable[str]) -> None:
        """Remember who made a move that is told at token ``at``."""
        insort(self._made, (at, kind, frozenset(by)), key=lambda m: m[0])

    def made_before(self, at: int) -> list[tuple[str, frozenset[str]]]:
        """The kinds and makers of the moves told shortly before token ``at``, in order."""
        i = bisect_left(self._made, at, key=lambda m: m[0])
        return [(kind, by) for _, kind, by in self._made[max(0, i - _MOVES) : i]]

    def statement(self, name: str | None) -> Statement | None:
        """The statement of an id."""
        return self._by_id.get(name or "")

    @property
    def principals(self) -> list[str]:
        """The two sides, as far as the report tells them, where it is being read."""
        return self.sides.at(self.at)

    def within(self, first: int, last: int) -> list[Group]:
        """The groups that begin among tokens ``first`` to ``last`` (excluded)."""
        return self.cast.groups[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def figures(self, span: Span) -> list[Figure]:
        """The figures inside a span."""
        a, b = bisect_left(self._figure_starts, span.start), bisect_left(self._figure_starts, span.end)
        return [f for f in self._figures[a:b] if f.span.end <= span.end]

    def times(self, span: Span) -> list[Time]:
        """The times inside a span."""
        a, b = bisect_left(self._time_starts, span.start), bisect_left(self._time_starts, span.end)
        return [t for t in self._times[a:b] if t.span.end <= span.end]

    def durations(self, span: Span) -> list[Span]:
        """The spans of durations inside a span."""
        return [t.span for t in self.times(span) if (t.value or "").startswith("P")]

    def clauses(self, first: int, last: int) -> list[tuple[int, int]]:
        """Token ranges between marks; a mark inside a group of parties, or inside a name, parts nothing."""
        kept = {i for g in self.within(first, last) for i in range(g.first + 1, g.last - 1)}
        found, start = [], first
        for i in range(first, last):
            token = self.page.tokens[i]
            if i - start >= _LONGEST or (token.kind == "mark" and token.text not in "()’'-–." and i not in kept):
                if start < i:
                    found.append((start, i))
                start = i + (token.kind == "mark")
        if start < last:
            found.append((start, last))
        return found

    def holder(self, at: int) -> Statement | None:
        """The innermost statement whose content holds a character."""
        i = bisect_right(self._holder_starts, at)
        for start, end, statement in reversed(self._holders[max(0, i - _DEPTH) : i]):
            if start <= at < end:
                return statement
        return None

    def told_in(self, at: int) -> tuple[int, int] | None:
        """The tokens of the innermost content that holds a character."""
        i = bisect_right(self._holder_starts, at)
        for start, end, _ in reversed(self._holders[max(0, i - _DEPTH) : i]):
            if start <= at < end:
                return self.page.token_at(start), self.page.token_at(end - 1) + 1
        return None

    def cued(self, first: int, last: int) -> Statement | None:
        """The statement whose cue touches tokens ``first`` to ``last`` (excluded)."""
        start, end = self.page.tokens[first].start, self.page.tokens[last - 1].end
        i = bisect_left(self._cue_starts, end)
        for a, b, statement in reversed(self._cues[max(0, i - 2) : i]):
            if b > start and a < end:
                return statement
        return None

    def source(self, statement: Statement | None) -> list[str]:
        """Which parties speak in a statement; persons who stand for nobody are none."""
        if statement is None:
            return []
        if statement.source:
            first = self.page.token_at(statement.source.start)
            last = self.page.token_at(statement.source.end - 1) + 1
            inner = [g for g in self.within(max(0, first - REACH), last) if g.last > first and g.parties and not g.weak]
            if inner:
                return list(inner[0].parties)
            if (
                last - first == 1
                and self.page.tokens[first].text in _THEY
                and statement.refers_to not in self.cast.side_of
            ):
                subject = self.subject_before(first, one=False)
                return self.parties([subject]) if subject and not subject.weak else []
        else:
            before = self._told_before(statement)
            if before:
                return before
        if statement.refers_to in self.cast.media:
            return []
        if statement.source and (people := self._people(statement.source)):
            return people
        side = self.cast.side_of.get(statement.refers_to or "")
        return [side] if side and side in self.cast.counts else []

    def _told_before(self, statement: Statement) -> list[str]:
        """The subject right before the cue of a statement whose source no name shows: ফ্রন্ট জোর দিয়ে বলেছে যে."""
        at = self.page.token_at(statement.cue.start)
        near = [g for g in self.within(max(0, at - _NEAR_CUE), at) if g.case == "nominative" and not g.weak]
        if not near or any(t.kind == "mark" for t in self.page.tokens[near[-1].last : at]):
            return []
        return self.parties(near[-1:])

    def _people(self, source: Span) -> list[str]:
        """The people that a source is one of: চা–শ্রমিক, একজন শ্রমিক."""
        last = self.page.tokens[self.page.token_at(source.end - 1)]
        stem = stem_in(last.text, "party")
        name = self.cast.people.get(stem or "")
        return [name] if name is not None and name in self.cast.counts else []

    def speaker(self, statement: Statement | None) -> list[str]:
        """Who speaks: a party; a person who stands for none speaks for the people among the two sides."""
        found = self.source(statement)
        if found or statement is None or statement.source_kind in {"outlet", "document"}:
            return found
        if statement.refers_to not in self.cast.side_of or statement.refers_to in self.cast.media:
            return []
        people = [p for p in self.principals if p in self.cast.people.values()]
        return people if len(people) == 1 else []

    def parties(self, chosen: list[Group]) -> list[str]:
        """The parties of the first group; দুই পক্ষ are the two that are told most often."""
        if chosen and chosen[0].both:
            states = self.cast.states if self.page.tokens[chosen[0].last - 1].text.startswith(_LAND) else []
            return states[:2] if len(states) > 1 else list(self.principals)
        return list(chosen[0].parties) if chosen else []

    def partners(self, around: list[Group]) -> list[str]:
        """The parties with whom (X-এর সঙ্গে)."""
        tokens = self.page.tokens
        together = [
            g for g in around if g.case == "genitive" and any(t.text in WITH for t in tokens[g.last : g.last + 2])
        ]
        return [p for g in together for p in self.parties([g])]
