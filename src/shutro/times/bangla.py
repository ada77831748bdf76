"""The Bangla calendar, of Bangladesh and of West Bengal.

Bangladesh: since 1426 (from 16 October 2019) the first six months have 31 days, Falgun 29 (30 in a leap year),
the others 30; from 1394 (1987) until
then the first five had 31, the others 30, Falgun 31 in a leap year (Bangla Academy). 1 Boishakh is always 14
April, so a leap year is that of the February
that falls in Falgun.

West Bengal: a month begins on the day after the midnight that follows the sun's entry into its sidereal sign;
the sun as in the Surya Siddhanta
(Dershowitz and Reingold, *Calendrical Calculations*, ch. 20). Good to a day where the passage is near midnight:
almanacs differ.
"""

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import asin, degrees, radians, sin

from shutro.times.calendar import day_of

BANGLADESH, WEST_BENGAL = "bangladesh", "west bengal"
EPOCH = 593  # Bangla year 1 began in April 594
_SINCE_2019 = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 29, 30)
_SINCE_1987 = (31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30, 30)
_FALGUN = 11


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _lengths(year: int) -> tuple[int, ...]:
    lengths = list(_SINCE_2019 if year >= 1426 else _SINCE_1987)
    lengths[_FALGUN - 1] += _leap(year + EPOCH + 1)
    return tuple(lengths)


_HINDU_EPOCH = -1132959  # 18 February 3102 BCE, as an ordinal day
_SIDEREAL_YEAR = 365 + Fraction(279457, 1080000)
_ANOMALISTIC_YEAR = Fraction(1577917828000, 4320000000 - 387)
_ANOMALY_AT_EPOCH = float(1955880000 * _SIDEREAL_YEAR / _ANOMALISTIC_YEAR % 1)  # creation was so many years before
_UJJAIN = 0.0348  # India's midnight is so much of a day before that of Ujjain's own time


def _longitude(moment: float) -> float:
    """The sun's sidereal longitude in degrees; ``moment`` is an ordinal day with its fraction."""
    since = moment - _HINDU_EPOCH
    mean = since / float(_SIDEREAL_YEAR) % 1
    offset = sin(radians(360 * ((since / float(_ANOMALISTIC_YEAR) + _ANOMALY_AT_EPOCH) % 1)))
    epicycle = 14 / 360 * (1 - abs(offset) / 42)
    return (360 * mean - degrees(asin(offset * epicycle))) % 360


@lru_cache(maxsize=4096)
def _first_day_west(year: int, month: int) -> date | None:
    """The first day of a month in West Bengal."""
    guess = day_of(year + EPOCH + (month > 9), (month + 2) % 12 + 1, 12)
    if guess is None:
        return None
    for days in range(9):
        day = guess + timedelta(days)
        inside = (_longitude(day.toordinal() - _UJJAIN) - 30 * (month - 1) + 180) % 360 >= 180
        if inside:  # the sun has entered the sign before this day began
            return day
    return None


def to_day(year: int, month: int, day: int, calendar: str = BANGLADESH) -> date | None:
    """The day of the common calendar; None where the Bangla calendar has no such day.

    >>> to_day(1430, 9, 8)
    datetime.date(2023, 12, 23)
    """
    first = first_day(year, month, calendar)
    last = first_day(*((year, month + 1) if month < 12 else (year + 1, 1)), calendar)
    if first is None or last is None or not 1 <= day <= (last - first).days:
        return None
    return first + timedelta(day - 1)


def first_day(year: int, month: int, calendar: str = BANGLADESH) -> date | None:
    """The first day of a month."""
    if not (1 <= year <= 9000 and 1 <= month <= 12):
        return None
    if calendar == WEST_BENGAL or year < 1394:
        return _first_day_west(year, month)
    new_year = day_of(year + EPOCH, 4, 14)
    return None if new_year is None else new_year + timedelta(sum(_lengths(year)[: month - 1]))


def month_of(day: date, calendar: str = BANGLADESH) -> tuple[int, int]:
    """The Bangla year and month in which ``day`` falls."""
    year = day.year - EPOCH
    for at in (year, year - 1):
        for month in range(12, 0, -1):
            first = first_day(at, month, calendar)
            if first is not None and first <= day:
                return at, month
    return year, 1


def of_day(day: date, calendar: str = BANGLADESH) -> tuple[int, int, int]:
    """The Bangla year, month and day of a day of the common calendar; `to_day` leads back.

    >>> of_day(date(2024, 2, 1))
    (1430, 10, 18)
    """
    year, month = month_of(day, calendar)
    first = first_day(year, month, calendar)
    return year, month, (day - first).days + 1 if first else 1
