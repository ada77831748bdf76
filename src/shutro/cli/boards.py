"""How a record's board is told in each format."""

from typing import TextIO

from shutro.cli.output import Telling
from shutro.record import Record


class BoardTelling(Telling):
    """The board alone."""

    def screen(self, record: Record, to: TextIO) -> None:
        """Print it for people."""
        from shutro.cli.console import console
        from shutro.exports import screen

        screen.show_board(record, console(to), self.lang)

    def html(self, record: Record) -> str:
        """A web page of it."""
        from shutro.exports import html

        return html.board(record, self.lang)

    def md(self, record: Record) -> str:
        """A brief of it."""
        from shutro.exports import markdown

        return markdown.board(record, self.lang)

    def json(self, record: Record) -> str:
        """One JSON object, in one line."""
        from shutro.exports import board

        return board.as_json(record)
