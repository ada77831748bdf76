"""``page_residue``, ``foreign_word``: what a web page or a machine translation left in the text."""

import re
from collections.abc import Iterator

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding

_LINE = re.compile("|".join(sorted(map(re.escape, lexicon.forms("checks", "page-residue.tsv")), key=len, reverse=True)))
_ROMAN = frozenset("ivxlc")
_SHORTEST = 3  # letters: "in" and "of" stand in formulas and titles


def find(layers: Layers) -> Iterator[Check]:
    """A web page's own words, and English words left in a Bengali sentence."""
    page = layers.page
    for m in _LINE.finditer(page.text):
        span = page.span(*m.span())
        yield finding("page_residue", "line", span, [Fix(span, "")])
    for i, token in enumerate(page.tokens):
        if token.kind == "latin" and _is_common(token.text) and _among_bengali(layers, i):
            yield finding("foreign_word", "word", page.span(token.start, token.end))


def _is_common(word: str) -> bool:
    """Whether a Latin word is no name, abbreviation, address or formula."""
    return (
        word.isascii() and word.isalpha() and word.islower() and len(word) >= _SHORTEST and not _ROMAN.issuperset(word)
    )


def _among_bengali(layers: Layers, index: int) -> bool:
    tokens = layers.page.tokens
    return all(t.kind == "word" for t in (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]))
