"""People, bodies, places, nationalities; who is the same."""

from shutro.names.entry import Entity, Name, Names
from shutro.words import Page

__all__ = ["Entity", "Name", "Names", "read"]


def read(page: Page) -> Names:
    """Every name of a page, in order, none overlapping, and the entities they belong to."""
    return Names([], [])
