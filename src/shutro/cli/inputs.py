"""What stands on the command line, one by one: files, the files of folders, addresses, standard input."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from shutro.errors import InputError, NotReached
from shutro.text import LIMIT, Source, open_bytes, open_path, open_url, printable
from shutro.text.fetch import is_url

STDIN = "-"
ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".docx")
"""The files that are read out of a folder."""


class Input(msgspec.Struct):
    """One report to be: its ``name`` as given and its ``id`` in the record; ``refused`` where it is known beforehand
    that it is none.
    """

    name: str
    id: str | None = None
    refused: InputError | None = None

    @property
    def stem(self) -> str:
        """What to call a file made from it."""
        if self.name == STDIN:
            return "report"
        if is_url(self.name):
            parts = [p for p in self.name.split("?")[0].split("#")[0].split("/") if p]
            return Path(parts[-1]).stem or "report"
        return Path(self.name).stem or "report"

    def open(self, timeout: float) -> Source:
        """Its text; an address has ``timeout`` seconds.

        Raises:
            InputError: it cannot be had, or is no Bengali text.
        """
        if self.name == STDIN:
            return open_bytes(sys.stdin.buffer.read(LIMIT + 1), "the standard input")
        return open_url(self.name, timeout) if is_url(self.name) else open_path(self.name)


def expand(names: list[str]) -> Iterator[Input]:
    """The reports behind the names, folders opened; a file's id is its name without ending, where no other has
    that.
    """
    found = [one for name in names for one in _behind(name)]
    stems = Counter(one.stem for one in found)
    for one in found:
        if one.name != STDIN and not is_url(one.name):
            one.id = printable(one.stem if stems[one.stem] == 1 else one.name)
        elif is_url(one.name):
            one.id = one.name
        yield one


def _behind(name: str) -> list[Input]:
    try:
        folder = name != STDIN and not is_url(name) and Path(name).is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        return [Input(name)]
    files = sorted(p for p in Path(name).iterdir() if p.suffix.lower() in ENDINGS and p.is_file() and _shown(p))
    if not files:
        return [
            Input(
                name, refused=NotReached(f"{name} holds no report: a folder's files must end in {', '.join(ENDINGS)}")
            )
        ]
    return [Input(str(p)) for p in files]


def _shown(path: Path) -> bool:
    return not path.name.startswith((".", "~$"))  # ~$ is what Word leaves beside an open document
