"""Sentences, tokens, word endings. `read` makes the page that every later room works on."""

from shutro.words.endings import Stem, analysis, bare, case, stems
from shutro.words.page import Page, Sentence, Token
from shutro.words.sentences import sentences
from shutro.words.tokens import tokens
from shutro.words.verbs import Verb, is_form, verbs

__all__ = [
    "Page",
    "Sentence",
    "Stem",
    "Token",
    "Verb",
    "analysis",
    "bare",
    "case",
    "is_form",
    "read",
    "sentences",
    "stems",
    "tokens",
    "verbs",
]


def read(text: str) -> Page:
    """The page of a text that is in one form (`shutro.text.form.one_form`)."""
    found = tokens(text)
    return Page(text, found, sentences(text, found))
