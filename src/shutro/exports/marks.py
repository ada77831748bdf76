"""The report's text cut into pieces, each with the entries that it belongs to.

What is said holds figures and names, crosses sentences and stands inside what another said: places overlap. A page
cannot nest them, so the text is cut wherever a place begins or ends::

    he said [forty [people]] left  ->  "he said " | "forty " (s1) | "people" (s1, n1) | " left"

One pass over the sorted ends: linear in the text and in the number of entries.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from shutro.record import Record
from shutro.span import Span

# How a place is drawn; of two of one length, the first here is the more specific.
DRAWN = ("check", "figure", "time", "name", "cue", "source", "move", "said")
_MOST = 3  # entries of one kind that a piece names: the innermost
_DEEPEST = 3  # shades of what is said inside what is said


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: how it is drawn, the entries it belongs to, most specific first, and which begin here."""

    text: str
    drawn: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    drawn: str
    entry: str


def paragraphs(record: Record) -> list[list[Piece]]:
    """The pieces of each line of the text; the line ends are left out, everything else is there."""
    found: list[list[Piece]] = [[]]
    for piece in _pieces(record.text, _places(record)):
        if piece.text == "\n":
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _places(record: Record) -> Iterator[_Place]:
    size = len(record.text)
    for drawn, entry, span in _spans(record):
        start, end = max(span.start, 0), min(span.end, size)
        if start < end:
            yield _Place(start, end, drawn, entry)


def _spans(record: Record) -> Iterator[tuple[str, str, Span]]:
    for s in record.statements:
        yield "cue", s.id, s.cue
        if s.source:
            yield "source", s.id, s.source
        for content in s.content:
            yield "said", s.id, content
    for layer, drawn in (
        ("figures", "figure"),
        ("times", "time"),
        ("names", "name"),
        ("moves", "move"),
        ("checks", "check"),
    ):
        for entry in getattr(record, layer):
            yield drawn, entry.id, entry.span


def _pieces(text: str, places: Iterator[_Place]) -> Iterator[Piece]:
    opening: dict[int, list[_Place]] = defaultdict(list)
    closing: dict[int, list[_Place]] = defaultdict(list)
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        opening[place.start].append(place)
        closing[place.end].append(place)
    ends = {at for n, char in enumerate(text) if char == "\n" for at in (n, n + 1)}
    cuts = sorted({0, len(text), *opening, *closing, *ends})
    now: dict[str, dict[_Place, None]] = {drawn: {} for drawn in DRAWN}  # open places; the innermost was put in last
    waiting: dict[str, None] = {}  # entries that began at a line end, to be told by the next piece
    for start, end in pairwise(cuts):
        for place in closing.get(start, ()):
            now[place.drawn].pop(place, None)
        for place in opening.get(start, ()):
            now[place.drawn][place] = None
            if place.drawn not in ("source", "said"):
                waiting[place.entry] = None
        if text[start] == "\n":
            yield Piece("\n")
            continue
        yield _piece(text[start:end], now, tuple(waiting))
        waiting.clear()
    if waiting:
        yield Piece("", entries=tuple(waiting), begins=tuple(waiting))


def _piece(text: str, now: dict[str, dict[_Place, None]], begins: tuple[str, ...]) -> Piece:
    drawn = [kind for kind in DRAWN if now[kind]]
    if len(now["said"]) > 1:
        drawn.append(f"said{min(len(now['said']), _DEEPEST)}")
    inner = [place for kind in drawn if kind in now for place in islice(reversed(now[kind]), _MOST)]
    inner.sort(key=lambda place: place.end - place.start)
    return Piece(text, tuple(drawn), tuple(dict.fromkeys(place.entry for place in inner)), begins)
