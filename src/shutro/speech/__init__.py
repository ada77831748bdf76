"""Who said what, on whose word."""

from shutro.encoder import Scores
from shutro.names import Names
from shutro.speech.entry import Statement
from shutro.speech.kinds import entries
from shutro.speech.reader import Reader
from shutro.words import Page

__all__ = ["Statement", "read"]


def read(page: Page, names: Names, outlet: str | None = None, scores: Scores | None = None) -> list[Statement]:
    """Every statement of a page, in the order of their cues, parents filled.

    ``outlet``: who published the page, where that is known. ``scores``: what the trained reader gives for the page;
    without them the rules read alone.
    """
    reader = Reader(page, names)
    drafts = reader.read()
    if scores is not None:
        from shutro.speech.fusion import fused  # numpy comes with the first scores, not before

        drafts = fused(reader, drafts, scores)
    return entries(page, names, drafts, outlet)
