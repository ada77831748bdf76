"""What a rule may look at."""

from collections.abc import Sequence
from typing import NamedTuple

from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Names
from shutro.speech import Statement
from shutro.times import Time
from shutro.words import Page


class Layers(NamedTuple):
    """A page and all that was read from it."""

    page: Page
    figures: Sequence[Figure]
    times: Sequence[Time]
    names: Names
    statements: Sequence[Statement]
    moves: Sequence[Move]
