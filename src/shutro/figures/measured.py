"""Numbers with a unit: money, measures, per cent; smaller units behind larger ones, bounds behind the unit, changes."""

from dataclasses import replace
from fractions import Fraction

from shutro.figures import units
from shutro.figures.draft import Draft
from shutro.figures.vocabulary import SETTINGS
from shutro.numbers import Number, bounds
from shutro.numbers.reading import opened
from shutro.words import Page, verbs

_PER_HOUR = frozenset(SETTINGS["per_hour"])
_CHANGE = frozenset(SETTINGS["change"])
_CHANGE_WORDS = frozenset(SETTINGS["change_words"])
_DIGITS = frozenset("০১২৩৪৫৬৭৮৯0123456789")


def with_unit(page: Page, d: Draft, unit: units.Unit, following: Number | None) -> None:
    """Take the unit in, with a smaller one behind it and the bound words of both."""
    d.kind, d.unit, d.case = unit.kind, unit.code or None, unit.case
    d.last, d.end = unit.next, page.tokens[unit.next - 1].end
    d.why.append(f"number with its unit ({unit.kind})")
    if unit.part is not None:
        _scale(d, unit.part)
    else:
        _with_part(page, d, unit, following)
    if unit.code == "kilometre" and d.first and page.tokens[d.first - 1].text in _PER_HOUR:
        d.first, d.unit = d.first - 1, "kilometre per hour"
        d.start = page.tokens[d.first].start
        front, first = bounds.before(page, d.first)
        if front and d.bound == "exact":
            d.bound, d.first, d.start = front, first, page.tokens[first].start
            d.low, d.high = opened(front, d.low, d.high)
    if unit.kind == "percent" and _is_land(page, d.last):
        d.kind, d.unit = "measure", "decimal"
    _bound_behind(page, d)


def is_no_unit(page: Page, n: Number, unit: units.Unit) -> bool:
    """দুই গ্রাম are villages, দুই ভাগ parts, পাঁচ শতক centuries unless land follows."""
    in_digits = page.text[n.core_start] in _DIGITS
    if unit.code == "gram":
        return bool(unit.case) or not (in_digits and n.low is not None and n.low >= 5)
    if unit.code == "tola":
        after = page.tokens[unit.next].text if unit.next < len(page.tokens) else ""
        return not in_digits and not after.startswith(("সোনা", "স্বর্ণ", "রুপা"))
    if unit.code == "decimal":
        return not any(_is_land(page, i) for i in range(unit.next, unit.next + 2))
    word = page.tokens[unit.next - 1].text
    if unit.kind == "percent" and word.startswith("ভাগ"):
        small = not in_digits and (n.low is None or n.low < 10)
        return small or unit.case == "locative"
    return False


def _is_land(page: Page, i: int) -> bool:
    return i < len(page.tokens) and page.tokens[i].text.startswith("জমি")


def is_angle(page: Page, d: Draft) -> bool:
    """১৮০ ডিগ্রি উল্টো is no heat."""
    after = page.tokens[d.last].text if d.last < len(page.tokens) else ""
    return d.unit == "degree Celsius" and after.startswith(("বিপরীত", "উল্ট", "ঘুর", "কোণ"))


def _scale(d: Draft, share: Fraction) -> None:
    d.low = None if d.low is None else float(units.exact(d.low) * share)
    d.high = None if d.high is None else float(units.exact(d.high) * share)


def _with_part(page: Page, d: Draft, unit: units.Unit, following: Number | None) -> None:
    """১০৯ টাকা ৫০ পয়সা, ১ মিটার ৪২ সেন্টিমিটার: one figure."""
    if following is None or following.first != d.last or following.low is None or d.low is None:
        return
    if following.bound != "exact" or following.classifier or unit.case:
        return
    small = units.read(page, following.last, following.glued)
    if small is None or small.kind != unit.kind:
        return
    share = small.part if small.part is not None else units.share(unit.code, small.code)
    if share is None or (small.part is not None and small.code != unit.code):
        return
    more = float(share * units.exact(following.low))
    d.low = units.plain(units.exact(d.low) + units.exact(more))
    d.high = None if d.high is None else units.plain(units.exact(d.high) + units.exact(more))
    d.last, d.end, d.case = small.next, page.tokens[small.next - 1].end, small.case


def _bound_behind(page: Page, d: Draft) -> None:
    """১০ কোটি টাকার বেশি, ১২০ কিলোমিটার পর্যন্ত, ১ মিটার ছাড়িয়ে: the bound stands behind the unit."""
    back, last = bounds.after(page, d.last, d.case)
    if back:
        d.last, d.end = last, page.tokens[last - 1].end
    elif d.bound == "exact":
        back = bounds.past(page, d.last, d.case)
    if back and d.bound == "exact":
        d.bound = back
        d.low, d.high = opened(back, d.low, d.high)
        d.why.append("bound behind it")


def signed(page: Page, d: Draft) -> None:
    """৳৫০০, $50: the sign stands before the number."""
    i = d.first - 1
    sign = page.tokens[i].text if i >= 0 else ""
    if sign in ("৳", "$", "€", "£", "₹"):
        unit = units.sign(sign)
        d.kind, d.unit, d.first, d.start = "money", unit, i, page.tokens[i].start
        d.why.append("number with the sign of its currency")


def share_of_whole(d: Draft) -> None:
    """দুই-তৃতীয়াংশ, অর্ধেক: a part of a whole, in per cent."""
    d.kind = "percent"
    d.low = None if d.low is None else units.plain(round(units.exact(d.low) * 100, 2))
    d.high = None if d.high is None else units.plain(round(units.exact(d.high) * 100, 2))
    d.why.append("a part of a whole, in per cent")


def change(page: Page, d: Draft) -> list[Draft]:
    """তিন লাখ থেকে সাড়ে তিন লাখ টাকায় তোলা: two figures and no range, where a verb of change follows."""
    n = d.number
    if not n.split or d.bound != "range" or d.case != "locative" or d.last >= len(page.tokens):
        return [d]
    after = page.tokens[d.last].text
    if after not in _CHANGE_WORDS and not any(v.lemma in _CHANGE for v in verbs(after)):
        return [d]
    end, start, first = n.split
    low = replace(d, end=end, last=first - 1, high=d.low, bound="exact", case="", why=[*d.why], counted=None)
    low.head_first = low.head_last = low.last
    low.why.append("the first value of a change")
    d.start, d.first, d.low, d.bound = start, first, d.high, "exact"
    d.why.append("the second value of a change")
    return [low, d]
