"""One slip of the typing hand: which forms lie one slip from a word, and what kind of slip it is.

Kinds:

- ``reph``: a reph on the wrong letter (পরর্বতী); ``swap``: two neighbours changed places (উদারহণ)
- ``twice``: a letter or sign written twice (অ্যাডডভোকেট, আান্দোলন)
- ``lost``: a vowel sign, hasanta, nukta or chandrabindu left out (সর্ভিস, জানুযারি); ``added``: one too many (সংকেট);
  ``taken``: one for another (মুত্যু)
- ``cluster``: one letter of a conjunct left out (কেন্দ, কাযক্রম)
- ``pair``: a consonant for one of the same sound or shape (আক্রমন, যড়যন্ত্র, সংখ্যালধু)
- ``first``: অ for আ or the like at the start
- ``letter``: a consonant left out, added or taken for any other (মিলনায়নে)

Spellings that are both in use are no slips (`is_variant`).
"""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from shutro.text.form import one_form

_SIGNS = "ািীুূৃেৈোৌ্ঁংঃ\u09bc"
_CONSONANTS = "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ"
_VOWELS = "অআইঈউঊঋএঐওঔ"
_PAIRS = ("নণ", "শষস", "ষয", "তৎ", "দধ", "ঘধ", "বর", "টঠ", "তথ", "কখ", "পফ", "চছ", "মন", "ঙং", "লর", "দব")
_CONFUSED = {(a, b) for pair in _PAIRS for a in pair for b in pair if a != b}
_FLAPS = (("র", one_form("ড়")), (one_form("ড়"), "র"))
_TAILS = tuple(map(one_form, ("্র", "্য", "্ব", "্ম", "্ত", "্দ", "্ন", "্ট", "্ধ")))
_HEADS = ("র্", "ষ্", "স্", "ন্", "ক্", "ব্", "ত্")
_REPH = "র্"


class Slip(NamedTuple):
    """What was meant, how it was missed, and where in the wrong form."""

    meant: str
    kind: str
    place: int


class _Everything:
    """A container that holds every word."""

    def __contains__(self, word: object) -> bool:
        return True


def slips(word: str, among: Container[str] = _Everything(), or_among: Container[str] = ()) -> Iterator[Slip]:
    """Every form that ``word`` may be one slip away from, of those that stand in one of the two containers.

    There are about 120 a letter, and hardly any of them is a word: only for these a `Slip` is made.
    """
    yield from _without(word, among, or_among)
    for slip in (*_with_more(word), *_taken(word, among, or_among), *_moved(word)):
        if slip.meant in among or slip.meant in or_among:
            yield slip


def _without(word: str, among: Container[str], or_among: Container[str]) -> Iterator[Slip]:
    """Something was left out of ``word``."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for kind, parts in _LEFT_OUT if at else _LEFT_OUT_FIRST:
            for part in parts:
                meant = head + part + tail
                if meant in among or meant in or_among:
                    yield Slip(meant, kind, at)


_LEFT_OUT_FIRST = (("cluster", _HEADS), ("letter", tuple(_CONSONANTS + _VOWELS)))
_LEFT_OUT = (("lost", tuple(_SIGNS)), ("cluster", _TAILS), *_LEFT_OUT_FIRST)


def _with_more(word: str) -> Iterator[Slip]:
    """Something stands in ``word`` that does not belong."""
    for at, letter in enumerate(word):
        meant = word[:at] + word[at + 1 :]
        if at and word[at - 1] == letter:
            yield Slip(meant, "twice", at)
        else:
            yield Slip(meant, "added" if letter in _SIGNS else "letter", at)


def _taken(word: str, among: Container[str], or_among: Container[str]) -> Iterator[Slip]:
    """One thing was taken for another."""
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1 :]
        sign = letter in _SIGNS
        for other in _SIGNS if sign else _CONSONANTS + _VOWELS:
            meant = head + other + tail
            if other != letter and (meant in among or meant in or_among):
                yield Slip(meant, "taken" if sign else _kind(letter, other, at), at)
    for one, other in _FLAPS:
        at = word.find(one, 1)
        if at > 0:
            yield Slip(word[:at] + other + word[at + len(one) :], "pair", at)


def _kind(letter: str, other: str, at: int) -> str:
    if (letter, other) in _CONFUSED:
        return "pair"
    return "first" if at == 0 and letter in _VOWELS and other in _VOWELS else "letter"


def _moved(word: str) -> Iterator[Slip]:
    """Something stands in the wrong place."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield Slip(word[:at] + word[at + 1] + word[at] + word[at + 2 :], "swap", at)
    for at in range(len(word) - 2):
        if word[at : at + 2] == _REPH:
            rest = word[:at] + word[at + 2 :]
            for to in range(max(0, at - 3), min(len(rest), at + 4) + 1):
                if to != at:
                    yield Slip(rest[:to] + _REPH + rest[to:], "reph", at)
                    yield Slip(rest[:to] + "্র" + rest[to:], "reph", at)


_IN_USE = tuple(  # one spelling of sounds that are written in two ways
    (one_form(one), other)
    for one, other in (
        ("ণ্ট", "ন্ট"), ("ণ্ঠ", "ন্ঠ"), ("ণ্ড", "ন্ড"), ("ষ্ট", "স্ট"), ("এ্যা", "অ্যা"), ("এ্য", "অ্যা"), ("েই", "ে"), ("ী", "ি"),
        ("ো", ""), ("ঃ", ""), ("ঙ্গ", "ঙ"), ("ঙ", "ং"), ("উ", "ু"), ("ই", "ি"),
    )
)  # fmt: skip


_LOAN_CLUSTER = re.compile("([রনলসকটমশ])্(?![রষযব])")  # ইলেক্ট্রনিক, ইলেকট্রনিক


def is_variant(word: str, meant: str) -> bool:
    """Whether both spellings are in use: গাড়ী and গাড়ি, যাদুঘর and জাদুঘর, ইনটেলিজেন্স and ইন্টেলিজেন্স.

    >>> is_variant("গাড়ী", "গাড়ি"), is_variant("আক্রমন", "আক্রমণ")
    (True, False)
    """
    one, other = _loose(word), _loose(meant)
    return one == other or _LOAN_CLUSTER.sub(r"\1", one) == _LOAN_CLUSTER.sub(r"\1", other)


def _loose(word: str) -> str:
    for one, other in _IN_USE:
        word = word.replace(one, other)
    return word.replace("য", "জ") if word[:1] == "য" else word
