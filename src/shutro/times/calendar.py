"""Arithmetic of days, weeks, months and years, and how TIMEX3 writes them.

Weeks run from Sunday to Saturday where a weekday is looked for in one (CLDR, region BD); a week as a value is
written in ISO form, as TIMEX3 asks.
"""

from calendar import monthrange
from datetime import date, timedelta

FISCAL_START = 7  # July: Bangladesh, Pakistan; India's begins in April


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def plus_days(day: date, days: float) -> date | None:
    """``day`` so many days later; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except (OverflowError, ValueError):
        return None


def plus_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month so many months later."""
    at = year * 12 + month - 1 + months
    return at // 12, at % 12 + 1


def month_value(year: int, month: int) -> str | None:
    """``2023-07``."""
    return f"{year:04}-{month:02}" if 1 <= year <= 9999 else None


def year_value(year: int) -> str | None:
    """``2023``."""
    return f"{year:04}" if 1 <= year <= 9999 else None


def month_days(year: int, month: int) -> int:
    """How many days the month has; 0 beyond the calendar."""
    return monthrange(year, month)[1] if 1 <= year <= 9999 and 1 <= month <= 12 else 0


def week_value(day: date, weeks: int = 0) -> str | None:
    """The week of ``day``, or so many weeks later: ``2023-W51``."""
    at = plus_days(day, 7 * weeks)
    if at is None:
        return None
    year, week, _ = at.isocalendar()
    return f"{year:04}-W{week:02}"


def weekday_in_week(day: date, weekday: int, weeks: int) -> date | None:
    """That weekday (0 Monday) in the week of ``day`` or so many weeks later, weeks beginning on Sunday."""
    sunday = plus_days(day, -((day.weekday() + 1) % 7))
    return None if sunday is None else plus_days(sunday, 7 * weeks + (weekday + 1) % 7)


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date | None:
    """The nearest past such weekday, the day itself included unless ``strictly``."""
    back = (day.weekday() - weekday) % 7
    return plus_days(day, -(back or 7 if strictly else back))


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date | None:
    """The nearest coming such weekday, the day itself included unless ``strictly``."""
    ahead = (weekday - day.weekday()) % 7
    return plus_days(day, ahead or 7 if strictly else ahead)


def fiscal_year_of(day: date) -> int:
    """The year in which the fiscal year of ``day`` began."""
    return day.year if day.month >= FISCAL_START else day.year - 1


def second_year(first: int, digits: str) -> int | None:
    """The second year of ``২০২৩-২৪``: its last digits as written; None where it does not follow the first.

    >>> second_year(1999, "00")
    2000
    """
    if len(digits) >= 4:
        return int(digits) if int(digits) > first else None
    size = 10 ** len(digits)
    year = first - first % size + int(digits)
    year += size if year <= first else 0
    return year if year - first <= 60 else None
