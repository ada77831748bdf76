"""Numbers that count something: how many of what, in which role."""

from collections.abc import Sequence

from shutro.figures.entry import Figure
from shutro.names import Names
from shutro.numbers import Number
from shutro.times import Time
from shutro.words import Page

__all__ = ["Figure", "read"]


def read(page: Page, numbers: Sequence[Number], times: Sequence[Time], names: Names) -> list[Figure]:
    """Every figure of a page, in order, none overlapping."""
    return []
