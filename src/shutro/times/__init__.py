"""Dates, clock times, durations, sets; TIMEX3 values against the date of publication."""

from collections.abc import Sequence
from datetime import date, datetime

from shutro.numbers import Number
from shutro.times.entry import Time
from shutro.words import Page

__all__ = ["Time", "read"]


def read(page: Page, numbers: Sequence[Number], published: date | datetime | None = None) -> list[Time]:
    """Every time of a page, in order, none overlapping."""
    return []
