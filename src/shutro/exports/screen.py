"""The record in a terminal: the board, then who said what, the figures, the times, who is named, and what to check."""

from collections.abc import Callable
from functools import partial

from rich.console import Console
from rich.text import Text

from shutro.exports.board import parts
from shutro.exports.items import Item, Row
from shutro.exports.lines import cells, put
from shutro.exports.places import around
from shutro.exports.plain import short
from shutro.exports.view import View
from shutro.record import Record
from shutro.record import fields as f

_SHOWN = 220  # characters of what somebody said; the rest stands in the text
_HEADING = "bold cyan"
_QUIET = "dim"
_ENTRY, _MORE = 5, 7  # cells that an entry and its further lines stand in


def show(record: Record, console: Console, lang: str = "bn") -> None:
    """Print a record, labelled in ``lang`` (``bn`` or ``en``).

    Raises:
        UsageError: there are no labels in ``lang``.
    """
    view = View(record, lang)
    put(console, Text(view.title, "bold"))
    counts = " · ".join(f"{label} {n}" for label, n in view.counts)
    for told in (view.about, counts or str(view.words["nothing"])):
        if told:
            put(console, Text(told, _QUIET))
    _board(view, console)
    _section(view, console, "statements", _said)
    _figures(view, console)
    _section(view, console, "times", _when)
    _section(view, console, "entities", _named)
    _section(view, console, "checks", partial(_found, record.text))


def show_board(record: Record, console: Console, lang: str = "bn") -> None:
    """Print where the negotiation of a record stands, and nothing else of it.

    Raises:
        UsageError: there are no labels in ``lang``.
    """
    view = View(record, lang)
    put(console, Text(view.title, "bold"))
    for told in (view.about, "" if record.moves else str(view.words["board_none"])):
        if told:
            put(console, Text(told, _QUIET))
    _board(view, console)


def _board(view: View, console: Console) -> None:
    """Where the negotiation stands, then its steps in the order of the text."""
    if not view.record.moves:
        return
    console.print()
    put(console, Text.assemble((str(view.words["board"]), _HEADING), (f" — {view.words['board_of']}", _QUIET)))
    for part in parts(view):
        if part.key != "board_parties":
            put(console, Text(part.heading, "bold"), 2)
        for group in part.groups:
            if group.heading:
                put(console, Text(group.heading, "italic"), 4)
            for row in group.rows:
                _line(console, row, 6 if group.heading else 4)
    put(console, Text(str(view.words["board_steps"]), "bold"), 2)
    for item in view.items("moves"):
        _step(console, item)


def _line(console: Console, row: Row, indent: int) -> None:
    points = f" ({', '.join(row.ids)})" if row.ids else ""
    mark = Text(" " * (indent - 2) + "-", _QUIET)
    told = Text.assemble((row.label, "bold"), f": {row.text}", (points, _QUIET))
    beside = f" · {row.note}" if row.note else ""
    if cells(told.plain + beside) > console.width - indent:
        beside = ""
    put(console, told.append(beside, _QUIET), indent, mark)
    if row.note and not beside:
        put(console, Text(row.note, _QUIET), indent + 2)


def _section(view: View, console: Console, layer: str, tell: Callable[[Console, Item], None]) -> None:
    items = view.items(layer)
    if items:
        _heading(view, console, layer)
    for item in items:
        tell(console, item)


def _heading(view: View, console: Console, layer: str) -> None:
    console.print()
    put(console, Text(f.layer(layer, view.lang), _HEADING))


def _step(console: Console, item: Item) -> None:
    entry = Text.assemble((item.kind, "bold"), "  ", item.head, (f"  {item.told('status')}", _QUIET))
    word = item.row("statement")
    if word and not word.ids:
        entry.append(f" · {word.text}", _QUIET)
    put(console, entry, _ENTRY, Text(item.id, _QUIET))
    put(console, _quoted(item.told("span")), _MORE)
    for row in item.rows:
        if row.key not in ("span", "status") and not (row is word and not row.ids):
            points = f" ({', '.join(row.ids)})" if row.ids else ""
            put(console, Text.assemble((f"{row.label}: ", _QUIET), row.text, (points, _QUIET)), _MORE)


def _quoted(text: str) -> Text:
    """The words of the report, shortened, in quotation marks of their own."""
    return Text(f"«{short(text, _SHOWN)}»")


def _said(console: Console, item: Item) -> None:
    indent = 2 * item.depth
    told = f"  {item.kind} · {item.told('cue')} · {item.told('source_kind')}"
    put(
        console,
        Text.assemble((item.head, "bold"), (told, _QUIET)),
        indent + _ENTRY,
        Text(" " * indent + item.id, _QUIET),
    )
    put(console, Text(short(item.content(), _SHOWN)), indent + _MORE)


def _figures(view: View, console: Console) -> None:
    """Figures, those on one source's word together."""
    by_word: dict[str, list[Item]] = {}
    for item in view.items("figures"):
        by_word.setdefault(item.told("statement"), []).append(item)
    if by_word:
        _heading(view, console, "figures")
    for word, items in by_word.items():
        put(console, Text.assemble((f"{f.label('figures', 'statement', view.lang)}: ", _QUIET), (word, "bold")))
        for item in items:
            _counted(console, item)


def _counted(console: Console, item: Item) -> None:
    stands = " ".join(part for part in (item.told("span"), item.told("counted")) if part)
    text = Text.assemble((stands, "bold"), ("  =  ", _QUIET), f"{item.head} · {item.kind}")
    for row in item.rows:
        if row.key not in ("span", "counted", "statement"):
            text.append(f" · {row.label}: ", _QUIET).append(row.text)
    put(console, text, _MORE, Text(f"  {item.id}", _QUIET))


def _when(console: Console, item: Item) -> None:
    text = Text.assemble((item.told("span"), "bold"), ("  =  ", _QUIET), item.head)
    if item.told("value") != item.head:
        text.append(f"  {item.told('value')}", _QUIET)
    if conflict := item.row("conflict"):
        text.append(f" · {conflict.label}: ", _QUIET).append(conflict.text)
    put(console, text, _ENTRY, Text(item.id, _QUIET))


def _named(console: Console, item: Item) -> None:
    text = Text.assemble((item.head, "bold"), (f"  {item.kind} · {item.told('mentions')}", _QUIET))
    if also := item.row("also"):
        text.append(f" · {also.label}: ", _QUIET).append(also.text)
    put(console, text, _ENTRY, Text(item.id, _QUIET))


def _found(text: str, console: Console, item: Item) -> None:
    put(console, Text.assemble((item.kind, "bold"), "  ", item.told("note")), _ENTRY, Text(item.id, _QUIET))
    if item.span:
        put(console, around(text, item.span), _MORE)
    if fix := item.row("fixes"):
        put(console, Text.assemble((f"{fix.label}: ", _QUIET), fix.text), _MORE)
