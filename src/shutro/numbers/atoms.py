"""One token to the pieces of number in it: ``সাতশ`` is 7 and 100, ``১লাখ`` 1 and 100,000,
``দুজনেরও`` 2 with its classifier.
"""

import re
from fractions import Fraction
from functools import lru_cache

import msgspec

from shutro import lexicon
from shutro.numbers import digits
from shutro.numbers.endings import BARE, CLASSIFIED, tail
from shutro.numbers.piece import ADD, DENOMINATOR, DIGITS, HALF, MANY, ORDINAL, PART, POINT, SCALE, WHOLE, WORD, Piece
from shutro.text.form import one_form
from shutro.words import stems

_SETTINGS = lexicon.settings("numbers", "settings.toml")


def _stems() -> dict[str, Piece]:
    found: dict[str, Piece] = {}

    def add(form: str, kind: int, value: Fraction | None, **more: bool) -> None:
        found[form] = Piece(kind, value, 0, len(form), len(form), article=more.get("article", False))

    for e in lexicon.entries("numbers", "cardinals.tsv"):
        add(e["form"], WORD, Fraction(e["value"]), article=e["use"] == "article")
    for e in lexicon.entries("numbers", "scales.tsv"):
        add(e["form"], SCALE, Fraction(e["value"]))
    for e in lexicon.entries("numbers", "halves.tsv"):
        add(e["form"], {"add": ADD, "value": HALF, "of": PART}[e["use"]], Fraction(e["value"]))
    for e in lexicon.entries("numbers", "fractions.tsv"):
        add(e["form"], DENOMINATOR, Fraction(e["value"]))
    for e in lexicon.entries("numbers", "ordinals.tsv"):
        add(e["form"], ORDINAL, Fraction(e["value"]))
    add(one_form("কয়েক"), MANY, None)
    add("দশমিক", POINT, None)
    for form, share in _SETTINGS["wholes"].items():
        add(form, WHOLE, Fraction(share))
    return found


_STEMS = _stems()
_PREFIX = lexicon.forms("numbers", "cardinals.tsv", use="prefix")
_LENGTHS = tuple(sorted({len(s) for s in _STEMS}, reverse=True))
_STARTS = frozenset(s[:2] for s in _STEMS)
_ONE = frozenset(s for s in _STEMS if len(s) == 1)
_NEXT = {  # what may be joined on within a word
    WORD: {SCALE},
    ADD: {WORD, SCALE},
    HALF: {SCALE},
    PART: {SCALE},
    MANY: {SCALE},
    SCALE: {WORD, SCALE},
    DIGITS: {SCALE},
}
_ALONE_NOT = {"শ", "শো"}  # are শ- only after a number
_FALSE = frozenset(
    {
        "আটকে",
        "দশকে",
        "শতকে",
        "বারবার",
        "একে",
        "একের",
        "একই",
        "একও",
        "একেও",
        "একেই",
        "একেক",
        "একাধিক",
        "একসহ",
        "নই",
        "নও",
        "শই",
        "শর",
        "শের",
        "শতে",
    }
)
_NUMBER = re.compile("([০-৯0-9]+(?:[.,][০-৯0-9]+)*)([-–]?)(.*)", re.DOTALL)
_ORDINAL_DIGITS = frozenset(_SETTINGS["ordinal_digits"])
_TWO_OF = tuple(_SETTINGS["two_of"])
_LONGEST = 40


@lru_cache(maxsize=32768)
def pieces(token: str) -> tuple[Piece, ...]:
    """The pieces of number that a token is made of, in order; empty where it is none.

    >>> [(p.value, p.start, p.end) for p in pieces("সাতশ")]
    [(Fraction(7, 1), 0, 3), (Fraction(100, 1), 3, 4)]
    """
    first = token[0]
    if first in "০১২৩৪৫৬৭৮৯0123456789":
        return _digits(token)
    if (
        (token[:2] not in _STARTS and first not in _ONE)
        or len(token) > _LONGEST
        or token in _FALSE
        or token in _PREFIX
        or token in _ALONE_NOT
    ):
        return ()
    return _word(token, 0, None) or _two_of(token)


def _two_of(token: str) -> tuple[Piece, ...]:
    """দুপক্ষ, দুদেশের: two, with its noun written on."""
    if not token.startswith("দু") or not token.startswith(_TWO_OF, 2):
        return ()
    noun = token[2:]
    if not any(s.text in _TWO_OF for s in stems(noun)):
        return ()
    return (msgspec.structs.replace(_STEMS["দু"], glued=noun),)


def joined(token: str) -> tuple[Piece, ...]:
    """The same where the token had an apostrophe in it or behind it, so that দু, ছ, ন may stand alone (দু’টি, ছ’শো)."""
    if token in _PREFIX or token in _ALONE_NOT:
        return (_STEMS[token],)
    return _word(token, 0, None) or () if len(token) <= _LONGEST else ()


def after_number(token: str) -> tuple[Piece, ...]:
    """The same for a token behind a number, where শ, শো and their endings are a scale (তিন শর বেশি)."""
    return _word(token, 0, WORD) or () if token[:1] == "শ" and len(token) <= _LONGEST else ()


def _word(token: str, at: int, before: int | None) -> tuple[Piece, ...] | None:
    for length in _LENGTHS:
        stem = _STEMS.get(token[at : at + length])
        if stem is None or len(token) < at + length or (before is not None and stem.kind not in _NEXT.get(before, ())):
            continue
        if before is None and stem.kind == SCALE and token[at : at + length] in _ALONE_NOT and len(token) == length:
            continue
        end = at + length
        closing = tail(token[at:end], stem, token[end:])
        here = msgspec.structs.replace(stem, start=at, end=end, stop=end)
        if closing is not None:
            return (
                msgspec.structs.replace(
                    here,
                    stop=len(token),
                    end=len(token) if closing.fused or closing.many else end,
                    classifier=closing.classifier,
                    case=closing.case,
                    fused=closing.fused,
                    many=closing.many,
                    emphatic=closing.emphatic,
                ),
            )
        rest = _word(token, end, stem.kind) if stem.kind in _NEXT else None
        if rest:
            return (here, *rest)
    return None


def _digits(token: str) -> tuple[Piece, ...]:
    m = _NUMBER.match(token)
    if m is None:
        return ()
    run, dash, rest = m.groups()
    value, readings = digits.value(run)
    end = m.end(1)
    here = Piece(DIGITS, value, 0, end, end, readings=readings, run=run)
    if not rest:
        return (here,)
    if rest in _ORDINAL_DIGITS:
        return (msgspec.structs.replace(here, kind=ORDINAL, stop=len(token)),)
    closing = BARE["d"].get(rest) or CLASSIFIED.get(rest)
    if closing:
        return (
            msgspec.structs.replace(
                here, stop=len(token), classifier=closing.classifier, case=closing.case, emphatic=closing.emphatic
            ),
        )
    more = _word(rest, 0, DIGITS) if not dash and len(rest) <= _LONGEST else None
    if more:
        at = m.start(3)
        return (here, *(msgspec.structs.replace(p, start=p.start + at, end=p.end + at, stop=p.stop + at) for p in more))
    return (msgspec.structs.replace(here, glued=dash + rest),)
