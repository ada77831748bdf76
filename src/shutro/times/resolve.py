"""From a point of time to its TIMEX3 value, against the date of publication and what was told before."""

from datetime import date, datetime, time
from typing import NamedTuple

from shutro.times import bangla
from shutro.times import calendar as cal
from shutro.times.clock import later_on_dial
from shutro.times.context import Context
from shutro.times.pick import Cue, a_day, a_month, a_weekday
from shutro.times.point import Point, Shift

NO_PUBLICATION = "read against the date of publication, which is not known"
NOTHING_TOLD = "counted from a day that the text does not tell"
NO_SUCH_DAY = "the calendar has no such day"
_AFTERNOON = 17
_PART_HOURS = {"MO": 7, "MI": 12, "AF": 15, "EV": 18, "NI": 20}
_WEEKDAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রোববার")


class Value(NamedTuple):
    """A TIMEX3 value (None where it cannot be known), the rule that gave it, the day where it is one, and a weekday's disagreement with its date."""

    text: str | None
    why: str
    day: date | None = None
    conflict: str | None = None


def resolve(point: Point, context: Context, cue: Cue, *, tell: bool = True) -> Value:
    """The value of ``point``; where ``tell``, the context goes on from it."""
    if point.value is not None:
        return Value(point.value, "word for now, lately or some day")
    if point.unknown:
        return Value(None, point.unknown)
    if point.has_time and not point.has_date:
        found = _clock_alone(point, context, cue)
    elif point.has_day:
        found = _day(point, context, cue)
    else:
        found = _coarse(point, context, cue)
        if tell:
            _tell_coarse(point, found.text, context)
        return found
    if tell and found.day is not None:
        _tell(point, found, context, cue)
    return found


def _tell(point: Point, found: Value, context: Context, cue: Cue) -> None:
    hour = point.hour if point.hour is not None else _PART_HOURS.get(point.part or "")
    attribute = point.case == "gen" and not point.has_time and not (point.weekday is not None or point.day_shift)
    if found.day is None:
        return
    if point.direction == -1 and point.weekday is not None and context.scene is not None and found.day < context.scene:
        attribute = True
    context.tell_day(found.day, hour, scene=not attribute)
    context.line = cue.line
    if (
        point.direction is None
        and point.day is None
        and (point.weekday is not None or (point.day_shift or ("",))[0] == "published")
    ):
        context.report_day = (
            found.day if context.published is None or found.day <= context.published else context.report_day
        )
    if point.hour is not None and found.text and "T24" not in found.text and len(found.text) == 16:
        context.clock = datetime.fromisoformat(found.text)
    if point.has_year and point.month is not None:
        context.history = (found.day, cue.place)
    elif context.history is not None and _of_these_days(point):
        context.history = None
    elif context.history is not None and point.month is not None:
        context.history = (found.day, cue.place) if abs((found.day - context.history[0]).days) < 800 else None


def _of_these_days(point: Point) -> bool:
    """Whether the point is counted from publication: then the text has left the year it told of."""
    shift = point.day_shift or point.month_shift
    return shift[0] == "published" if shift else point.weekday is not None and point.day is None


def _tell_coarse(point: Point, value: str | None, context: Context) -> None:
    if value is None:
        return
    if len(value) >= 7 and value[4] == "-" and value[5:7].isdigit():
        context.tell_month(int(value[:4]), int(value[5:7]))
        if point.has_year and not point.within:
            first = date(int(value[:4]), int(value[5:7]), 1)
            context.history = (
                (first, point.first) if point.year is not None or (point.year_shift or ("",))[0] == "told" else None
            )
    elif len(value) == 4 and value.isdigit():
        context.told_year = int(value)
    if point.fiscal or point.fiscal_shift:
        context.told_fiscal = cal.fiscal_year_of(date.fromisoformat(value[:10]))
    if point.month_shift and point.month_shift[0] == "published":
        context.history = None


def _clock_alone(point: Point, context: Context, cue: Cue) -> Value:
    """A clock time or part of the day that names no day: the day last told of; past midnight the one after it."""
    day = context.here()
    if day is None:
        return Value(None, NO_PUBLICATION)
    hour = point.hour if point.hour is not None else _PART_HOURS[point.part or "MO"]
    late = context.hour if context.scene is not None else None
    small_hours = point.part == "NI" and point.hour is not None and point.hour < 6
    morning = hour < 11 and point.part != "NI" and not cue.before and context.line == cue.line
    if late is not None and not point.loose_hour and ((late >= 18 and small_hours) or (late >= 19 and morning)):
        following = cal.plus_days(day, 1)
        if following and context.published and following <= context.published:
            day = following
    if cue.before and point.part == "NI" and point.hour is None and late is not None and late <= 12:
        day = cal.plus_days(day, -1) or day  # এর আগে রাতে, told in the morning
    return _with_time(
        point,
        day,
        context,
        "clock time: the day last told of" if context.scene else "clock time: the day of publication",
        cue,
    )


