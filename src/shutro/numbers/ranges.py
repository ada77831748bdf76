"""Two amounts that are one range: ১০-১৫ হাজার, ১৫ থেকে ২০ হাজার, দুই-তিনজন, দুই বা তিন. The scale
of the second is shared where it must be.
"""

from fractions import Fraction

from shutro import lexicon
from shutro.numbers.amount import Amount
from shutro.words import Page

_SETTINGS = lexicon.settings("numbers", "settings.toml")
_MARKS = frozenset(_SETTINGS["range_marks"])
_WORDS = frozenset(_SETTINGS["range_words"])
_CODE_MARKS = frozenset("/:") | _MARKS


def joiner(page: Page, i: int) -> str:
    """How token ``i`` may join two amounts: ``mark``, ``word``, ``code`` (glued digits that are no
    range) or "" for not at all.
    """
    text = page.tokens[i].text
    if text in _WORDS:
        return "word"
    if text in _MARKS:
        return "mark"
    return "code" if text in _CODE_MARKS and page.glued(i) else ""


def glued_mark(page: Page, i: int) -> bool:
    """Whether mark ``i`` stands without a space on either side."""
    return page.glued(i) and i + 1 < len(page.tokens) and page.glued(i + 1)


def shared(low: Amount, high: Amount) -> Fraction | None:
    """The value of ``low`` with the scale that it shares with ``high``, None where the two make no range.

    ১৫ থেকে ২০ হাজার is 15,000 to 20,000; ৫০০ থেকে ১ হাজার is 500 to 1,000.
    """
    a, b = low.low, high.low
    if a is None or b is None:
        return None
    own, other = low.stack.scales, high.stack.scales
    if len(own) < len(other) and other[: len(own)] == own:
        factor = Fraction(1)
        for scale in other[len(own) :]:
            factor *= scale
        first = high.stack.first
        inner = Fraction(1)
        for scale in own:
            inner *= scale
        if first is not None and a < first * inner:
            a *= factor
    return a if a < b else None
