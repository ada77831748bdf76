"""A line of a draft with carets under a place.

Terminals disagree about how wide Bengali is. xterm, tmux and those that count like them give every letter and every
spacing sign a cell (`exports.lines.cells`; measured by asking both where the cursor is); newer ones draw whole
clusters, and wcwidth has tables of how each counts. Where the screen has colours the place is underlined in the line
as well.
"""

import os
from collections.abc import Callable
from typing import NamedTuple

from wcwidth import iter_graphemes, wcstwidth

from shutro.drafts.lines import Lines
from shutro.exports.lines import cells
from shutro.exports.plain import showable
from shutro.span import Span

_CUT = "…"
_BY_CLUSTER = ("kitty", "ghostty", "wezterm", "foot", "alacritty", "contour", "rio")  # as wcwidth calls them
_PER_CELL = 6  # code points that one cell may hold in Bengali; more are looked at for nothing
_BLANK = str.maketrans("\t\n\r\v\f\u2028\u2029", " " * 7)

Width = Callable[[str], int]


class Framed(NamedTuple):
    """The part of a line that is shown: what stands before the place, the place, what stands after; ``indent`` and
    ``carets`` in cells.
    """

    before: str
    marked: str
    after: str
    indent: int
    carets: int


def on_terminal(text: str) -> int:
    """The cells that the terminal of this run gives the text."""
    named = f"{os.environ.get('TERM_PROGRAM', '')} {os.environ.get('TERM', '')}".lower()
    if any(name in named for name in _BY_CLUSTER):
        wide: int = wcstwidth(text)
        return wide if wide >= 0 else cells(text)
    return cells(text)


def frame(lines: Lines, span: Span, room: int, width: Width = cells) -> Framed:
    """The line where a span begins, around the span's part in it, in at most ``room`` cells where that can be."""
    start, stop = lines.span(lines.at(span.start).line)
    far = _PER_CELL * room
    low, end = max(start, span.start - far), min(span.end, stop, span.start + far)
    high = min(stop, end + far)
    text = showable(lines.text[low:high]).translate(_BLANK)
    first, last = _clusters(text, span.start - low, end - low)
    marked = _head(text[first:last], max(room - 2, 8), width)
    left = max(room - width(marked), 0)
    after_cells, before_cells = width(text[last:]), width(text[:first])
    for_after = min(after_cells, max(left - before_cells, left * 2 // 5))
    before = _tail(text[:first], left - for_after, width, low > start)
    after = _head(text[last:], left - width(before), width, high < stop)
    return Framed(before, marked, after, width(before), max(width(marked), 1))


def _clusters(text: str, start: int, end: int) -> tuple[int, int]:
    """The place widened to whole letters with their signs."""
    at, first, last = 0, start, max(end, start)
    for cluster in iter_graphemes(text):
        after = at + len(cluster)
        if at < start < after:
            first = at
        if at < end < after:
            last = after
        if at >= end:
            break
        at = after
    return first, max(last, first)


def _tail(text: str, room: int, width: Width, more: bool) -> str:
    """The end of the text that has room, cut between words where there are any."""
    if not more and width(text) <= room:
        return text
    kept, used = "", 1
    for cluster in reversed(list(iter_graphemes(text))):
        used += width(cluster)
        if used > room:
            break
        kept = cluster + kept
    between = kept.find(" ")
    return f"{_CUT} {kept[between + 1 :]}" if 0 <= between < len(kept) // 2 else _CUT + kept


def _head(text: str, room: int, width: Width, more: bool = False) -> str:
    """The beginning of the text that has room, cut between words where there are any."""
    if not more and width(text) <= room:
        return text
    kept, used = "", 1
    for cluster in iter_graphemes(text):
        used += width(cluster)
        if used > room:
            break
        kept += cluster
    between = kept.rfind(" ")
    return (kept[:between] if between > len(kept) // 2 else kept).rstrip() + _CUT
