"""What ties the layers together, and the way back to the text as it was given."""

from typing import TypeVar

import msgspec

from shutro.record.record import Record
from shutro.span import Span
from shutro.speech import Statement
from shutro.text import Clean

_Entry = TypeVar("_Entry", bound=msgspec.Struct)


def link(record: Record) -> None:
    """Fill what one layer knows of another: chains of statements, the innermost one around each figure and move."""
    by_id = {s.id: s for s in record.statements}
    for statement in record.statements:
        statement.chain = _chain(statement, by_id)
    holders = sorted(
        ((c.start, c.end, len(s.chain), s.id) for s in record.statements for c in s.content),
        key=lambda h: (h[0], -h[1], h[2]),
    )
    for figure in record.figures:
        figure.statement = _innermost(figure.span, holders)
    for move in record.moves:
        move.statement = move.statement or _innermost(move.span, holders)


def _chain(statement: Statement, by_id: dict[str, Statement]) -> list[str]:
    chain = [statement.id]
    parent = statement.parent
    while parent is not None and parent in by_id and parent not in chain:
        chain.insert(0, parent)
        parent = by_id[parent].parent
    return chain


def _innermost(span: Span, holders: list[tuple[int, int, int, str]]) -> str | None:
    best: tuple[int, int, str] | None = None
    for start, end, depth, name in holders:
        if start > span.start:
            break
        if span.end <= end and (best is None or (depth, -(end - start)) >= best[:2]):
            best = (depth, -(end - start), name)
    return best[2] if best else None


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
