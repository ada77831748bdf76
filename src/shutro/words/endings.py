"""Word endings: case, classifier, plural, emphatic, and their stacks.

A Bengali noun carries its endings in a fixed order: stem, classifier or plural, case, emphatic (ই, ও). What form an ending takes depends on
whether the stem ends in a vowel. Source: H.-R. Thompson, *Bengali* (London Oriental and African Language Library 18), ch. 6.
"""

from functools import lru_cache

import msgspec

from shutro.text.form import one_form


class Stem(msgspec.Struct, frozen=True):
    """A way to take a word apart: ``stem`` and the names of its ``endings``, inner first."""

    text: str
    endings: tuple[str, ...] = ()


_VOWELS = frozenset("ািীুূৃেৈোৌঅআইঈউঊঋএঐওঔ")
_EMPHATIC = {"ই": "emphatic", "ও": "emphatic"}
# ending -> (name, what the stem may end in: v vowel, c consonant, * either)
_CASE = {one_form(k): v for k, v in {
    "ের": ("genitive", "c"), "র": ("genitive", "v"), "য়ের": ("genitive", "*"), "এর": ("genitive", "*"),
    "কে": ("dative", "*"), "দের": ("plural genitive", "v"), "েদের": ("plural genitive", "c"), "দেরকে": ("plural dative", "v"),
    "েদেরকে": ("plural dative", "c"), "তে": ("locative", "v"), "ে": ("locative", "c"), "য়": ("locative", "v"), "য়ে": ("locative", "*"),
    "রা": ("plural", "v"), "েরা": ("plural", "c"), "য়েরা": ("plural", "v"), "গণ": ("plural", "*"),
    "সহ": ("comitative", "*"),
}.items()}  # fmt: skip
_CLASSIFIER = {one_form(k): v for k, v in {
    "টি": "classifier", "টা": "classifier", "খানা": "classifier", "খানি": "classifier", "টুকু": "classifier", "জন": "classifier",
    "গুলো": "plural classifier", "গুলি": "plural classifier", "সমূহ": "plural classifier", "বৃন্দ": "plural classifier",
}.items()}  # fmt: skip


def _fits(stem: str, after: str) -> bool:
    return after == "*" or (stem[-1] in _VOWELS) == (after == "v")


def _strip_case(word: str) -> list[Stem]:
    found = []
    for length in range(min(6, len(word) - 2), 0, -1):
        known = _CASE.get(word[-length:])
        if known and _fits(word[:-length], known[1]):
            found.append(Stem(word[:-length], (known[0],)))
    return found


def _strip_classifier(stem: Stem) -> list[Stem]:
    for length in (5, 4, 3, 2):
        name = _CLASSIFIER.get(stem.text[-length:])
        if name and len(stem.text) > length + 1:
            return [Stem(stem.text[:-length], (name, *stem.endings))]
    return []


@lru_cache(maxsize=65536)
def stems(word: str) -> tuple[Stem, ...]:
    """Every way to take ``word`` apart, the whole word first, then with fewer and fewer characters left.

    >>> [s.text for s in stems("বন্দীদেরও")]
    ['বন্দীদেরও', 'বন্দীদের', 'বন্দীদে', 'বন্দী']
    """
    found = [Stem(word)]
    if len(word) > 3 and word[-1] in _EMPHATIC:
        found.append(Stem(word[:-1], ("emphatic",)))
    for base in tuple(found):
        found += [Stem(s.text, s.endings + base.endings) for s in _strip_case(base.text.rstrip("-–"))]
    for base in tuple(found):
        found += _strip_classifier(base)
    unique = {s.text.rstrip("-–"): s for s in reversed(found)}
    return tuple(sorted((Stem(t, s.endings) for t, s in unique.items()), key=lambda s: -len(s.text)))


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """The most plausible bare form of a noun or name: case, classifier, plural and emphatic off.

    >>> bare("হামাসের")
    'হামাস'
    """
    best = stems(word)
    for stem in best:
        if stem.endings and "emphatic" not in stem.endings[:1]:
            return stem.text
    return word
