"""``mixed_quotes``: a quotation opened with one kind of mark and closed with another, curly or straight."""

import re
from collections.abc import Iterator

from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding

_MARK = re.compile('[‘“’”"]')
_PARTNER = {"‘": "’", "“": "”"}
_LONGEST = 400  # characters of a quotation that is looked at


def find(layers: Layers) -> Iterator[Check]:
    """Closing marks of another kind than their opening mark."""
    text = layers.page.text
    opened: list[re.Match[str]] = []
    for m in _MARK.finditer(text):
        mark = m[0]
        if opened and (m.start() - opened[-1].start() > _LONGEST or "\n" in text[opened[-1].start() : m.start()]):
            opened.clear()
        if mark in _PARTNER:
            opened.append(m)
        elif opened and mark == _PARTNER[opened[-1][0]]:
            opened.pop()
        elif len(opened) == 1 and mark != "’" and _ends_here(text, m.start()):
            yield _told(layers, opened.pop(), m)


def _told(layers: Layers, opened: re.Match[str], closed: re.Match[str]) -> Check:
    page = layers.page
    fix = Fix(page.span(closed.start(), closed.end()), _PARTNER[opened[0]])
    span = page.span(opened.start(), closed.end())
    return finding("mixed_quotes", "closed", span, [fix], first=opened[0], second=closed[0])


def _ends_here(text: str, place: int) -> bool:
    return text[place - 1 : place].strip() != "" and not text[place + 1 : place + 2].isalnum()
