"""Bengali lines that fit any terminal.

Terminals disagree about how wide Bengali is: some give the vowel signs ি and া a cell of their own, others draw whole
clusters, and Rich counts as the latter. So lines are broken by the widest count, and nothing is ever lined up to the
right of Bengali text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.console import Console
from rich.text import Text

_WORD = re.compile(r"\S+\s*|\s+")


def cells(text: str) -> int:
    """The most cells that any terminal gives the text.

    >>> cells("কি"), cells("বন্দী")
    (2, 4)
    """
    return sum(map(_cell, text))


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def broken(text: Text, first: int, rest: int) -> list[Text]:
    """The text in lines: the first of ``first`` cells, the others of ``rest``.

    They are broken between words, and inside a word that is longer than a line.
    """
    lines = text.divide(list(_breaks(text.plain, max(first, 8), max(rest, 8))))
    for one in lines:
        one.rstrip()
    return list(lines)


def _breaks(plain: str, room: int, rest: int) -> Iterator[int]:
    used = 0
    for word in _WORD.finditer(plain):
        wide = cells(word[0].rstrip())
        if used and used + wide > room:
            yield word.start()
            used, room = 0, rest
        if wide > room:
            for at in _inside(word[0], room):
                yield word.start() + at
                room = rest
            used = room
        else:
            used += cells(word[0])


def _inside(word: str, room: int) -> Iterator[int]:
    used = 0
    for at, char in enumerate(word):
        wide = _cell(char)
        if used + wide > room and unicodedata.category(char)[0] != "M" and at:
            yield at
            used = 0
        used += wide


def put(console: Console, text: Text, indent: int = 0, mark: Text | None = None) -> None:
    """Print the text, every line ``indent`` cells in; ``mark``, an id, stands in the first line's indent."""
    room = console.width - indent
    lead = Text.assemble(mark, " " * max(indent - cells(mark.plain), 1)) if mark else Text(" " * indent)
    rest = Text("\n" + " " * indent)
    console.print(lead + rest.join(broken(text, room, room)), soft_wrap=True, highlight=False)
