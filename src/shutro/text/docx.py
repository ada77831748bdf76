"""A Word document (.docx): paragraphs and table rows as lines, in their order."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from shutro.errors import NotText, TooLarge

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_UNPACKED = 200 * 1024 * 1024  # a document of 20 MB that unpacks to more is a bomb, or all pictures


def text_of(data: bytes, name: str) -> str:
    """The text of a document: one line for each paragraph, one for each row of a table (cells parted by tabs).

    Raises:
        NotText: no Word document, or a damaged one.
        TooLarge: it unpacks to more than can be a report.
    """
    try:
        with ZipFile(BytesIO(data)) as inside:
            size = sum(part.file_size for part in inside.infolist() if part.filename.endswith((".xml", ".rels")))
    except (BadZipFile, ValueError) as error:
        raise _damaged(name) from error
    if size > _UNPACKED:
        raise TooLarge(f"{name} unpacks to over {_UNPACKED // 2**20} MB: save its text alone and give that")
    try:
        from docx import Document

        return "\n".join(_lines(Document(BytesIO(data)).iter_inner_content()))
    except Exception as error:  # python-docx passes on whatever a damaged part does to lxml, zipfile or itself
        raise _damaged(name) from error


def _lines(parts: "Iterator[Paragraph | Table]") -> Iterator[str]:
    from docx.table import Table

    for part in parts:
        if isinstance(part, Table):
            for row in part.rows:
                cells = dict.fromkeys(row.cells)  # a merged cell stands once in each column that it covers
                yield "\t".join(cell.text.replace("\n", " ").strip() for cell in cells)
        else:
            yield part.text


def _damaged(name: str) -> NotText:
    return NotText(f"{name} is a damaged Word document: open it in a word processor and save it again")
