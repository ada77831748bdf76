"""Figures over time, laid out: where each mark stands. Pure geometry: the desk's page and `plot` draw it.

Across in per cent of the width, so that words keep their size on a phone; down in pixels. A line joins only what one
source made of its own figure of one thing; nothing is drawn through what is not told, and nothing is averaged.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from shutro.ledger.answers import Counted

TALL, TOP, FOOT = 250, 26, 8
"""Pixels: of the field, above it, and below its zero."""
_LEFT, _RIGHT = 13.0, 96.0  # per cent: the first and the last day
_ARROW = 24  # pixels: how far an open end is drawn
_BESIDE = 1.7  # per cent between figures of one day
_POWERS = 100  # times the least that the most must be for a scale in powers of ten
COLOURS, SHAPES = 8, 4


@dataclass(frozen=True, slots=True)
class Source:
    """Whose count: ``by`` as it is named, None where nobody is; the outlet's own where it cites nobody (``own``)."""

    by: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class Style:
    """How a source is drawn throughout the page; colours and shapes bear no meaning."""

    colour: int
    shape: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: at ``x`` per cent and ``y`` pixels; ``top`` and ``foot``: its two ends, from there, in pixels;
    ``up``, ``down``: the end is open; ``hollow``: told as about so many.
    """

    one: Counted
    style: Style
    x: float
    y: float
    top: float
    foot: float
    up: bool
    down: bool
    hollow: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """Between two marks: what a source made of its own figure, or (``style`` None) two that exclude each other."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: Style | None
    falls: bool = False


@dataclass(slots=True)
class Drawing:
    """One picture. ``ticks``: pixels and number; ``days``: per cent, ISO date and where its words are anchored;
    ``powers``: whether each line is ten times the one below.
    """

    marks: list[Mark] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    ticks: list[tuple[float, float]] = field(default_factory=list)
    days: list[tuple[float, str, str]] = field(default_factory=list)
    sources: list[tuple[Source, Style]] = field(default_factory=list)
    powers: bool = False


def source_of(one: Counted) -> Source:
    """Whose count a figure is."""
    return Source(one.by if one.cited else one.outlet or None, own=not one.cited)


def styles(found: Sequence[Counted]) -> dict[Source, Style]:
    """How each source is drawn, in the order in which they come."""
    order = dict.fromkeys(source_of(one) for one in found)
    return {source: Style(n % COLOURS, (n + n // COLOURS) % SHAPES) for n, source in enumerate(order)}


def drawn(found: Sequence[Counted]) -> list[Counted]:
    """The figures that have a day and a number."""
    return [one for one in found if one.day and _stands(one) is not None and _is_day(one.day)]


def draw(found: Sequence[Counted], style: dict[Source, Style], *, least: int = 2) -> Drawing | None:
    """The picture of figures; None where there are not so many of them as ``least`` to see together."""
    shown = drawn(found)
    if len(shown) < max(least, 1):
        return None
    numbers = [n for one in shown for n in (one.low, one.high) if n]
    scale = _Scale(numbers)
    across = _Across([date.fromisoformat(one.day or "") for one in shown])
    beside: dict[str, int] = {}
    of_day = Counter(one.day or "" for one in shown)
    made = Drawing(ticks=scale.ticks(), days=across.ticks(), powers=scale.powers)
    for one in shown:
        day = one.day or ""
        n = beside[day] = beside.get(day, -1) + 1
        made.marks.append(_mark(one, style[source_of(one)], across.at(day, n, of_day[day]), scale))
    made.strokes = _strokes(made.marks)
    made.sources = [(source, style[source]) for source in dict.fromkeys(source_of(one) for one in shown)]
    return made


def _stands(one: Counted) -> float | None:
    return one.low if one.low is not None else one.high


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class _Scale:
    """Numbers from the foot up: from 0, or in powers of ten where the most is far from the least."""

    def __init__(self, numbers: Sequence[float]) -> None:
        most, least = max(numbers, default=1.0), max(min(numbers, default=1.0), 1.0)
        self.powers = most / least >= _POWERS
        if self.powers:
            self.low = 10.0 ** math.floor(math.log10(least))
            self.high = 10.0 ** math.ceil(math.log10(most * 1.05))
        else:
            self.step = _nice(most / 3)
            self.low, self.high = 0.0, self.step * math.ceil(most * 1.02 / self.step)

    def y(self, number: float) -> float:
        if self.powers:
            share = (math.log10(max(number, self.low)) - math.log10(self.low)) / math.log10(self.high / self.low)
        else:
            share = number / self.high
        return round(TOP + TALL * (1 - share), 1)

    def ticks(self) -> list[tuple[float, float]]:
        if self.powers:
            count = round(math.log10(self.high / self.low))
            every = -(-count // 5)  # no more than some six lines
            return [(self.y(n), n) for n in (self.low * 10.0**at for at in range(0, count + 1, every))]
        return [(self.y(n), n) for n in (self.step * at for at in range(round(self.high / self.step) + 1))]


def _nice(step: float) -> float:
    """A step of 1, 2 or 5 at a power of ten, at least 1: people are counted."""
    if step <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= step)


class _Across:
    """Days from left to right; several figures of one day stand side by side."""

    def __init__(self, days: Sequence[date]) -> None:
        self.first, self.last = min(days), max(days)
        self.span = (self.last - self.first).days

    def at(self, day: str, n: int, of: int) -> float:
        step = min(_BESIDE, 12.0 / of)
        return round(max(2.0, min(98.0, self._x(date.fromisoformat(day)) + step * (n - (of - 1) / 2))), 2)

    def _x(self, day: date) -> float:
        share = (day - self.first).days / self.span if self.span else 0.5
        return _LEFT + share * (_RIGHT - _LEFT)

    def ticks(self) -> list[tuple[float, str, str]]:
        """The first and the last day, and one between where there is room in time."""
        if not self.span:
            return [(self._x(self.first), self.first.isoformat(), "middle")]
        ends = [(_LEFT, self.first.isoformat(), "start"), (_RIGHT, self.last.isoformat(), "end")]
        middle = self.first + timedelta(self.span // 2)
        return [
            ends[0],
            *([(round(self._x(middle), 2), middle.isoformat(), "middle")] if self.span > 1 else []),
            ends[1],
        ]


def _mark(one: Counted, style: Style, x: float, scale: _Scale) -> Mark:
    stands = _stands(one) or 0.0
    y = scale.y(stands)
    top = -_ARROW if one.high is None else round(scale.y(one.high) - y, 1)
    foot = _ARROW if one.low is None else 0.0
    top, foot = max(top, 2 - y), min(foot, TOP + TALL + FOOT - y)
    return Mark(one, style, x, y, top, foot, one.high is None, one.low is None, one.bound == "about")


def _strokes(marks: Sequence[Mark]) -> list[Stroke]:
    by_id = {mark.one.id: mark for mark in marks}
    found, seen = [], set()
    for mark in marks:
        before = by_id.get(mark.one.revises or "")
        if before is not None:
            found.append(Stroke(before.x, before.y, mark.x, mark.y, mark.style, mark.one.falls))
        for other in (by_id[name] for name in mark.one.against if name in by_id):
            pair = frozenset((mark.one.id, other.one.id))
            if pair not in seen:
                seen.add(pair)
                found.append(Stroke(mark.x, mark.y, other.x, other.y, None))
    return found
