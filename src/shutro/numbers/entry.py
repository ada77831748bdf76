"""What a number is, before anybody knows what it counts."""

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A number expression, as it stands in the page.

    ``start``, ``end``: characters of the page's text, the bound words (প্রায়, -এর বেশি), the multiplier, the fused classifier and its endings (জনেরও, টি) in,
    the counted noun and the unit out. ``first``, ``last``: the tokens it takes up (last excluded). ``low``, ``high``: the values, None where open.
    ``bound``: one of the guide's bounds. ``classifier``: জন, টি, টা ... where one is part of the span, else "". ``ordinal``: ১৬তম, ৭ই, প্রথম.
    ``problem``: ``malformed`` where the digits are grouped impossibly; ``readings`` then holds the plausible values, most plausible first.
    ``core_start``, ``core_end``: the number alone without bound words and classifier (``৪০`` in ``প্রায় ৪০ জন``).
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
