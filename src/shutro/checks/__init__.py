"""What an editor would want to be told."""

from collections.abc import Sequence

from shutro.checks.entry import Check
from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Names
from shutro.speech import Statement
from shutro.times import Time
from shutro.words import Page

__all__ = ["Check", "read"]


def read(
    page: Page,
    figures: Sequence[Figure],
    times: Sequence[Time],
    names: Names,
    statements: Sequence[Statement],
    moves: Sequence[Move],
) -> list[Check]:
    """Every finding of a page, in order."""
    return []
