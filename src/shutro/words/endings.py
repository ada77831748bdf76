"""Word endings: case, classifier, plural, emphatic, and their stacks.

A Bengali noun carries its endings in a fixed order: stem, classifier or plural, case, emphatic (ই, ও).
Which form an ending takes depends on what the stem ends in. Many words only look as if they had one
(সরকার, জুলাই, কমিটি): `whole-words.tsv` lists them.
Source: H.-R. Thompson, *Bengali* (London Oriental and African Language Library 18), ch. 6.
"""

from collections.abc import Container
from functools import cache, lru_cache

import msgspec

from shutro import lexicon
from shutro.text.form import one_form


class Stem(msgspec.Struct, frozen=True):
    """A way to take a word apart: ``text`` without its ``endings``, inner first.

    The names are classifier, plural, genitive, dative, locative, comitative (সহ), emphatic.
    """

    text: str
    endings: tuple[str, ...] = ()


_EMPHATIC = ("ই", "ও")
_HYPHENS = "-–‑'’"
_SIGNS = "ািীুূৃেৈোৌ"
_LETTERS = "অআইঈউঊঋএঐওঔ"
_AFTER = {  # what an ending may stand after: the last character of the stem
    "v": frozenset(_SIGNS + _LETTERS),
    "n": frozenset("ং" + _LETTERS + _SIGNS),
    "a": frozenset("াোওআ"),
    "o": frozenset("হ"),
    "h": frozenset(_HYPHENS),
}
_LONGEST = 60  # longer runs of letters are no words
Known = Container[str]


@cache
def _table(group: str) -> dict[str, tuple[tuple[str, ...], str]]:
    """Ending -> (its names, what it stands after)."""
    return {
        e["form"]: (tuple(e["names"].split()), e["after"])
        for e in lexicon.entries("words", "endings.tsv")
        if e["group"] == group
    }


@cache
def _whole_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that are whole, and ends (`-পুর`) that words are whole with."""
    listed = lexicon.forms("words", "whole-words.tsv")
    return listed, tuple(form[1:] for form in listed if form.startswith("-"))


def _is_whole(word: str) -> bool:
    listed, ends = _whole_words()
    return word in listed or (word.endswith(ends) and len(word) > 3)


@cache
def _pronouns() -> dict[str, Stem]:
    return {
        e["form"]: Stem(e["nominative"], tuple(e["names"].split())) for e in lexicon.entries("words", "pronouns.tsv")
    }


def _last_part(word: str) -> tuple[str, str]:
    """A hyphenated word (আল-জাজিরার) takes its endings on its last part; আইসিসি-কে has only one."""
    head, hyphen, last = word.rpartition("-")
    if head and len(last) > 2 and not any(last in _table(group) for group in ("case", "classifier")):
        return head + hyphen, last
    return "", word


def _fits(stem: str, after: str) -> bool:
    last = stem[-2:-1] if stem[-1] == "ঁ" else stem[-1]
    if after == "*" or last in _HYPHENS:
        return True
    return any(_ends_so(stem, last, one) for one in after)


def _ends_so(stem: str, last: str, what: str) -> bool:
    if what == "c":
        return last not in _AFTER["v"]
    return stem[-2:-1] == "্" if what == "j" else last in _AFTER[what]


def _without(base: Stem, group: str) -> list[Stem]:
    """``base`` with one ending of the group off: every ending that fits."""
    table, word = _table(group), base.text
    found = []
    for cut in range(max(2, len(word) - 8), len(word)):
        ending = table.get(word[cut:])
        if ending and _fits(word[:cut], ending[1]):
            stem = word[:cut].rstrip(_HYPHENS)
            if len(stem) > 1:
                found.append(Stem(stem, ending[0] + base.endings))
    return found


@lru_cache(maxsize=32768)
def stems(word: str) -> tuple[Stem, ...]:
    """Every way to take ``word`` apart: the whole word first, then with fewer and fewer characters left.

    >>> [s.text for s in stems("বন্দীদেরও")]
    ['বন্দীদেরও', 'বন্দীদের', 'বন্দীদে', 'বন্দীদ', 'বন্দী']
    """
    if len(word) > _LONGEST:
        return (Stem(word),)
    head, last = _last_part(word)
    if head:
        return tuple(Stem(head + s.text, s.endings) for s in stems(last))
    found = [Stem(word)]
    for group in ("emphatic", "case", "classifier"):
        for base in tuple(found):
            found += _without(base, group)
    unique = {s.text: s for s in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda s: -len(s.text)))


def _outermost(base: Stem, group: str) -> Stem:
    """``base`` with the most plausible ending of the group off, the longest that fits; itself where there is none."""
    for stem in sorted(_without(base, group), key=lambda s: len(s.text)):
        if _plausible(base.text, stem):
            return stem
    return base


def _plausible(word: str, stem: Stem) -> bool:
    ending = word[len(stem.text) :]
    if ending == "ই":  # after া an ই is mostly the word's own: লড়াই, জুলাই
        return not stem.text.endswith("া") or stem.text.endswith(_IYA)
    if ending == "র" and stem.text[-2:-1] == "্":
        return False  # নম্বর, উত্তর; but মুগ্ধর where মুগ্ধ is known
    if ending in ("খানা", "খানি"):
        return False  # কারখানা, চিড়িয়াখানা: more often a part of the word
    if ending[0] == "ে" and ending.endswith(("দের", "দেরকে")):
        return False  # মেয়েদের, ছেলেদের: the ে is the stem's
    if ending.startswith(_Y + "ে"):  # বেইজিংয়ের, but বিষয়ের
        return stem.text[-1] not in _SIGNS
    return True


_Y, _IYA = one_form("য়"), one_form("িয়া")


def _guess(word: str) -> Stem:
    """The most plausible way to take apart a word that no list knows."""
    head, last = _last_part(word)
    if head:
        found = _guess(last)
        return Stem(head + found.text, found.endings)
    found = Stem(word)
    for group in ("emphatic", "case", "classifier"):
        found = _outermost(found, group)
    return found


@lru_cache(maxsize=32768)
def _best(word: str) -> Stem:
    pronouns = _pronouns()
    if word in pronouns:
        return pronouns[word]
    if word[-1:] in _EMPHATIC and word[:-1] in pronouns:  # তাঁরই
        pronoun = pronouns[word[:-1]]
        return Stem(pronoun.text, (*pronoun.endings, "emphatic"))
    for stem in stems(word):
        if _is_whole(_last_part(stem.text)[1]):
            return stem
    return _guess(word)


def analysis(word: str, known: Known = ()) -> Stem:
    """The most plausible way to take a noun or name apart; the longest stem that stands in ``known`` wins.

    >>> analysis("গোষ্ঠীগুলোর").endings
    ('plural', 'genitive')
    """
    if known:
        for stem in stems(word):
            if stem.text in known:
                return stem
    return _best(word)


def bare(word: str, known: Known = ()) -> str:
    """The most plausible bare form of a noun or name: case, classifier, plural and emphatic off. Never empty.

    >>> bare("হামাসের"), bare("সরকার")
    ('হামাস', 'সরকার')
    """
    return analysis(word, known).text


def case(word: str, known: Known = ()) -> tuple[str, ...]:
    """The names of the endings that `bare` takes off, inner first.

    >>> case("কর্মকর্তাদের")
    ('plural', 'genitive')
    """
    return analysis(word, known).endings
