"""Dates, clock times, durations, sets; TIMEX3 values against the date of publication."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime

from shutro.numbers import Number
from shutro.span import Span
from shutro.times.entry import Time
from shutro.times.reading import Reader
from shutro.words import Page

__all__ = ["Time", "read"]


def read(
    page: Page,
    numbers: Sequence[Number],
    published: date | datetime | None = None,
    *,
    calendar: str | None = None,
    names: Sequence[Span] = (),
) -> list[Time]:
    """Every time of a page, in order, none overlapping.

    ``published``: what relative times are read against; without it their value is None. ``calendar``: ``bangladesh``
    or ``west bengal``, for Bangla months; None tells it by the page's words. ``names``, in order: what stands inside
    one is no time (আজকের পত্রিকা).
    """
    found = [t for t in Reader(page, numbers, published, calendar).read() if not _inside(t.span, names)]
    for number, time in enumerate(found, 1):
        time.id = f"t{number}"
    return found


def _inside(span: Span, names: Sequence[Span]) -> bool:
    at = bisect_right(names, span.start, key=lambda n: n.start) - 1
    return at >= 0 and names[at].holds(span)
