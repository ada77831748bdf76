"""What a number is, before anybody knows what it counts."""

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A number expression, as it stands in the page.

    ``start``, ``end``: characters of the page's text, the bound words (প্রায়, -এর বেশি), the
    multiplier, the fused classifier and its endings (জনেরও, টি) in,
    the counted noun and the unit out. ``first``, ``last``: the tokens it takes up (last excluded).
    ``low``, ``high``: the values, None where open.
    ``bound``: one of the guide's bounds. ``classifier``: জন, টি, টা ... where one is part of the
    span, else "". ``ordinal``: ১৬তম, ৭ই, প্রথম.
    ``problem``: ``malformed`` where the digits are grouped impossibly; ``readings`` then holds the
    plausible values, most plausible first.
    ``core_start``, ``core_end``: the number alone without bound words and classifier (``৪০`` in ``প্রায় ৪০ জন``).
    ``case``: the ending that the number or its classifier carries (genitive, dative, locative, comitative), else "".
    ``article``: এক, একটি, একজন without a bound: "a" as often as "one".
    ``shape``: "" for a number; ``fraction`` (দুই-তৃতীয়াংশ, অর্ধেক: ``low`` is the part of one);
    ``code`` where digits are joined as in a score, a phone
    number, a school year or a date (২–১, ০১৭১১-২২৩৩৪৪, ২০২২-২৩): no value then.
    ``glued``: a noun written into the last token after the number (``টাকা`` in ``১০টাকা``, ``দেশ``
    in ``দু’দেশ``), else ""; it stands outside ``end``.
    ``split``: for a range told with থেকে, where its first number ends, and where its second begins
    with which token: A থেকে B may be a change.
    """

    start: int
    end: int
    first: int
    last: int
    low: int | float | None
    high: int | float | None
    bound: str
    why: str
    core_start: int
    core_end: int
    classifier: str = ""
    ordinal: bool = False
    problem: str | None = None
    readings: tuple[int | float, ...] = ()
    case: str = ""
    article: bool = False
    shape: str = ""
    glued: str = ""
    split: tuple[int, ...] = ()
