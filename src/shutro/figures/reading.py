"""Figures of a page: numbers that are no dates, with unit, counted noun, kind and role."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from shutro.figures import ages, ellipsis, heads, money, outside, toll, units
from shutro.figures.draft import Draft
from shutro.figures.entry import Figure
from shutro.figures.vocabulary import SETTINGS, look
from shutro.names import Name, Names
from shutro.numbers import Number, bounds
from shutro.numbers.reading import opened
from shutro.times import Time
from shutro.words import Page, verbs

_COUNTS_ONE = frozenset(SETTINGS["counts_one"])
_COUNTS_ONE_PERSON = frozenset(SETTINGS["counts_one_person"])
_CHANGE = frozenset(SETTINGS["change"])
_CHANGE_WORDS = frozenset(SETTINGS["change_words"])
_DIGITS = frozenset("০১২৩৪৫৬৭৮৯0123456789")
_JOINERS = frozenset({"ও", "এবং", "আর"})
_PER_HOUR = frozenset(SETTINGS["per_hour"])
_PEOPLE_CLASSES = frozenset({"জন", "জনা"})


def read(page: Page, numbers: Sequence[Number], times: Sequence[Time], names: Names) -> list[Figure]:
    """Every figure of a page, in order, none overlapping. Linear in the page."""
    at = {n.span.start: n for n in names.names}
    free = [n for n in numbers if not _taken(n, times) and not _in_name(n, names.names)]
    drafts: list[Draft] = []
    for k, n in enumerate(free):
        if drafts and n.first < drafts[-1].last:
            continue
        d = _draft(page, n, free[k + 1] if k + 1 < len(free) else None, at)
        if d and not (drafts and d.first < drafts[-1].last):
            drafts += _change(page, d)
    ellipsis.fill(page, drafts)
    drafts = [d for d in drafts if d.kind and _counts(page, d, drafts)]
    toll.decide(page, drafts)
    taka = money.taka(page) if any(d.unit == "BDT" for d in drafts) else "BDT"
    return [_figure(page, d, k, taka) for k, d in enumerate(drafts, 1)]


def _taken(n: Number, times: Sequence[Time]) -> bool:
    """Whether a time holds the number."""
    i = bisect_left(times, n.core_end, key=lambda t: t.span.start)
    return i > 0 and times[i - 1].span.end > n.core_start


def _in_name(n: Number, names: Sequence[Name]) -> bool:
    i = bisect_left(names, n.core_end, key=lambda x: x.span.start)
    return i > 0 and names[i - 1].span.end > n.core_start


def _draft(page: Page, n: Number, following: Number | None, names: dict[int, Name]) -> Draft | None:
    sentence = page.sentence_at(n.core_start)
    end = page.sentences[sentence].last
    d = Draft(n, n.start, n.end, n.first, n.last, sentence, n.low, n.high, n.bound, case=n.case)
    d.head_first = d.head_last = d.last
    age = ages.read(page, d, names, end)
    if age:
        return d
    unit = units.read(page, d.last, n.glued) if not n.classifier and n.case in ("", "genitive") else None
    if unit and unit.next <= end and not _is_no_unit(page, n, unit):
        _with_unit(page, d, unit, following)
    else:
        _signed(page, d)
    if outside.counts_nothing(page, n, bool(d.kind)) or _is_angle(page, d):
        return None
    if n.glued and not d.kind:
        _glue(page, d)
    if n.shape == "fraction" and not d.kind:
        _share(d)
    if d.kind in ("", "things", "percent", "measure", "money"):
        heads.find(page, d, names, end)
    if not d.kind:
        _people_or_things(page, d)
    if d.elliptic and not d.kind and d.last < end and page.tokens[d.last].start in names:
        return None  # ২৫০ শয্যা হাসপাতাল, ১৪ দল: part of what the name stands for
    return d


def _change(page: Page, d: Draft) -> list[Draft]:
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


def _is_no_unit(page: Page, n: Number, unit: units.Unit) -> bool:
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


def _is_angle(page: Page, d: Draft) -> bool:
    """১৮০ ডিগ্রি উল্টো is no heat."""
    after = page.tokens[d.last].text if d.last < len(page.tokens) else ""
    return d.unit == "degree Celsius" and after.startswith(("বিপরীত", "উল্ট", "ঘুর", "কোণ"))


def _glue(page: Page, d: Draft) -> None:
    """দু’দেশ: the noun is part of the word, and of the span."""
    d.end = page.tokens[d.last - 1].end
    d.kind = "people" if look(d.number.glued).people else "things"
    d.why.append("noun written into the number")


def _with_unit(page: Page, d: Draft, unit: units.Unit, following: Number | None) -> None:
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


def _is_land(page: Page, i: int) -> bool:
    return i < len(page.tokens) and page.tokens[i].text.startswith("জমি")


def _scale(d: Draft, part: object) -> None:
    from fractions import Fraction

    share = Fraction(str(part))
    d.low = None if d.low is None else float(Fraction(str(d.low)) * share)
    d.high = None if d.high is None else float(Fraction(str(d.high)) * share)


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


def _signed(page: Page, d: Draft) -> None:
    """৳৫০০, $50: the sign stands before the number."""
    i = d.first - 1
    sign = page.tokens[i].text if i >= 0 else ""
    if sign in ("৳", "$", "€", "£", "₹"):
        unit = units.sign(sign)
        d.kind, d.unit, d.first, d.start = "money", unit, i, page.tokens[i].start
        d.why.append("number with the sign of its currency")


def _share(d: Draft) -> None:
    """দুই-তৃতীয়াংশ, অর্ধেক: a part of a whole, in per cent."""
    d.kind = "percent"
    d.low = None if d.low is None else units.plain(round(units.exact(d.low) * 100, 2))
    d.high = None if d.high is None else units.plain(round(units.exact(d.high) * 100, 2))
    d.why.append("a part of a whole, in per cent")


def _people_or_things(page: Page, d: Draft) -> None:
    n = d.number
    if n.classifier in _PEOPLE_CLASSES:
        d.kind = "people"
        d.why.append("classifier for people")
    elif d.head_last > d.head_first:
        killed = look(page.tokens[d.head_last - 1].text).role == "killed"
        d.kind = "people" if d.people or killed else "things"
        d.why.append("noun behind it")
        if killed:
            d.role = "killed"
    elif n.classifier:
        d.kind = "things"
        d.elliptic = True
        d.why.append("classifier for things")
    else:
        d.elliptic = True


def _counts(page: Page, d: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether এক, একজন, একটি is a number here and no article."""
    n = d.number
    if not n.article or d.kind in ("money", "measure", "percent", "age"):
        return True
    before = page.tokens[d.first - 1].text if d.first else ""
    if before in _COUNTS_ONE or (n.classifier and n.end > n.core_end and page.text[n.end - 1] in "ইও"):
        return True
    if d.kind == "people" and n.classifier and before in _COUNTS_ONE_PERSON:
        return True
    if any(_side_by_side(page, a, b) for a, b in _neighbours(drafts, d)):
        return True
    after = page.tokens[d.head_last] if d.head_last < len(page.tokens) else None
    return bool(d.kind == "people" and after is not None and after.kind == "word" and look(after.text).role in _FATES)


