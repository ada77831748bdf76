"""What a rule may look at."""

from datetime import date
from typing import NamedTuple

from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Names
from shutro.speech import Statement
from shutro.times import Time
from shutro.words import Page


class Layers(NamedTuple):
    """A page, all that was read from it, and the date of publication where it is known."""

    page: Page
    figures: list[Figure]
    times: list[Time]
    names: Names
    statements: list[Statement]
    moves: list[Move]
    published: date | None = None
