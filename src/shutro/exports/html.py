"""One self-contained page: the board, the report with its layers highlighted, every entry with source, value and why.

The page loads nothing from anywhere, runs only the script that stands in it (a policy in its head says so to the
browser), and works without it. Every character of the report is escaped by the template engine.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from shutro.exports.board import parts
from shutro.exports.items import Item
from shutro.exports.marks import Piece, paragraphs
from shutro.exports.plain import line
from shutro.exports.view import View
from shutro.exports.voices import voices
from shutro.record import Record
from shutro.record import fields as f

_BENGALI = re.compile(r"[\u0980-\u09ff]")
_NOT_IN_HTML = re.compile("[\x00\ud800-\udfff]")  # no page can hold these
_TURNS = re.compile("([\u202a-\u202e\u2066-\u2069])")  # marks that turn the direction of writing
_WEB = re.compile(r"https?://", re.IGNORECASE)
_TOGGLED = ("statements", "figures", "times", "names", "moves", "checks")
_LISTED = ("statements", "figures", "times", "entities", "checks")


def page(record: Record, lang: str = "bn") -> str:
    """The page of a record, labelled in ``lang`` (``bn`` or ``en``), as the text of an HTML file (in UTF-8).

    Raises:
        UsageError: there are no labels in ``lang``.
    """
    return _page(View(record, lang), alone=False)


def board(record: Record, lang: str = "bn") -> str:
    """The page of a record's board, without the report and the other layers.

    Raises:
        UsageError: there are no labels in ``lang``.
    """
    return _page(View(record, lang), alone=True)


def _page(view: View, alone: bool) -> str:
    return _template().render(
        **parts_of(view, alone),
        lang=view.lang,
        phrases=view.words,
        policy=_policy(),
        style=Markup(_style()),  # noqa: S704 - files of ours
        script=Markup(_part("record.js")),  # noqa: S704 - a file of ours
    )


def parts_of(
    view: View, alone: bool = False, elsewhere: Callable[[str], str | None] = lambda _: None
) -> dict[str, Any]:
    """What the parts of ``record.html.j2`` are filled with, besides ``lang``, ``phrases`` and their filters.

    ``alone``: the board is shown without the report and its other layers; ``elsewhere``: the address of what somebody
    whom the report cites says in other reports, where there is one.
    """
    record = view.record
    cited = {name for s in record.statements for name in (s.refers_to or "").split("; ")}
    named = {item.id: item for item in view.items("names")}
    return {
        "alone": alone,
        "steps": {move.id for move in record.moves},
        "view": view,
        "url": web_address(record.report.url),
        "layers": [(layer, f.layer(layer, view.lang)) for layer in _TOGGLED if getattr(record, layer)],
        "lines": list(zip(paragraphs(record), voices(view), strict=True)),
        "elsewhere": lambda name: elsewhere(name) if name in cited else None,
        "aim": _aim,
        "board": parts(view),
        "moves": view.items("moves"),
        "lists": [(layer, f.layer(layer, view.lang), items) for layer in _LISTED if (items := view.items(layer))],
        "mentions": lambda item: _mentions(item, named),
        "why": lambda layer: f.label(layer, "why", view.lang),
    }


def _aim(piece: Piece) -> str | None:
    """The entry that a piece links to: of those that begin there, the most specific."""
    return next((entry for entry in piece.entries if entry in piece.begins), piece.begins[0] if piece.begins else None)


def _mentions(item: Item, named: dict[str, Item]) -> list[Item]:
    row = item.row("mentions")
    return [named[name] for name in row.ids if name in named] if row else []


def web_address(url: str | None) -> str | None:
    """An address that a page may lead to: of the web, and no script; else None."""
    return line(url) if url and _WEB.match(url) else None


def exact(text: str) -> Markup:
    """Text of the report, escaped, so that a browser has every character of it.

    A mark that turns the direction of writing is shut in with itself: it is there, and turns nothing.
    """
    safe = str(escape(_NOT_IN_HTML.sub("\ufffd", text))).replace("\r", "&#13;")
    return Markup(_TURNS.sub(r'<span class="turn">\1</span>', safe))  # noqa: S704 - escaped the line before


def is_bengali(text: str) -> bool:
    """Whether a text has a Bengali letter."""
    return bool(_BENGALI.search(text))


@pass_context
def bn(context: Context, text: str | None) -> str:
    """Text of a report, with its language told where the page has another."""
    if not text or context["lang"] == "bn" or not is_bengali(text):
        return text or ""
    return Markup('<span lang="bn">{}</span>').format(text)


@pass_context
def _head(context: Context, item: Item) -> str:
    return bn(context, item.head)


@cache
def _part(name: str) -> str:
    return files("shutro").joinpath("exports", name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    return "\n".join(map(_part, ("colours.css", "record.css", "page.css")))


@cache
def _policy() -> str:
    """What the browser may load and run: this page's own style and script, told by their fingerprints."""
    style, script = (
        base64.b64encode(hashlib.sha256(told.encode()).digest()).decode() for told in (_style(), _part("record.js"))
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _template() -> Template:
    engine = Environment(
        loader=FunctionLoader(_part), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    engine.filters |= {"exact": exact, "bn": bn, "head": _head, "chosen": lambda told: told}
    return engine.get_template("page.html.j2")
