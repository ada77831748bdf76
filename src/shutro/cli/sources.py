"""``shutro sources``: who is relied on."""

import argparse

from shutro.cli.answering import asking, nothing, put, same, scope
from shutro.cli.ledgers import opened

_EXAMPLE = """\
examples:
  shutro sources                               who is cited, by name and by kind
  shutro sources --by-outlet --out sources.csv
  shutro sources --outlet "ভোরের খবর" --about বন্যা

Counted by origins (copies of one text are one), by reports and by statements. Those who are not named are counted
together by kind: unnamed, people in general, documents, not said who."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    command = asking(
        commands, help_class, "sources", run,
        does="show who is relied on: named, unnamed, outlets, documents; by outlet and topic",
        example=_EXAMPLE, limit=100, of="sources",
    )  # fmt: skip
    command.add_argument("--outlet", metavar="NAME", help="only reports of this outlet")
    command.add_argument("--by-outlet", action="store_true", help="count for each outlet by itself")


def run(options: argparse.Namespace) -> int:
    """Print the sources. Returns 1 where there are none.

    Raises:
        UsageError: a date that is none, a file of an unknown kind.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from shutro.exports import answers
    from shutro.ledger.answers import Cited, sources

    with opened(options) as ledger:
        found = sources(
            ledger,
            by_outlet=options.by_outlet,
            scope=scope(options, options.outlet),
            same=same(options, ledger),
            limit=options.limit,
        )
        if not found:
            nothing(ledger, "nobody is cited in such reports: try another --outlet, other words or other days")
    return put(options, found, Cited, lambda console: answers.show_sources(found, console, options.lang))
