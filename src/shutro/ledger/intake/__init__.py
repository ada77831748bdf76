"""Whatever can be given - files, folders, files of many reports - to items, one by one, never all in memory.

A reader of a kind of place is a module here with a function ``items(place, told) -> Iterator[Given]``; what it cannot
read comes out as a `Refusal`, and the rest goes on.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from shutro.ledger.intake import files, lines, warc, web
from shutro.ledger.intake.told import Told
from shutro.ledger.items import Given, Refusal
from shutro.text.fetch import is_url

__all__ = ["Told", "how_many", "items"]

_READERS = (
    (files.ENDINGS, files.items),
    (lines.ENDINGS, lines.items),
    (warc.ENDINGS, warc.items),
    (web.ENDINGS, web.from_file),
)
_ENDINGS = tuple(ending for endings, _ in _READERS for ending in endings)


def items(places: Iterable[str], told: Told | None = None) -> Iterator[Given]:
    """Everything behind the places, in order. ``told``: what is said of all of them."""
    told = told or Told()
    for place in places:
        if is_url(place):
            yield from web.items(place, told)
        elif Path(place).is_dir():
            yield from _folder(Path(place), told)
        else:
            yield from _file(Path(place), told)


def how_many(places: Iterable[str]) -> int | None:
    """How many items stand behind the places, found out without reading them; None where only reading tells: an
    address, a feed, an archive.
    """
    found = 0
    for place in places:
        if is_url(place):
            return None
        path = Path(place)
        for one in _files(path) if path.is_dir() else [path]:
            reader = _reader(one)
            if reader not in (files.items, lines.items):
                return None
            found += lines.how_many(one) if reader is lines.items else 1
    return found


def _folder(folder: Path, told: Told) -> Iterator[Given]:
    found = False
    for path in _files(folder):
        found = True
        yield from _file(path, told)
    if not found:
        yield Refusal(str(folder), f"holds no report: files must end in {', '.join(_ENDINGS)}")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.name.lower().endswith(_ENDINGS) and not hidden and path.is_file():
            yield path


def _reader(path: Path) -> Callable[[Path, Told], Iterator[Given]]:
    name = path.name.lower()
    return next((read for endings, read in _READERS if name.endswith(endings)), files.items)


def _file(path: Path, told: Told) -> Iterator[Given]:
    reader = _reader(path)
    try:
        yield from reader(path, told)
    except OSError as error:
        yield Refusal(str(path), f"cannot be read: {error.strerror or error}")
