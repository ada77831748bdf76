"""Where and when a figure holds, where its sentence leaves no choice; else null."""

import re
from bisect import bisect_right
from collections import defaultdict

from shutro.names import Name
from shutro.record.record import Record
from shutro.span import Span
from shutro.words import Page, case

_WHERE = ("locative",)
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d.*)?")


def settle(record: Record, page: Page) -> None:
    """Fill ``place`` and ``as_of`` of every figure: the only place in the locative, and the only day or month, of its
    sentence.

    গাজায়, and গাজা শহরে, যশোরের শার্শা উপজেলায় by the noun that follows, tell where (Thompson, *Bengali*, ch. 6: the
    locative); রাশিয়ার does not. A place among the words for a source says where the source is from. Offsets are the
    page's.
    """
    sources = sorted((s.source for s in record.statements if s.source), key=lambda s: s.start)
    places: dict[int, list[Name]] = defaultdict(list)
    for name in record.names:
        if name.type == "PLACE" and _tells_where(name.span, page) and not _among(name.span, sources):
            places[page.sentence_at(name.span.start)].append(name)
    days: dict[int, list[str]] = defaultdict(list)
    for time in record.times:
        if time.value and _DAY.fullmatch(time.value):
            days[page.sentence_at(time.span.start)].append(time.id)
    for figure in record.figures:
        sentence = page.sentence_at(figure.span.start)
        figure.place = _only_place(places.get(sentence, []))
        told = days.get(sentence, [])
        figure.as_of = told[0] if len(told) == 1 else None


def _among(span: Span, sources: list[Span]) -> bool:
    at = bisect_right(sources, span.start, key=lambda s: s.start) - 1
    return at >= 0 and sources[at].holds(span)


def _tells_where(span: Span, page: Page) -> bool:
    last = page.token_at(span.end - 1)
    if case(page.tokens[last].text)[:1] == _WHERE:
        return True
    if case(page.tokens[last].text):
        return False
    noun = page.tokens[last + 1] if last + 1 < len(page.tokens) else None  # শহরে, উপজেলায়, এলাকায়
    return noun is not None and noun.kind == "word" and case(noun.text)[:1] == _WHERE


def _only_place(names: list[Name]) -> str | None:
    return names[0].id if len({n.entity_id for n in names}) == 1 else None
