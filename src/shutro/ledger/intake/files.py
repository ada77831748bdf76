"""A file that is one report: text, a web page or a Word document."""

from collections.abc import Iterator
from pathlib import Path

from shutro.ledger.intake.told import Told
from shutro.ledger.items import Given, Item, Refusal
from shutro.text import LIMIT
from shutro.text.source import too_large

ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".docx")


def items(path: Path, told: Told) -> Iterator[Given]:
    """The report in the file.

    Raises:
        OSError: it cannot be read.
    """
    address = str(path.resolve())
    if path.stat().st_size > LIMIT:
        yield Refusal(address, too_large(path.name))
        return
    yield Item(address, path.read_bytes(), outlet=told.outlet, published=told.published)
