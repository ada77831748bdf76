"""Which tokens can begin a time: a quick look before anything is tried."""

from shutro.times.dates import misspelt_month
from shutro.times.view import View

BEGINNINGS = frozenset(
    {
        "month",
        "bangla month",
        "weekday",
        "short weekday",
        "part",
        "midnight",
        "noon hours",
        "deep",
        "unit",
        "season",
        "day",
        "kal",
        "part of yesterday",
        "told day",
        "after",
        "last",
        "next",
        "this",
        "near",
        "that",
        "that next",
        "that before",
        "new",
        "run",
        "every",
        "every unit",
        "few",
        "fused",
        "reference",
        "day word",
        "year name",
        "century",
        "decade",
        "all",
        "all day",
        "all night",
        "near future",
        "local",
        "edge",
        "ordinal",
        "outgoing",
        "just",
        "night after",
    }
)
_AFTER_NUMBERS = frozenset(
    {
        "month",
        "bangla month",
        "unit",
        "year word",
        "bangla year word",
        "date word",
        "oclock",
        "to",
        "and",
        "up to",
        "decade",
    }
)
_JOINTS = frozenset("-–—/:")


def number_may_begin(view: View, i: int) -> bool:
    """Whether the number at ``i`` can be part of a time, by what follows: saves trying every count."""
    number = view.numbers.get(i)
    last = number.last if number is not None else i + 1
    if number is not None and number.classifier[:1] == "ট":
        return True
    word = view.word(last)
    if word is not None and word.group in _AFTER_NUMBERS:
        return True
    if view.text(i + 1) == "," and view.group(i + 3) == "and":
        return True
    if view.text(i + 1) in _JOINTS or view.group(i + 1) in _AFTER_NUMBERS or view.group(last - 1) == "unit":
        return True
    plain = view.digits(i)
    return plain is not None and (
        (word is None and misspelt_month(view.text(last)) > 0)
        or bool(plain.ending)
        or plain.size == 4
        or view.text(i + 1) == "এর"
        or "." in view.text(i)
    )
