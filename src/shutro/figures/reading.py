"""Figures of a page: numbers that are no dates, with unit, counted noun, kind and role."""

from bisect import bisect_left
from collections.abc import Sequence

from shutro.figures import ages, ellipsis, heads, measured, money, outside, toll, units
from shutro.figures.draft import Draft
from shutro.figures.entry import Figure
from shutro.figures.vocabulary import SETTINGS, look
from shutro.names import Name, Names
from shutro.numbers import Number
from shutro.times import Time
from shutro.words import Page

_COUNTS_ONE = frozenset(SETTINGS["counts_one"])
_COUNTS_ONE_PERSON = frozenset(SETTINGS["counts_one_person"])
_AMERICAN = tuple(SETTINGS["america"])
_JOINERS = frozenset({"ও", "এবং", "আর"})
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
            drafts += measured.change(page, d)
    ellipsis.fill(page, drafts)
    drafts = [d for d in drafts if d.kind and _counts(page, d, drafts)]
    toll.decide(page, drafts)
    taka = money.taka(page) if any(d.unit == "BDT" for d in drafts) else "BDT"
    dollar = money.dollar(page) if any(_is_plain_dollar(page, d) for d in drafts) else "USD"
    for d in drafts:
        if _is_plain_dollar(page, d):
            d.unit = dollar
    return [_figure(page, d, k, taka) for k, d in enumerate(drafts, 1)]


def _is_plain_dollar(page: Page, d: Draft) -> bool:
    """Whether its dollar is nobody's by name (৫ ডলার; not ৫ মার্কিন ডলার)."""
    text = page.text[d.start : d.end]
    return d.unit == "USD" and "ডলার" in text and not any(mark in text for mark in _AMERICAN)


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
    if unit and unit.next <= end and not measured.is_no_unit(page, n, unit):
        measured.with_unit(page, d, unit, following)
    else:
        measured.signed(page, d)
    if outside.counts_nothing(page, n, bool(d.kind)) or measured.is_angle(page, d):
        return None
    if n.glued and not d.kind:
        _glue(page, d)
    if n.shape == "fraction" and not d.kind:
        measured.share_of_whole(d)
    if d.kind in ("", "things", "percent", "measure", "money"):
        heads.find(page, d, names, end)
    if not d.kind:
        _people_or_things(page, d)
    if d.elliptic and not d.kind and d.last < end and page.tokens[d.last].start in names:
        return None  # ২৫০ শয্যা হাসপাতাল, ১৪ দল: part of what the name stands for
    return d


def _glue(page: Page, d: Draft) -> None:
    """দু’দেশ: the noun is part of the word, and of the span."""
    d.end = page.tokens[d.last - 1].end
    d.kind = "people" if look(d.number.glued).people else "things"
    d.why.append("noun written into the number")


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
