"""Numbers that count nothing: article and section numbers, telephone numbers, scores, models, list numbers, years."""

from shutro import lexicon, words
from shutro.figures.vocabulary import SETTINGS
from shutro.numbers import Number
from shutro.words import Page

_AFTER = lexicon.forms("figures", "not-figures.tsv", place="after")
_BEFORE = lexicon.forms("figures", "not-figures.tsv", place="before")
_TIME = frozenset(SETTINGS["time_units"])
_DAY_PARTS = frozenset(SETTINGS["day_parts"])
_CLOCK = frozenset(SETTINGS["clock_after"])
_YEAR_AFTER = frozenset({"এ", "এর", "থেকে", "পর্যন্ত", "ও"})
_ROW = frozenset({"ও", "এবং", ",", "থেকে", "-", "–", "বা"})
_DASHES = frozenset("-–‐‑")
_DIGITS = frozenset("০১২৩৪৫৬৭৮৯0123456789")
_CLOSERS = frozenset(".)।")


def counts_nothing(page: Page, n: Number, has_unit: bool) -> bool:
    """Whether the number is a name, an address, a place in a list or a year, and counts nothing."""
    if n.ordinal or (not has_unit and (_is_time(page, n) or _is_year_word(page, n))):
        return True
    if n.shape == "code" or (n.shape == "half" and not has_unit):
        return True
    if n.low == 0 and n.high == 0 and not has_unit and not n.classifier:
        return True  # শূন্য is empty as often as nought
    if n.bound == "range" and not n.classifier and not has_unit and _both_years(page, n):
        return True
    if n.low == 1 and n.high == 11:
        return True  # এক-এগারো is a date
    plain = not has_unit and not n.classifier and n.bound in ("exact", "range")
    if not has_unit and not n.classifier and (_named_after(page, n) or _word_in_list(page, n)):
        return True
    return _joined_to_word(page, n) or (plain and (_labelled(page, n) or _list_number(page, n) or _odd_digits(page, n)))


def _is_time(page: Page, n: Number) -> bool:
    """১৪ বছর, ৫ আগস্ট, রাত ১১টার দিকে: whether or not `times` has read it."""
    if n.glued and _of_time(n.glued):
        return True
    after = page.tokens[n.last].text if n.last < len(page.tokens) else ""
    if n.classifier == "টা":
        before = page.tokens[n.first - 1].text if n.first else ""
        top = n.high if n.high is not None else n.low
        return top is not None and top < 13 and (before in _DAY_PARTS or after in _CLOCK)
    return not n.classifier and bool(after) and _of_time(after)


def _of_time(word: str) -> bool:
    """Whether it is a form of a word for time; মেয়ে is none of মে."""
    return any(s.text in _TIME and (len(s.text) > 2 or len(word) < 4) for s in words.stems(word))


def _is_year_word(page: Page, n: Number) -> bool:
    """একাত্তরের মুক্তিযুদ্ধ, ৭১-এর, ’৫২: a year by its last two digits."""
    if n.classifier or n.low is None or n.low >= 100:
        return False
    if (
        n.first
        and page.tokens[n.first].kind == "number"
        and page.glued(n.first)
        and page.tokens[n.first - 1].text in "’'"
    ):
        return True
    return n.bound == "exact" and n.case in ("genitive", "locative") and n.core_end < n.end


def _joined_to_word(page: Page, n: Number) -> bool:
    """খুলনা-৩, এস-৪০০, কোভিড-১৯: a hyphen binds it to the word before."""
    i = n.first
    if i < 2 or not page.glued(i) or page.tokens[i - 1].text not in _DASHES or not page.glued(i - 1):
        return i > 0 and page.glued(i) and page.tokens[i - 1].kind in ("latin", "word")
    return page.tokens[i - 2].kind in ("word", "latin") and page.tokens[i].kind == "number"


def _labelled(page: Page, n: Number) -> bool:
    tokens = page.tokens
    after = tokens[n.last].text if n.last < len(tokens) else ""
    if after == ":" and n.last + 1 < len(tokens) and tokens[n.last + 1].kind == "number":
        return True  # ২৩: ২৪
    if after == ")" and n.first > 1 and tokens[n.first - 1].text == "(" and tokens[n.first - 2].kind == "number":
        return True  # ৪(৩) ধারা
    if after == "(" and n.last + 2 < len(tokens) and tokens[n.last + 2].text == ")":  # ১৮(ক) অনুচ্ছেদ
        inside = tokens[n.last + 1]
        return len(inside.text) == 1 and (page.glued(n.last) or inside.kind == "word")
    if n.first > 1 and after == ")" and tokens[n.first - 2].text == "(" and tokens[n.first - 1].kind == "word":
        return True  # (বিজি ৩৮৮), (ক্যাম্প ১৮)
    return n.first > 0 and tokens[n.first - 1].text in _BEFORE and tokens[n.first].kind == "number"


def _named_after(page: Page, n: Number) -> bool:
    """৫ নম্বর ওয়ার্ড, ২৭ ও ৩০ নম্বর ওয়ার্ড, তিন গুণ: the word behind it, or behind a row of numbers."""
    if n.glued in _AFTER:
        return True
    for token in page.tokens[n.last : n.last + 7]:
        if any(s.text in _AFTER for s in words.stems(token.text)):
            return True
        if token.kind != "number" and token.text not in _ROW:
            return False
    return False


def _word_in_list(page: Page, n: Number) -> bool:
    """তিন. is the third of a list: a Bengali sentence ends with a danda."""
    after = page.tokens[n.last].text if n.last < len(page.tokens) else ""
    return after == "." and page.tokens[n.first].kind == "word" and n.bound == "exact" and n.last - n.first == 1


def _list_number(page: Page, n: Number) -> bool:
    """1. or ১) or (১) at the beginning of a line."""
    tokens, first = page.tokens, n.first
    if n.last >= len(tokens) or tokens[n.last].text not in _CLOSERS or tokens[first].kind != "number":
        return False
    if first > 0 and tokens[first - 1].text == "(":
        first -= 1
    return first == 0 or "\n" in page.text[tokens[first - 1].end : tokens[first].start]


def _both_years(page: Page, n: Number) -> bool:
    text = page.text[n.core_start : n.core_end]
    return n.low is not None and n.high is not None and 1500 <= n.low < n.high <= 2100 and text[0] in _DIGITS


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
    return year and (
        n.case in ("locative", "genitive") or after is None or after.kind != "word" or after.text in _YEAR_AFTER
    )
