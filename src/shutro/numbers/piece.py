"""A piece of number within a token: what the rooms of this folder pass to each other."""

from fractions import Fraction

import msgspec

DIGITS, WORD, SCALE, ADD, HALF, PART, MANY, POINT, DENOMINATOR, WHOLE, ORDINAL = range(11)


class Piece(msgspec.Struct, frozen=True):
    """A piece of number at characters ``start`` to ``end`` of its token.

    ``kind``: one of the constants above (DIGITS ১২, WORD বারো, SCALE হাজার, ADD সাড়ে, HALF দেড়,
    PART অর্ধ-, MANY কয়েক, POINT দশমিক, DENOMINATOR তৃতীয়াংশ,
    WHOLE অর্ধেক with its value, ORDINAL প্রথম). ``fused``: ``more_than`` (-াধিক) or ``about``
    (-খানেক, -েক); ``many``: হাজারো.
    ``end`` stands before classifier and ending, ``stop`` after them. ``glued``: letters after the
    number that are no ending.
    """

    kind: int
    value: Fraction | None
    start: int
    end: int
    stop: int
    classifier: str = ""
    case: str = ""
    fused: str = ""
    many: bool = False
    emphatic: bool = False
    article: bool = False
    readings: tuple[Fraction, ...] = ()
    glued: str = ""
    run: str = ""
