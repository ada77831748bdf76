"""Where quoted speech begins and ends: there আজ is the day of speaking."""

import re
from bisect import bisect_right

from shutro.words import Page

_OPENING = frozenset("“‘«")
_CLOSING = frozenset("”’»")
_QUOTES = _OPENING | _CLOSING | {'"'}


def quoted(page: Page) -> list[int]:
    """The tokens at which quoted speech opens and closes, alternately; one not closed in its paragraph closes
    with it.
    """
    marks: list[int] = []
    breaks = [m.start() for m in re.finditer("\n", page.text)]
    for i, token in enumerate(page.tokens):
        text = token.text
        if text not in _QUOTES:
            continue
        inside = len(marks) % 2 == 1
        if inside and bisect_right(breaks, page.tokens[marks[-1]].start) != bisect_right(breaks, token.start):
            marks.append(marks[-1] + 1)
            inside = False
        opens = text in _OPENING and not inside
        closes = text in _CLOSING and inside and not _apostrophe(page, i)
        if opens or closes or text == '"':
            marks.append(i)
    return marks


def _apostrophe(page: Page, i: int) -> bool:
    """দু’বছর: between letters on both sides."""
    return page.glued(i) and i + 1 < len(page.tokens) and page.glued(i + 1) and page.tokens[i + 1].kind == "word"
