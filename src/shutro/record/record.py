"""The record of one report, version 1."""

import msgspec

from shutro.checks import Check
from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Entity, Name
from shutro.speech import Statement
from shutro.times import Time


class Report(msgspec.Struct):
    """Which report this is. ``published``: ISO date, or date and time; ``sha256`` is of the text in UTF-8.

    ``extracted``: how the text was had from what was given (``Bijoy``, ``HTML``, ``mojibake``, ``docx``), else None.
    ``reader``: what read it: ``rules and the trained model``, or ``rules alone`` and why.
    """

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    sha256: str
    extracted: str | None = None
    reader: str = ""


class Record(msgspec.Struct):
    """Everything read from one report. Every span is in code points of ``text``."""

    format: str
    report: Report
    text: str
    statements: list[Statement]
    figures: list[Figure]
    times: list[Time]
    names: list[Name]
    entities: list[Entity]
    moves: list[Move]
    checks: list[Check]

    def to_json(self, indent: int = 0) -> str:
        """The record as one JSON object."""
        raw = msgspec.json.encode(self)
        return (msgspec.json.format(raw, indent=indent) if indent else raw).decode()
