"""One entry read aloud: its sentence with the place marked, every field by its label, who tells it, and its rule."""

import msgspec
from rich.console import Console
from rich.text import Text

from shutro.errors import UsageError
from shutro.exports import values
from shutro.exports.items import LAYERS, Entry, Item, place
from shutro.exports.lines import put
from shutro.exports.places import around
from shutro.exports.plain import line
from shutro.exports.view import View
from shutro.record import Record
from shutro.record import fields as f
from shutro.span import Span
from shutro.speech import Statement

_QUIET = "dim"
_TOLD_APART = frozenset({"id", "why", "chain"})
_ONLY_WHERE_FILLED = frozenset({"problem", "readings", "confidence", "self_reported", "fix", "conflict", "anonymity"})
_FAR = 320  # characters of the sentence on either side
_LETTERS = dict(zip(LAYERS, "sftnemc", strict=True))


def tell(record: Record, entry_id: str, console: Console, lang: str = "bn") -> None:
    """Print one entry of a record, such as ``s3`` or ``f12``.

    Raises:
        UsageError: the record has no such entry (the message names those it has), or there are no labels in ``lang``.
    """
    view = View(record, lang)
    entry = view.by_id.get(entry_id)
    if entry is None:
        raise UsageError(f"{entry_id!r} is no entry of this record. {_those_there_are(record)}")
    layer = next(name for name in LAYERS if entry in getattr(record, name))
    item = view.item(entry)
    head = Text.assemble((f"{item.id}  ", _QUIET), (item.kind, "bold"), "  ", item.head)
    put(console, head.append(f"  {f.layer(layer, view.lang)}", _QUIET))
    if where := place(entry):
        console.print()
        put(console, around(record.text, where, _FAR), 2)
    console.print()
    _fields(view, console, entry, layer)
    _chain(view, console, item)
    if item.why:
        console.print()
        put(console, Text.assemble((f"{f.label(layer, 'why', view.lang)}: ", _QUIET), line(item.why)), 2)


def _those_there_are(record: Record) -> str:
    ranges = []
    for layer, letter in _LETTERS.items():
        last = len(getattr(record, layer))
        if last:
            ranges.append(f"{letter}1" if last == 1 else f"{letter}1-{letter}{last}")
    return f"It has {', '.join(ranges)}." if ranges else "Nothing was found in this report."


def _fields(view: View, console: Console, entry: Entry, layer: str) -> None:
    for name in f.fields(layer):
        if name in _TOLD_APART:
            continue
        label = Text(f"{f.label(layer, name, view.lang)}: ", _QUIET)
        told = _told(view, layer, name, getattr(entry, name))
        if not told and name in _ONLY_WHERE_FILLED:
            continue
        put(console, label + (Text(told) if told else Text(str(view.words["empty"]), _QUIET)), 2)


def _told(view: View, layer: str, name: str, value: object) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, Span):
        return f"«{line(value.text)}» ({value.start}-{value.end})"
    if isinstance(value, list):
        return ", ".join(_told(view, layer, name, part) for part in value)
    if isinstance(value, msgspec.Struct):
        shown = ((n, _told(view, name, n, getattr(value, n))) for n in value.__struct_fields__)
        return "; ".join(f"{f.label(name, n, view.lang)}: {told}" for n, told in shown if told)
    if isinstance(value, bool):
        return str(view.words["yes" if value else "no"])
    if isinstance(value, int | float):
        return values.number(value, view.lang)
    return _word(view, layer, name, str(value))


def _word(view: View, layer: str, name: str, value: str) -> str:
    if vocabulary := f.vocabulary(layer, name):
        told, value = line(f.value(vocabulary, value, view.lang)), line(value)
        return told if told == value else f"{told} ({value})"
    pointed = view.by_id.get(value)
    if pointed is not None and name in (
        "parent",
        "statement",
        "source_entity",
        "entity_id",
        "as_of",
        "place",
        "response_to",
    ):
        item = view.item(pointed)
        return f"{item.id} ({item.kind}: {item.head})"
    return line(value)


def _chain(view: View, console: Console, item: Item) -> None:
    """The statements around an entry, each inside the one before."""
    word = item.row("statement")
    inner = view.by_id.get(word.ids[0] if word and word.ids else item.id)
    if not isinstance(inner, Statement):
        return
    console.print()
    put(console, Text(f"{f.label('statements', 'chain', view.lang)}:", _QUIET), 2)
    for depth, statement in enumerate(view.chain(inner), 1):
        told = view.item(statement)
        mark = Text(" " * 2 * depth + told.id, _QUIET)
        put(
            console,
            Text.assemble((told.head, "bold"), (f"  {told.kind} · {told.told('cue')}", _QUIET)),
            2 * depth + 5,
            mark,
        )
