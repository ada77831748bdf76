"""What ties the layers together, and the way back to the text as it was given."""

import msgspec

from shutro.checks import Check
from shutro.record.record import Record
from shutro.span import Span
from shutro.speech import Statement
from shutro.text import Clean


def link(record: Record) -> None:
    """Fill what one layer knows of another: chains of statements, the innermost one around each other entry."""
    by_id = {s.id: s for s in record.statements}
    for statement in record.statements:
        statement.chain = _chain(statement, by_id)
    holders = sorted(
        ((c.start, c.end, len(s.chain), s.id) for s in record.statements for c in s.content),
        key=lambda h: (h[0], -h[1], h[2]),
    )
    for figure, found in zip(record.figures, _innermost([f.span for f in record.figures], holders), strict=True):
        figure.statement = found
    for time, found in zip(record.times, _innermost([t.span for t in record.times], holders), strict=True):
        time.statement = found
    for move, found in zip(record.moves, _innermost([m.span for m in record.moves], holders), strict=True):
        move.statement = move.statement or found


def _chain(statement: Statement, by_id: dict[str, Statement]) -> list[str]:
    chain = [statement.id]
    parent = statement.parent
    while parent is not None and parent in by_id and parent not in chain:
        chain.insert(0, parent)
        parent = by_id[parent].parent
    return chain


Holder = tuple[int, int, int, str]  # start and end of a content, depth and id of its statement


def _innermost(spans: list[Span], holders: list[Holder]) -> list[str | None]:
    """For each span the id of the innermost content that holds it, in one sweep; ``holders`` go by their start."""
    found: list[str | None] = [None] * len(spans)
    around: list[Holder] = []
    begun = 0
    for n in sorted(range(len(spans)), key=lambda n: spans[n].start):
        span = spans[n]
        while begun < len(holders) and holders[begun][0] <= span.start:
            around.append(holders[begun])
            begun += 1
        around = [h for h in around if h[1] > span.start]  # the others hold nothing that comes later either
        inside = [(depth, start - end, at) for at, (start, end, depth, _) in enumerate(around) if span.end <= end]
        found[n] = around[max(inside)[2]][3] if inside else None
    return found


def taken_back(found: list[Check], clean: Clean) -> list[Check]:
    """Move the spans of findings from the clean text to the text as it was given."""
    if clean.text is not clean.given:
        for check in found:
            _move(check, clean)
    return found


def way_back(record: Record, clean: Clean) -> Record:
    """Move every span, and every name that was read from the page, from the clean text to the text as it was given."""
    if clean.text is clean.given:
        return record
    for layer in (
        record.statements,
        record.figures,
        record.times,
        record.names,
        record.entities,
        record.moves,
        record.checks,
    ):
        for entry in layer:
            _move(entry, clean)
    return record


_AS_GIVEN = frozenset({"entity", "refers_to", "name", "also", "by", "to", "giver", "receiver"})


def _move(entry: msgspec.Struct, clean: Clean) -> None:
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        if value is None or isinstance(value, int | float):
            continue
        setattr(entry, field, _moved(value, clean, field in _AS_GIVEN))


def _moved(value: object, clean: Clean, words: bool) -> object:
    if isinstance(value, Span):
        return clean.given_span(value.start, value.end)
    if isinstance(value, list):
        return [_moved(v, clean, words) for v in value]
    if isinstance(value, msgspec.Struct):
        _move(value, clean)
        return value
    if isinstance(value, str) and words:
        return "; ".join(clean.as_given(part) for part in value.split("; "))
    return value
