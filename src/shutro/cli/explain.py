"""``shutro explain``: why an entry stands in the record."""

import argparse
import sys

from shutro.cli.read import add_reading_options

_EXAMPLE = """\
examples:
  shutro explain report.txt s3
  shutro explain report.txt f2 --published 2024-02-01

The ids are those that `shutro read` shows: s3 is a statement, f a figure, t a time, n a name, m a move, c a check."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "read aloud one entry: its sentence, its fields, and why it was read so"
    command = commands.add_parser("explain", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument("input", metavar="FILE|URL|-", help="the report")
    command.add_argument("entry", metavar="ENTRY", help="the entry's id, such as s3")
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Explain one entry.

    Raises:
        InputError: the report cannot be read.
        UsageError: it has no such entry (the message names those it has).
    """
    from shutro.cli.console import console
    from shutro.cli.inputs import Input
    from shutro.cli.read import record_of
    from shutro.exports import explain

    record = record_of(Input(options.input), options)
    explain.tell(record, options.entry, console(sys.stdout), options.lang)
    return 0
