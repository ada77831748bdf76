"""From a point of time to its TIMEX3 value, against the date of publication and what was told before."""

from datetime import date, datetime, time

from shutro.times import calendar as cal
from shutro.times.clock import later_on_dial
from shutro.times.coarse import coarse
from shutro.times.context import Context
from shutro.times.pick import Cue, a_day, a_weekday
from shutro.times.point import Point, Shift
from shutro.times.value import NO_PUBLICATION, NO_SUCH_DAY, NOTHING_TOLD, Value

_AFTERNOON = 17
_PART_HOURS = {"MO": 7, "MI": 12, "AF": 15, "EV": 18, "NI": 20}
_WEEKDAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রোববার")


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
        found = coarse(point, context, cue)
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
    if found.day == context.published and (point.hour is not None or point.part) and cue.lies() == 1:
        attribute = True  # what is still to come
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
    if cue.repeats():
        return Value(None, "clock time: what used to happen has no day of its own")
    hour = point.hour if point.hour is not None else _PART_HOURS[point.part or "MO"]
    late = context.hour if context.scene is not None else None
    small_hours = point.part == "NI" and point.hour is not None and point.hour < 6
    morning = (
        hour < 11
        and point.part != "NI"
        and not cue.before
        and (context.line == cue.line or (point.part == "MO" and point.hour is None))
    )
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
    conflict = f"{day.isoformat()}: {_WEEKDAYS[day.weekday()]} ≠ {_WEEKDAYS[point.weekday]}"
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
        start = _told_day(count, context, cue)
        return _counted_day(start, count, point) if start else (None, NOTHING_TOLD)
    if base in ("report", "scene"):
        return _day_of_scene(base, count, point, context)
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


def _told_day(count: int, context: Context, cue: Cue) -> date | None:
    """The day that সেদিন or পরদিন is counted from: the last one told, or the story's own where that is none of it."""
    start = context.told
    if start and context.scene and context.published and start > context.published and cue.lies() == -1:
        start = context.scene
    if start and context.scene and not count and context.line != cue.line and context.long_past(start):
        start = context.scene  # a new paragraph: back in the story, from a date told in passing
    return start


def _day_of_scene(base: str, count: int, point: Point, context: Context) -> tuple[date | None, str]:
    """এ দিন: the day that the report is about; সারা দিন, রাতভর: the day last told of, a night before it in the morning."""
    start = context.here() if base == "scene" else context.report_day or context.here()
    if start is None:
        return None, NO_PUBLICATION
    if base == "scene" and point.part == "NI" and (context.hour is None or context.hour < _AFTERNOON):
        return cal.plus_days(start, count - 1), "the night before the day last told of"
    return start, "the day last told of" if base == "scene" else "the day that the report is about"


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
    if day != context.published or point.night_after or (point.has_date and (point.weekday is None or point.day_shift)):
        return False
    return cue.lies() == -1
