"""``shutro board``: where the negotiation of a report stands, alone."""

import argparse

from shutro.cli.answering import add_scope_options, positive
from shutro.cli.ledgers import add_ledger_option
from shutro.cli.read import add_reading_options, add_writing_options

_EXAMPLE = """\
examples:
  shutro board report.txt --published 2024-02-01
  shutro board report.txt --format html -o board.html
  shutro board reports/ --format md -o boards/
  shutro board reports/ --format json --lang en
  shutro board --about "গাজা যুদ্ধবিরতি" --ledger paper.db --since 2024-01-01

The board says who takes part, each side's latest position on each issue, what each wants first and where that blocks,
offers and demands with their answers, deals and what became of them: all on whose word, in neutral words. A report that
tells of no negotiation gives a board that says so. With json: one object, or an array of several, whose ids are those
that `shutro read` gives.

With --about it is the board of a ledger: the steps of every report that speaks of it, in the order of their days; 12:m3
is move m3 of report 12. A step that several reports tell is one, with all who tell it and in what they differ. --out
takes every telling with its place, as .csv, .jsonl, .json or .parquet."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "show where a negotiation stands: positions, conditions, offers and answers, deals"
    command = commands.add_parser("board", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument(
        "inputs", nargs="*", metavar="FILE|URL|-", help="text, .html or .docx; a folder gives every such file in it"
    )
    add_reading_options(command)
    add_writing_options(command)
    command.add_argument("--about", metavar="WORDS", help="across a ledger: what the negotiation is about")
    add_ledger_option(command)
    add_scope_options(command)
    command.add_argument(
        "--limit", type=positive, default=200, metavar="N", help="with --about: of how many reports at most, the newest"
    )
    command.add_argument("--out", metavar="FILE", help="with --about: the steps as .csv, .jsonl, .json or .parquet")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read every input and write its board, or that of a ledger. Returns 1 where one was refused or nothing was found.

    Raises:
        UsageError: nothing to read, a date that is none, a place that cannot hold what was asked for.
        LedgerError: the ledger fails.
        OSError: the place cannot be written.
    """
    from shutro.errors import UsageError

    if options.about is not None:
        if options.inputs:
            raise UsageError("--about asks a ledger: leave the files out, or add them first with `shutro add`")
        from shutro.cli.talks import tell

        return tell(options)
    if not options.inputs:
        raise UsageError('name a report, or ask a ledger with --about "..."')
    from shutro.cli.boards import BoardTelling
    from shutro.cli.read import tell_all

    return tell_all(options, BoardTelling(options.lang))
