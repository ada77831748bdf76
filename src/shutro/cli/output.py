"""Where records go: the screen, a file, or a folder with a file for each."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec

from shutro.cli.files import NothingWritten, whole_file
from shutro.cli.inputs import Input
from shutro.errors import UsageError
from shutro.record import Record

_ENDINGS = {"screen": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html", "md": ".md"}
_ALL = ("statements", "figures", "times", "names", "moves", "checks")


def form_of(place: str | None) -> str | None:
    """The format that a file's ending asks for.

    >>> form_of("record.json")
    'json'
    """
    ending = Path(place).suffix.lower() if place else ""
    return next((form for form, e in _ENDINGS.items() if e == ending or (form == "html" and ending == ".htm")), None)


class Telling:
    """How a record is told in each format: whole, or ``layers`` of it alone; labels in ``lang``."""

    def __init__(self, lang: str, layers: tuple[str, ...] | None = None) -> None:
        self.lang, self.layers = lang, layers

    def screen(self, record: Record, to: TextIO) -> None:
        """Print it for people."""
        from shutro.cli.console import console
        from shutro.exports import screen

        screen.show(only(record, self.layers), console(to), self.lang)

    def html(self, record: Record) -> str:
        """A web page of it."""
        from shutro.exports import html

        return html.page(only(record, self.layers), self.lang)

    def md(self, record: Record) -> str:
        """A brief of it."""
        from shutro.exports import markdown

        return markdown.brief(only(record, self.layers), self.lang)

    def json(self, record: Record) -> str:
        """One JSON object, in one line."""
        return as_json(record, self.layers)


class Place:
    """Takes records one by one, in one format."""

    def __init__(self, form: str, several: bool, telling: Telling) -> None:
        self.form, self.several, self.telling = form, several, telling
        self.written = 0

    def write(self, one: Input, record: Record) -> None:
        """Write one record."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what stands behind the last record."""

    def put(self, record: Record, to: TextIO) -> None:
        """Write one record to a stream, in the format."""
        if self.form == "screen":
            self.telling.screen(record, to)
        elif self.form == "html":
            to.write(self.telling.html(record))
        elif self.form == "md":
            to.write(self.telling.md(record))
        else:
            to.write(self.telling.json(record) + "\n")


class Stream(Place):
    """All records one after another: the standard output, or a file."""

    def __init__(self, to: TextIO, form: str, several: bool, telling: Telling) -> None:
        super().__init__(form, several, telling)
        self.to = to

    def write(self, one: Input, record: Record) -> None:  # noqa: ARG002 - a folder needs the name
        """Write one record behind the others."""
        if self.form == "json" and self.several:
            self.to.write(",\n" if self.written else "[\n")
        elif self.form in ("screen", "md") and self.written:
            self.to.write("\n")
        self.put(record, self.to)
        self.written += 1
        if self.form in ("screen", "jsonl"):
            self.to.flush()

    def close(self) -> None:
        """Close a JSON array."""
        if self.form == "json" and self.several:
            self.to.write("]\n" if self.written else "[]\n")


class Folder(Place):
    """A file for each record, called as its input."""

    def __init__(self, folder: Path, form: str, telling: Telling) -> None:
        super().__init__(form, False, telling)
        self.folder = folder
        self._taken: set[str] = set()

    def write(self, one: Input, record: Record) -> None:
        """Write one record to its file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with whole_file(self.folder / self._name(one)) as file:
            self.put(record, file)
        self.written += 1

    def _name(self, one: Input) -> str:
        name, n = one.stem, 1
        while name in self._taken:
            n += 1
            name = f"{one.stem}-{n}"
        self._taken.add(name)
        return name + _ENDINGS[self.form]


@contextmanager
def open_place(place: str | None, form: str, count: int, telling: Telling) -> Iterator[Place]:
    """Where the records of ``count`` inputs go, told in the format ``form``.

    Raises:
        UsageError: several web pages, and no folder to put them in.
    """
    several = count > 1
    if place is None or place == "-":
        if form == "html" and several:
            raise UsageError(f"{count} reports make {count} pages: name a folder for them with -o FOLDER")
        yield (stream := Stream(sys.stdout, form, several, telling))
        stream.close()
    elif place.endswith(("/", os.sep)) or Path(place).is_dir() or (form == "html" and several):
        if Path(place).exists() and not Path(place).is_dir():
            raise UsageError(f"{place} is a file, and {count} pages need a folder: name one with -o FOLDER")
        yield Folder(Path(place), form, telling)
    else:
        with whole_file(Path(place)) as file:
            yield (stream := Stream(file, form, several, telling))
            stream.close()
            if not stream.written:
                raise NothingWritten


def only(record: Record, layers: tuple[str, ...] | None) -> Record:
    """The record with no entries in the layers that were not asked for."""
    if layers is not None:
        for layer in _ALL:
            if layer not in layers:
                setattr(record, layer, [])
        if "names" not in layers:
            record.entities = []
    return record


def as_json(record: Record, layers: tuple[str, ...] | None) -> str:
    """The record as one JSON object, without the layers that were not asked for: an empty list would say that nothing
    was found.
    """
    if layers is None:
        return record.to_json()
    data = msgspec.to_builtins(record)
    left_out = {layer for layer in _ALL if layer not in layers} | (set() if "names" in layers else {"entities"})
    return msgspec.json.encode({k: v for k, v in data.items() if k not in left_out}).decode()
