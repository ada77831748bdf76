"""Number expressions of a page: amounts, joined to ranges, with the words that bound them."""

from fractions import Fraction
from typing import TypeVar

from shutro.numbers import amounts, bounds, ranges
from shutro.numbers.amount import Amount
from shutro.numbers.entry import Number
from shutro.words import Page

_LARGEST = 10**18  # what JSON readers can still hold exactly
_MINUS = frozenset({"মাইনাস", "ঋণাত্মক"})
_DASHES = frozenset("-–−")


def read(page: Page) -> list[Number]:
    """Every number expression of a page, in order, none overlapping. Linear in the page."""
    found: list[Number] = []
    begins = [
        i for i, t in enumerate(page.tokens) if (t.kind == "word" or t.kind == "number") and amounts.may_begin(page, i)
    ]
    done = 0
    for i in begins:
        if i < done:
            continue
        number = _number(page, i, done)
        if number:
            found.append(number)
            done = number.last
    return found


def _number(page: Page, i: int, done: int) -> Number | None:
    amount = amounts.read(page, i)
    if amount is None:
        return None
    low, high = amount.low, amount.high
    if not amount.ordinal:
        joined = _joined(page, amount)
        if joined:
            low, high, amount = joined
    return _bounded(page, amount, low, high, done)


def _joined(page: Page, a: Amount) -> tuple[Fraction | None, Fraction | None, Amount] | None:
    """A range or a code that begins with ``a``: its two values and the whole as one amount."""
    i = a.next
    if i + 1 >= len(page.tokens) or a.glued or (a.case and not a.emphatic) or a.shape:
        return None
    how = ranges.joiner(page, i)
    if not how or not amounts.may_begin(page, i + 1):
        return None
    b = amounts.read(page, i + 1)
    if b is None or b.ordinal or b.shape:
        return None
    glued = how != "word" and ranges.glued_mark(page, i)
    low = None if how == "code" or (how == "mark" and _leading_nought(a, b)) else ranges.shared(a, b)
    if low is not None and how == "mark" and not glued and page.tokens[i].text == "—":
        return None  # a dash between two thoughts
    if low is None and how == "mark" and glued and _down_to_one(a, b):
        return b.low, a.high, _merge(a, b, "range", "two numbers side by side, one or two")
    if low is not None and low >= 0 and not _goes_on(page, b):
        b.split = (a.end, b.start, b.first) if how == "word" else ()
        return low, b.high, _merge(a, b, "range", f"range: from one {'mark' if how == 'mark' else 'word'} to the other")
    if glued and a.run and b.run:
        return None, None, _code(page, a, b)
    return None


def _down_to_one(a: Amount, b: Amount) -> bool:
    """দু-একজন, দুই-একটি: one or two."""
    return a.low == 2 and b.low == 1 and not a.run and not b.run


def _leading_nought(a: Amount, b: Amount) -> bool:
    return any(x.run[:1] in ("০", "0") and len(x.run) > 1 and x.run[1] not in ".," for x in (a, b))


def _goes_on(page: Page, b: Amount) -> bool:
    """১২-০৫-২০২৩: a third number glued on makes it no range."""
    i = b.next
    return (
        bool(b.run)
        and i + 1 < len(page.tokens)
        and page.glued(i)
        and page.glued(i + 1)
        and ranges.joiner(page, i) in ("mark", "code")
        and page.tokens[i + 1].kind == "number"
    )


def _merge(a: Amount, b: Amount, bound: str, why: str) -> Amount:
    b.first, b.start = a.first, a.start
    b.bound, b.why, b.article = bound, why, False
    return b


def _code(page: Page, a: Amount, b: Amount) -> Amount:
    while _goes_on(page, b):
        following = amounts.read(page, b.next + 1)
        if following is None or not following.run:
            break
        b = following
    b.first, b.start = a.first, a.start
    b.shape, b.why = "code", "digits joined as in a score, a telephone number or a date"
    b.low = None
    return b


def _bounded(page: Page, a: Amount, low: Fraction | None, high: Fraction | None, done: int) -> Number:
    first, start = a.first, a.start
    if first > done and low is not None:
        sign = page.tokens[first - 1]
        free = not page.glued(first - 1) and page.glued(first) and sign.text in _DASHES
        if sign.text in _MINUS or (free and a.bound == "exact" and first > 1 and bool(a.run)):
            first, start, low, high = first - 1, sign.start, _negative(high), _negative(low)
    number_bound, last, end = a.bound, a.next, a.end
    if not a.ordinal and a.shape != "code":
        front, begin = bounds.before(page, first)
        if front and begin >= done:
            first, start = begin, page.tokens[begin].start
        else:
            front = ""
        if first > done and a.stack.many and page.tokens[first - 1].text in bounds.MANY:
            first, start = first - 1, page.tokens[first - 1].start
        back, after = ("", last) if a.glued else bounds.after(page, last, a.case)
        if back:
            last, end = after, page.tokens[after - 1].end
        elif not front and not a.glued:
            back = bounds.past(page, last, a.case)
        number_bound = _of(number_bound, front, back)
    ends = opened(number_bound, low, high)
    readings = a.stack.readings if a.bound != "range" else ()
    return Number(
        start=start,
        end=end,
        first=first,
        last=last,
        low=as_number(ends[0]),
        high=as_number(ends[1]),
        bound=number_bound,
        why=a.why + (", digits grouped impossibly" if readings else ""),
        core_start=a.start,
        core_end=a.core_end,
        classifier=a.classifier,
        ordinal=a.ordinal,
        problem="malformed" if readings else None,
        readings=tuple(n for r in readings if (n := as_number(r)) is not None),
        case=a.case,
        article=a.article and number_bound == "exact",
        shape=a.shape,
        glued=a.glued,
        split=a.split,
    )


def _of(own: str, front: str, back: str) -> str:
    """The bound of the whole: a range stays one, else the word in front, then the one behind, then what is fused."""
    if own in ("range", "vague"):
        return own
    return front or back or own


_End = TypeVar("_End")


def opened(bound: str, low: _End | None, high: _End | None) -> tuple[_End | None, _End | None]:
    """Both ends of a value under its bound: at least 5 has no high end, at most 5 no low one."""
    if bound in ("at_least", "more_than", "vague"):
        return low, None
    if bound in ("at_most", "less_than"):
        return None, high
    return low, high


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def as_number(value: Fraction | None) -> int | float | None:
    """A whole number as int, any other as float; None where it is too large to be passed on exactly."""
    if value is None or abs(value) > _LARGEST:
        return None
    return int(value) if value.denominator == 1 else float(value)


__all__ = ["as_number", "opened", "read"]
