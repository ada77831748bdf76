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
    header, rows = _table(text, f"{room}/{name}")
    pick = [header.index(column) for column in wanted]
    return [tuple([cells[at] for at in pick]) for cells in rows]


def parse(text: str, name: str) -> Iterator[Entry]:
    """Read a word file's text; ``name`` is for messages."""
    header, rows = _table(text, name)
    for cells in rows:
        yield dict(zip(header, cells, strict=True))


def _table(text: str, name: str) -> tuple[list[str], list[list[str]]]:
    """The cells of the header and of each entry. Written for speed: every start of shutro reads 30,000 of them."""
    lines = [line for line in one_form(text).split("\n") if line and line[0] != "#" and not line.isspace()]
    rows = [line.split("\t") for line in lines]
    if not rows:
        return [], []
    header = rows.pop(0)
    if "form" not in header or "source" not in header:
        where = f"{name}, line {_number(text, lines[0])}"
        raise LexiconError(f"{where}: the header needs the columns form and source, it has {header}")
    if set(map(len, rows)) - {len(header)}:
        line = next(line for line in lines if line.count("\t") + 1 != len(header))
        count = line.count("\t") + 1
        where = f"{name}, line {_number(text, line)}"
        raise LexiconError(f"{where}: {count} cells under {len(header)} columns: {line!r}")
    return header, rows


def _number(text: str, line: str) -> int:
    return one_form(text).split("\n").index(line) + 1


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
