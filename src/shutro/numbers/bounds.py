"""Words that bound a number: before it (প্রায়), after its genitive (-এর বেশি), after it (পর্যন্ত),
and verbs that go past it (ছাড়াল).
"""

from shutro import lexicon
from shutro.words import Page

_ENTRIES = lexicon.entries("numbers", "bounds.tsv")
BEFORE = {e["form"]: e["bound"] for e in _ENTRIES if e["place"] == "before"}
_GENITIVE = {e["form"] + more: e["bound"] for e in _ENTRIES if e["place"] == "genitive" for more in ("", "ই")}
_BARE = {e["form"]: e["bound"] for e in _ENTRIES if e["place"] == "bare"}
MANY = lexicon.forms("numbers", "bounds.tsv", place="many")
_SETTINGS = lexicon.settings("numbers", "settings.toml")
_DEGREE = frozenset(_SETTINGS["degree"])
_OF = frozenset(_SETTINGS["genitive"])
_NOT = frozenset(_SETTINGS["not"])
_PAST = frozenset(_SETTINGS["past_words"])
_PAST_MARKS = frozenset(_SETTINGS["past_marks"])
_PAIRS = {tuple(k.split()): v for k, v in _SETTINGS["before_pairs"].items()}
_DASHES = frozenset("-–‐‑")
_OPPOSITE = {"less_than": "at_least", "more_than": "at_most"}


def before(page: Page, first: int) -> tuple[str, int]:
    """The bound whose words stand right before token ``first`` ("" where none), and the token where they begin."""
    bound = ""
    tokens = page.tokens
    while first > 0:
        word = tokens[first - 1].text
        pair = _PAIRS.get((tokens[first - 2].text, word)) if first > 1 else None
        if pair:
            bound, first = pair, first - 2
        elif word in BEFORE:
            bound, first = BEFORE[word], first - 1
        else:
            break
    return bound, first


def after(page: Page, last: int, case: str) -> tuple[str, int]:
    """The bound whose words follow token ``last - 1``, which carries ``case``; and the token after
    them ("" and ``last`` where none).

    A negation turns it round: ২৫ হাজারের কম নয় is at least.
    """
    tokens = page.tokens
    count = len(tokens)
    if last >= count:
        return "", last
    if tokens[last].text in _DASHES and last + 1 < count and page.glued(last) and page.glued(last + 1):
        bound = _BARE.get(tokens[last + 1].text, "")  # ৬০-ঊর্ধ্ব
        return bound, last + 2 * bool(bound)
    i = last
    if tokens[i].text in _OF:
        case, i = "genitive", i + 1
    if case != "genitive":
        bound = _BARE.get(tokens[last].text, "") if not case else ""
        return bound, last + bool(bound)
    if i < count and tokens[i].text in _DEGREE:
        i += 1
    bound = _GENITIVE.get(tokens[i].text, "") if i < count else ""
    if not bound:
        return "", last
    i += 1
    if i < count and tokens[i].text in _NOT and bound in _OPPOSITE:
        return _OPPOSITE[bound], i + 1
    return bound, i


def past(page: Page, last: int, case: str = "") -> str:
    """more_than where a verb behind token ``last - 1`` goes beyond the number (৪০০ ছাড়াল, ১০০
    টাকার ঘর পেরিয়েছে), "" where none does.
    """
    tokens = page.tokens
    if case == "genitive" and last < len(tokens) and tokens[last].text in _PAST_MARKS:
        last, case = last + 1, ""
    return "more_than" if not case and last < len(tokens) and tokens[last].text in _PAST else ""
