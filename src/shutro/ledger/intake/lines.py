"""JSON Lines: one report a line, its text and what is known of it in named fields."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from shutro.ledger.intake.told import Told, published
from shutro.ledger.items import Given, Item, Refusal
from shutro.text import LIMIT
from shutro.text.source import too_large

ENDINGS = (".jsonl", ".ndjson")

# what fields are called where nobody says otherwise, the likeliest first
_NAMES = {
    "text": ("text", "body", "content", "article", "description"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "newspaper"),
    "published": ("published", "published_at", "date", "datetime", "time"),
    "url": ("url", "link"),
}


def items(path: Path, told: Told) -> Iterator[Given]:
    """The reports of the file, line by line; a line that holds none is refused and the next is read.

    Raises:
        OSError: it cannot be read.
    """
    address = path.resolve()
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LIMIT + 1), b""), 1):
            where = f"{address}#{number}"
            if len(line) > LIMIT:
                yield Refusal(where, too_large(where), line[:_KEPT])
                while line and not line.endswith(b"\n"):
                    line = file.readline(LIMIT)
            elif line.strip():
                yield _item(where, line, told)


def how_many(path: Path) -> int:
    """How many lines there are, about as fast as the disk gives them; 0 where the file cannot be read."""
    found, last = 0, b"\n"
    try:
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                found += part.count(b"\n")
                last = part[-1:]
    except OSError:
        return 0
    return found + (last != b"\n")


_KEPT = 10_000  # bytes of a line that is too long


def _item(where: str, line: bytes, told: Told) -> Given:
    try:
        found: Any = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Refusal(where, f"is no JSON ({error}): each line must be one JSON object", line)
    if not isinstance(found, dict):
        return Refusal(where, "is no JSON object: each line must be one, with the report's text in a field", line)
    text = _field(found, "text", told)
    if not text:
        named = told.fields.get("text")
        fields = ", ".join(list(found)[:12]) or "none"
        wanted = f"no field {named!r} with text" if named else "no field with the text"
        return Refusal(where, f"has {wanted} (its fields: {fields}): name it with --fields text=NAME", line)
    return Item(
        where,
        text.encode("utf-8", "replace"),
        _field(found, "title", told),
        _field(found, "outlet", told) or told.outlet,
        published(_field(found, "published", told)) or told.published,
        _field(found, "url", told),
        content_type="text/plain",
    )


def _field(found: dict[str, Any], what: str, told: Told) -> str | None:
    names = (told.fields[what],) if what in told.fields else _NAMES[what]
    return next((v.strip() for n in names if isinstance(v := found.get(n), str) and v.strip()), None)
