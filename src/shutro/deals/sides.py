"""The two sides of a negotiation: the parties between whom it goes, and between whom one paragraph says it goes."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from shutro.deals.group import Group, last_word
from shutro.deals.parties import Cast
from shutro.deals.triggers import Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page

_BENCHES = frozenset(one_form("কোর্ট আদালত থানা ট্রাইব্যুনাল").split())
_GO_BETWEEN = "মধ্যস্থতাকারী"
_NEVER = frozenset(
    map(one_form, ("জাতিসংঘ", "পুলিশ", "আন্তর্জাতিক রেড ক্রস কমিটি", "আন্তর্জাতিক রেডক্রস কমিটি"))
)  # who mediates or watches, unless the text says more
_RANSOM = tuple(map(one_form, ("জিম্মি", "মুক্তিপণ", "অপহৃত", "অপহরণ", "আটক", "বন্দি", "বন্দী", "পণবন্দি")))
_WORKERS, OWNERS = "শ্রমিক", "মালিক"
_BEFORE, _AFTER = 12, 6  # tokens around a trigger in which parties count


class Sides:
    """Chooses the two sides; ``of_report`` are those of the whole report."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page, self.cast = page, cast
        self.of_report: list[str] = []
        self._starts = [g.first for g in cast.groups]
        self.out: set[str] = set()
        self.captives = any(t.text.startswith(_RANSOM) for t in page.tokens)
        breaks = [
            i for i in range(1, len(page.tokens)) if "\n" in page.text[page.tokens[i - 1].end : page.tokens[i].start]
        ]
        self._paragraphs = [0, *breaks]
        self._local: dict[int, list[str]] = {}

    def at(self, token: int) -> list[str]:
        """The two sides where ``token`` stands: those of its paragraph, where it tells of others alone."""
        n = bisect_right(self._paragraphs, token) - 1
        if n not in self._local:
            self._local[n] = self._of_paragraph(n)
        return self._local[n]

    def choose(self, hits: list[Trigger], speakers: Iterable[list[str]]) -> None:
        """The two parties told most often, above all together, in the first lines and as subjects of moves; who
        mediates is left out.
        """
        counts = Counter(self.cast.counts)
        for t in hits:
            if t.rule.kind == "mediate":
                near = self._within(max(0, t.first - _BEFORE), t.last + 4)
                self.out.update(p for g in [g for g in near if _mediates(g, t)][-1:] for p in g.parties)
                continue
            for g in self._within(max(0, t.first - _BEFORE), t.last + _AFTER):
                if not g.weak:
                    worth = 4 if len(g.parties) == 2 else 2 if g.case == "nominative" else 1
                    counts.update(dict.fromkeys(g.parties, worth))
        early = self.page.sentences[min(1, len(self.page.sentences) - 1)].last if self.page.sentences else 0
        for g in self._within(0, early):
            counts.update({p: 3 if len(g.parties) == 2 else 2 for p in g.parties if not g.weak})
        for parties in speakers:
            counts.update(dict.fromkeys(parties, 2))
        self.of_report = _opposed(self._fit(counts))
        self._local.clear()

    def _fit(self, counts: Counter[str]) -> list[str]:
        return [
            p
            for p, _ in counts.most_common(12)
            if p not in self.out and p not in _NEVER and last_word(p) not in _BENCHES and not self._is_held(p)
        ]

    def _is_held(self, party: str) -> bool:
        """Whether people are those who are talked about: sailors, fishermen, prisoners, where captives are told of."""
        people = party in self.cast.people.values()
        return people and self.captives and any("captive" in groups(word) for word in party.split())

    def _of_paragraph(self, n: int) -> list[str]:
        """The sides of the report, but where a paragraph tells twice of another party, and not of one of them."""
        last = self._paragraphs[n + 1] if n + 1 < len(self._paragraphs) else len(self.page.tokens)
        told = Counter(p for g in self._within(self._paragraphs[n], last) if not g.weak for p in g.parties)
        here = [p for p in self.of_report if told[p]]
        others = [p for p in self._fit(told) if p not in self.of_report and told[p] > 1]
        if len(here) == len(self.of_report) or not others:
            return self.of_report
        if not here:
            return others[:2] if len(others) > 1 else self.of_report
        return [*here, others[0]]

    def _within(self, first: int, last: int) -> Sequence[Group]:
        return self.cast.groups[bisect_left(self._starts, first) : bisect_left(self._starts, last)]


def camp(party: str) -> str:
    """Workers and their union are one side, owners and theirs the other; every other party is a side of its own."""
    for word in OWNERS, _WORKERS:
        if word in party and not (word == OWNERS and _WORKERS in party):
            return word
    return party


def _opposed(fit: list[str]) -> list[str]:
    """The first two that are not of one camp."""
    facing = {_WORKERS: OWNERS, OWNERS: _WORKERS}.get(camp(fit[0])) if fit else None
    second = next((p for p in fit[1:] if camp(p) == facing), None)
    second = second or next((p for p in fit[1:] if camp(p) != camp(fit[0])), None)
    return [*fit[:1], *([second] if second else [])]


def _mediates(group: Group, t: Trigger) -> bool:
    return (group.case == "genitive" and group.last in (t.first, t.first - 1)) or (
        t.rule.parts[0] == _GO_BETWEEN and group.first - t.last in (0, 1)
    )
