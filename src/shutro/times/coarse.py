"""The values of what is coarser than a day: weeks, months, quarters, fiscal years, years, decades, centuries,
seasons.
"""

from collections.abc import Callable
from datetime import date

from shutro.times import bangla
from shutro.times import calendar as cal
from shutro.times.context import Context
from shutro.times.pick import Cue, a_month
from shutro.times.point import Point, Shift
from shutro.times.value import NO_PUBLICATION, NO_SUCH_DAY, NOTHING_TOLD, Value


def coarse(point: Point, context: Context, cue: Cue) -> Value:
    """A week, month, quarter, year, decade or century."""
    if point.decade is not None or point.century is not None or point.decade_shift is not None:
        return _decade(point, context)
    if point.week_shift is not None:
        return _from(
            point.week_shift, context, "week counted from that of publication", lambda day, n: cal.week_value(day, n)
        )
    if point.fiscal or point.fiscal_shift is not None:
        return _fiscal(point, context)
    if point.season is not None:
        return _season(point, context)
    if point.has_month:
        return _month(point, context, cue)
    return _year(point, context)


def _from(shift: Shift, context: Context, why: str, value: Callable[[date, int], str | None]) -> Value:
    base, count = shift
    day = context.published if base == "published" else context.told
    if day is None:
        return Value(None, NO_PUBLICATION if base == "published" else NOTHING_TOLD)
    return Value(value(day, count), why)


def _decade(point: Point, context: Context) -> Value:
    if point.decade is not None:
        return Value(f"{point.decade:03}", "decade")
    if point.decade_shift is not None:
        if context.published is None:
            return Value(None, NO_PUBLICATION)
        return Value(
            f"{context.published.year // 10 + point.decade_shift[1]:03}", "decade counted from that of publication"
        )
    if point.century:
        return Value(f"{point.century - 1:02}", "century")
    if context.published is None:
        return Value(None, NO_PUBLICATION)
    return Value(f"{context.published.year // 100 - 1:02}", "century counted from that of publication")


def _fiscal(point: Point, context: Context) -> Value:
    first, why = _fiscal_start(point, context)
    if first is None:
        return Value(None, why)
    start, end = cal.day_of(first, cal.FISCAL_START, 1), cal.day_of(first + 1, cal.FISCAL_START, 1)
    if start is None or end is None:
        return Value(None, NO_SUCH_DAY)
    if point.same_stretch and context.stretch is None:
        return Value(None, NOTHING_TOLD)
    months, from_end = context.stretch if point.same_stretch and context.stretch else _months(point)
    if months:
        context.stretch = (months, from_end)
        at = 12 - months if from_end else 0
        start = date(*cal.plus_months(start.year, start.month, at), 1)
        end, why = date(*cal.plus_months(start.year, start.month, months), 1), why + ", some months of it"
    return Value(f"{start}/{cal.plus_days(end, -1)}", why)


def _months(point: Point) -> tuple[int, bool]:
    """How many months of a year the point means, and whether its last; 0 for all of it."""
    if point.edge in ("first half", "second half"):
        return 6, point.edge == "second half"
    if point.quarter:
        return (3, False) if point.quarter == 1 else (0, False)
    return (point.within[1], point.within[2]) if point.within and point.within[0] == "ms" else (0, False)


def _fiscal_start(point: Point, context: Context) -> tuple[int | None, str]:
    """The year in which the fiscal year begins."""
    if point.year is not None:
        return point.year, "fiscal year: July to June"
    base, count = point.fiscal_shift or ("published", 0)
    if base == "told":
        if context.told_fiscal is None:
            return None, NOTHING_TOLD
        return context.told_fiscal + count, "fiscal year counted from the one told before"
    if context.published is None:
        return None, NO_PUBLICATION
    if point.direction == 2:  # the new one: that which begins in July of this year
        return context.published.year, "fiscal year: the new one begins in July"
    return cal.fiscal_year_of(context.published) + count, "fiscal year counted from that of publication"


def _season(point: Point, context: Context) -> Value:
    if point.direction is None or context.published is None:
        return Value(f"XXXX-{point.season}", "season of any year")
    year = context.published.year + (point.direction if point.direction != 1 or context.published.month > 10 else 0)
    return Value(f"{year:04}-{point.season}", "season counted from publication")


