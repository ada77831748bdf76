"""``misspelt_word``: a form that is no word, one slip away from a word that news uses often.

Told only where everything speaks for it: no list, ending or verb explains the form, no name stands there, it is not put
together from two words, and the word meant is frequent, the more so the shorter the form and the looser the slip.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.checks.slips import Slip, is_variant, slips
from shutro.checks.vocabulary import explained, frequent, listed
from shutro.text.form import one_form
from shutro.words import Token, bare, stems, verbs

_SETTINGS = lexicon.settings("checks", "misspelt.toml")
_SHORTEST, _LONGEST, _LOCAL, _OFTEN = (int(_SETTINGS[name]) for name in ("shortest", "longest", "local", "often"))
_NEEDED: dict[str, list[list[int]]] = _SETTINGS["needed"]
_PARTS, _LONE_ENDINGS = frozenset(_SETTINGS["parts"]), frozenset(_SETTINGS["lone_endings"])
_COMMON = 50  # articles that have the word meant inside a name
_FEW, _SHARE = 40, 0.15  # unknown forms that any report may have, and of its distinct words
_SURE = frozenset({"swap", "reph", "twice"})  # nothing was lost: যঁারা is যাঁরা rather than যারা
_SIGNS = "ািীুূৃেৈোৌ্ঁংঃ\u09bc"
_IMPOSSIBLE = tuple(one + sign for one in "ৎ্ািীুূৃেৈোৌ" for sign in "ািীুূৃেৈোৌ")
_AGAINST_TWO = 30  # articles that speak for a slip though the form may be two words in one
_OFTEN_ENOUGH = 5
_CONVERB = one_form("িয়ে")  # verbs that no list has: সিঁটিয়ে, বিষিয়ে
_BROKEN = re.compile(  # signs that follow no letter: ৎি, ্ি, ািু
    r"^[ািীুূৃেৈোৌ্ঁংঃ]|[ািীুূৃেৈোৌ]{2}|[্ৎ][ািীুূৃেৈোৌ]|[ইঈউঊঋঐঔ][ািীুূৃেৈোৌ]|[আএও][ািীুূৃেৈোৌ]|অ[িীুূৃেৈোৌ]|্্"
    r"|[ািীুূৃেৈোৌংঃ]্|[আ-ঔ]্(?!য)|অ্(?!য)|(?<![ডঢযজফক])\u09bc"
)
_CONVERB = one_form("িয়ে")  # verbs that no list has: সিঁটিয়ে, বিষিয়ে
_IMPOSSIBLE = tuple(one + sign for one in "ৎ্ািীুূৃেৈোৌ" for sign in "ািীুূৃেৈোৌ")


class _Reading(NamedTuple):
    meant: str
    kind: str
    support: int


def find(layers: Layers) -> Iterator[Check]:
    """Each form that is no word, with the word that it is a slip of."""
    page = layers.page
    here = Counter(t.text for t in page.tokens if t.kind == "word")
    in_names = _Spans((n.span.start, n.span.end) for n in layers.names.names)
    in_bodies = _Spans(_behind_first_word(layers))
    in_quotes = _Spans(_quoted(page.text))
    foreign = _is_foreign(here)
    for at, token in enumerate(page.tokens):
        if token.kind == "word" and _BROKEN.search(token.text):
            yield _broken(layers, at, here)
            continue
        if foreign or not _is_plain(token) or _is_word(token.text):
            continue
        in_body = in_bodies.hold(token.start)
        if in_names.hold(token.start) and not in_body:
            continue
        readings = _readings(token.text, here)
        if not readings or (readings[0].support < _COMMON if in_body else _may_be_name(layers, in_names, at)):
            continue
        if not in_quotes.hold(token.start) or not _may_be_spoken(token.text, readings[0].meant):
            yield _told(layers, at, readings)


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


def _told(layers: Layers, at: int, readings: list[_Reading]) -> Check:
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
    fixes = [Fix(span, r.meant + ending) for r in readings]
    return finding("misspelt_word", "slip", span, fixes, form=span.text, meant=readings[0].meant + ending)


def _broken(layers: Layers, at: int, here: Mapping[str, int]) -> Check:
    page, tokens = layers.page, layers.page.tokens
    begin = at
    while begin and page.glued(begin) and _joins(tokens[begin - 1]):  # দ-ের: the letter before the sign was lost
        begin -= 1
    span = page.token_span(begin, at + 1)
    readings = _readings(tokens[at].text, here) if begin == at else []
    return finding("misspelt_word", "broken", span, [Fix(span, r.meant) for r in readings], form=span.text)


def _joins(token: Token) -> bool:
    return token.kind in ("word", "number") or token.text in ("-", "–")


def _is_plain(token: Token) -> bool:
    return (
        token.kind == "word"
        and _SHORTEST <= len(token.text) <= _LONGEST
        and not any(mark in token.text for mark in "-–‑.'’\u200d")
    )


def _readings(word: str, here: Mapping[str, int]) -> list[_Reading]:
    """What may have been meant, the likeliest first; empty where nothing is likely enough."""
    found: dict[str, _Reading] = {}
    bases = () if word.endswith(_CONVERB) and len(word) < 9 else stems(word)
    together = _is_put_together(word)
    if together and _is_two_words(word):
        return []
    for stem in bases:
        if len(stem.text) < _SHORTEST - 1 or (stem.endings and stem.text.endswith("্")):
            continue
        tail = word[len(stem.text) :]
        for slip in slips(stem.text):
            support = _support(slip.meant, here)
            if not support or (together and (support < _AGAINST_TWO or slip.kind == "letter")):
                continue
            if _is_likely(word, stem.text, slip, support, here) and _fits(slip.meant, tail, bases[-1].text):
                reading = _Reading(slip.meant + tail, slip.kind, support)
                found[reading.meant] = min(found.get(reading.meant, reading), reading, key=_rank)
    return sorted(found.values(), key=_rank)[:3]


def _rank(reading: _Reading) -> tuple[bool, bool, int]:
    return (reading.kind == "letter", reading.kind not in _SURE, -reading.support)


def _support(meant: str, here: Mapping[str, int]) -> int:
    often = frequent().get(meant, 0)
    return often + _LOCAL * here[meant] if meant in here and explained(meant) else often


def _is_likely(word: str, stem: str, slip: Slip, support: int, here: Mapping[str, int]) -> bool:
    size = len(stem) + (word != stem)  # endings tell little about the word
    needed = next((count for length, count in _NEEDED[slip.kind] if size >= length), None)
    if needed is None or support < needed or is_variant(stem, slip.meant) or _is_grown(stem, slip):
        return False
    return here.get(word, 0) < _OFTEN or slip.meant in here


def _fits(meant: str, tail: str, base: str) -> bool:
    """Whether the word meant may take the endings, and is not the form itself with other endings."""
    if any(pair in meant + tail[:1] for pair in _IMPOSSIBLE):
        return False
    if tail:
        return bare(meant) == meant and any(s.text == meant for s in stems(meant + tail))
    return all(s.text != base for s in stems(meant))


def _is_grown(stem: str, slip: Slip) -> bool:
    """Whether the form may be a word that no list has: the other with something before or behind it, or two in one."""
    meant, last = slip.meant, slip.place >= len(stem) - 1
    if stem.endswith(meant) or meant.endswith(stem) or stem.startswith(meant):
        return True
    if meant.startswith(stem) and len(stem) < 8 and slip.kind != "cluster":
        return True
    if (slip.kind == "letter" and slip.place == 0) or (slip.kind in ("letter", "taken") and last):
        return True
    return slip.place == 0 and slip.kind in ("pair", "swap") and len(stem) < 9


def _is_put_together(word: str) -> bool:
    return any(_is_part(word[:cut]) and _is_part(word[cut:]) for cut in range(1, len(word)))


def _is_two_words(word: str) -> bool:
    """Whether two frequent words, or a word and what stands before or behind any, are written as one."""
    cuts = range(2, len(word) - 1)
    return any(_is_frequent_part(word[:cut]) and _is_frequent_part(word[cut:]) for cut in cuts)


def _is_frequent_part(part: str) -> bool:
    return (len(part) > 1 and part in _PARTS) or (len(part) > 2 and frequent().get(part, 0) >= _OFTEN_ENOUGH)


def _is_part(part: str) -> bool:
    return part in _PARTS or (
        len(part) > 2 and part[0] not in _SIGNS and any(len(s.text) > 2 and listed(s.text) for s in stems(part))
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
