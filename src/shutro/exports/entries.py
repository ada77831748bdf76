"""Every entry of a record as one row, for a table or another program: where, what, on whose word, and why."""

from bisect import bisect_right
from collections.abc import Callable

import msgspec

from shutro.checks import Check
from shutro.deals import Move
from shutro.exports.items import LAYERS, Entry, place
from shutro.exports.plain import line
from shutro.exports.view import View
from shutro.figures import Figure
from shutro.record import sentences
from shutro.span import Span
from shutro.speech import Statement
from shutro.times import Time


class EntryRow(msgspec.Struct):
    """An entry. ``start``, ``end``: code points of the report's text, None for one that stands nowhere of its own;
    ``value``: what it tells (of a time its TIMEX3 value); ``source``: on whose word, outermost first, "" where the
    layer has none; ``why``: what it was read by.
    """

    layer: str
    id: str
    kind: str
    start: int | None
    end: int | None
    text: str
    value: str
    source: str
    sentence: str
    why: str


def entries(view: View) -> list[EntryRow]:
    """The rows of a record, layer by layer."""
    bounds = sentences(view.record.text)
    starts = [bound.start for bound in bounds]

    def sentence(span: Span) -> str:
        return bounds[max(0, bisect_right(starts, span.start) - 1)].text if bounds else span.text

    return [_row(view, entry, sentence) for layer in LAYERS for entry in getattr(view.record, layer)]


def _row(view: View, entry: Entry, sentence: Callable[[Span], str]) -> EntryRow:
    item, span = view.item(entry), place(entry)
    return EntryRow(
        item.layer,
        item.id,
        item.kind,
        span.start if span else None,
        span.end if span else None,
        line(span.text) if span else "",
        _value(entry, item.head),
        _source(view, entry),
        line(sentence(span)) if span else "",
        item.why,
    )


def _value(entry: Entry, head: str) -> str:
    match entry:
        case Statement():
            return line(" … ".join(content.text for content in entry.content))
        case Time():
            return entry.value or ""
        case Check():
            return entry.fixes[0].to if entry.fixes else ""
    return head


def _source(view: View, entry: Entry) -> str:
    match entry:
        case Statement():
            return view.word_of(entry.id)
        case Figure() | Time() | Move():
            return view.word_of(entry.statement)
    return ""