def _month(point: Point, context: Context, cue: Cue) -> Value:
    if point.month_shift is not None:
        base, count = point.month_shift
        if point.year_shift is not None and base == "told":
            start = context.told_month
            year = shifted_year(point.year_shift, context)
            if start is None or year is None:
                return Value(None, NOTHING_TOLD)
            return _of_month(point, year, start[1], "month told before, of another year", context)
        start = (
            context.told_month
            if base == "told"
            else (context.published.year, context.published.month)
            if context.published
            else None
        )
        if start is None:
            return Value(None, NOTHING_TOLD if base == "told" else NO_PUBLICATION)
        why = "month counted from " + ("that of publication" if base == "published" else "the one told before")
        return _of_month(point, *cal.plus_months(*start, count), why, context)
    found, why = a_month(point, context, cue)
    return Value(None, why) if found is None else _of_month(point, *found, why, context)


def _of_month(point: Point, year: int, month: int, why: str, context: Context) -> Value:
    """A month, or the stretch of it that the point names."""
    if point.bangla:
        return _bangla_month(year, month, why, context)
    days = cal.month_days(year, month)
    if not days or point.within is None:
        return Value(cal.month_value(year, month), why)
    unit, count, from_end = point.within
    size = {"W": 7, "D": 1, "Ds": count}.get(unit, days)
    nth = 1 if unit == "Ds" else count
    first, last = (days - size + 1, days) if from_end else ((nth - 1) * size + 1, min(nth * size, days))
    start, end = cal.day_of(year, month, first), cal.day_of(year, month, last)
    if start is None or end is None:
        return Value(None, NO_SUCH_DAY)
    return Value(
        start.isoformat() if start == end else f"{start}/{end}",
        why + ", a stretch of it",
        start if start == end else None,
    )


def _bangla_month(year: int, month: int, why: str, context: Context) -> Value:
    first = bangla.first_day(year, month, context.calendar)
    following = bangla.first_day(*((year, month + 1) if month < 12 else (year + 1, 1)), context.calendar)
    if first is None or following is None:
        return Value(None, NO_SUCH_DAY)
    return Value(f"{first}/{cal.plus_days(following, -1)}", f"{why}, Bangla calendar ({context.calendar})")


def shifted_year(shift: Shift, context: Context) -> int | None:
    """The year counted from that of publication or the one told before."""
    base, count = shift
    year = context.told_year if base == "told" else context.published.year if context.published else None
    return None if year is None else year + count


def _year(point: Point, context: Context) -> Value:
    if point.year_shift is not None:
        year = shifted_year(point.year_shift, context)
        if year is None:
            return Value(None, NO_PUBLICATION if point.year_shift[0] == "published" else NOTHING_TOLD)
        if point.direction == 3 and context.published:  # the outgoing year: in December still this one
            year = context.published.year - (context.published.month < 10)
        if point.direction == 2 and context.published:  # the new year
            year = context.published.year + (context.published.month >= 10)
        why = "year counted from that of publication"
    elif point.year is not None:
        year, why = point.year, "year"
        if point.second_year is not None:
            return Value(f"{year:04}/{point.second_year:04}", "two years")
        if point.bangla or _is_bangla(year, context):
            return _bangla_year(year, context)
    else:
        return Value(None, "nothing says which year")
    return _of_year(point, year, why, context)


def _of_year(point: Point, year: int, why: str, context: Context) -> Value:
    if point.quarter:
        return Value(f"{year:04}-Q{point.quarter}", "quarter of a year")
    if point.edge in ("first half", "second half"):
        return Value(f"{year:04}-H{1 if point.edge == 'first half' else 2}", "half of a year")
    if point.same_stretch:
        if context.stretch is None:
            return Value(None, NOTHING_TOLD)
        point.within = ("ms", *context.stretch)
    if point.within is None:
        return Value(cal.year_value(year), why)
    unit, count, from_end = point.within
    context.stretch = (count, from_end) if unit == "ms" else context.stretch
    if unit == "D":
        day = cal.day_of(year, 12 if from_end else 1, 31 if from_end else 1)
        return Value(day.isoformat() if day else None, why + ", a day of it", day)
    first, last = (13 - count, 12) if from_end else (1, count)
    return Value(f"{cal.month_value(year, first)}/{cal.month_value(year, last)}", why + ", some months of it")


def _is_bangla(year: int, context: Context) -> bool:
    """১৪৩০ সাল near the Bangla year of publication."""
    return context.published is not None and abs(context.published.year - bangla.EPOCH - year) <= 60


def _bangla_year(year: int, context: Context) -> Value:
    first, following = (bangla.first_day(y, 1, context.calendar) for y in (year, year + 1))
    if first is None or following is None:
        return Value(None, NO_SUCH_DAY)
    return Value(f"{first}/{cal.plus_days(following, -1)}", f"Bangla year ({context.calendar})")
