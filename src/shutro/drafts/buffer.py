"""A draft as an editor holds it: changed piece by piece, found in once."""

from typing import NamedTuple

from shutro.checks import Check
from shutro.drafts.lines import Lines


class Change(NamedTuple):
    """New text for a range of lines and UTF-16 columns, both from 0; without a range the whole text is new."""

    text: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


class Buffer:
    """One version of an open draft. ``found`` is None until it was reviewed."""

    def __init__(self, text: str, version: int | None) -> None:
        self.text, self.version = text, version
        self.lines = Lines(text)
        self.found: list[Check] | None = None

    def changed(self, changes: list[Change], version: int | None) -> "Buffer":
        """The next version: the changes applied one after the other.

        >>> Buffer("এক 😀 দুই", 1).changed([Change("তিন", (0, 6), (0, 9))], 2).text
        'এক 😀 তিন'
        """
        text, lines = self.text, self.lines
        for change in changes:
            if change.start is None or change.end is None:
                text = change.text
            else:
                text = text[: lines.place(*change.start)] + change.text + text[lines.place(*change.end) :]
            lines = Lines(text)
        return Buffer(text, version)
