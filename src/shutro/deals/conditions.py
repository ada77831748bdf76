"""What must come first: আগে ... তারপর, -লে ... তবেই, না হলে ... নয়, ছাড়া ... নয়, না ... পর্যন্ত."""

from shutro.deals.hinged import but, if_done, if_then, named, only_if, so_set
from shutro.deals.ordered import before_that, first_then, until, without
from shutro.deals.segment import Condition, Segment
from shutro.words import Page

__all__ = ["Condition", "conditions"]

_WHETHER = "কি"  # a question
_LONGEST = 120  # tokens; a longer stretch without a mark is no sentence
_STOPS = frozenset("।?!;:“”‘’\"'—")
_DASH = "—"
_PATTERNS = (first_then, only_if, if_then, so_set, named, if_done, until, without, before_that)


def conditions(page: Page, first: int, last: int) -> list[Condition]:
    """The conditions among tokens ``first`` to ``last`` (excluded), in order; one between two marks."""
    found = []
    start = first
    for i in range(first, last + 1):
        if i == last or page.tokens[i].text in _STOPS:
            one = _one(Segment(page, start, i), first) if 2 < i - start < _LONGEST else None
            if one is None and i + 2 < last and page.tokens[i].text == _DASH:
                one = so_set(Segment(page, start, i + 3))
            if one:
                found.append(one)
            start = i + 1
    return found


def _one(s: Segment, sentence: int) -> Condition | None:
    if _WHETHER in s.words:
        return None
    return next((c for pattern in _PATTERNS if (c := pattern(s))), None) or but(s, sentence)
