"""Years, decades and centuries: ২০২৩ সালের, ২০২৩-এ, ২০২৩-২৪ অর্থবছরে, একাত্তরের, উনিশ শ একাত্তর সালে, নব্বইয়ের দশকে, উনিশ শতকে.

Steps as in `shutro.times.dates`.
"""

from shutro.text.form import one_form
from shutro.times.calendar import second_year
from shutro.times.point import Point
from shutro.times.view import View

_PERIODS = frozenset(map(one_form, ("সময়কালে", "মেয়াদে", "সময়ে", "সময়কালের", "মেয়াদের")))
_YEAR_CASES = {
    one_form(k): v
    for k, v in {
        "-এ": "loc",
        "-তে": "loc",
        "-এর": "gen",
        "-র": "gen",
        "-কে": "dat",
        "-এও": "loc",
        "-এই": "loc",
        "এ": "loc",
        "তে": "loc",
        "এর": "gen",
        "র": "gen",
        "য়": "loc",
    }.items()
}
_SPAN_WORDS = frozenset(
    map(
        one_form,
        (
            "শিক্ষাবর্ষ",
            "শিক্ষাবর্ষে",
            "শিক্ষাবর্ষের",
            "মৌসুম",
            "মৌসুমে",
            "মৌসুমের",
            "মরসুম",
            "মরসুমে",
            "মরসুমের",
            "সেশন",
            "সেশনে",
            "সেশনের",
        ),
    )
)


def year(view: View, i: int, point: Point) -> int:
    """২০২৩ সালের, ২০২৩-এ, ১৪৩০ বঙ্গাব্দ, ২০২৩-২৪ অর্থবছরে, একাত্তরের, উনিশ শ একাত্তর সালে; after a month: মার্চ ১৯৭১."""
    if point.has_year or point.has_time or (point.has_day and point.month is None):
        return i
    word = view.word(i)
    if word and word.group == "year name":
        if word.case in ("loc", "gen") and (not point.has_date):
            point.year, point.case = int(word.value), word.case
            return i + 1
        return i
    plain = view.digits(i)
    if plain and plain.size == 4 and 1000 <= plain.value <= 2199:
        return _two_years(view, i, point, plain.value) or _year(view, i, point, plain.value, plain.ending)
    return _year_in_words(view, i, point)


def _year(view: View, i: int, point: Point, value: int, ending: str) -> int:
    after = view.word(i + 1)
    if not ending and view.text(i + 1) in _PERIODS and view.group(i - 1) == "to" and 1900 <= value <= 2100:
        point.year, point.case = value, ""
        return i + 1
    if not ending and after and after.group in ("year word", "bangla year word"):
        point.year, point.case = value, after.case
        point.bangla = point.bangla or after.group == "bangla year word"
        return i + 2
    if ending.startswith("সাল"):
        point.year, point.case = value, {"সালে": "loc", "সালের": "gen"}.get(ending, "")
        return i + 1
    if (
        point.month is not None
        and (not ending or ending in _YEAR_CASES)
        and not (after and after.group == "month" and point.day is not None)
    ):
        point.year, point.case = value, _YEAR_CASES.get(ending, "")
        return i + 1
    if ending in _YEAR_CASES and 1800 <= value <= 2100:
        point.year, point.case = value, _YEAR_CASES[ending]
        return i + 1
    if not ending and 1900 <= value <= 2100 and view.text(i + 1) == "এর":
        point.year, point.case = value, "gen"
        return i + 2
    if not ending and 1900 <= value <= 2100 and ((after and after.group == "up to") or _starts_span(view, i + 1)):
        point.year, point.bare_year, point.case = value, True, ""
        return i + 1
    return i


def _starts_span(view: View, i: int) -> bool:
    """থেকে ২০২০ সালের, ও ২০১৯ সালে, , ২০১৪ ও ২০১৮ সালে: years after a bare one that say it is one too."""
    for _ in range(8):
        second = view.digits(i + 1)
        comma = view.text(i) == ","
        if not (comma or view.group(i) in ("to", "and")) or not second or second.size != 4:
            return False
        if not 1900 <= second.value <= 2100:
            return False
        if view.group(i + 2) in ("year word", "up to") or second.ending in _YEAR_CASES or view.text(i + 2) in _PERIODS:
            return True
        if not comma:
            return False
        i += 2
    return False


