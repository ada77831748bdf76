"""Moves from clauses: a trigger, the parties around it, its terms, on whose word."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec

from shutro.deals.conditions import Condition, conditions
from shutro.deals.entry import Move, Term
from shutro.deals.parties import Cast, Group, cast
from shutro.deals.terms import acts, inside, terms
from shutro.deals.triggers import Trigger, triggers
from shutro.deals.vocabulary import groups
from shutro.figures import Figure
from shutro.names import Names
from shutro.span import Span
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.times import Time
from shutro.words import Page

_OPEN = frozenset({"agree", "talks", "collapse", "extend"})  # moves that both sides make
_WITH = frozenset("সঙ্গে সাথে".split())
_TERMLESS = frozenset({"talks", "mediate", "collapse"})
_SPEECH_ACTS = {"offer": "offer", "promise": "offer", "demand": "demand"}


class Reader:
    """Reads the moves of one page."""

    def __init__(
        self, page: Page, names: Names, figures: Sequence[Figure], times: Sequence[Time], statements: Sequence[Statement]
    ) -> None:
        self.page, self.figures, self.times, self.statements = page, figures, times, statements
        self.cast: Cast = cast(page, names, statements)
        self.starts = [g.first for g in self.cast.groups]
        self.figure_starts = [f.span.start for f in figures]
        self.time_starts = [t.span.start for t in times]
        self.holders = sorted(((c.start, c.end, s) for s in statements for c in s.content), key=lambda h: (h[0], -h[1]))
        self.holder_starts = [h[0] for h in self.holders]
        self.principals: list[str] = []
        self.subject: Group | None = None
        self.moves: list[Move] = []

    def read(self) -> list[Move]:
        """Every move, in order."""
        found = [(s.first, s.last, triggers(self.page, s.first, s.last)) for s in self.page.sentences]
        self.principals = self._principals([t for _, _, ts in found for t in ts])
        for first, last, hits in found:
            taken: list[tuple[int, int]] = []
            for condition in conditions(self.page, first, last):
                self._condition(condition)
                taken.append((condition.first, condition.last))
            for a, b in self._clauses(first, last):
                inner = [t for t in hits if a <= t.first < b and not any(x <= t.first < y for x, y in taken)]
                self._clause(a, b, inner, first)
        for n, move in enumerate(sorted(self.moves, key=lambda m: (m.span.start, m.span.end)), 1):
            move.id = f"m{n}"
        self.moves.sort(key=lambda m: (m.span.start, m.span.end))
        self._answers()
        return self.moves

    # ---- the page

    def _within(self, first: int, last: int) -> list[Group]:
        return self.cast.groups[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def _clauses(self, first: int, last: int) -> list[tuple[int, int]]:
        """Token ranges between marks; a mark inside a group of parties parts nothing."""
        inside_group = {i for g in self._within(first, last) for i in range(g.first + 1, g.last - 1)}
        found, start = [], first
        for i in range(first, last):
            token = self.page.tokens[i]
            if token.kind == "mark" and token.text not in "()’'-–." and i not in inside_group:
                if start < i:
                    found.append((start, i))
                start = i + 1
        if start < last:
            found.append((start, last))
        return found

    def _principals(self, hits: list[Trigger]) -> list[str]:
        """The two parties told most often, those that mediate left out."""
        counts = Counter(self.cast.counts)
        for t in hits:
            if t.rule.kind == "mediate":
                for g in self._within(max(0, t.first - 8), t.first):
                    if g.last >= t.first - 1:
                        for p in g.parties:
                            counts.pop(p, None)
        return [p for p, _ in counts.most_common(2)]

    def _holder(self, at: int) -> Statement | None:
        """The innermost statement whose content holds a character."""
        i = bisect_right(self.holder_starts, at)
        for start, end, statement in reversed(self.holders[max(0, i - 6) : i]):
            if start <= at < end:
                return statement
        return None

    def _source(self, statement: Statement | None) -> list[str]:
        if statement is None:
            return []
        if statement.source:
            first = self.page.token_at(statement.source.start)
            last = self.page.token_at(statement.source.end - 1) + 1
            inner = [g for g in self._within(first, last) if g.parties and not g.weak]
            if inner:
                return inner[0].parties
        if statement.refers_to:
            return [self.cast.side_of.get(statement.refers_to, statement.refers_to)]
        return []

    # ---- moves

    def _clause(self, first: int, last: int, hits: list[Trigger], sentence: int) -> None:
        done = first
        for n, trigger in enumerate(hits):
            end = hits[n + 1].first if n + 1 < len(hits) else last
            self._trigger(trigger, done, end, sentence)
            done = trigger.last
        for g in self._within(first, last):
            if g.case == "nominative" and (g.parties or g.both):
                self.subject = g

    def _trigger(self, t: Trigger, first: int, last: int, sentence: int) -> None:
        kind: str | None = t.rule.kind
        if t.denied:
            kind = t.rule.denied
        if kind is None or not self._real(t) or not self._needs(t, first, last, sentence):
            return
        around = self._within(first, last)
        holder = self._holder(self.page.tokens[t.first].start)
        by, why, end = self._by(t, kind, around, holder)
        partners = self._partners(around)
        if kind == "accept" and (len(by) > 1 or partners):
            kind = "agree"
        if kind in _OPEN:
            by = list(dict.fromkeys(by + partners))
            if len(by) < 2:
                by = list(dict.fromkeys(by + [p for p in self.principals if p not in by][: 2 - len(by)]))
            if by and set(by) == set(self.principals):
                by = list(self.principals)
        if not by:
            return
        to = [] if kind in _OPEN else self._to(kind, by, around)
        span = self.page.token_span(self._trim(first, t.first), max(t.last, end))
        self._add(kind, by, to, span, (first, max(t.last, end)), t.form, holder, f"{kind}: {t.rule.words}{why}")

    def _real(self, t: Trigger) -> bool:
        """Whether the form of the verb tells of something that happened or stands: no wish, no condition."""
        after = self.page.tokens[t.last].text if t.last < len(self.page.tokens) else ""
        if t.form == "infinitive":
            return False
        if t.form == "verbal noun":
            return after in _TOLD or (t.rule.kind in {"mediate", "talks"})
        return not (t.form == "conditional" and t.rule.kind not in {"offer", "talks", "demand"})

    def _needs(self, t: Trigger, first: int, last: int, sentence: int) -> bool:
        needs = t.rule.needs
        if not needs:
            return True
        around = self._within(first, last)
        parties = {p for g in around for p in g.parties}
        if "sides" in needs and (len(parties) > 1 or any(g.both for g in around) or self._partners(around)):
            return True
        if "party" in needs and any(g.case in {"dative", "genitive"} for g in around):
            return True
        if "ask" in needs:
            before = self.page.tokens[t.first - 1].text if t.first > first else ""
            return before not in {"বলে", "যে", "এমন", "এ", "এই"} and self._holder(self.page.tokens[t.first - 1].start) is None
        if "people" in needs:
            span = self.page.token_span(first, max(last, t.last))
            if any(isinstance(f, Figure) and f.kind == "people" for f in self._figures(span)):
                return True
        for i in range(sentence, max(last, t.last)):
            if t.first <= i < t.last and len(t.rule.parts) > 1:
                continue
            word = self.page.tokens[i].text
            if groups(word) & needs or word in needs:
                return True
        return False

    def _by(self, t: Trigger, kind: str, around: list[Group], holder: Statement | None) -> tuple[list[str], str, int]:
        """Who makes the move, how that was read, and the token after a subject that follows the verb."""
        before = [g for g in around if g.last <= t.first]
        after = [g for g in around if g.first >= t.last]
        nominal = not t.form
        near = [g for g in before if g.case == "genitive" and t.first - g.last <= (4 if kind == "mediate" else 1)]
        if kind == "mediate":
            chosen = near[-1:] or [g for g in before if g.case == "nominative"][:1]
            return self._parties(chosen), "", t.last
        if nominal and near:
            return self._parties(near[-1:]), "; the party in the genitive before it", t.last
        subjects = [g for g in before if g.case == "nominative"]
        if subjects:
            return self._parties(subjects[:1]), "; by its subject", t.last
        following = [g for g in after if g.case == "nominative" or (nominal and g.case == "genitive")]
        if following and all(self.page.tokens[i].kind != "mark" for i in range(t.last, following[0].first)):
            return self._parties(following[:1]), "; by its subject, after the verb", following[0].last
        if near:
            return self._parties(near[-1:]), "; the party in the genitive before it", t.last
        source = self._source(holder)
        if source:
            return source, "; by who says so", t.last
        if self.subject:
            return self._parties([self.subject]), "; by the subject before", t.last
        return [], "", t.last

    def _parties(self, chosen: list[Group]) -> list[str]:
        if chosen and chosen[0].both:
            return list(self.principals)
        return list(chosen[0].parties) if chosen else []

    def _partners(self, around: list[Group]) -> list[str]:
        tokens = self.page.tokens
        return [
            p
            for g in around
            if g.case == "genitive" and any(t.text in _WITH for t in tokens[g.last : g.last + 2])
            for p in self._parties([g])
        ]

    def _to(self, kind: str, by: list[str], around: list[Group]) -> list[str]:
        addressed = [p for g in around if g.case == "dative" and not g.weak for p in g.parties if p not in by]
        if addressed and kind != "mediate":
            return addressed
        return [p for p in self.principals if p not in by][: 2 if kind == "mediate" else 1]

    def _trim(self, first: int, upto: int) -> int:
        while first < upto and self.page.tokens[first].text in _LINKS:
            first += 1
        return first

    def _figures(self, span: Span) -> list[Figure]:
        a, b = bisect_left(self.figure_starts, span.start), bisect_left(self.figure_starts, span.end)
        return [f for f in self.figures[a:b] if f.span.end <= span.end]

    def _durations(self, span: Span) -> list[Span]:
        a, b = bisect_left(self.time_starts, span.start), bisect_left(self.time_starts, span.end)
        return [t.span for t in self.times[a:b] if t.span.end <= span.end and (t.value or "").startswith("P")]

    def _add(
        self, kind: str, by: list[str], to: list[str], span: Span, tokens: tuple[int, int], form: str,
        holder: Statement | None, why: str, before: Span | None = None,
    ) -> None:  # fmt: skip
        told = [] if kind in _TERMLESS else acts(self.page, *tokens) or (["other"] if kind in _OTHER else [])
        figure = next((f.span for f in self._figures(span)), None)
        duration = next(iter(self._durations(span)), None)
        found: list[Term] = terms(kind, told, by, to, figure, duration)
        source = self._source(holder)
        own = bool(set(source) & set(by)) if source else None
        if form == "future" and kind in {"talks", "comply", "agree", "mediate"}:
            status = "planned"
        else:
            status = "reported" if holder is not None and not own else "actual"
        self.moves.append(Move("", kind, by, to, found, before, status, span, why, None, None, own))

    def _condition(self, c: Condition) -> None:
        first, last = c.first, c.last
        around = self._within(first, last)
        holder = self._holder(self.page.tokens[first].start)
        by = self._source(holder)
        if not by:
            subjects = [g for g in self._within(c.before_last, last) if g.case == "nominative"]
            by = self._parties(subjects[:1]) or (self._parties([self.subject]) if self.subject else [])
        if not by:
            return
        to = self._to("precondition", by, around)
        before = self.page.token_span(c.before_first, c.before_last) if c.kind == "precondition" else None
        span = self.page.token_span(first, last)
        self._add(c.kind, by, to, span, (c.before_first, c.before_last), "", holder, f"{c.kind}: {c.why}", before)

    def _answers(self) -> None:
        asked: list[Move] = []
        for move in self.moves:
            if move.kind in {"accept", "reject"}:
                match = next((a for a in reversed(asked) if not set(a.by) & set(move.by)), None)
                move.response_to = match.id if match else None
            elif move.kind in {"offer", "demand", "precondition"}:
                asked.append(move)
                del asked[:-20]


_TOLD = frozenset(one_form("কথা পর পরে ঘোষণা তথ্য খবর").split())
_LINKS = frozenset(one_form("তবে কিন্তু এবং ও আর পরে এর এরপর অন্যদিকে যে পাল্টা শেষে").split())
_OTHER = frozenset({"offer", "demand", "precondition", "accept", "reject", "comply"})
