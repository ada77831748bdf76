"""Where and when a figure holds, where its sentence, or the one that it points back to, leaves no choice; else null."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from shutro.figures import Figure
from shutro.names import Name
from shutro.record.record import Record
from shutro.record.spots import Spot, is_place, spots, told_by
from shutro.span import Span
from shutro.words import Page, bare, case, verbs

_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d.*)?")
_HEAD = 3  # tokens at the head of a sentence that may point back
_CONTENTS = 16  # of one sentence that are looked at
_COUNTS = 64  # people figures of one sentence that are looked at


def settle(record: Record, page: Page) -> None:
    """Fill ``place`` and ``as_of`` of every figure. Offsets are the page's.

    The place is the only spot of the sentence (`shutro.record.spots`), or that of the figure's own part of it (ঢাকায় ৫
    ও সিলেটে ৭ জন), or that of the sentence before where this one names none and points back (এতে, তাদের মধ্যে). What is
    said holds where it is said to hold, not where its source speaks. The time is the only day or month of the sentence.
    """
    _Places(record, page).settle()
    days: dict[int, list[str]] = defaultdict(list)
    for time in record.times:
        if time.value and _DAY.fullmatch(time.value):
            days[page.sentence_at(time.span.start)].append(time.id)
    for figure in record.figures:
        told = days.get(page.sentence_at(figure.span.start), [])
        figure.as_of = told[0] if len(told) == 1 else None


class _Places:
    """The sentences of one page that hold figures or places."""

    def __init__(self, record: Record, page: Page) -> None:
        self._page = page
        self._sources = sorted((s.source for s in record.statements if s.source), key=lambda s: s.start)
        self._contents: dict[int, list[Span]] = defaultdict(list)
        for content in (c for s in record.statements for c in s.content):
            for at in range(page.sentence_at(content.start), page.sentence_at(content.end - 1) + 1):
                if len(self._contents[at]) < _CONTENTS:
                    self._contents[at].append(content)
        self._names: dict[int, list[Name]] = defaultdict(list)
        for name in record.names:
            if name.type == "PLACE" and not _among(name.span, self._sources):
                self._names[page.sentence_at(name.span.start)].append(name)
        self._figures: dict[int, list[Figure]] = defaultdict(list)
        for figure in record.figures:
            self._figures[page.sentence_at(figure.span.start)].append(figure)

    def settle(self) -> None:
        """Go through the sentences in order; each knows what the one before it said."""
        before: Name | None = None
        for at in range(len(self._page.sentences)):
            before = self._sentence(at, before)

    def _sentence(self, at: int, before: Name | None) -> Name | None:
        """The one place that this sentence tells of, for the next one to point back to."""
        names, figures = self._names.get(at, []), self._figures.get(at, [])
        if not names and not figures and before is None:
            return None
        sentence = self._page.sentences[at]
        found = spots(sentence, names, self._page)
        if not found and not names:
            place = before if self._points_back(at) else None
            for figure in figures:
                figure.place = place.id if place else None
            return place
        self._settle(at, found)
        told = [s for s in found if s.name is None or not self._frames(s, at)]
        parts = _Parts(told, ())
        place = parts.names[0] if parts.names else None
        if place and any(bare(word) in told_by("taken_to") for word in place.span.text.split()):
            return None  # nobody was hurt where they were taken
        return place

    def _points_back(self, at: int) -> bool:
        sentence = self._page.sentences[at]
        words = [t.text for t in self._page.tokens[sentence.first : sentence.last][: _HEAD + 1]]
        if words and words[0] in told_by("before_back"):
            del words[0]
        if not any(" ".join(words[:many]) in told_by("back") for many in range(1, _HEAD)):
            return False
        tokens = self._page.tokens[sentence.first : sentence.last]
        return not any(case(t.text) and is_place(t.text) for t in tokens)  # আশুলিয়া থানার সামনে

    def _frames(self, spot: Spot, at: int) -> bool:
        """Whether it tells where somebody speaks: there is a content in its sentence, and it stands in none."""
        said = self._contents.get(at, [])
        return bool(said) and not any(c.start <= spot.start and spot.end <= c.end for c in said)

    def _settle(self, at: int, found: list[Spot]) -> None:
        """The figures of one sentence: those of each content with its own spots."""
        together: dict[tuple[int, int], list[Figure]] = defaultdict(list)
        for figure in self._figures.get(at, []):
            said = self._contents.get(at, [])
            inside = (c for c in said if c.start <= figure.span.start and figure.span.end <= c.end)
            together[next(((c.start, c.end) for c in inside), (0, len(self._page.text)))].append(figure)
        for (start, end), figures in together.items():
            counts = [f for f in figures if f.kind == "people"]
            parts = _Parts([s for s in found if start <= s.start and s.end <= end], counts)
            for figure in figures:
                name = parts.of(figure, counts[:_COUNTS], self._page)
                figure.place = name.id if name else None


class _Parts:
    """A sentence's spots as its figures part them: of spots that no count stands between nobody can say which is meant,
    unless they are one place.
    """

    def __init__(self, found: Sequence[Spot], counts: Sequence[Figure]) -> None:
        self.starts: list[int] = []
        self.names: list[Name | None] = []
        events: list[tuple[int, Spot | None]] = [(s.start, s) for s in found]
        events += [(f.span.start, None) for f in counts]
        events.sort(key=lambda e: e[0])
        open_part = False
        for start, spot in events:
            if spot is None:
                open_part = False
            elif not open_part:
                self.starts.append(start)
                self.names.append(spot.name)
                open_part = True
            elif spot.wide or (spot.name and not _one_place(self.names[-1], spot.name)):
                self.names[-1] = None
        kinds = [spot is None for _, spot in events]
        self.behind = len(self.starts) > 1 and kinds == [True, False] * len(self.starts)  # ৬ জন ফেনীতে, ৮ জন সিলেটে

    def of(self, figure: Figure, counts: Sequence[Figure], page: Page) -> Name | None:
        """The place that a figure stands with."""
        at = bisect_right(self.starts, figure.span.start) - 1
        if self.behind:
            return self.names[min(at + 1, len(self.names) - 1)]
        if at >= 0:
            return self.names[at]
        if len(self.starts) != 1:
            return None
        first, last = page.token_at(figure.span.end - 1) + 1, page.token_at(self.starts[0])
        others = any(figure.span.end <= f.span.start < self.starts[0] for f in counts)
        between = page.tokens[first:last]
        ends = [n for n, t in enumerate(between) if t.text == ";" or _closes(t.text)]
        goes_on = any(t.text in told_by("going_on") for n in ends for t in between[n + 1 : n + 2])
        return None if goes_on or (others and ends) else self.names[0]


def _one_place(one: Name | None, other: Name | None) -> bool:
    return one is not None and other is not None and one.entity_id == other.entity_id


def _closes(word: str) -> bool:
    return any(verb.finite for verb in verbs(word))


def _among(span: Span, sources: list[Span]) -> bool:
    at = bisect_right(sources, span.start, key=lambda s: s.start) - 1
    return at >= 0 and sources[at].holds(span)
