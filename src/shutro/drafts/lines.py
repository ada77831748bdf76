"""Places in a text as people and editors name them: line and column.

A line ends with LF, CR LF or CR, as in every editor and in the Language Server Protocol.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

_END = re.compile("\r\n|\n|\r")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Place(NamedTuple):
    """A line and a column."""

    line: int
    column: int


class Lines:
    r"""The lines of a text. Made in linear time; every question is a binary search.

    >>> Lines("এক\r\nদুই তিন").at(8)
    Place(line=2, column=5)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [m.span() for m in _END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(text)]
        self._astral = [m.start() for m in _ASTRAL.finditer(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def span(self, line: int) -> tuple[int, int]:
        """Where line ``line`` (the first is 1) begins, and where it ends without its line end."""
        return self._starts[line - 1], self._stops[line - 1]

    def at(self, place: int) -> Place:
        """Line and column of a code point's place; both count from 1, the column counts code points."""
        line = bisect_right(self._starts, place)
        return Place(line, place - self._starts[line - 1] + 1)

    def utf16(self, place: int) -> Place:
        """Line and column as the Language Server Protocol counts: from 0, the column in UTF-16 code units."""
        line = bisect_right(self._starts, place) - 1
        start = self._starts[line]
        return Place(line, place - start + bisect_left(self._astral, place) - bisect_left(self._astral, start))

    def place(self, line: int, units: int) -> int:
        """The code point's place behind line and UTF-16 column, both from 0.

        A column beyond the line is the line's end, a line beyond the text is the text's end, and the middle of a
        character is its start.
        """
        if line >= len(self._starts):
            return len(self.text)
        start, stop = self._starts[line], self._stops[line]
        first = bisect_left(self._astral, start)
        last = bisect_left(self._astral, stop)
        # the astral characters of the line that end at or before the column: each takes one unit more than a place
        before = bisect_right(range(last - first), units, key=lambda n: self._astral[first + n] - start + n + 2)
        at = start + units - before
        if before < last - first and self._astral[first + before] < at:
            at = self._astral[first + before]
        return min(max(at, start), stop)
