"""``misspelt_word``: a form that is no word, one slip away from a word that news uses often.

Told only where everything speaks for it: no list, ending or verb explains the form, no name stands there, it is not put
together from two words, and the word meant is frequent, the more so the shorter the form and the looser the slip.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.meant import Reading, readings
from shutro.checks.rules import finding
from shutro.checks.vocabulary import explained
from shutro.words import Token, bare, verbs

_SETTINGS = lexicon.settings("checks", "misspelt.toml")
_SHORTEST, _LONGEST = int(_SETTINGS["shortest"]), int(_SETTINGS["longest"])
_LONE_ENDINGS = frozenset(_SETTINGS["lone_endings"])

_COMMON = 50  # articles that have the word meant inside a name
_MANY = 50  # broken words: a text with more was damaged as a whole, and has been told often enough
_GLUED = 4  # tokens
_FEW, _SHARE = 40, 0.15  # unknown forms that any report may have, and of its distinct words
_BROKEN = re.compile(  # signs that follow no letter: ৎি, ্ি, ািু
    r"^[ািীুূৃেৈোৌ্ঁংঃ]|[ািীুূৃেৈোৌ]{2}|[্ৎ][ািীুূৃেৈোৌ]|[ইঈউঊঋঐঔ][ািীুূৃেৈোৌ]|[আএও][ািীুূৃেৈোৌ]|অ[িীুূৃেৈোৌ]|্্"
    r"|[ািীুূৃেৈোৌংঃ]্|[আ-ঔ]্(?!য)|অ্(?!য)|(?<![ডঢযজফক])\u09bc"
)


def find(layers: Layers) -> Iterator[Check]:
    """Each form that is no word, with the word that it is a slip of."""
    page = layers.page
    here = Counter(t.text for t in page.tokens if t.kind == "word")
    in_names = _Spans((n.span.start, n.span.end) for n in layers.names.names)
    in_bodies = _Spans(_behind_first_word(layers))
    in_quotes = _Spans(_quoted(page.text))
    foreign = _is_foreign(here)
    broken, read = 0, dict[str, list[Reading]]()
    for at, token in enumerate(page.tokens):
        if token.kind == "word" and _BROKEN.search(token.text):
            broken += 1
            if broken <= _MANY:
                yield _broken(layers, at, here)
            continue
        if foreign or not _is_plain(token) or _is_word(token.text):
            continue
        in_body = in_bodies.hold(token.start)
        if in_names.hold(token.start) and not in_body:
            continue
        if token.text not in read:
            read[token.text] = readings(token.text, here)
        found = read[token.text]
        if not found or (found[0].support < _COMMON if in_body else _may_be_name(layers, in_names, at)):
            continue
        if not in_quotes.hold(token.start) or not _may_be_spoken(token.text, found[0].meant):
            yield _told(layers, at, found)


def _behind_first_word(layers: Layers) -> Iterator[tuple[int, int]]:
    """The words of bodies and places behind the first, which are common words rather than names (…বিদ্যুৎ কেন্দ্র)."""
    for name in layers.names.names:
        first = name.span.text.find(" ")
        if name.type in ("ORG", "PLACE") and first > 0:
            yield name.span.start + first + 1, name.span.end


def _is_word(word: str) -> bool:
    """Whether a form is a word, as it is spelt today or was before the spelling reform (বাড়ী, সরকারী)."""
    return explained(word) or ("ী" in word and explained(word.replace("ী", "ি")))


def _is_foreign(here: Counter[str]) -> bool:
    """Whether so many forms are no words that the text is none of standard Bengali, where nothing could be told."""
    unknown = sum(not explained(word) for word in here if len(word) >= _SHORTEST)
    return unknown > _FEW + _SHARE * len(here)


def _told(layers: Layers, at: int, found: list[Reading]) -> Check:
    page = layers.page
    tokens = page.tokens
    end = at + 1
    ending = ""
    if (
        end < len(tokens)
        and tokens[end].text in _LONE_ENDINGS
        and "\n" not in page.text[tokens[at].end : tokens[end].start]
    ):
        ending, end = tokens[end].text, end + 1
    span = page.token_span(at, end)
    fixes = [Fix(span, r.meant + ending) for r in found]
    return finding("misspelt_word", "slip", span, fixes, form=span.text, meant=found[0].meant + ending)


def _broken(layers: Layers, at: int, here: Mapping[str, int]) -> Check:
    page, tokens = layers.page, layers.page.tokens
    begin = at
    while begin > at - _GLUED and page.glued(begin) and _joins(tokens[begin - 1]):  # দ-ের: what bore the sign was lost
        begin -= 1
    span = page.token_span(begin, at + 1)
    found = readings(tokens[at].text, here) if begin == at else []
    return finding("misspelt_word", "broken", span, [Fix(span, r.meant) for r in found], form=span.text)


def _joins(token: Token) -> bool:
    return token.kind in ("word", "number") or token.text in ("-", "–")


def _is_plain(token: Token) -> bool:
    return (
        token.kind == "word"
        and _SHORTEST <= len(token.text) <= _LONGEST
        and not any(mark in token.text for mark in "-–‑.'’\u200d")
    )


def _may_be_spoken(word: str, meant: str) -> bool:
    """Whether a form in quotation marks may be how somebody spoke (কইরেন, থাকপে), or a foreign title."""
    return len(word) < 7 or bool(verbs(meant))


@cache
def _name_words() -> frozenset[str]:
    return lexicon.forms("names", "namewords.tsv")


def _may_be_name(layers: Layers, in_names: "_Spans", at: int) -> bool:
    """Whether a short form stands beside a person's name or a word of such names."""
    tokens = layers.page.tokens
    if len(tokens[at].text) > 8:
        return False
    return any(
        t.text in _name_words() or (in_names.hold(t.start) and bare(t.text) in _name_words())
        for t in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    )


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    opened = -1
    for place, letter in enumerate(text):
        if letter in "‘“":
            opened = place
        elif letter in "’”" and opened >= 0:
            yield opened, place
            opened = -1
        elif letter == "\n":
            opened = -1


class _Spans:
    """Places in order of their start; `hold` in logarithmic time."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]

    def hold(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._places[at][1]
