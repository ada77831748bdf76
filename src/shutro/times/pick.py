"""Which of the many days or months that an expression without a year can mean."""

from collections.abc import Callable
from datetime import date

from shutro.times import bangla
from shutro.times import calendar as cal
from shutro.times.context import Context
from shutro.times.point import Point
from shutro.times.value import NO_PUBLICATION, NO_SUCH_DAY


class Cue:
    """What stands around a time: whether its clause lies ahead (asked for only when needed), whether it is
    quoted speech, whether এর আগে opens its sentence.

    ``bound``: থেকে or পর্যন্ত follows; ``deadline``: মধ্যে follows; ``since``: পর follows; ``event``: a
    genitive noun stands before; ``place``: where it stands, in
    the paragraph that begins at character ``line``.
    """

    __slots__ = ("_ask", "_repeats", "before", "bound", "deadline", "event", "line", "place", "quoted", "since")

    def __init__(
        self, ask: Callable[[], int | None], repeats: Callable[[], bool], place: int, line: int, **marks: bool
    ) -> None:
        self._ask, self._repeats = ask, repeats
        self.place, self.line = place, line
        self.quoted, self.before, self.bound = marks["quoted"], marks["before"], marks["bound"]
        self.deadline, self.since, self.event = marks["deadline"], marks["since"], marks["event"]

    def repeats(self) -> bool:
        """Whether its clause tells what used to happen again and again."""
        return self._repeats()

    def lies(self) -> int | None:
        """1 ahead, -1 behind, None where the clause does not say."""
        return self._ask()

    def gone(self) -> bool:
        """Whether its clause lies behind for certain: for কাল, which is yesterday or tomorrow."""
        return self._ask() == -1


def a_weekday(point: Point, context: Context, cue: Cue) -> tuple[date | None, str]:
    """A weekday's day: of a week that is named, the last, the next, or the nearest past one unless the clause
    lies ahead.
    """
    if point.weekday is None or context.published is None:
        return None, NO_PUBLICATION
    today = context.published
    if point.week_shift is not None:
        return cal.weekday_in_week(
            today, point.weekday, point.week_shift[1]
        ), "weekday of a week counted from publication"
    if point.direction == -1:
        return cal.weekday_before(today, point.weekday, strictly=True), "weekday: the last one before publication"
    if point.direction == 1:
        return cal.weekday_after(today, point.weekday, strictly=True), "weekday: the next one after publication"
    lies = cue.lies()
    back = (today.weekday() - point.weekday) % 7
    if lies == 1 and back and _was_ahead(today, back, context, cue):
        return cal.weekday_before(today, point.weekday), "weekday: ahead of what is told, gone by at publication"
    if lies == 1 or (lies is None and cue.deadline and back > _JUST_GONE):
        return cal.weekday_after(today, point.weekday), "weekday: the clause lies ahead, so the next one"
    if lies is None and not cue.before and back >= _LONG_AGO:
        return cal.weekday_after(
            today, point.weekday
        ), "weekday: tomorrow or the day after; the past one would be called last week's"
    return cal.weekday_before(today, point.weekday), "weekday: the nearest past one"


def _was_ahead(today: date, back: int, context: Context, cue: Cue) -> bool:
    """Whether a weekday of a clause that lies ahead has gone by: yesterday's (the next one would be called আগামী),
    and one that follows the day that this paragraph tells of.
    """
    if back == 1 and not cue.deadline:
        return True
    told = (today - context.scene).days if context.scene and context.line == cue.line else 0
    return back < told <= _THIS_WEEK


def a_day(point: Point, context: Context, cue: Cue) -> tuple[date | None, str]:
    """A day of a month, with or without its year."""
    if point.day is None:
        return None, NO_SUCH_DAY
    if point.month is None:
        return _day_of_told_month(point, point.day, context)
    year = _year_of(point, context)
    if year is not None:
        day = cal.day_of(year, point.month, point.day)
        if point.bangla:
            day = bangla.to_day(year, point.month, point.day, context.calendar)
            return day, f"date in the Bangla calendar ({context.calendar})" if day else NO_SUCH_DAY
        return day, "date" if day else NO_SUCH_DAY
    if point.has_year or context.published is None:
        return None, NO_PUBLICATION
    if point.bangla:
        around = context.published.year - bangla.EPOCH
        days = [bangla.to_day(y, point.month, point.day, context.calendar) for y in range(around - 2, around + 2)]
        named = f" in the Bangla calendar ({context.calendar})"
    else:
        around, named = context.published.year, ""
        history = context.earlier_year(cue.place)
        years = {
            around - 1,
            around,
            around + 1,
            *((history.year - 1, history.year, history.year + 1) if history else ()),
        }
        days = [cal.day_of(y, point.month, point.day) for y in sorted(years)]
        if point.month == 2 and point.day == 29:
            days += [cal.day_of(around - n, 2, 29) for n in (2, 3)]
    found = sorted(d for d in days if d)
    if not found:
        return None, NO_SUCH_DAY
    day, why = _nearest(found, point, context, cue)
    return day, "date" + named + ": " + why


