"""How figures hang together: what one source made of its own figure, and where two sources of one day differ.

Figures come in the order of their days. Each is compared with the latest few of its thing, so that the time it takes
grows with the figures and not with their pairs. Nothing is averaged, and no figure is said to be the right one.
"""

import math
from collections import deque
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from shutro.ledger.answers.toll import Thing, one_occasion

Change = Literal["up", "down", "same", "narrower", "wider", "differs"]

_LATEST = 24  # figures of one thing that a further one is compared with
_OPEN = 3  # days within which an unmarked figure is the same source's later count of one thing
_ABOUT = 0.1  # how far প্রায় may be off, as a share


class Point(msgspec.Struct):
    """A figure as it is compared. ``by``: the keys of whose count it is, none where nobody can be told
    from others; ``cited``: whether the report cites somebody for it;
    ``moment``: the ISO date, or date and time, at which it was told; ``words`` and ``names``: see `one_occasion`.
    """

    id: str
    thing: Thing
    low: float | None
    high: float | None
    bound: str
    by: frozenset[str]
    cited: bool
    report: int
    day: date | None
    moment: str
    words: frozenset[str]
    names: frozenset[str]


class Links(msgspec.Struct):
    """What a figure is to others. ``thing``: the first of the figures that count one thing; ``revises``: the same
    source's figure before; ``change``: what became of it; ``falls``: a count of all so far that went down;
    ``against``: figures of other sources of the same day that exclude it.
    """

    thing: str
    revises: str | None = None
    change: Change | None = None
    falls: bool = False
    against: list[str] = msgspec.field(default_factory=list)


def link(points: Iterable[Point]) -> dict[str, Links]:
    """The links of figures, by id. Those without a day, or whose span is unclear, have none."""
    found: dict[str, Links] = {}
    latest: dict[Thing, deque[Point]] = {}
    for point in sorted(points, key=lambda p: (p.day or date.max, p.moment, p.id)):
        found[point.id] = links = Links(point.id)
        if point.day is None or point.thing.span == "unclear" or not point.thing.place:
            continue
        before = latest.setdefault(point.thing, deque(maxlen=_LATEST))
        of_one = [p for p in reversed(before) if _comparable(p, point)]
        if of_one:
            links.thing = found[of_one[0].id].thing
        _revise(point, of_one, links)
        for other in of_one:
            if other.by.isdisjoint(point.by) and other.day == point.day and excludes(other, point):
                links.against.append(other.id)
                found[other.id].against.append(point.id)
        before.append(point)
    return found


def _comparable(one: Point, other: Point) -> bool:
    """Whether two figures count one thing. Two of one report do only where it cites two for them: what it says of its
    own beside them, or in one breath, counts something else.
    """
    if one.report == other.report and (not one.cited or not other.cited or one.by == other.by or one.by & other.by):
        return False
    apart = abs((other.day - one.day).days) if one.day and other.day else _OPEN + 1
    within = {"more": 0, "total": apart}.get(other.thing.span or "", _OPEN)
    return apart <= within and one_occasion(
        one.words, other.words, other.thing.span == "total", len(one.names & other.names)
    )


def _revise(point: Point, before: list[Point], links: Links) -> None:
    own = next((p for p in before if p.by & point.by), None)
    if own is None:
        return
    links.revises, links.change = own.id, change(own, point)
    links.falls = links.change == "down" and point.thing.span == "total"


def change(old: Point, new: Point) -> Change:
    """What became of a source's figure; ``differs`` where both were told at one moment, so that neither is later."""
    (low, high), (was_low, was_high) = (new.low, new.high), (old.low, old.high)
    if (low, high, new.bound) == (was_low, was_high, old.bound):
        return "same"
    if not excludes(old, new) and "about" in (old.bound, new.bound):
        return "same" if (low, high) == (was_low, was_high) else "narrower" if old.bound == "about" else "wider"
    if new.moment == old.moment and excludes(old, new):
        return "differs"
    a, b = _interval(old), _interval(new)
    if math.isinf(a[1]) and math.isinf(b[1]):  # at least so many, both times
        return "up" if b[0] > a[0] else "down" if b[0] < a[0] else "same"
    if a[0] <= b[0] and b[1] <= a[1]:
        return "narrower"
    if b[0] <= a[0] and a[1] <= b[1]:
        return "wider"
    return "up" if b > a else "down"


def excludes(one: Point, other: Point) -> bool:
    """Whether no number agrees with both.

    At least 20 and exactly 36 agree; exactly 12 and exactly 15 do not.
    """
    a, b = _interval(one), _interval(other)
    return a[1] < b[0] or b[1] < a[0]


def _interval(point: Point) -> tuple[float, float]:
    low = 0.0 if point.low is None else point.low
    high = math.inf if point.high is None else point.high
    if point.bound == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high
