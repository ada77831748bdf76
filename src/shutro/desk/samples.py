"""A ledger of sample reports, so that a newcomer sees a living desk in one command.

The reports (``samples.jsonl``, CC BY 4.0) are our own; every place, person and newspaper in them is invented. They are
read by the same reader as any report, and nothing in the ledger is set right by hand.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from shutro import __version__
from shutro.ledger import Item, Ledger, add
from shutro.record.reading import reader

_OLD = 7 * 86_400.0  # seconds for which the samples of another version are left lying
_HEARD = "shutro: no ledger was named: the desk shows {n} sample reports, all places, people and papers invented\n"


def items() -> Iterator[Item]:
    """The sample reports, the oldest first."""
    for line in _text().splitlines():
        told: dict[str, Any] = msgspec.json.decode(line)
        yield Item(
            f"samples/{told['name']}", told["text"].encode(), told["title"], told["outlet"], told["published"],
            content_type="text/plain",
        )  # fmt: skip


def sample_ledger(place: Path | None = None) -> Ledger:
    """A ledger of the sample reports, and a word on stderr that they are samples.

    ``place``: the file; unless told one in the user's cache folder, where it is kept for the next time. What it holds
    already is not read again.

    Raises:
        LedgerError: the database fails.
        ModelError: the trained model's file is missing or damaged.
    """
    given = list(items())
    sys.stderr.write(_HEARD.format(n=len(given)))  # before they are read: the first time it takes seconds
    ledger = Ledger(str(place or _folder() / f"samples-{_fingerprint()}.db"))
    add(ledger, given, processes=1)
    return ledger


def _text() -> bytes:
    return files("shutro").joinpath("desk", "samples.jsonl").read_bytes()


def _fingerprint() -> str:
    """Of the samples and of all that reads them: another reader reads them anew."""
    package = Path(str(files("shutro")))
    newest = max(file.stat().st_mtime_ns for file in package.rglob("*") if file.suffix in (".py", ".tsv", ".toml"))
    read_by = f"{__version__}\0{reader()}\0{newest}\0".encode()
    return hashlib.sha256(read_by + _text()).hexdigest()[:12]


def _folder() -> Path:
    """The user's cache folder, or a new temporary one where that may not be written to."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(home) if home else Path.home() / ".cache") / "shutro"
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.glob("samples-*.db*"):
            if time.time() - file.stat().st_mtime > _OLD:
                file.unlink(missing_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):  # no home, or it is not ours to write to
        return Path(tempfile.mkdtemp(prefix="shutro-"))
