"""``shutro board``: where the negotiation of a report stands, alone."""

import argparse

from shutro.cli.read import add_reading_options, add_writing_options

_EXAMPLE = """\
examples:
  shutro board report.txt --published 2024-02-01
  shutro board report.txt --format html -o board.html
  shutro board reports/ --format md -o boards/
  shutro board reports/ --format json --lang en

The board says who takes part, each side's latest position on each issue, what each wants first and where that blocks,
offers and demands with their answers, deals and what became of them: all on whose word, in neutral words. A report that
tells of no negotiation gives a board that says so. With json: one object, or an array of several, whose ids are those
that `shutro read` gives."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "show where a negotiation stands: positions, conditions, offers and answers, deals"
    command = commands.add_parser("board", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument(
        "inputs", nargs="+", metavar="FILE|URL|-", help="text, .html or .docx; a folder gives every such file in it"
    )
    add_reading_options(command)
    add_writing_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read every input and write its board. Returns 1 where one was refused.

    Raises:
        UsageError: a date that is none, a place that cannot hold what was asked for.
        OSError: the place cannot be written.
    """
    from shutro.cli.boards import BoardTelling
    from shutro.cli.read import tell_all

    return tell_all(options, BoardTelling(options.lang))
