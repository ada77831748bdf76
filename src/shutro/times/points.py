"""Points of time, read from left to right: each step adds what it knows, until nothing more belongs."""

from collections.abc import Callable

from shutro.times import dates, days, hours, relative, stretch, years
from shutro.times.point import Point
from shutro.times.view import View

Step = Callable[[View, int, Point], int]

_NUMBER_STEPS: tuple[Step, ...] = (dates.numeric, dates.day, years.decade, years.year, hours.bare_clock)
_STEPS: dict[str, tuple[Step, ...]] = {
    "month": (dates.month,),
    "bangla month": (dates.month,),
    "day word": (dates.day,),
    "year name": (years.year,),
    "decade": (years.decade, dates.day),
    "century": (years.decade,),
    "weekday": (days.weekday,),
    "day": (days.counted_from_today,),
    "kal": (days.counted_from_today,),
    "part of yesterday": (days.counted_from_today,),
    "told day": (days.counted_from_told,),
    "after": (days.counted_from_told,),
    "all": (days.counted_from_told,),
    "all day": (days.counted_from_told,),
    "all night": (days.counted_from_told,),
    "unit": (days.counted_from_told, relative.bare_unit),
    "outgoing": (relative.outgoing,),
    "just": (relative.outgoing,),
    "season": (relative.season,),
    "part": (days.counted_from_told, hours.part),
    "midnight": (hours.part,),
    "noon hours": (hours.part,),
    "deep": (hours.part,),
    "night after": (hours.night_after,),
    "ordinal": (stretch.stretch,),
    "edge": (stretch.stretch,),
    **dict.fromkeys(("last", "next", "this", "near", "that", "that next", "that before", "new"), (relative.modified,)),
}
_CLOSING = frozenset({"loc", "dat"})


def read_point(view: View, i: int) -> Point | None:
    """The point of time that begins at token ``i``, as far as it goes; None where there is none."""
    point = Point(i, i)
    at = hours.local(view, i) or i
    if at == i and view.word(i) is None and hours.place_of(view, i):
        at = hours.local(view, i + 1)
    while True:
        after = _step(view, at, point)
        if after == at:
            after = _over_comma(view, at, point)
        if after == at:
            break
        at = after
        if point.case in _CLOSING:
            break
    point.last = at
    return point if at > i and _whole(view, point) else None


def _step(view: View, at: int, point: Point) -> int:
    """One more piece at ``at``; ``at`` itself where nothing fits."""
    if point.case == "gen" and point.has_day and not _goes_on_after_genitive(view, at, point):
        return at
    word = view.word(at)
    steps = _STEPS.get(word.group, ()) if word else ()
    if at in view.numbers or view.digits(at):
        steps += _NUMBER_STEPS
    for step in steps:
        after = step(view, at, point)
        if after > at:
            return after
    if point.day is not None and point.month is not None and view.text(at) == "(":  # ২৪ ফেব্রুয়ারি (শনিবার)
        return days.bracketed(view, at, point) or at
    return hours.local(view, at) or at if point.has_date and not point.has_time else at


def _goes_on_after_genitive(view: View, at: int, point: Point) -> bool:
    """After শনিবারের only a part of the day goes on (বুধবারের রাতে does not stand for a day of its own)."""
    return point.has_day and not point.has_time and view.group(at) in ("part", "midnight", "deep")


def _over_comma(view: View, at: int, point: Point) -> int:
    """২১ ডিসেম্বর, ২০২৩; আজ, শনিবার; ২২ আশ্বিন, বুধবার; ২১ ডিসেম্বর ২০২৩, সন্ধ্যা ৬টা."""
    if view.text(at) != "," or point.case or point.has_time:
        return at
    word, plain = view.word(at + 1), view.digits(at + 1)
    steps: tuple[Step, ...] = ()
    if point.day is not None and point.month is not None and plain and plain.size == 4 and not point.has_year:
        steps = (years.year,)
    elif word and word.group == "weekday" and (point.day is not None or point.day_shift is not None):
        steps = (days.weekday,)
    elif point.weekday is not None and point.day is None and (plain or (word and word.group == "day word")):
        steps = (dates.numeric, _date_with_month)
    elif point.day is not None and point.year is not None and word and word.group in ("part", "noon hours"):
        steps = (_clock_of_day,)
    for step in steps:
        after = step(view, at + 1, point)
        if after > at + 1:
            return after
    return at


def _date_with_month(view: View, i: int, point: Point) -> int:
    """A day and month after a weekday and a comma."""
    trial = Point(i, i)
    after = dates.day(view, i, trial)
    if after == i or trial.month is None:
        return i
    point.day, point.month, point.bangla, point.case = trial.day, trial.month, trial.bangla, trial.case
    return after


def _clock_of_day(view: View, i: int, point: Point) -> int:
    """A clock time with its part of the day; a part alone stays out."""
    trial = Point(i, i)
    after = hours.part(view, i, trial)
    return hours.part(view, i, point) if after > i and trial.hour is not None else i


def _whole(view: View, point: Point) -> bool:
    """Whether what was read stands for a time, and is no name and no bare word."""
    if point.value is not None:
        return True
    if not (point.has_date or point.has_time):
        return False
    if point.season and point.direction is None and not point.case:
        return False
    if (
        point.has_month
        and not (point.has_year or point.has_day or point.direction is not None or point.edge or point.within)
        and point.month_shift is None
    ):
        return _bare_month(view, point)
    return True


def _bare_month(view: View, point: Point) -> bool:
    """জুলাইয়ে; not জুলাই সনদ, and a Bangla month only with মাস (কার্তিক, শ্রাবণ are names too)."""
    if point.bangla:
        return point.last - point.first > 1
    return not (point.case == "" and point.last - point.first == 1 and dates.names_something(view, point.last))
