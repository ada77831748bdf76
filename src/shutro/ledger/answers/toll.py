"""What one figure counts: all so far, those who came to it, or what the sentence leaves open; and on what occasion.

Two figures are compared only where both count the same (`Thing`) on one occasion (`one_occasion`). Where the words do
not say, they are not compared: right or silent.
"""

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from shutro import lexicon
from shutro.ledger.keys import folded
from shutro.text.form import one_form

Span = Literal["total", "more", "unclear"] | None


class Thing(NamedTuple):
    """What is counted: a role, where (key of the place), over which span, of whom ("" for people in general)."""

    role: str
    place: str
    span: Span
    whom: str


@cache
def _words(name: str) -> tuple[str, ...]:
    found: list[str] = lexicon.settings("ledger", "answers/wording.toml")[name]
    return tuple(found)


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(word for form in _words(name) for word in folded(form).split())


def span_of(before: str, behind: str) -> Span:
    """What a figure counts, from the words of its sentence back to the figure before it, and on to the next one.

    >>> span_of("গাজায় এ পর্যন্ত নিহত হয়েছেন ", " জনের বেশি।"), span_of("আরও ", " জন নিহত হয়েছেন")
    ('total', 'more')
    """
    before, behind = one_form(before), one_form(behind)
    total = any(_holds(before, w) for w in _words("total")) or any(_holds(behind, w) for w in _words("total_behind"))
    more = any(_holds(before, w) for w in _words("more"))
    if total and more:
        return "unclear"
    return "total" if total else "more" if more else None


def _holds(text: str, words: str) -> bool:
    """Whether whole words stand in a text."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and _letter(text[at - 1])) and not (end < len(text) and _letter(text[end])):
            return True
        at = text.find(words, at + 1)
    return False


def _letter(char: str) -> bool:
    return "\u0980" <= char <= "\u09ff"


@lru_cache(maxsize=10_000)
def whom(counted: str | None) -> str:
    """Which group among people a figure counts, folded; "" for people in general."""
    return " ".join(word for word in folded(counted or "").split() if word not in _folded("anybody"))


def occasion(sentence: str, *known: str | None) -> frozenset[str]:
    """The words of a sentence that may tell what happened: not the usual ones, no numbers, nor the names that are
    ``known`` (place and source).
    """
    words = _telling(sentence)
    for name in known:
        if name:
            words -= _parts(name)
    return words


@lru_cache(maxsize=10_000)
def _telling(sentence: str) -> frozenset[str]:
    words = frozenset(folded(sentence).split()) - _folded("common")
    return frozenset(w for w in words if len(w) > 2 and not w[0].isdigit())


@lru_cache(maxsize=10_000)
def _parts(name: str) -> frozenset[str]:
    return frozenset(folded(name).split())


def one_occasion(one: frozenset[str], other: frozenset[str], total: bool, names: int) -> bool:
    """Whether two sentences may tell of one thing: they share half of the words that tell what happened, counted in
    the one that has fewer, and two words at least where the figures are no count of all so far. Of such counts one may
    have no such word, if their reports share ``names`` enough beside the place.

    >>> one_occasion(frozenset({"আগুন", "বাজার"}), frozenset({"আগুন", "বাজার", "রাত"}), False, 0)
    True
    """
    if one and other:
        shared = len(one & other)
        return 2 * shared >= min(len(one), len(other)) and shared >= (1 if total else _SHARED)
    return total and names >= _SHARED


_SHARED = 2
