"""What stands before a unit, weekday, month or date and says which one: গত মাসে, আগামী সপ্তাহের, চলতি বছর, ওই
বছরের, আগের মাসের, নতুন অর্থবছরে.
"""

from shutro.times import dates, stretch, years
from shutro.times.days import PUBLISHED, REPORT, TOLD
from shutro.times.lookup import Word
from shutro.times.point import Point
from shutro.times.view import View

_OF_PUBLICATION = {"last": -1, "next": 1, "this": 0, "near": 0, "new": 1}
_OF_TOLD = {"that": 0, "that next": 1, "that before": -1}
_UNITS = {"Y": "year_shift", "m": "month_shift", "W": "week_shift", "F": "fiscal_shift", "DE": "decade_shift"}


def modified(view: View, i: int, point: Point) -> int:
    """A modifier and what it stands before; for a weekday, month or date only the direction is set, and the
    reading goes on there.
    """
    word = view.word(i)
    if word is None or point.has_time:
        return i
    if word.group in _OF_PUBLICATION:
        base, count = PUBLISHED, _OF_PUBLICATION[word.group]
    elif word.group in _OF_TOLD:
        base, count = TOLD, _OF_TOLD[word.group]
    else:
        return i
    after = view.word(i + 1)
    if (
        after is not None
        and after.group == "same time"
        and word.form == "একই"
        and (point.has_year or point.fiscal_shift)
        and not point.has_month
    ):
        point.same_stretch, point.case = True, "loc"
        return i + 2
    if after is not None and after.group == "unit":
        return _unit(view, i, point, after, (base, count))
    if point.has_date:
        return i
    if after is not None and after.group == "part" and word.group in ("last", "that", "near", "that before"):
        point.day_shift = (PUBLISHED, -1) if word.group == "last" else (TOLD, count)
        return i + 1
    if word.group in ("last", "next", "this"):
        return _direction(view, i, point, after, count)
    return i


def _unit(view: View, i: int, point: Point, unit: Word, shift: tuple[str, int]) -> int:
    base, count = shift
    group = view.group(i)
    if unit.case in ("about", "whole"):
        return i
    if unit.form == "দিন" and group == "next" and unit.case == "loc" and not point.has_date:  # আগামী দিনে, আগামী দিনগুলোতে
        point.value, point.case = "FUTURE_REF", "loc"
        return i + 2
    if unit.form in ("দিন", "কার্যদিবস", "কর্মদিবস"):
        if (
            point.has_day
            or point.has_month
            or group not in ("near", "that", "that next", "that before")
            or (point.has_year and group != "near")
        ):
            return i
        point.day_shift = (REPORT if group == "near" else TOLD, count)
    elif unit.value == "CE" and group == "last" and not point.has_date:
        point.century, point.direction = 0, -1
    elif unit.value not in _UNITS or (point.has_date and not (point.has_year and unit.value == "m")):
        return i
    elif group == "near" and unit.value == "W":
        point.week_shift = (base, 0)
    elif point.year_shift is not None or point.year is not None:  # আগের বছরের একই মাসের
        point.month_shift = (TOLD, count) if group == "that" else (PUBLISHED, count)
    else:
        setattr(point, _UNITS[unit.value], shift)
        point.direction = 2 if group == "new" else None  # the new year: by the calendar
    point.case = unit.case
    return i + 2


def _direction(view: View, i: int, point: Point, after: Word | None, count: int) -> int:
    """গত বুধবার, আগামী ৭ জানুয়ারি, চলতি ডিসেম্বর, গত পরশু, আগামী শীতে: the direction; the token after the modifier."""
    if after is not None and after.group in ("weekday", "short weekday", "month", "bangla month", "season"):
        point.direction = count
        return i + 1
    if after is not None and after.group == "kal" and count:
        steps = abs(int(after.value))
        point.day_shift, point.case = (PUBLISHED, count * steps), after.case
        return i + 2
    trial = Point(i + 1, i + 1)
    if any(step(view, i + 1, trial) > i + 1 for step in (dates.day, years.year, dates.numeric)):
        point.direction = count
        return i + 1
    return i


def outgoing(view: View, i: int, point: Point) -> int:
    """বিদায়ী বছরে, সদ্য বিদায়ী ডিসেম্বর মাসে, বিদায়ী ২০২৩ সালে: the one that has just ended, or ends now."""
    if point.has_date or point.has_time:
        return i
    at = i + (view.group(i) == "just")
    if view.group(at) != "outgoing":
        return i
    unit = view.word(at + 1)
    if unit is not None and unit.group == "unit" and unit.value in ("Y", "m", "F"):
        setattr(point, _UNITS[unit.value], (PUBLISHED, -1))
        point.direction, point.case = (3 if unit.value == "Y" else None), unit.case
        return at + 2
    last = _direction(view, at, point, unit, -1)
    return last if last > at else i


def bare_unit(view: View, i: int, point: Point) -> int:
    """বছরের শুরুতে, মাসের শেষে, সপ্তাহের শেষ দিকে, বছরের প্রথম দিনে: of the year, month or week of publication."""
    word = view.word(i)
    if (
        word is None
        or word.case != "gen"
        or word.value not in ("Y", "m", "W")
        or point.has_date
        or view.page.tokens[i].kind != "word"
    ):
        return i
    trial = Point(i, i, case="gen")
    setattr(trial, _UNITS[word.value], (PUBLISHED, 0))
    if stretch.stretch(view, i + 1, trial) == i + 1 or trial.case == "gen" or (word.value == "W" and trial.within):
        return i
    setattr(point, _UNITS[word.value], (PUBLISHED, 0))
    point.case = "gen"
    return i + 1


def season(view: View, i: int, point: Point) -> int:
    """শীতে, আগামী শীতে, শীতের মৌসুমে."""
    word = view.word(i)
    if word is None or word.group != "season" or point.has_date or point.has_time:
        return i
    if view.text(i + 1) in ("মৌসুমে", "মৌসুম", "মৌসুমের") and word.case in ("gen", ""):
        point.season, point.case = word.value, "loc"
        return i + 2
    if point.direction is None and not word.form.endswith("কাল"):
        return i
    point.season, point.case = word.value, word.case
    return i + 1
