"""From a record to the rows of a ledger; a pure function of one record, run where the report is read."""

import zlib
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import msgspec

from shutro.deals import Move
from shutro.ledger.copies import bands, signature
from shutro.ledger.keys import folded, key
from shutro.ledger.tables import LAYERS
from shutro.names import Name
from shutro.record import Record, sentences
from shutro.span import Span
from shutro.speech import Statement

Row = dict[str, Any]
Place = Callable[[Span], Row]  # where a span stands, and in which sentence


class Rows(msgspec.Struct):
    """One report, ready to enter a ledger: ``report`` (its row), ``layers`` (table name to rows, without the
    ``report`` column), ``words`` (its folded words, for search).
    """

    report: Row
    layers: dict[str, list[Row]]
    words: str


def rows(record: Record, address: str) -> Rows:
    """The rows of a record; ``address`` is where the report was found (file, file#line, or web address)."""
    bounds = sentences(record.text)
    starts = [s.start for s in bounds]

    def place(span: Span) -> Row:
        at = max(0, bisect_right(starts, span.start) - 1)
        sentence = bounds[at] if bounds else span
        return {
            "start": span.start,
            "end": span.end,
            "sentence_start": min(sentence.start, span.start),
            "sentence_end": max(sentence.end, span.end),
        }

    by_id = {s.id: s for s in record.statements}
    layers: dict[str, list[Row]] = {table.name: [] for table in LAYERS}
    for statement in record.statements:
        layers["statement"].append({"entry": statement.id} | place(statement.cue) | _statement(statement))
        for name in (statement.refers_to or "").split("; "):
            if name:
                layers["speaker"].append({"entry": statement.id, "name": name, "key": key(name)})
    _figures(record, by_id, layers, place)
    for move in record.moves:
        _move(layers, move, by_id.get(move.statement or ""), place)
    for entity in record.entities:
        named = {"entry": entity.id, "name": entity.name, "key": key(entity.name)}
        layers["entity"].append(named | {"type": entity.type, "mentions": len(entity.mentions)})
        borne = {"entry": entity.id, "of": entity.name, "of_key": key(entity.name), "type": entity.type}
        layers["alias"] += [borne | {"form": form, "key": key(form)} for form in entity.also]
    words = folded(record.text)
    signed = signature(words)
    layers["band"] = [{"band": band} for band in bands(signed)]
    title = folded(record.report.title) if record.report.title else ""
    return Rows(_report(record, address) | {"signature": signed}, layers, f"{title} {words}".strip())


def record_of(packed: bytes, text: str) -> Record:
    """The record that was packed into a report's row."""
    return msgspec.structs.replace(msgspec.json.decode(zlib.decompress(packed), type=Record), text=text)


class Negotiated(msgspec.Struct):
    """Of a record, what is told of a negotiation: its moves, and the statements on whose word they stand."""

    moves: list[Move]
    statements: list[Statement]


def negotiated(packed: bytes) -> Negotiated:
    """The moves and statements of the record that was packed into a report's row; nothing else of it is made."""
    return msgspec.json.decode(zlib.decompress(packed), type=Negotiated)


def _report(record: Record, address: str) -> Row:
    told = record.report
    bare = msgspec.structs.replace(record, text="")
    return {
        "sha256": told.sha256,
        "outlet": told.outlet or "",
        "address": address,
        "title": told.title,
        "published": told.published,
        "reader": told.reader,
        "text": record.text,
        "record": zlib.compress(msgspec.json.encode(bare), 6),
    }


def _source(statement: Statement | None) -> str | None:
    """Who is cited: the name where the report tells it, else the words that stand there."""
    if statement is None:
        return None
    return statement.refers_to or (statement.source.text if statement.source else None)


def _statement(statement: Statement) -> Row:
    return {
        "parent": statement.parent,
        "source": statement.source.text if statement.source else None,
        "refers_to": statement.refers_to,
        "source_kind": statement.source_kind,
        "cue": statement.cue.text,
        "act": statement.act,
        "quote": statement.quote,
        "content": " … ".join(c.text for c in statement.content),
    }


def _figures(record: Record, by_id: dict[str, Statement], layers: dict[str, list[Row]], place: Place) -> None:
    names = {n.id: n for n in record.names}
    times = {t.id: t.value for t in record.times}
    for figure in record.figures:
        by = by_id.get(figure.statement or "")
        where: Name | None = names.get(figure.place or "")
        layers["figure"].append(
            {"entry": figure.id}
            | place(figure.span)
            | {
                "text": figure.span.text,
                "low": figure.low,
                "high": figure.high,
                "bound": figure.bound,
                "kind": figure.kind,
                "unit": figure.unit,
                "role": figure.role,
                "counted": figure.counted.text if figure.counted else None,
                "statement": figure.statement,
                "source": _source(by),
                "source_key": key(by.refers_to) if by and by.refers_to else None,
                "place": where.entity if where else None,
                "place_key": key(where.entity) if where else None,
                "as_of": times.get(figure.as_of or ""),
            }
        )


def _move(layers: dict[str, list[Row]], move: Move, by: Statement | None, place: Place) -> None:
    layers["move"].append(
        {"entry": move.id}
        | place(move.span)
        | {
            "kind": move.kind,
            "status": move.status,
            "statement": move.statement,
            "source": _source(by),
            "response_to": move.response_to,
            "self_reported": move.self_reported,
            "before": move.before.text if move.before else None,
        }
    )
    for side, parties in (("by", move.by), ("to", move.to)):
        layers["move_party"] += [{"move": move.id, "side": side, "name": n, "key": key(n)} for n in parties]
    for term in move.terms:
        layers["term"].append(
            {
                "move": move.id,
                "act": term.act,
                "giver": term.giver,
                "receiver": term.receiver,
                "figure": term.figure.text if term.figure else None,
                "duration": term.duration.text if term.duration else None,
            }
        )