def _year_of(point: Point, context: Context) -> int | None:
    if point.year is not None:
        return point.year
    if point.year_shift is not None:
        base, count = point.year_shift
        year = context.told_year if base == "told" else context.published.year if context.published else None
        if year is None:
            return None
        if point.bangla:
            year = year - bangla.EPOCH - 1 + 1
        if point.direction == 2 and context.published:
            return year + (context.published.month >= 10)
        return year + count
    return None


def _day_of_told_month(point: Point, number: int, context: Context) -> tuple[date | None, str]:
    """১০ তারিখ: of the month that is named or told, else of publication."""
    at = context.told_month or ((context.published.year, context.published.month) if context.published else None)
    if point.month_shift is not None:
        base, count = point.month_shift
        start = (
            context.told_month
            if base == "told"
            else (context.published.year, context.published.month)
            if context.published
            else None
        )
        at = cal.plus_months(*start, count) if start else None
    if at is None:
        return None, NO_PUBLICATION
    day = cal.day_of(*at, number)
    return day, "day of the month told before" if day else NO_SUCH_DAY


def _nearest(days: list[date], point: Point, context: Context, cue: Cue) -> tuple[date, str]:
    """The one that is meant: by গত and আগামী, by the story's own year, by the verb, else whichever is clearly nearer."""
    today = context.published or days[0]
    past = [d for d in days if d <= today]
    ahead = [d for d in days if d > today]
    if not past or not ahead:
        return (past[-1], "the nearest past one") if past else (ahead[0], "the next one")
    if point.direction in (-1, 1):
        return (
            (past[-1], "the last one before publication")
            if point.direction == -1
            else (ahead[0], "the next one after publication")
        )
    history = None if point.bangla else context.earlier_year(cue.place)
    if history is not None:
        told = _told_on(past, history, before=cue.before)
        if told is not None:
            return told, "in the year that the text is telling of"
    lies = cue.lies()
    to_come, gone = (ahead[0] - today).days, (today - past[-1]).days
    if lies == 1 and (point.case != "gen" or cue.deadline):
        if gone <= _NEAR and to_come >= _FAR:
            return past[-1], "the one of these days"
        return ahead[0], "the clause lies ahead, so the next one"
    if lies == -1 and not cue.deadline and not (to_come <= _NEAR and gone >= _FAR):
        return past[-1], "the nearest past one"
    if cue.since and lies != 1:
        return past[-1], "the nearest past one"
    if to_come * 2 < gone:
        return ahead[0], "the next one is much nearer"
    return past[-1], "the nearest past one"


_JUST_GONE = 2  # days back
_LONG_AGO = 5  # days back
_THIS_WEEK = 6  # days back
_NEAR, _FAR = 30, 300  # days


def _told_on(past: list[date], history: date, *, before: bool) -> date | None:
    if before:
        earlier = [d for d in past if d <= history]
        return earlier[-1] if earlier else None
    later = [d for d in past if d >= history]
    return later[0] if later else None


def a_month(point: Point, context: Context, cue: Cue) -> tuple[tuple[int, int] | None, str]:
    """The year and month of a month's name (Bangla ones in the Bangla calendar)."""
    if point.month is None:
        return None, NO_SUCH_DAY
    year = _year_of(point, context)
    if year is not None:
        return (year, point.month), "month of a year"
    if point.has_year or context.published is None:
        return None, NO_PUBLICATION
    if point.bangla:
        at_year, at_month = bangla.month_of(context.published, context.calendar)
        return (at_year - (point.month > at_month), point.month), "month: the nearest past one"
    today = context.published.replace(day=1)
    if point.direction == 0:
        return (today.year, point.month), "month: of this year"
    history = context.earlier_year(cue.place)
    years = {today.year - 1, today.year, today.year + 1, *((history.year, history.year + 1) if history else ())}
    months = sorted(date(y, point.month, 1) for y in years if 1 <= y <= 9999)
    if point.direction == -1:
        months = [m for m in months if m != today] or months
    month, why = _nearest_month(months, today, point, context, cue)
    return (month.year, month.month), "month: " + why


def _nearest_month(months: list[date], today: date, point: Point, context: Context, cue: Cue) -> tuple[date, str]:
    past, ahead = [m for m in months if m <= today], [m for m in months if m > today]
    if point.direction in (-1, 1) or not past or not ahead:
        return (
            (ahead[0], "the next one") if (point.direction == 1 and ahead) or not past else (past[-1], "the last one")
        )
    history = context.earlier_year(cue.place)
    if history is not None:
        told = _told_on(past, history.replace(day=1), before=cue.before)
        if told is not None:
            return told, "in the year that the text is telling of"
    lies = cue.lies()
    if cue.deadline and lies != -1:
        return (today if past[-1] == today else ahead[0]), "a deadline, so the next one"
    if lies == 1:
        return (today if past[-1] == today else ahead[0]), "the clause lies ahead, so the next one"
    if lies == -1 and point.case != "gen":
        return past[-1], "the nearest past one"
    if (ahead[0] - today).days * 2 < (today - past[-1]).days:
        return ahead[0], "the next one is much nearer"
    return past[-1], "the nearest past one"
