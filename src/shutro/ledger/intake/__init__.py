"""Whatever can be given - files, folders, files of many reports - to items, one by one, never all in memory.

A reader of a kind of place is a module here with a function ``items(place, told) -> Iterator[Given]``; what it cannot
read comes out as a `Refusal`, and the rest goes on.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from shutro.ledger.intake import files, lines
from shutro.ledger.intake.told import Told
from shutro.ledger.items import Given, Refusal

__all__ = ["Told", "items"]


def items(places: Iterable[str], told: Told | None = None) -> Iterator[Given]:
    """Everything behind the places, in order. ``told``: what is said of all of them."""
    told = told or Told()
    for place in places:
        path = Path(place)
        if path.is_dir():
            yield from _folder(path, told)
        else:
            yield from _file(path, told)


def _folder(folder: Path, told: Told) -> Iterator[Given]:
    found = False
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in files.ENDINGS + lines.ENDINGS and not hidden and path.is_file():
            found = True
            yield from _file(path, told)
    if not found:
        yield Refusal(str(folder), f"holds no report: files must end in {', '.join(files.ENDINGS + lines.ENDINGS)}")


def _file(path: Path, told: Told) -> Iterator[Given]:
    reader = lines if path.suffix.lower() in lines.ENDINGS else files
    try:
        yield from reader.items(path, told)
    except OSError as error:
        yield Refusal(str(path), f"cannot be read: {error.strerror or error}")
