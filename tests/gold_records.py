"""Records made from annotated reports, to try the exports on: every layer filled as a careful reader fills it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec

from shutro.checks import Check
from shutro.deals import Move, Term
from shutro.figures import Figure
from shutro.names import Entity, Name
from shutro.record import Record, Report
from shutro.record.linking import link
from shutro.span import Span
from shutro.speech import Statement
from shutro.times import Time

SAMPLES = Path(__file__).parents[1] / "examples" / "reports"
GOLD = Path(__file__).parents[2] / "shared" / "gold" / "train"  # beside the repository, where somebody has it
PATHS = [*sorted(SAMPLES.glob("*.json")), *sorted(GOLD.glob("*.json"))]
WHY = "as a reader wrote it down"


def load(path: Path) -> Record:
    """The record that an annotated report ought to give."""
    return record(json.loads(path.read_text(encoding="utf-8")))


def record(gold: dict[str, Any]) -> Record:
    text = gold["text"]
    names, entities = named(gold["names"])
    found = Record(
        format="shutro-record/1",
        report=Report(
            gold["id"],
            gold.get("title"),
            gold.get("outlet"),
            None,
            gold["published"],
            hashlib.sha256(text.encode()).hexdigest(),
        ),
        text=text,
        statements=[made(Statement, s, s["id"]) for s in gold["statements"]],
        figures=[made(Figure, e, f"f{n}") for n, e in enumerate(gold["figures"], 1)],
        times=[made(Time, e, f"t{n}") for n, e in enumerate(gold["times"], 1)],
        names=names,
        entities=entities,
        moves=[made(Move, e, f"m{n}") for n, e in enumerate(gold["moves"], 1)],
        checks=[made(Check, e, f"c{n}") for n, e in enumerate(gold["checks"], 1)],
    )
    link(found)
    return found


def made(kind: type[Any], fields: dict[str, Any], name: str) -> Any:
    known = {k: spans(k, v) for k, v in fields.items() if k in kind.__struct_fields__}
    return kind(**{**known, "id": name, "why": WHY})


def spans(field: str, value: Any) -> Any:
    if field == "terms":
        return [Term(**{k: spans(k, v) for k, v in term.items()}) for term in value]
    if isinstance(value, list):
        return [spans(field, v) for v in value]
    return msgspec.convert(value, Span) if isinstance(value, dict) else value


def named(gold: list[dict[str, Any]]) -> tuple[list[Name], list[Entity]]:
    names, entities = [], {}
    for n, entry in enumerate(gold, 1):
        entity = entities.setdefault(
            entry["entity"], Entity(f"e{len(entities) + 1}", entry["entity"], entry["type"], [], [])
        )
        name = Name(f"n{n}", spans("span", entry["span"]), entry["type"], entity.name, entity.id, WHY)
        names.append(name)
        entity.mentions.append(name.id)
        if name.span.text not in (entity.name, *entity.also):
            entity.also.append(name.span.text)
    return names, list(entities.values())
