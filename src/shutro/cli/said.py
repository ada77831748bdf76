"""``shutro said``: what one source said, over time."""

import argparse

from shutro.cli.answering import asking, nobody, nothing, put, same
from shutro.cli.ledgers import opened

_EXAMPLE = """\
examples:
  shutro said --by "লায়লা করিম"
  shutro said --by জাতিসংঘ --about যুদ্ধবিরতি --since 2024-01-01 --format jsonl

Statements are found under every spelling of the name and, where an alias file says so or all reports spell it out
alike, under its acronym. What others say that the source said stands with who tells it. Copies of one text are one."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    command = asking(
        commands, help_class, "said", run,
        does="show what one source said over time, also through others",
        example=_EXAMPLE, limit=500, of="statements", about=False,
    )  # fmt: skip
    command.add_argument("--by", required=True, metavar="NAME", help="who said it: a person, a body, a state")
    command.add_argument("--about", metavar="WORDS", help="only what holds all these words, under any ending")


def run(options: argparse.Namespace) -> int:
    """Print the statements. Returns 1 where there are none.

    Raises:
        UsageError: a date that is none, a file of an unknown kind.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from shutro.exports import answers
    from shutro.ledger.answers import Said, Scope, said

    with opened(options) as ledger:
        found = said(
            ledger,
            options.by,
            about=options.about,
            scope=Scope(options.since, options.until),
            same=same(options, ledger),
            limit=options.limit,
        )
        if not found:
            of = f" about {options.about}" if options.about else ""
            nothing(ledger, f"nothing that {options.by} said{of} was read{nobody(ledger, options.by)}")
    return put(options, found, Said, lambda console: answers.show_said(found, console, options.lang))
