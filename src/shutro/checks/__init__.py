"""What an editor would want to be told. One module a rule; precision above all.

Checks read the layers, not the record, so that the record can carry what they find.
"""

from collections.abc import Sequence

from shutro.checks import doubled, numbers, quotes, residue, roles, spelling, weekdays
from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Names
from shutro.speech import Statement
from shutro.times import Time
from shutro.words import Page

__all__ = ["Check", "Layers", "read"]

RULES = (numbers.find, spelling.find, quotes.find, doubled.find, residue.find, roles.find, weekdays.find)


def read(
    page: Page,
    figures: Sequence[Figure],
    times: Sequence[Time],
    names: Names,
    statements: Sequence[Statement],
    moves: Sequence[Move],
) -> list[Check]:
    """Every finding of a page, in the order of its places."""
    layers = Layers(page, figures, times, names, statements, moves)
    found = sorted((c for rule in RULES for c in rule(layers)), key=lambda c: (c.span.start, c.span.end, c.rule))
    for number, check in enumerate(found, 1):
        check.id = f"c{number}"
    return found
