"""``doubled_word``: a word that stands twice where Bengali does not double words.

Bengali doubles words freely (ধীরে ধীরে, বাড়ি বাড়ি, বলতে বলতে, সঙ্গে সঙ্গে, কে কে);
a conjunction, some postpositions, or a finite verb it does not.
Source: Thompson, Bengali, ch. 13 (reduplication).
"""

from collections.abc import Iterator

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.words import verbs

_NEVER = lexicon.forms("checks", "never-doubled.tsv")
_TENSES = frozenset({"perfect", "pluperfect", "past continuous", "continuous", "future"})


def find(layers: Layers) -> Iterator[Check]:
    """Two equal words side by side, of a kind that is never doubled."""
    page = layers.page
    tokens = page.tokens
    for i in range(1, len(tokens)):
        word = tokens[i].text
        if word == tokens[i - 1].text and tokens[i].kind == "word" and (word in _NEVER or _finite(word)):
            span = page.token_span(i - 1, i + 1)
            if "\n" not in span.text:
                yield finding("doubled_word", "twice", span, [Fix(span, word)])


def _finite(word: str) -> bool:
    readings = verbs(word)
    return bool(readings) and all(v.finite and v.tense in _TENSES for v in readings)
