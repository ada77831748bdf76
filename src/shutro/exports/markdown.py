"""A brief in Markdown for a newsroom's notes: the board, who said what, figures with sources, times, names, checks."""

import re
from collections.abc import Iterator

from shutro.exports.board import parts
from shutro.exports.items import Item
from shutro.exports.places import CLOSE, OPEN, sentence
from shutro.exports.plain import line, short
from shutro.exports.view import View
from shutro.record import Record
from shutro.record import fields as f

_SHOWN = 400
_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~$&])")  # what Markdown would read as markup, HTML or a formula inside a line
_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")  # ... and at the start of one: a list, a rule, a heading
_BARE = re.compile(r"(?<=\w)([:.@])(?=[\w/])")  # an address, which some readers turn into a link


def brief(record: Record, lang: str = "bn") -> str:
    """The record as Markdown, labelled in ``lang`` (``bn`` or ``en``).

    Raises:
        UsageError: there are no labels in ``lang``.
    """
    view = View(record, lang)
    parts = [f"# {escaped(view.title)}", escaped(view.about)]
    told = {layer: "\n".join(lines(view)) for layer, lines in _SECTIONS.items()}
    if not any(told.values()):
        parts.append(str(view.words["nothing"]))
    for layer, lines in told.items():
        if lines:
            heading = str(view.words["board"]) if layer == "moves" else f.layer(layer, view.lang)
            parts += [f"## {heading}", lines]
    parts += ["---", f"*{view.words['made_by']}*"]
    return "\n\n".join(part for part in parts if part) + "\n"


def board(record: Record, lang: str = "bn") -> str:
    """The board of a record as Markdown, and nothing else of it.

    Raises:
        UsageError: there are no labels in ``lang``.
    """
    view = View(record, lang)
    told = "\n".join(_board(view)) if record.moves else str(view.words["board_none"])
    parts = [f"# {escaped(view.title)}", escaped(view.about), f"## {view.words['board']}", told]
    return "\n\n".join(part for part in [*parts, "---", f"*{view.words['made_by']}*"] if part) + "\n"


def escaped(text: str) -> str:
    r"""Text of a report in which Markdown finds nothing to obey.

    >>> escaped("*না* | 1. <b>")
    '\\*না\\* \\| 1. \\<b\\>'
    """
    plain = _MEANT.sub(r"\\\1", line(text))
    plain = _START.sub(r"\1\\\2" if not plain[:1].isdigit() else r"\1\2\\", plain)
    return _BARE.sub(r"\1\u200b", plain) if "://" in plain or "@" in plain or "www." in plain else plain


def _board(view: View) -> Iterator[str]:
    for part in parts(view):
        yield f"### {part.heading}\n"
        for group in part.groups:
            if group.heading:
                yield f"- *{escaped(group.heading)}*"
            for row in group.rows:
                points = f" ({', '.join(row.ids)})" if row.ids else ""
                note = f" – {escaped(row.note)}" if row.note else ""
                margin = "  " if group.heading else ""
                yield f"{margin}- **{escaped(row.label)}**: {escaped(row.text)}{note}{points}"
        yield ""
    if view.record.moves:
        yield f"### {view.words['board_steps']}\n"
    for n, item in enumerate(view.items("moves"), 1):
        yield f"{n}. **{item.kind}**: {escaped(item.head)} ({item.told('status')}, {item.id})"
        yield f"   - «{escaped(short(item.told('span'), _SHOWN))}»"
        yield from _rows(item, "   ", skip=("span", "status"))


def _statements(view: View) -> Iterator[str]:
    for item in view.items("statements"):
        margin = "  " * item.depth
        told = f"{item.kind}, {item.told('source_kind')}, «{escaped(item.told('cue'))}», {item.id}"
        yield f"{margin}- **{escaped(item.head)}** ({told}): {escaped(short(item.told('content'), _SHOWN))}"


def _figures(view: View) -> Iterator[str]:
    items = view.items("figures")
    if not items:
        return
    heads = [f.label("figures", name, view.lang) for name in ("span", "low", "kind", "counted", "statement")]
    heads[1] = f.layer("figures", view.lang)
    yield f"| | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for item in items:
        told = (item.told("span"), item.head, item.kind, item.told("counted"), item.told("statement"))
        yield f"| {item.id} | {' | '.join(map(escaped, told))} |"


def _times(view: View) -> Iterator[str]:
    for item in view.items("times"):
        value = item.told("value")
        yield f"- **{escaped(item.told('span'))}** = {escaped(item.head)}" + (f" ({escaped(value)})" if value else "")


def _entities(view: View) -> Iterator[str]:
    for item in view.items("entities"):
        also = f"; {escaped(item.told('also'))}" if item.told("also") else ""
        yield f"- **{escaped(item.head)}** ({item.kind}, {item.told('mentions')}{also})"


def _checks(view: View) -> Iterator[str]:
    for item in view.items("checks"):
        yield f"- **{item.kind}**: {escaped(item.told('note'))} ({item.id})"
        if item.span:
            before, marked, after = (re.sub(r"\s", " ", part) for part in sentence(view.record.text, item.span))
            yield f"  - {escaped_inside(before)}{OPEN}{escaped(marked)}{CLOSE}{escaped_inside(after)}"
        yield from _rows(item, "  ", skip=("note",))


def escaped_inside(text: str) -> str:
    """Like `escaped`, the spaces at either end kept."""
    return f"{' ' * text[:1].isspace()}{escaped(text)}{' ' * text[-1:].isspace()}" if text.strip() else text


def _rows(item: Item, margin: str, skip: tuple[str, ...]) -> Iterator[str]:
    for row in item.rows:
        if row.key not in skip:
            yield f"{margin}- {row.label}: {escaped(row.text)}" + (f" ({', '.join(row.ids)})" if row.ids else "")


_SECTIONS = {
    "moves": _board,
    "statements": _statements,
    "figures": _figures,
    "times": _times,
    "entities": _entities,
    "checks": _checks,
}
