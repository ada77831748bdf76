"""Days of a month, months, years, decades, centuries, as they are written: ৭ই অক্টোবর, ২০২৪ সালের জানুয়ারি,
২১/১২/২০২৩, নব্বইয়ের দশকে.

Each step takes a view, the token it stands at and the point read so far; it fills the point and gives the token
after it, or gives its own token back.
"""

import re
from functools import cache

from shutro import lexicon
from shutro.text.form import one_form
from shutro.times.point import Point
from shutro.times.view import View

_ORDINAL = frozenset(map(one_form, ("", "ই", "শে", "লা", "রা", "ঠা", "এ", "ইং", "য়ই")))
_NUMERIC = re.compile(r"([০-৯0-9]{1,4})([./-])([০-৯0-9]{1,2})\2([০-৯0-9]{2,4})(?:-?(?:এ|এর|তে|র|ইং|খ্রি|খ্রিঃ)\.?)?")
_MARCHES = frozenset(map(one_form, ("লং", "রোড", "কুইক")))


def month(view: View, i: int, point: Point) -> int:
    """জানুয়ারিতে, মে মাসের, পৌষ মাসে."""
    word = view.word(i)
    if (
        word is None
        or word.group not in ("month", "bangla month")
        or point.has_month
        or point.has_time
        or point.weekday is not None
    ):
        return i
    if point.day_shift is not None and view.digits(i - 1) is None and view.group(i - 1) != "day word":
        return i
    if word.form == "মার্চ" and view.text(i - 1) in _MARCHES:
        return i
    point.month, point.bangla, point.case = int(word.value), word.group != "month", word.case
    after = view.word(i + 1)
    if after and after.group == "unit" and after.form == "মাস" and not word.case:
        point.case = after.case
        return i + 2
    return i + 1


def day(view: View, i: int, point: Point) -> int:
    """৭ অক্টোবর, ২১শে ফেব্রুয়ারি, পয়লা বৈশাখ, ১০ তারিখ; after a month: জানুয়ারির ৭ তারিখ."""
    if (
        point.day is not None
        or point.weekday is not None
        or point.has_time
        or (point.day_shift and point.day_shift[0] != "published")
    ):
        return i
    number, last = _day_number(view, i)
    if number is None:
        return i
    word = view.word(last)
    if word is None:
        return _misspelt(view, i, last, number, point)
    if word.group in ("month", "bangla month") and not point.has_month:
        end = month(view, last, point)
        if end > last:
            point.day = number
            return end
    if word.group == "date word":
        point.day, point.case = number, word.case
        return last + 1
    return i


def _misspelt(view: View, i: int, last: int, number: int, point: Point) -> int:
    """২৮ অক্টোবের: behind a day in digits, the consonants of a month with other vowels can be nothing else."""
    found = misspelt_month(view.text(last)) if view.digits(i) and not point.has_month else 0
    if not found:
        return i
    point.day, point.month, point.bangla = number, found, False
    point.case = "loc" if view.text(last).endswith(("রে", "তে")) else ""
    return last + 1


_SIGNS = re.compile("[ািীুূৃেৈোৌ়্]")
_MONTH_BEGINNINGS = ("জ", "ফ", "এ", "আ", "অ", "স", "ন", "ড")
_LEAST = 4  # consonants: জন may be জুন or people


def misspelt_month(text: str) -> int:
    """The month whose consonants these are; 0 where they are none's."""
    return _skeletons().get(_skeleton(text), 0) if text.startswith(_MONTH_BEGINNINGS) else 0


def _skeleton(text: str) -> str:
    return _SIGNS.sub("", text)


@cache
def _skeletons() -> dict[str, int]:
    found = {
        _skeleton(e["form"]): int(e["value"]) for e in lexicon.entries("times", "words.tsv") if e["group"] == "month"
    }
    return {form: value for form, value in found.items() if len(form) >= _LEAST}


def _day_number(view: View, i: int) -> tuple[int | None, int]:
    plain, word = view.digits(i), view.word(i)
    if plain:
        fits = plain.size <= 2 and 1 <= plain.value <= 31 and plain.ending in _ORDINAL
        return (plain.value if fits else None), i + 1
    if word and word.group == "day word":
        return int(word.value), i + 1
    amount = view.amount(i) if view.text(i) not in ("এক",) else None
    if (
        amount
        and amount.low == amount.high
        and isinstance(amount.low, int)
        and 1 <= amount.low <= 31
        and amount.last == i + 1
    ):
        return amount.low, amount.last
    return None, i


def numeric(view: View, i: int, point: Point) -> int:
    """২১/১২/২০২৩, ২১-১২-২০২৩, ২১.১২.২০২৩ (day, month, year); ২০২৩-১২-২১."""
    if point.has_date or view.digits(i) is None:
        return i
    last, text = i + 1, view.text(i)
    if view.text(last) in ("/", "-") and view.glued(last):
        while last < i + 5 and view.glued(last):
            text += view.text(last)
            last += 1
    found = _NUMERIC.fullmatch(text)
    if not found or (view.glued(last) and view.text(last) in ("/", "-")):
        return i
    first, second, third = found[1], int(found[3]), found[4]
    if len(first) == 4:
        point.year, point.month, point.day = int(first), second, int(third)
    elif len(third) != 3 and len(first) <= 2:
        point.day, point.month = int(first), second
        point.year = int(third) if len(third) == 4 else 2000 + int(third)
    else:
        return i
    if (
        not 1000 <= point.year <= 2199
        or point.month > 12
        or point.day > 31
        or (len(third) == 2 and len(first) < 3 and found[2] == "-")
    ):
        point.year = point.month = point.day = None
        return i
    point.numeric = True
    return last


@cache
def _name_makers() -> frozenset[str]:
    return lexicon.forms("times", "named-for-months.tsv")


def names_something(view: View, i: int) -> bool:
    """Whether the word at ``i`` makes the bare month before it part of a name (জুলাই সনদ, মে দিবস)."""
    return view.text(i) in _name_makers()
