"""Which country's টাকা: Bangladesh's, or the rupee as West Bengal, Assam and Tripura call it."""

from shutro.figures.vocabulary import SETTINGS
from shutro.words import Page

_INDIA = frozenset(SETTINGS["india"]["marks"])
_VETO = frozenset(SETTINGS["india"]["veto"])
_HOME = frozenset(SETTINGS["india"]["home"])


def taka(page: Page) -> str:
    """The currency code of টাকা on this page: INR where its words are those of Indian newspapers, else BDT."""
    india = home = 0
    for token in page.tokens:
        if token.text in _VETO:
            return "BDT"
        india += token.text in _INDIA
        home += token.text in _HOME
    return "INR" if india > home else "BDT"
