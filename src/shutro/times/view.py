"""A page as the readers of times look at it: for each token its time word and its number, found once."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from shutro.numbers import Number
from shutro.numbers.atoms import pieces
from shutro.numbers.piece import ADD, DIGITS, HALF, WORD
from shutro.text.form import one_form
from shutro.times.lookup import Word, words
from shutro.words import Page


class Digits(NamedTuple):
    """A token that begins with digits: its value, how many digits, and what is glued to them."""

    value: int
    size: int
    ending: str


class Hour(NamedTuple):
    """A clock time as it stands: hours and minutes on the dial, the token after it, and the case of the last
    word (gen, loc or "").
    """

    hour: int
    minute: int
    last: int
    case: str


class Amount(NamedTuple):
    """How many: from ``low`` to ``high`` (both None: nobody says how many); ``start`` is its first character,
    ``last`` the token after it.

    ``low`` and ``high`` differ in a range only; bounds (প্রায়, অন্তত) change nothing here.
    """

    low: float | None
    high: float | None
    start: int
    last: int


_DIGITS = re.compile("([০-৯0-9]+)(.*)", re.DOTALL)
_CLOCK_POINT = re.compile(r"([০-৯0-9]{1,2})[.:]([০-৯0-9]{2})(.*)", re.DOTALL)
_OCLOCK = {
    one_form(form): case
    for form, case in {
        "টা": "",
        "টায়": "loc",
        "টার": "gen",
        "টাতে": "loc",
        "টাই": "",
        "টাও": "",
        "টায়ও": "loc",
        "টায়ই": "loc",
        "টারও": "gen",
        "টারই": "gen",
        "-টায়": "loc",
        "-টা": "",
        "টে": "",
        "টেয়": "loc",
        "টের": "gen",
        "টো": "",
        "টোয়": "loc",
        "টোর": "gen",
    }.items()
}
_OF_HOURS = frozenset({ADD, DIGITS, HALF, WORD})
_DASHES = frozenset("-–—")


@lru_cache(maxsize=16384)
def digits(text: str) -> Digits | None:
    """A digit token taken apart; None for one of more than nine digits."""
    found = _DIGITS.match(text)
    if not found or len(found[1]) > 9:
        return None
    return Digits(int(found[1]), len(found[1]), found[2].replace("–", "-"))


class View:
    """The tokens of ``page`` with what they mean; out of range every question is answered with nothing."""

    __slots__ = ("count", "numbers", "page", "texts", "words")

    def __init__(self, page: Page, numbers: Sequence[Number]) -> None:
        known = words().get
        self.page = page
        self.texts = [t.text for t in page.tokens]
        self.words = [known(t) for t in self.texts]
        self.count = len(self.texts)
        self.numbers = {n.first: n for n in numbers}

    def text(self, i: int) -> str:
        """The token's text."""
        return self.texts[i] if 0 <= i < self.count else ""

    def word(self, i: int) -> Word | None:
        """The token's time word."""
        return self.words[i] if 0 <= i < self.count else None

    def group(self, i: int) -> str:
        """The group of the token's time word, or ""."""
        word = self.words[i] if 0 <= i < self.count else None
        return word.group if word else ""

    def digits(self, i: int) -> Digits | None:
        """The token's digits."""
        if 0 <= i < self.count and self.page.tokens[i].kind == "number":
            return digits(self.texts[i])
        return None

    def dash(self, i: int) -> bool:
        """Whether a dash stands there."""
        return self.text(i) in _DASHES

    def line_begins(self, i: int) -> bool:
        """Whether token ``i`` is the first of its line."""
        tokens = self.page.tokens
        return 0 < i < self.count and self.page.text.find("\n", tokens[i - 1].end, tokens[i].start) >= 0

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return 0 < i < self.count and self.page.glued(i)

    def amount(self, i: int) -> Amount | None:
        """The number that begins at token ``i``, with its bound word."""
        number = self.numbers.get(i)
        if number is not None and not number.ordinal and number.problem is None and number.last > i:
            low = number.high if number.low is None else number.low
            high = number.high if number.bound == "range" else low
            return Amount(*((None, None) if number.bound == "vague" else (low, high)), number.start, self._end(number))
        plain = self.digits(i)
        if plain and not plain.ending and number is None:
            return Amount(plain.value, plain.value, self.page.tokens[i].start, i + 1)
        return None

    def hour(self, i: int) -> Hour | None:
        """The clock time at token ``i``: ১০টায়, সাড়ে ১০টা, আড়াইটার, ৫টা ২৫ মিনিটে, ১০:৩০, ১০.৩০ মিনিটে, ১০ ঘটিকায়."""
        return self._pointed(i) or self._counted(i) or self._end_of_range(i)

    def _pointed(self, i: int) -> Hour | None:
        text = self.text(i)
        if not text or self.page.tokens[i].kind != "number":
            return None
        last = i + 1
        if self.text(i + 1) == ":" and self.glued(i + 1) and self.glued(i + 2):
            text += ":" + self.text(i + 2)
            last = i + 3
        found = _CLOCK_POINT.fullmatch(text)
        if not found or (self.text(last) == ":" and self.glued(last)):
            return None
        hour, minute, ending = int(found[1]), int(found[2]), found[3]
        case = _OCLOCK.get(
            ending, "loc" if ending in ("-এ", "এ") else "gen" if ending == "-এর" else None if ending else ""
        )
        word = self.word(last)
        if word and word.group == "unit" and word.value == "M":
            case, last = word.case, last + 1
        elif "." in text and ending not in _OCLOCK:
            return None
        return Hour(hour, minute, last, case) if case is not None and hour < 25 and minute < 60 else None

    def _counted(self, i: int) -> Hour | None:
        plain, number = self.digits(i), self.numbers.get(i)
        word = self.word(i + 1)
        if plain and plain.ending in _OCLOCK:
            found = Hour(plain.value, 0, i + 1, _OCLOCK[plain.ending])
        elif plain and not plain.ending and word and word.group == "oclock":
            return Hour(plain.value, 0, i + 2, word.case) if plain.value < 25 else None
        elif number is not None and number.classifier[:1] == "ট":
            hours = _hours(number)
            if hours is None:
                return None
            last = self._end(number)
            ending = self.texts[last - 1]
            case = next((_OCLOCK[ending[-n:]] for n in (5, 4, 3, 2) if ending[-n:] in _OCLOCK), "")
            found = Hour(int(hours), round(hours % 1 * 60), last, case)
        else:
            return None
        return self._minutes(found) if found.hour < 25 else None

    def _end_of_range(self, i: int) -> Hour | None:
        """সাড়ে ৮টা of সাড়ে ৮টা থেকে সাড়ে ৯টা, which as a number is one range: the hour from its own pieces."""
        number = self.numbers.get(i)
        if (number is not None and number.bound != "range") or i >= self.count or self.page.tokens[i].kind == "mark":
            return None
        value, last = Fraction(0), i
        for last in (i, i + 1):
            found = pieces(self.text(last)) if last < self.count else ()
            if len(found) != 1 or found[0].value is None or found[0].kind not in _OF_HOURS:
                return None
            value += found[0].value
            if found[0].classifier in _OCLOCK:
                break
            if found[0].kind != ADD:
                return None
        else:
            return None
        if found[0].stop != len(self.text(last)) or not 0 < value < 25 or value * 4 % 1:
            return None
        case = next((_OCLOCK[self.text(last)[-n:]] for n in (5, 4, 3, 2) if self.text(last)[-n:] in _OCLOCK), "")
        return Hour(int(value), int(value % 1 * 60), last + 1, case)

    def _end(self, number: Number) -> int:
        """The token after the number, without the পর্যন্ত that bounds it."""
        last = number.last
        while last - 1 > number.first and self.group(last - 1) == "up to":
            last -= 1
        return last

    def _minutes(self, hour: Hour) -> Hour:
        """৫টা ২৫ মিনিটে: the minutes after a full hour."""
        if hour.minute or hour.case:
            return hour
        amount = self.amount(hour.last)
        word = self.word(amount.last) if amount else None
        if (
            amount
            and word
            and word.group == "unit"
            and word.value == "M"
            and amount.low == amount.high
            and isinstance(amount.low, int)
            and 0 <= amount.low < 60
        ):
            return Hour(hour.hour, amount.low, amount.last + 1, word.case)
        return hour


def _hours(number: Number) -> float | None:
    low = number.high if number.low is None else number.low
    if (
        low is None
        or number.bound in ("range", "vague")
        or number.ordinal
        or number.classifier not in ("টা", "টো", "টে")
        or low >= 25
        or low * 4 % 1
    ):
        return None
    return low
