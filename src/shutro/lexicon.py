"""Word files: the one way in.

A word file is a ``.tsv`` beside the room that uses it: a header line with the column names, one entry a line, ``#``
opens a comment line. It has a column ``form`` (what is looked up) and a column ``source`` (where the entry comes from:
a key of ``lexicon-sources.toml``). Entries stand in the order of their form (within ``group`` where there is such a
column), so that two people who add words do not collide. Everything is brought to one Unicode form on the way in.

``python -m shutro.lexicon --sort FILE`` puts a file's entries in order.
"""

import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from shutro.errors import LexiconError
from shutro.text.form import one_form

Entry = dict[str, str]


def entries(room: str, name: str) -> list[Entry]:
    """The entries of ``shutro/<room>/<name>``, in file order, one dictionary of columns each.

    Raises:
        LexiconError: the file is damaged; the message names the line.
    """
    text = files("shutro").joinpath(room, name).read_text(encoding="utf-8")
    return list(parse(text, f"{room}/{name}"))


def columns(room: str, name: str, *wanted: str) -> list[tuple[str, ...]]:
    """The entries of a word file as tuples of the wanted columns: the quick way for long lists.

    >>> ("হাজার",) in columns("numbers", "scales.tsv", "form")
    True
    """
    text = files("shutro").joinpath(room, name).read_text(encoding="utf-8")
    rows = _rows(text, f"{room}/{name}")
    header = next(rows, [])
    pick = [header.index(column) for column in wanted]
    return [tuple([cells[at] for at in pick]) for cells in rows]


def parse(text: str, name: str) -> Iterator[Entry]:
    """Read a word file's text; ``name`` is for messages."""
    rows = _rows(text, name)
    header = next(rows, [])
    for cells in rows:
        yield dict(zip(header, cells, strict=True))


def _rows(text: str, name: str) -> Iterator[list[str]]:
    """The cells of the header and of each entry."""
    columns: list[str] = []
    for number, line in enumerate(one_form(text).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            if "form" not in columns or "source" not in columns:
                raise LexiconError(
                    f"{name}, line {number}: the header needs the columns form and source, it has {cells}"
                )
        elif len(cells) != len(columns):
            raise LexiconError(f"{name}, line {number}: {len(cells)} cells under {len(columns)} columns: {line!r}")
        yield cells


def forms(room: str, name: str, **wanted: str) -> frozenset[str]:
    """The forms of a word file, those entries whose columns have the wanted values.

    >>> "হাজার" in forms("numbers", "scales.tsv")
    True
    """
    return frozenset(e["form"] for e in entries(room, name) if all(e[k] == v for k, v in wanted.items()))


@cache
def settings(room: str, name: str) -> dict[str, Any]:
    """A ``.toml`` of a room, in one Unicode form."""
    return tomllib.loads(one_form(files("shutro").joinpath(room, name).read_text(encoding="utf-8")))


def sort_key(entry: Entry) -> tuple[str, str]:
    """The order of entries in a word file."""
    return entry.get("group", ""), entry["form"]


def _sorted_file(text: str, name: str) -> str:
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#") or not line.strip()]
    columns, *rows = [line for line in lines if line.strip() and not line.startswith("#")]
    keyed = sorted(set(rows), key=lambda row: sort_key(next(parse(f"{columns}\n{row}", name))))
    return "\n".join([*head, columns, *keyed]) + "\n"


def main(arguments: list[str]) -> int:
    """Sort the files named after ``--sort``."""
    if arguments[:1] != ["--sort"] or len(arguments) < 2:
        sys.stderr.write("usage: python -m shutro.lexicon --sort FILE...\n")
        return 2
    for name in arguments[1:]:
        path = Path(name)
        path.write_text(_sorted_file(path.read_text(encoding="utf-8"), name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
