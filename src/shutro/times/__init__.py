"""Dates, clock times, durations, sets; TIMEX3 values against the date of publication."""

from collections.abc import Sequence
from datetime import date, datetime

from shutro.numbers import Number
from shutro.times.entry import Time
from shutro.times.reading import Reader
from shutro.words import Page

__all__ = ["Time", "read"]


def read(
    page: Page, numbers: Sequence[Number], published: date | datetime | None = None, *, calendar: str | None = None
) -> list[Time]:
    """Every time of a page, in order, none overlapping.

    ``published``: what relative times are read against; without it their value is None. ``calendar``:
    ``bangladesh`` or ``west bengal``, for Bangla
    months; None tells it by the page's words.
    """
    return Reader(page, numbers, published, calendar).read()
