"""From one time to another: ২৫ জুন থেকে ৩০ জুন, ৫-৭ মে, ১ থেকে ৭ জানুয়ারি, ২০১৮ থেকে ২০২০ সালে, সকাল ৮টা থেকে
বিকেল ৪টা, বুধ ও বৃহস্পতিবার, জুলাই-আগস্ট.
"""

from datetime import date, datetime

from shutro.times import calendar as cal
from shutro.times.context import Context
from shutro.times.pick import Cue
from shutro.times.point import Point
from shutro.times.points import read_point
from shutro.times.resolve import resolve
from shutro.times.value import Value
from shutro.times.view import View

Pair = tuple[Point, Point]
_FROM, _AND = "from", "and"
_THESE_DAYS = 31
_YEAR_GRAINS = ("year", "month")


def read_pair(view: View, i: int, first: Point | None) -> Pair | None:
    """The two ends of the range that begins at token ``i``; ``first`` is the point read there."""
    found = _open_days(view, i) or _short_weekdays(view, i) or _decades(view, i)
    if found is not None:
        return found
    if first is None:
        return None
    if first.grain == "year" and first.case == "gen":  # ২০২৩ সালের ২৫ থেকে ৩০ জুন
        inner = _open_days(view, first.last)
        if inner is not None:
            for point in inner:
                point.year, point.year_shift = first.year, first.year_shift
            return inner
    at, kind = _joint(view, first.last)
    if not kind or (first.case and kind == _FROM and first.case != "loc"):
        return None
    second = read_point(view, at) or (_bare_hour(view, at, first) if kind == _FROM else None)
    if second is None or second.case == "dat" or not _alike(first, second, kind):
        return None
    first.fiscal = first.fiscal or (second.fiscal and first.second_year is not None)
    return first, second


def _bare_hour(view: View, i: int, first: Point) -> Point | None:
    """সকাল ৮টা থেকে ১০টা: the second hour without a part of the day."""
    found = view.hour(i) if first.hour is not None and not first.loose_hour else None
    if found is None or found.hour > 12:
        return None
    return Point(i, found.last, hour=found.hour, minute=found.minute, loose_hour=True, case=found.case)


def _joint(view: View, i: int) -> tuple[int, str]:
    """What stands between the ends: the token after it, and whether it is থেকে (or a dash) or ও."""
    group = view.group(i)
    if group == "to" and view.text(i) == "থেকে":
        return i + 1, _FROM
    if view.dash(i):
        return i + 1, _FROM
    if group == "and":
        return i + 1, _AND
    return i, ""


def _alike(first: Point, second: Point, kind: str) -> bool:
    """Whether the two are ends of one range: equally fine, and for ও months and years only."""
    if first.value or second.value or first.within or second.within or first.edge or second.edge:
        return False
    if first.grain != second.grain or first.grain in ("other", "week"):
        return False
    if kind == _AND:
        if first.grain == "month" and first.has_year:
            return False
        return first.grain in _YEAR_GRAINS and second.direction is None and not first.case and first.year_shift is None
    return True


def _open_days(view: View, i: int) -> Pair | None:
    """২৯ থেকে ৩১ জুলাই, ৫-৭ মে, ২ ও ৩ মে: a first day whose month stands with the second."""
    at = i + (view.group(i) in ("last", "next", "this"))
    plain = view.digits(at)
    if plain is None or plain.size > 2 or not 1 <= plain.value <= 31 or len(plain.ending) > 2:
        return None
    joint, kind = _joint(view, at + 1)
    middle = view.digits(at + 2) if view.text(at + 1) == "," else None
    if (
        not kind and middle is not None and middle.value == plain.value + 1 and view.group(at + 3) == "and"
    ):  # ১৮, ১৯ ও ২০ জুলাই
        joint, kind = at + 4, _AND
    if not kind:
        return None
    second = read_point(view, joint)
    if second is None or second.day is None or second.numeric or second.weekday is not None or second.has_time:
        return None
    first = Point(
        i,
        at + 1,
        day=plain.value,
        month=second.month,
        bangla=second.bangla,
        year=second.year,
        year_shift=second.year_shift,
    )
    if at > i:
        first.direction = second.direction = {"last": -1, "next": 1, "this": 0}[view.group(i)]
    return (first, second) if second.day > plain.value else None


def _short_weekdays(view: View, i: int) -> Pair | None:
    """বুধ ও বৃহস্পতিবার, গত শুক্র ও শনিবার."""
    at = i + (view.group(i) in ("last", "next"))
    word = view.word(at)
    if word is None or word.group != "short weekday" or word.case:
        return None
    joint, kind = _joint(view, at + 1)
    second = read_point(view, joint) if kind and view.group(joint) == "weekday" else None
    if second is None or second.weekday is None or second.has_time or (second.weekday - int(word.value)) % 7 == 0:
        return None
    first = Point(i, at + 1, weekday=int(word.value))
    if at > i:
        first.direction = second.direction = -1 if view.group(i) == "last" else 1
    return first, second


