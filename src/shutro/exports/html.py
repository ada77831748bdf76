"""One self-contained page: the board, the report with its layers highlighted, every entry with source, value and why.

The page loads nothing from anywhere, runs only the script that stands in it (a policy in its head says so to the
browser), and works without it. Every character of the report is escaped by the template engine.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from shutro.exports.board import parts
from shutro.exports.items import Item
from shutro.exports.marks import Piece, paragraphs
from shutro.exports.plain import line
from shutro.exports.view import View
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
    record = view.record
    named = {item.id: item for item in view.items("names")}
    return _template().render(
        alone=alone,
        steps={move.id for move in record.moves},
        view=view,
        lang=view.lang,
        words=view.words,
        policy=_policy(),
        style=Markup(_part("page.css")),  # noqa: S704 - a file of ours
        script=Markup(_part("page.js")),  # noqa: S704 - a file of ours
        url=_address(record.report.url),
        layers=[(layer, f.layer(layer, view.lang)) for layer in _TOGGLED if getattr(record, layer)],
        paragraphs=paragraphs(record),
        aim=_aim,
        board=parts(view),
        moves=view.items("moves"),
        lists=[(layer, f.layer(layer, view.lang), items) for layer in _LISTED if (items := view.items(layer))],
        mentions=lambda item: _mentions(item, named),
        why=lambda layer: f.label(layer, "why", view.lang),
    )


def _aim(piece: Piece) -> str | None:
    """The entry that a piece links to: of those that begin there, the most specific."""
    return next((entry for entry in piece.entries if entry in piece.begins), piece.begins[0] if piece.begins else None)


def _mentions(item: Item, named: dict[str, Item]) -> list[Item]:
    row = item.row("mentions")
    return [named[name] for name in row.ids if name in named] if row else []


def _address(url: str | None) -> str | None:
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


@cache
def _part(name: str) -> str:
    return files("shutro").joinpath("exports", name).read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """What the browser may load and run: this page's own style and script, told by their fingerprints."""
    prints = {}
    for name in ("page.css", "page.js"):
        prints[name] = base64.b64encode(hashlib.sha256(_part(name).encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{prints['page.css']}'; script-src 'sha256-{prints['page.js']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _template() -> Template:
    engine = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    engine.filters["exact"] = exact
    engine.tests["bengali"] = is_bengali
    return engine.from_string(_part("page.html.j2"))
