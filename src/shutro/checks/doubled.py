"""``doubled_word``: a word that stands twice where Bengali does not double words.

Bengali doubles words freely: converbs (বলতে বলতে, থেমে থেমে), locatives (ঘরে ঘরে), bare nouns and adjectives (বাড়ি বাড়ি,
বড় বড়), adverbs (ধীরে ধীরে), distributive pronouns (যার যার, কাউকে কাউকে). It does not double conjunctions and some
postpositions, finite verbs, nouns in the genitive, or long bare nouns.
Source: Thompson, Bengali, ch. 13 (reduplication).
"""

from collections.abc import Iterator

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.checks.vocabulary import frequent, listed
from shutro.text.form import one_form
from shutro.words import analysis, verbs

_NEVER = lexicon.forms("checks", "never-doubled.tsv")
_PRONOUNS = lexicon.forms("words", "pronouns.tsv")
_TENSES = frozenset({"perfect", "pluperfect", "past continuous", "continuous", "future", "past"})
_OWN = ("নিজ", "একে")  # নিজের নিজের
_LONG = 5  # letters of a noun whose case shows
_VERY_LONG, _FREQUENT = 7, 5  # letters of a word that is too long to be doubled, and articles that have it
_ADVERBIAL = tuple(map(one_form, ("ে", "য়", "ন", "লিয়ন", "লাখ")))
_DOING = frozenset(map(one_form, ("করে", "করেন", "করছে", "করছেন", "ভাব", "খেলা", "মনে")))  # নির্বাচন নির্বাচন করেন
_WHATEVER = frozenset(map(one_form, ("যা", "যে", "যত", "যেমন")))  # যা হয়েছে হয়েছে
_ON_THE_POINT_OF = frozenset(("করে", "করেও", "করছে", "করছেন", "করছিল", "করতে"))  # বলব বলব করে
_QUOTES = frozenset("‘’“”'\"")


def find(layers: Layers) -> Iterator[Check]:
    """Two equal words side by side, of a kind that is never doubled."""
    page, tokens = layers.page, layers.page.tokens
    for at in range(1, len(tokens)):
        word = tokens[at].text
        if word != tokens[at - 1].text or tokens[at].kind != "word" or not _is_slip(layers, at):
            continue
        span = page.token_span(at - 1, at + 1)
        if "\n" not in span.text:
            yield finding("doubled_word", "twice", span, [Fix(span, word)])


def _is_slip(layers: Layers, at: int) -> bool:
    """Whether the word of token ``at`` and the one before it cannot be meant twice."""
    tokens, word = layers.page.tokens, layers.page.tokens[at].text
    before = tokens[at - 2].text if at > 1 else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if word in (before, after) or before in _QUOTES or after in _QUOTES:  # slogans and cries
        return False
    if word in _NEVER:
        return True
    if verbs(word):
        return _is_finite(word) and before not in _WHATEVER and after not in _ON_THE_POINT_OF
    if word in _PRONOUNS:
        return False
    if len(word) >= _LONG and _shows_case(word):
        return True
    return (len(word) >= _VERY_LONG and _is_bare(word) and after not in _DOING) or _in_one_name(layers, at)


def _is_finite(word: str) -> bool:
    return all(v.finite and v.tense in _TENSES for v in verbs(word)) or (word.endswith("র") and _is_noun(word))


def _is_noun(word: str) -> bool:
    return all(v.tense == "verbal noun" for v in verbs(word))


def _is_bare(word: str) -> bool:
    """Whether a word without endings is neither an adverb nor a number: long words of other kinds are not doubled."""
    return not analysis(word).endings and not word.endswith(_ADVERBIAL) and frequent().get(word, 0) >= _FREQUENT


def _in_one_name(layers: Layers, at: int) -> bool:
    """Whether the two words stand in one person's name."""
    first, second = layers.page.tokens[at - 1], layers.page.tokens[at]
    names = layers.names.at(first.start, second.end)
    return (
        len(second.text) >= _LONG and len(names) == 1 and names[0].type == "PERSON" and names[0].span.end > second.start
    )


def _shows_case(word: str) -> bool:
    stem = analysis(word)
    return "genitive" in stem.endings and listed(stem.text) and not word.startswith(_OWN)
