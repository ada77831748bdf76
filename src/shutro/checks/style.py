"""``house_style``: what the desk has chosen: one spelling of words that have several, digits, quotation marks."""

import re
from collections.abc import Iterator

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.checks.settings import Style
from shutro.text.form import one_form
from shutro.words import stems

_TO = {
    "bengali": str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"),
    "latin": str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789"),
}
_NUMBER = {
    "bengali": re.compile(r"(?<![A-Za-z0-9০-৯@/.#=_-])[0-9]+(?:[.,:/-][0-9]+)*(?![A-Za-z0-9০-৯@/#=_-])"),
    "latin": re.compile(r"[০-৯]+(?:[.,:/-][০-৯]+)*"),
}
_QUOTATION = {
    "single": re.compile(r"“([^“”‘’\n]+)”"),
    "double": re.compile(r"(?<!‘)‘([^“”‘’\n]+)’(?![’\w\u0980-\u09ff])"),
}
_MARKS = {"single": "‘{}’", "double": "“{}”"}


def find(layers: Layers, style: Style) -> Iterator[Check]:
    """Every place that is not in the style."""
    yield from _spellings(layers, _unwanted(style))
    if style.digits in _TO:
        for m in _NUMBER[style.digits].finditer(layers.page.text):
            yield _told(layers, m, m[0].translate(_TO[style.digits]))
    if style.quotes in _MARKS:
        for m in _QUOTATION[style.quotes].finditer(layers.page.text):
            yield _told(layers, m, _MARKS[style.quotes].format(m[1]))


def _unwanted(style: Style) -> dict[str, str]:
    """Unwanted spelling -> the one wanted."""
    groups: dict[str, str] = {e["form"]: e["group"] for e in lexicon.entries("checks", "spelling-pairs.tsv")}
    found: dict[str, str] = {}
    for wanted in map(one_form, style.prefer):
        found |= {form: wanted for form, group in groups.items() if group == groups.get(wanted) and form != wanted}
    for wanted, others in style.spellings.items():
        found |= {one_form(other): one_form(wanted) for other in others}
    return found


def _spellings(layers: Layers, unwanted: dict[str, str]) -> Iterator[Check]:
    if not unwanted:
        return
    heads = {form[:2] for form in unwanted}
    for token in layers.page.tokens:
        if token.text[:2] not in heads:
            continue
        stem = next((s.text for s in stems(token.text) if s.text in unwanted), None)
        if stem:
            span = layers.page.span(token.start, token.end)
            to = unwanted[stem] + token.text[len(stem) :]
            yield finding("house_style", "wanted", span, [Fix(span, to)], form=span.text, wanted=to)


def _told(layers: Layers, m: re.Match[str], to: str) -> Check:
    span = layers.page.span(*m.span())
    return finding("house_style", "wanted", span, [Fix(span, to)], form=_short(m[0]), wanted=_short(to))


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:20]}…{words[-15:]}"
