"""Moves of a negotiation, and the board."""

from collections.abc import Sequence
from datetime import date

from shutro.deals.board import Board, board
from shutro.deals.entry import Move, Term
from shutro.deals.gate import may_tell, tells, word_points
from shutro.deals.reading import Reader
from shutro.deals.stage import Stage
from shutro.encoder import Scores
from shutro.figures import Figure
from shutro.names import Names
from shutro.speech import Statement
from shutro.times import Time
from shutro.words import Page

__all__ = ["Board", "Move", "Term", "board", "read"]


def read(
    page: Page,
    names: Names,
    figures: Sequence[Figure],
    times: Sequence[Time],
    statements: Sequence[Statement],
    published: date | None = None,
    scores: Scores | None = None,
) -> list[Move]:
    """Every move of a page, in order; none where the report tells of no negotiation. ``published`` is the day of the
    report, from which earlier deals are told; ``scores``: what the trained reader gives for the page, without them the
    rules read alone.
    """
    points = word_points(page.text)
    if not may_tell(points):
        return []
    moves = Reader(Stage(page, names, figures, times, statements, published)).read(scores)
    return moves if tells(page.text, points, moves) else []
