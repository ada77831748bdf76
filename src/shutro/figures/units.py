"""Units that belong to a number: currencies, measures, per cent, and packs (প্যাকেট, দফা)."""

from fractions import Fraction

import msgspec

from shutro import lexicon
from shutro.text.form import one_form
from shutro.words import Page


class Unit(msgspec.Struct, frozen=True):
    """``kind`` and ``code`` as in the guide; ``part`` of a larger unit (পয়সা: 1/100), else None;
    ``case`` of its last word; ``next``: the token after it.
    """

    kind: str
    code: str
    part: Fraction | None
    case: str
    next: int


_CASES = {
    "c": {
        "": "",
        "ের": "genitive",
        "ে": "locative",
        "কে": "dative",
        "সহ": "comitative",
        "-এর": "genitive",
        "এর": "genitive",
    },
    "v": {
        "": "",
        "র": "genitive",
        "য়": "locative",
        "তে": "locative",
        "কে": "dative",
        "সহ": "comitative",
        "য়ের": "genitive",
    },
}
_VOWELS = frozenset("ািীুূৃেৈোৌঅআইঈউঊঋএঐওঔ")
_Entry = tuple[str, str, Fraction | None]


def _phrases() -> dict[tuple[str, ...], _Entry]:
    found = {}
    for e in lexicon.entries("figures", "units.tsv"):
        part = None if e["part"] == "-" else Fraction(e["part"])
        found[tuple(e["form"].split())] = (e["kind"], e["unit"], part)
    return found


PHRASES = _phrases()
_FIRST = {p[0] for p in PHRASES if len(p) > 1}
_LONGEST = max(len(p) for p in PHRASES)


def _inflected() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for last in {p[-1] for p in PHRASES}:
        shape = "v" if last[-1] in _VOWELS else "c"
        for ending, case in _CASES[shape].items():
            for emphatic in ("", "ই", "ও"):
                found.setdefault(last + one_form(ending) + emphatic, []).append((last, case))
    return found


INFLECTED = _inflected()


_PARTS = {tuple(k.split()): Fraction(v) for k, v in lexicon.settings("figures", "settings.toml")["parts"].items()}


def share(whole: str, part: str) -> Fraction | None:
    """What share of the unit ``whole`` the unit ``part`` is where the two are said together, else None."""
    return _PARTS.get((whole, part))


def exact(value: int | float) -> Fraction:
    """A value as its decimal notation says it."""
    return Fraction(str(value))


def plain(value: Fraction) -> int | float:
    """A whole number as int, any other as float."""
    return int(value) if value.denominator == 1 else float(value)


def sign(text: str) -> str:
    """The currency code of a sign that stands before the number."""
    return PHRASES[(text,)][1]


def read(page: Page, i: int, glued: str = "") -> Unit | None:
    """The unit that begins with token ``i``; or with the letters ``glued`` to a number, which end at token ``i``."""
    if glued:
        return _one(glued, i)
    tokens = page.tokens
    if i >= len(tokens):
        return None
    word = tokens[i].text
    if word in _FIRST:
        for length in range(_LONGEST, 1, -1):
            if i + length <= len(tokens):
                found = _many(tuple(t.text for t in tokens[i : i + length]), i + length)
                if found:
                    return found
    return _one(word, i + 1)


def _one(word: str, after: int) -> Unit | None:
    for base, case in INFLECTED.get(word, ()):
        entry = PHRASES.get((base,))
        if entry:
            return Unit(entry[0], entry[1], entry[2], case, after)
    return None


def _many(phrase: tuple[str, ...], after: int) -> Unit | None:
    for base, case in INFLECTED.get(phrase[-1], ()):
        entry = PHRASES.get((*phrase[:-1], base))
        if entry:
            return Unit(entry[0], entry[1], entry[2], case, after)
    return None
