"""Numbers that count nothing: article and section numbers, telephone numbers, scores, models, list numbers, years."""

from shutro import lexicon, words
from shutro.numbers import Number
from shutro.words import Page

_AFTER = lexicon.forms("figures", "not-figures.tsv", place="after")
_BEFORE = lexicon.forms("figures", "not-figures.tsv", place="before")
_DASHES = frozenset("-–‐‑")
_CLOSERS = frozenset(".)।")


def counts_nothing(page: Page, n: Number, has_unit: bool) -> bool:
    """Whether the number is a name, an address, a place in a list or a year, and counts nothing."""
    if n.ordinal or n.shape == "code" or (n.shape == "half" and not has_unit):
        return True
    if n.low == 0 and n.high == 0 and not has_unit and not n.classifier:
        return True  # শূন্য is empty as often as nought
    if n.low == 1 and n.high == 11:
        return True  # এক-এগারো is a date
    plain = not has_unit and not n.classifier and n.bound == "exact"
    return _joined_to_word(page, n) or (plain and (_labelled(page, n) or _list_number(page, n) or _odd_digits(page, n)))


def _joined_to_word(page: Page, n: Number) -> bool:
    """খুলনা-৩, এস-৪০০, কোভিড-১৯: a hyphen binds it to the word before."""
    i = n.first
    if i < 2 or not page.glued(i) or page.tokens[i - 1].text not in _DASHES or not page.glued(i - 1):
        return i > 0 and page.glued(i) and page.tokens[i - 1].kind in ("latin", "word")
    return page.tokens[i - 2].kind in ("word", "latin") and page.tokens[i].kind == "number"


def _labelled(page: Page, n: Number) -> bool:
    tokens = page.tokens
    after = tokens[n.last].text if n.last < len(tokens) else ""
    if after == "(" and n.last + 2 < len(tokens) and tokens[n.last + 2].text == ")":  # ১৮(ক) অনুচ্ছেদ
        return page.glued(n.last) and len(tokens[n.last + 1].text) == 1
    if after and any(s.text in _AFTER for s in words.stems(after)):
        return True
    if n.glued in _AFTER:
        return True
    return n.first > 0 and tokens[n.first - 1].text in _BEFORE and tokens[n.first].kind == "number"


def _list_number(page: Page, n: Number) -> bool:
    """1. or ১) or (১) at the beginning of a line."""
    tokens, first = page.tokens, n.first
    if n.last >= len(tokens) or tokens[n.last].text not in _CLOSERS or tokens[first].kind != "number":
        return False
    if first > 0 and tokens[first - 1].text == "(":
        first -= 1
    return first == 0 or "\n" in page.text[tokens[first - 1].end : tokens[first].start]


def _odd_digits(page: Page, n: Number) -> bool:
    """A leading nought, nine digits in one run, or what looks like a year."""
    run = page.text[n.core_start : n.core_end]
    if page.tokens[n.first].kind != "number" or not run:
        return False
    if run[0] in "০0" and len(run) > 1 and run[1] not in ".,":
        return True
    if len(run) >= 9 and not any(c in ".," or c.isspace() for c in run):
        return True
    year = len(run) == 4 and n.low is not None and 1500 <= n.low <= 2100
    after = page.tokens[n.last] if n.last < len(page.tokens) else None
    return year and (n.case == "locative" or after is None or after.kind != "word")
