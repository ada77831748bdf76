"""Figures over time as an SVG: each from the least to the most that its words allow, at its day, by whose count.

No line joins figures of two sources, and none is drawn through open ends: what is not told is not shown.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from shutro.exports import values
from shutro.exports.answers import value, words
from shutro.exports.plain import line, short
from shutro.ledger.answers import Counted
from shutro.record import fields as f
from shutro.record.fields import Language

_WIDE, _TALL, _LEFT, _TOP = 960, 420, 90, 50
_COLOURS = ("#0b5fa5", "#b3541e", "#2e7d32", "#7b1fa2", "#00796b", "#a31545", "#5d4037", "#455a64")  # 4.5:1 on white
_SHAPES = ("circle", "square", "diamond", "triangle")
_TICKS = 5


def svg(found: Sequence[Counted], lang: Language = "bn") -> str:
    """The picture of figures that have a day and a number, as the text of an SVG file.

    The same source has one colour and one shape throughout; every mark says in its title what it is and where.
    """
    drawn = [one for one in found if one.day and (one.low is not None or one.high is not None)]
    days = [date.fromisoformat(one.day or "") for one in drawn]
    first, last = (min(days), max(days)) if days else (None, None)
    most = max((one.high or one.low or 0.0 for one in drawn), default=0.0) or 1.0
    names = list(dict.fromkeys(_source(one, lang) for one in drawn))
    marks = [_mark(one, day, first, last, most, names, lang) for one, day in zip(drawn, days, strict=True)]
    title = f"{words(lang)['figures']}: {f.value('role', drawn[0].role, lang)}" if drawn else words(lang)["figures"]
    legend = [
        {"name": short(name, 60), "colour": _COLOURS[n % len(_COLOURS)], "shape": _SHAPES[n % len(_SHAPES)]}
        for n, name in enumerate(names)
    ]
    ends = [(x, values.time(day.isoformat(), lang)) for x, day in _ends(first, last)]
    ticks = [(_y(most * n / _TICKS, most), values.number(round(most * n / _TICKS), lang)) for n in range(_TICKS + 1)]
    return _template().render(
        title=title, marks=marks, legend=legend, ends=ends, ticks=ticks,
        wide=_WIDE, tall=_TALL, left=_LEFT, top=_TOP, lang=lang,
    )  # fmt: skip


def _source(one: Counted, lang: Language) -> str:
    if one.cited:
        return line(one.by or str(words(lang)["nobody"]))
    return str(words(lang)["own_count"]).format(outlet=line(one.outlet) or "—")


def _ends(first: date | None, last: date | None) -> list[tuple[float, date]]:
    if first is None or last is None:
        return []
    return [(_x(day, first, last), day) for day in dict.fromkeys((first, last))]


def _x(day: date, first: date, last: date) -> float:
    span = (last - first).days
    share = (day - first).days / span if span else 0.5
    return round(_LEFT + 20 + share * (_WIDE - _LEFT - 60), 1)


def _y(number: float, most: float) -> float:
    return round(_TOP + _TALL * (1 - number / most), 1)


def _mark(
    one: Counted, day: date, first: Any, last: Any, most: float, names: list[str], lang: Language
) -> dict[str, Any]:
    low, high = one.low, one.high
    source = _source(one, lang)
    at = names.index(source)
    told = " · ".join([value(one, lang), source, values.time(one.day, lang), line(one.outlet), one.id])
    stands = low if low is not None else high
    return {
        "x": _x(day, first, last),
        "y": _y(stands or 0.0, most),
        "top": _y(most if high is None else high, most),
        "open": high is None,
        "ranged": high is None or low is None or high > low,
        "bottom": _y(low or 0.0, most),
        "colour": _COLOURS[at % len(_COLOURS)],
        "shape": _SHAPES[at % len(_SHAPES)],
        "title": told,
    }


@cache
def _template() -> Template:
    text = files("shutro").joinpath("exports", "plot.svg.j2").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(text)
