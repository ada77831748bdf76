"""Who said what, on whose word."""

from shutro.names import Names
from shutro.speech.entry import Statement
from shutro.speech.kinds import entries
from shutro.speech.reader import Reader
from shutro.words import Page

__all__ = ["Statement", "read"]


def read(page: Page, names: Names, outlet: str | None = None) -> list[Statement]:
    """Every statement of a page, in the order of their cues, parents filled.

    ``outlet``: who published the page, where that is known.
    """
    return entries(page, names, Reader(page, names).read(), outlet)
