"""Which country's money: টাকা of Bangladesh, or the rupee as West Bengal, Assam and Tripura call it; ডলার of whichever
country.
"""

from collections import Counter

from shutro.figures.vocabulary import SETTINGS
from shutro.text.form import one_form
from shutro.words import Page

_INDIA = frozenset(SETTINGS["india"]["marks"])
_VETO = frozenset(SETTINGS["india"]["veto"])
_HOME = frozenset(SETTINGS["india"]["home"])
_DOLLARS = {one_form(form): code for code, forms in SETTINGS["dollars"].items() for form in forms}
_AMERICA = tuple(SETTINGS["america"])
_OFTEN = 3  # mentions that make a report one about that country


def taka(page: Page) -> str:
    """The currency code of টাকা on this page: INR where its words are those of Indian newspapers, else BDT."""
    india = home = 0
    for token in page.tokens:
        if token.text in _VETO:
            return "BDT"
        india += token.text in _INDIA
        home += token.text in _HOME
    return "INR" if india > home else "BDT"


def dollar(page: Page) -> str:
    """The currency code of a plain ডলার: of the one other dollar country that the report is about (named three times,
    or with its own dollar), where America is not named; else USD.
    """
    found: Counter[str] = Counter()
    for i, token in enumerate(page.tokens):
        if token.kind != "word":
            continue
        if token.text.startswith(_AMERICA):
            return "USD"
        for form, code in _DOLLARS.items() if token.text[:3] in _BEGINNINGS else ():
            if token.text.startswith(form):
                own = i + 1 < len(page.tokens) and page.tokens[i + 1].text.startswith("ডলার")
                found[code] += _OFTEN if own else 1
                break
    (code, times), *others = found.most_common() or [("USD", 0)]
    return code if times >= _OFTEN and not any(n >= _OFTEN for _, n in others) else "USD"


_BEGINNINGS = frozenset(form[:3] for form in _DOLLARS)