def _decades(view: View, i: int) -> Pair | None:
    """আশি ও নব্বইয়ের দশকে."""
    word = view.word(i)
    if word is None or word.group != "decade" or word.case:
        return None
    joint, kind = _joint(view, i + 1)
    second = read_point(view, joint) if kind and view.group(joint) == "decade" else None
    if second is None or second.decade is None:
        return None
    return Point(i, i + 1, decade=190 + int(word.value)), second


def resolve_pair(pair: Pair, context: Context, cue: Cue) -> Value:
    """``start/end``; what one end leaves out it takes from the other."""
    first, second = pair
    if (
        first.weekday is not None
        and second.weekday is not None
        and not first.has_time
        and not second.has_time
        and first.day_shift is None
    ):
        return _weekdays(first, second, context, cue)
    if second.has_year and first.has_month and not first.has_year:
        first.year, first.year_shift = second.year, second.year_shift
        if (
            first.month is not None
            and second.month is not None
            and first.month > second.month
            and first.year is not None
        ):
            first.year -= 1
    if first.year_shift is not None and second.has_month and not second.has_year:
        second.year_shift = first.year_shift
    if first.has_year and second.has_month and not second.has_year and first.year is not None:
        second.year = first.year + (first.month is not None and second.month is not None and second.month < first.month)
    start = resolve(first, context, cue)
    if start.text is None:
        return start
    end = (
        resolve(second, _with_scene(context, start, first, second), cue, tell=second.has_day)
        if second.has_time and not second.has_date
        else resolve(second, context, cue)
    )
    if end.text is None:
        return end
    return _range(first, second, start, end, context)


def _with_scene(context: Context, start: Value, first: Point, second: Point) -> Context:
    if start.day is not None:
        context.scene = start.day
        context.hour = first.hour if second.loose_hour else None
    return context


def _range(first: Point, second: Point, start: Value, end: Value, context: Context) -> Value:
    ends = (start.text or "").split("/")[0], (end.text or "").split("/")[-1]
    low, high = _ordered(first, second, *ends, context)
    if low == high:
        return Value(None, "range: its two ends are the same")
    return Value(f"{low}/{high}", f"range: {start.why}", end.day or start.day)


def _ordered(first: Point, second: Point, low: str, high: str, context: Context) -> tuple[str, str]:
    """The ends in order: a clock time past midnight is of the next day, a month ahead of its end of the year before."""
    if low <= high:
        return low, high
    if second.has_time and not second.has_date and len(high) == 16:
        following = cal.plus_days(datetime.fromisoformat(high).date(), 1)
        return low, f"{following}{high[10:]}" if following else high
    if not first.has_year and not second.has_year and len(low) in (7, 10) and len(high) == len(low):
        if context.published is not None and abs(_ordinal(low) - context.published.toordinal()) <= _THESE_DAYS:
            return low, f"{int(high[:4]) + 1:04}{high[4:]}"
        return f"{int(low[:4]) - 1:04}{low[4:]}", high
    return low, high


def _ordinal(value: str) -> int:
    return date.fromisoformat(value if len(value) == 10 else value + "-01").toordinal()


def _weekdays(first: Point, second: Point, context: Context, cue: Cue) -> Value:
    """The two days of one week: the first lies before the second."""
    end = resolve(second, context, cue)
    if end.day is None or first.weekday is None or second.weekday is None:
        return end
    start = _back(end.day, (second.weekday - first.weekday) % 7)
    if start is None:
        return Value(None, "range: beyond the calendar")
    lies = cue.lies()
    if first.direction == 1 or lies == 1:
        begin = resolve(first, context, cue, tell=False).day
        if begin is not None:
            start, last = begin, cal.plus_days(begin, (second.weekday - first.weekday) % 7)
            return Value(f"{start}/{last}", f"range: {end.why}", last)
    return Value(f"{start}/{end.day}", f"range: {end.why}", end.day)


def adjoining(value: str | None) -> bool:
    """Whether the two ends of ``start/end`` follow each other: days, months, years or decades."""
    if value is None or "/" not in value:
        return True
    low, high = value.split("/")
    if len(low) == 10 and len(high) == 10:
        return _ordinal(high) - _ordinal(low) == 1
    if len(low) == 7 and len(high) == 7:
        return cal.plus_months(int(low[:4]), int(low[5:]), 1) == (int(high[:4]), int(high[5:]))
    return not (low.isdigit() and high.isdigit()) or int(high) - int(low) == 1


def _back(day: date, days: int) -> date | None:
    return cal.plus_days(day, -days)