def _neighbours(drafts: Sequence[Draft], d: Draft) -> list[tuple[Draft, Draft]]:
    k = bisect_left(drafts, d.start, key=lambda x: x.start)
    pairs = [(drafts[k - 1], d)] if k else []
    return pairs + ([(d, drafts[k + 1])] if k + 1 < len(drafts) else [])


def _side_by_side(page: Page, a: Draft, b: Draft) -> bool:
    """তিন নারী ও এক শিশু, এক ছাত্রসহ তিনজন: one figure joined to another that is no article."""
    if a.sentence != b.sentence or a.kind != b.kind or (a.number.article and b.number.article):
        return False
    between = [t.text for t in page.tokens[max(a.last, a.head_last) : b.first]]
    joined = len(between) == 1 and between[0] in _JOINERS
    return joined or (not between and look(page.tokens[a.head_last - 1].text).case == "comitative")


_FATES = frozenset({"killed", "injured", "missing"})


def _figure(page: Page, d: Draft, k: int, taka: str) -> Figure:
    unit = taka if d.unit == "BDT" else d.unit
    return Figure(
        id=f"f{k}",
        span=page.span(d.start, d.end),
        low=d.low,
        high=d.high,
        bound=d.bound,
        kind=d.kind,
        unit=unit,
        role=d.role if d.kind == "people" else None,
        counted=d.counted,
        problem=d.number.problem,
        why="; ".join([d.number.why, *d.why]),
        readings=list(d.number.readings),
    )
