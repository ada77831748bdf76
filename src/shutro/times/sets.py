"""What comes again and again: প্রতি শুক্রবার, প্রতিদিন, প্রতি মাসে, প্রতিদিন সকাল ৮টায়, সাপ্তাহিক ছুটি শুক্রবার."""

from typing import NamedTuple

from shutro.times import dates, hours
from shutro.times.durations import read_duration
from shutro.times.point import Point
from shutro.times.view import View


class Recurring(NamedTuple):
    """A set: its tokens ``first`` to ``last`` (excluded) and its value."""

    first: int
    last: int
    value: str | None


def read_set(view: View, i: int) -> Recurring | None:
    """The set that begins at token ``i``."""
    word = view.word(i)
    if word is None or word.group not in ("every", "every unit"):
        return None
    if word.group == "every unit":
        found = _at(view, i, i + 1, word.value, word.case)
        return None if found.value == "P1D" else found  # bare প্রতিদিন is vague
    after = view.word(i + 1)
    if after is None:
        return _counted(view, i)
    if (
        after.group == "short weekday"
        and not after.case
        and view.group(i + 2) == "and"
        and view.group(i + 3) == "weekday"
    ):
        return Recurring(i, i + 4, None)  # প্রতি সোম ও বুধবার: TIMEX3 has no value for two weekdays
    if after.group == "weekday":
        return _at(view, i, i + 2, f"XXXX-WXX-{int(after.value) + 1}", after.case)
    if after.group == "unit" and after.case in ("", "loc", "gen") and after.value in "SMHDWmY":
        value = {"S": "PT1S", "M": "PT1M", "H": "PT1H", "m": "P1M"}.get(after.value, f"P1{after.value}")
        if after.value in "SMH" and view.amount(i + 2) is not None:
            return None  # প্রতি ঘণ্টায় ৯০ কিলোমিটার: a rate
        if after.case == "gen" and after.value in "Wm":
            return _within(view, i, after.value) or Recurring(i, i + 2, value)
        return _at(view, i, i + 2, value, after.case)
    if after.group == "part" and after.case in ("loc", ""):
        return Recurring(i, i + 2, f"XXXX-XX-XXT{after.value}")
    return _counted(view, i)


def _within(view: View, i: int, unit: str) -> Recurring | None:
    """প্রতি সপ্তাহের রোববার, প্রতি মাসের ৫ তারিখ, প্রতি মাসের প্রথম সোমবার (for which TIMEX3 has no value)."""
    at = i + 2
    weekday = view.word(at)
    if unit == "W" and weekday is not None and weekday.group == "weekday":
        return Recurring(i, at + 1, f"XXXX-WXX-{int(weekday.value) + 1}")
    point = Point(at, at)
    last = dates.day(view, at, point)
    if unit == "m" and last > at and point.month is None:
        return Recurring(i, last, f"XXXX-XX-{point.day:02}")
    if view.group(at) in ("ordinal", "edge") and view.group(at + 1) == "weekday":
        return Recurring(i, at + 2, None)
    return None


def _counted(view: View, i: int) -> Recurring | None:
    """প্রতি দুই ঘণ্টায়."""
    duration = read_duration(view, i + 1)
    if duration is None or duration.tail or duration.run:
        return None
    return Recurring(i, duration.last, duration.value)


def _at(view: View, first: int, last: int, value: str, case: str) -> Recurring:
    """With the clock time, part of the day or date after it."""
    point = Point(last, last)
    if value == "P1Y":
        end = dates.day(view, last, point)
        if end > last and point.month is not None and not point.bangla:
            return Recurring(first, end, f"XXXX-{point.month:02}-{point.day:02}")
    if case not in ("", "loc"):
        return Recurring(first, last, value)
    base = "XXXX-XX-XX" if value == "P1D" else value if value.startswith("XXXX-WXX") else ""
    end = hours.part(view, last, point) if base else last
    if end > last and point.hour is not None:
        return Recurring(first, end, f"{base}T{point.hour % 24:02}:{point.minute:02}")
    if end > last and point.part is not None:
        return Recurring(first, end, f"{base}T{point.part}")
    return Recurring(first, last, value)


def weekly(view: View, i: int, first: int) -> bool:
    """Whether সাপ্তাহিক a few tokens before the weekday at ``i``, or right after it, makes it one of every week."""
    near = [*range(max(i - 5, first), i), i + 1]
    return any(view.group(k) == "every-weekly" for k in near)