def _two_years(view: View, i: int, point: Point, first: int) -> int:
    """২০২৩-২৪ with what follows; 0 where it is none."""
    second = view.digits(i + 2)
    if not (view.dash(i + 1) and view.glued(i + 1) and view.glued(i + 2) and second and second.size in (2, 4)):
        return 0
    value = second_year(first, view.text(i + 2)[: second.size])
    after = view.word(i + 3)
    if (
        value is None
        or (second.ending and second.ending not in _YEAR_CASES)
        or (view.dash(i + 3) and view.glued(i + 3))
    ):
        return 0
    if after and after.group == "unit" and after.value == "F":
        point.fiscal, point.case, last = True, after.case, i + 4
    elif after and after.group == "year word":
        point.case, last = after.case, i + 4
    elif view.text(i + 3) in _SPAN_WORDS:
        last = i + 4
    elif value == first + 1 and 1900 <= first <= 2100 and not (after and after.group == "unit"):
        point.case, last = _YEAR_CASES.get(second.ending, ""), i + 3
    else:
        return 0
    point.year, point.second_year = first, value
    return last


def _year_in_words(view: View, i: int, point: Point) -> int:
    """উনিশ শ একাত্তর সালে, ৭১ সালে."""
    amount = view.amount(i)
    after = view.word(amount.last) if amount else None
    if (
        amount is None
        or after is None
        or after.group != "year word"
        or not isinstance(amount.low, int)
        or amount.low != amount.high
    ):
        return i
    value = amount.low
    if 32 <= value <= 99 and amount.last == i + 1:
        value += 1900
    if not 1000 <= value <= 2199:
        return i
    point.year, point.case = value, after.case
    return amount.last + 1


def decade(view: View, i: int, point: Point) -> int:
    """নব্বইয়ের দশকে, ১৯৯০-এর দশকে, উনিশ শতকে, একবিংশ শতাব্দীতে."""
    if point.has_day or point.has_month or point.has_time or point.decade is not None:
        return i
    word, plain = view.word(i), view.digits(i)
    last = i + 1
    if plain and plain.ending in ("", "-এর", "এর"):
        last += (not plain.ending) and view.text(i + 1) == "এর"
    number = view.numbers.get(i)
    if number is not None and number.last > i + 1 and not plain:
        return _century(view, i, point)
    after = view.word(last)
    if after is None or after.group != "unit" or after.value not in ("DE", "CE"):
        return i
    if after.value == "CE":
        return _century(view, i, point)
    if word and word.group == "decade" and word.case == "gen":
        point.decade = 190 + int(word.value)
    elif plain and plain.value % 10 == 0 and (plain.ending or last > i + 1):
        if not (plain.size == 4 or (plain.size == 2 and 30 <= plain.value <= 90)):
            return i
        point.decade = plain.value // 10 if plain.size == 4 else 190 + plain.value // 10
    else:
        return i
    point.case = after.case
    return last + 1


def _century(view: View, i: int, point: Point) -> int:
    word, amount = view.word(i), view.amount(i)
    number = view.numbers.get(i)
    unit = view.word(number.last - 1) if number is not None and number.last > i + 1 else None
    if (
        number is not None and unit is not None and unit.value == "CE" and number.low in range(1000, 2200, 100)
    ):  # উনিশ শতকে was read as 1900
        point.century, point.case = int(number.low or 0) // 100, unit.case
        return number.last
    if word and word.group == "century":
        point.century, last = int(word.value), i + 1
    elif (
        amount
        and amount.low == amount.high
        and isinstance(amount.low, int)
        and 10 <= amount.low <= 21
        and view.text(amount.last + 1) != "জমি"
    ):
        point.century, last = amount.low, amount.last
    else:
        return i
    after = view.word(last)
    if after is None or after.group != "unit" or after.value != "CE":
        point.century = None
        return i
    point.case = after.case
    return last + 1
