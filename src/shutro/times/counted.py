"""Points counted by a length of time: তিন দিন আগে, এর আট দিন পর, দুই ঘণ্টা পরে."""

from datetime import date, timedelta

from shutro.times import calendar as cal
from shutro.times.context import Context
from shutro.times.length import CLOCK_UNITS, Duration
from shutro.times.value import NO_PUBLICATION, NOTHING_TOLD, Value

_SECONDS = {"S": 1, "M": 60, "H": 3600}


def counted_from(context: Context, duration: Duration, *, told: bool, ahead: bool) -> Value:
    """The point so long before or after publication, or (``told``) the day told before; ``ahead``: its clause
    lies ahead.
    """
    sign = -1 if duration.tail == "ago" else 1
    if duration.parts[0][1] in CLOCK_UNITS:
        return _clock_from(context, duration, sign, told=told)
    base = context.told if told else context.published
    if base is None and ahead and duration.tail == "after":
        base = context.published
    if base is None:
        return Value(None, NOTHING_TOLD if told else NO_PUBLICATION)
    why = "counted from the day told before" if told and context.told else "counted from publication"
    value, day = _moved(base, duration, sign)
    if value is None:
        return Value(None, "beyond the calendar")
    if day is not None:
        context.tell_day(day, None, scene=told)
    return Value(value, why)


def _clock_from(context: Context, duration: Duration, sign: int, *, told: bool) -> Value:
    base = context.clock if told or context.moment is None else context.moment
    if base is None:
        return Value(None, "counted from an hour that is not known")
    seconds = sum((amount[0] if amount else 0) * _SECONDS.get(unit, 0) for amount, unit in duration.parts)
    try:
        at = base + timedelta(seconds=sign * seconds)
    except OverflowError:
        return Value(None, "beyond the calendar")
    context.clock = at
    return Value(at.isoformat(timespec="minutes")[:16], "clock time counted from another")


def _moved(base: date, duration: Duration, sign: int) -> tuple[str | None, date | None]:
    """The value so long before or after ``base``, as fine as the duration's smallest unit; the day where it is one."""
    months = sum(
        a[0] * {"m": 1, "Y": 12, "12Y": 144, "DE": 120, "Q": 3, "6m": 6}.get(u, 0) for a, u in duration.parts if a
    )
    days = sum(a[0] * {"D": 1, "W": 7}.get(u, 0) for a, u in duration.parts if a)
    if months > 120000 or days > 4000000:
        return None, None
    finest = duration.parts[-1][1]
    if months % 1:
        days, months = days + months % 1 * 30.4, int(months)
        day = cal.plus_days(base, sign * days)
        base = day or base
    if finest in ("D", "W"):
        day = cal.plus_days(base, sign * days)
        return (day.isoformat() if day else None), day
    year, month = cal.plus_months(base.year, base.month, sign * int(months))
    return (cal.month_value(year, month) if finest in ("m", "Q", "6m") else cal.year_value(year)), None