def _day(point: Point, context: Context, cue: Cue) -> Value:
    """A day, with its part or clock time."""
    conflict = None
    if point.day_shift is not None:
        day, why = _shifted_day(point, point.day_shift, context, cue)
    elif point.day is not None:
        day, why, conflict = _dated(point, context, cue)
    else:
        day, why = a_weekday(point, context, cue)
    if day is None:
        return Value(None, why, None, conflict)
    return _with_time(point, day, context, why, cue)._replace(conflict=conflict)


def _dated(point: Point, context: Context, cue: Cue) -> tuple[date | None, str, str | None]:
    """A day of a month; where its weekday disagrees, the weekday of these days wins over a date without a year."""
    day, why = a_day(point, context, cue)
    if day is None or point.weekday is None or day.weekday() == point.weekday:
        return day, why, None
    conflict = f"{day.isoformat()}: {_WEEKDAYS[day.weekday()]}, not {_WEEKDAYS[point.weekday]}"
    if point.year is None and context.published:
        by_name, _ = a_weekday(point, context, cue)
        if by_name and abs((by_name - day).days) <= 3:
            return by_name, "weekday: disagrees with the date beside it; the weekday is near and was taken", conflict
    return day, why + "; the weekday beside it disagrees", conflict


def _shifted_day(point: Point, shift: Shift, context: Context, cue: Cue) -> tuple[date | None, str]:
    base, count = shift
    if base == "told":
        if cue.event and count and point.weekday is None:
            return None, "counted from an event whose day is not known here"
        start = context.told
        return _counted_day(start, count, point) if start else (None, NOTHING_TOLD)
    if base == "report":
        start = context.report_day or context.scene or context.published
        return (start, "the day that the report is about") if start else (None, NO_PUBLICATION)
    if base == "scene":
        start = context.here()
        if start and point.part == "NI" and (context.hour is None or context.hour < _AFTERNOON):
            return cal.plus_days(start, count - 1), "the night before the day last told of"
        return (start, "the day last told of") if start else (None, NO_PUBLICATION)
    start = context.in_quote() if cue.quoted and point.weekday is None and point.todays else context.published
    if start is None:
        if point.day is not None and point.year is not None:
            return a_day(point, context, cue)
        return None, NO_PUBLICATION
    if point.direction == 0 and point.weekday is None and cue.gone():
        count = -count
    day = cal.plus_days(start, count)
    if day and point.weekday is not None and day.weekday() != point.weekday:
        near = [d for d in (cal.plus_days(day, n) for n in (-1, 1, -2, 2)) if d and d.weekday() == point.weekday]
        if near:
            return near[0], "weekday: nearest to the day counted from publication"
    return day, "day counted from that of publication"


def _counted_day(start: date, count: int, point: Point) -> tuple[date | None, str]:
    """So many days from the one told; with a weekday beside it (আগের কার্যদিবস বৃহস্পতিবার) the nearest such day."""
    day = cal.plus_days(start, count)
    if day is not None and point.weekday is not None and count and day.weekday() != point.weekday:
        day = (cal.weekday_after if count > 0 else cal.weekday_before)(day, point.weekday)
    return day, "counted from the day told before"


def _with_time(point: Point, day: date, context: Context, why: str, cue: Cue) -> Value:
    """The day with the part or clock time; midnight and the night after belong to the next day."""
    if point.hour is None:
        if point.part is None:
            return Value(day.isoformat(), why, day)
        if point.midnight and cue.bound and (point.has_day or point.night_after):
            following = cal.plus_days(day, 1)
            return (
                Value(f"{following}T00:00", why + "; midnight ends the day", day)
                if following
                else Value(None, NO_SUCH_DAY)
            )
        return Value(f"{day.isoformat()}T{point.part}", why, day)
    hour = point.hour
    if point.loose_hour:
        if context.hour is None or (point.has_day and context.scene != day):
            return Value(None, "clock time: nothing says which half of the day", day)
        on_dial = later_on_dial(hour, int(context.hour))
        if on_dial is None:
            return Value(None, "clock time: nothing says which half of the day", day)
        hour = on_dial
    on = day
    if (hour == 24 and not _already_today(point, day, context, cue)) or (point.night_after and hour < 6):
        on, why = cal.plus_days(day, 1) or day, why + "; the night ends on the next day"
    try:
        return Value(
            datetime.combine(on, time(hour % 24, point.minute)).isoformat(timespec="minutes"),
            why,
            on if hour < 24 and not point.night_after else day,
        )
    except ValueError:
        return Value(None, "no such clock time")


def _already_today(point: Point, day: date, context: Context, cue: Cue) -> bool:
    """রাত ১২টা of the day of publication, told as past, is the midnight that began it."""
    return (
        point.weekday is not None
        and point.day_shift is None
        and day == context.published
        and not point.night_after
        and cue.lies() == -1
    )


def _coarse(point: Point, context: Context, cue: Cue) -> Value:
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


def _from(shift: Shift, context: Context, why: str, value: "object") -> Value:
    base, count = shift
    day = context.published if base == "published" else context.told
    if day is None:
        return Value(None, NO_PUBLICATION if base == "published" else NOTHING_TOLD)
    return Value(value(day, count), why)  # type: ignore[operator]


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
