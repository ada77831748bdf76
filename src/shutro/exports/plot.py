"""Figures over time as a picture in a file: SVG, or PNG where resvg-py is installed (``pip install 'shutro[plot]'``).

One field for each place and kind of count, one under the other, laid out by `shutro.exports.drawing`. A line joins what
one source made of its own figure and nothing else; what is not told is not shown, and nothing is averaged.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from shutro.errors import UsageError
from shutro.exports import values
from shutro.exports.answers import value, words
from shutro.exports.drawing import FOOT, TALL, TOP, Drawing, Mark, Source, Style, draw, styles
from shutro.exports.plain import line, short
from shutro.ledger.answers import Counted
from shutro.record import fields as f
from shutro.record.fields import Language

FORMS = (".svg", ".png")
_WIDE = 960  # pixels of a field
_HIGH = TOP + TALL + FOOT + 76  # ... with its heading and its days
_FIELDS = 12  # in one picture: those of most figures
_NUMBERED = 14  # marks of a field that bear their numbers
_BENGALI = re.compile("([\u0980-\u09ff।\u200c\u200d]+(?:[ ,]+[\u0980-\u09ff।\u200c\u200d]+)*)")
_NAME = 60  # characters of a source's name
_ZOOM = 2  # pixels of a PNG for one of the SVG: paper and sharp screens
_COLOURS = ("#0b5fa5", "#b3541e", "#2e7d32", "#7b1fa2", "#00796b", "#a31545", "#5d4037", "#455a64")  # 4.5:1 on white


def svg(found: Sequence[Counted], lang: Language = "bn") -> str:
    """The picture of figures that have a day and a number, as the text of an SVG file.

    The same source has one colour and one shape throughout; every mark says in its title what it is and where.
    """
    told, look = words(lang), styles(found)
    groups: dict[tuple[str | None, str | None], list[Counted]] = {}
    for one in found:
        groups.setdefault((one.place, one.span), []).append(one)
    drawn = ((group, draw(of_one, look, least=1)) for group, of_one in groups.items())
    pictures = sorted(((group, made) for group, made in drawn if made), key=lambda p: -len(p[1].marks))[:_FIELDS]
    shown = {mark.one.id for _, made in pictures for mark in made.marks}
    used = dict.fromkeys(source for _, made in pictures for source, _ in made.sources)
    role = f.value("role", found[0].role, lang) if found else ""
    left = len(found) - len(shown)
    return _template().render(
        title=f"{told['figures']}: {role}" if role else told["figures"],
        fields=[_field(made, place, span, n, lang) for n, ((place, span), made) in enumerate(pictures)],
        legend=[{"name": short(name(source, lang), _NAME), **_look(look[source])} for source in used],
        left_out=str(told["not_drawn"]).format(n=values.number(left, lang)) if left else "",
        wide=_WIDE, high=_HIGH, lang=lang, runs=runs,
    )  # fmt: skip


def png(found: Sequence[Counted], lang: Language = "bn") -> bytes:
    """The same picture as the bytes of a PNG file, in the fonts of this machine.

    Raises:
        UsageError: resvg-py is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("a PNG needs resvg-py: pip install 'shutro[plot]', or name an .svg") from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg(found, lang), zoom=_ZOOM, background="#ffffff"))


def name(source: Source, lang: Language) -> str:
    """Whose count it is, in words."""
    told = words(lang)
    return (
        str(told["own_count"]).format(outlet=line(source.by or "—"))
        if source.own
        else line(source.by or told["nobody"])
    )


def runs(text: str) -> list[tuple[str, bool]]:
    """A text cut where its script changes, with whether the part is Bengali: who draws it has a font for either.

    >>> runs("গাজা: BBC")
    [('গাজা', True), (': BBC', False)]
    """
    return [(part, at % 2 == 1) for at, part in enumerate(_BENGALI.split(text)) if part]


def _field(made: Drawing, place: str | None, span: str | None, n: int, lang: Language) -> dict[str, Any]:
    told = words(lang)
    numbered = len(made.marks) <= _NUMBERED
    return {
        "top": 56 + n * _HIGH,
        "name": f"{line(place) if place else told['anywhere']} · {told[span or 'unmarked']}",
        "ticks": [(y + 20, values.number(round(number), lang)) for y, number in made.ticks],
        "days": [(_x(x), values.time(day, lang), anchor) for x, day, anchor in made.days],
        "low": TOP + TALL + 20,
        "strokes": [
            {
                "x1": _x(s.x1),
                "y1": s.y1 + 20,
                "x2": _x(s.x2),
                "y2": s.y2 + 20,
                "colour": s.style and _look(s.style)["colour"],
            }
            for s in made.strokes
        ],
        "marks": [_mark(mark, numbered, lang) for mark in made.marks],
    }


def _mark(mark: Mark, numbered: bool, lang: Language) -> dict[str, Any]:
    one = mark.one
    source = name(Source(one.by if one.cited else one.outlet or None, own=not one.cited), lang)
    prints = [str(words(lang)["prints"]).format(n=values.number(one.reports, lang))] if one.reports > 1 else []
    told = [value(one, lang), source, values.time(one.day, lang), line(one.outlet), one.id, *prints]
    stands = one.low if one.low is not None else one.high
    return {
        "x": _x(mark.x),
        "y": mark.y + 20,
        "top": mark.top,
        "foot": mark.foot,
        "up": mark.up,
        "down": mark.down,
        "hollow": mark.hollow,
        "number": values.number(stands, lang) if numbered and stands is not None else "",
        "title": " · ".join(part for part in told if part),
        **_look(mark.style),
    }


def _x(share: float) -> float:
    return round(share * _WIDE / 100, 1)


def _look(style: Style) -> dict[str, Any]:
    return {"colour": _COLOURS[style.colour], "shape": style.shape}


@cache
def _template() -> Template:
    text = files("shutro").joinpath("exports", "plot.svg.j2").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(text)
