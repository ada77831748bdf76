"""``shutro aliases``: who may be the same, for somebody to look at."""

import argparse

from shutro.cli.answering import asking, nothing, put, same
from shutro.cli.ledgers import opened

_EXAMPLE = """\
examples:
  shutro aliases > shutro.aliases.tsv          then look at each line, and delete what is not so
  shutro aliases --least 5

A line is a form, a tab and whom it stands for; what follows a further tab is a remark. Lines that begin with # are not
read: what several bear is proposed so, and what the answers join by themselves. The answers read LEDGER.aliases.tsv
beside the ledger (paper.db: paper.aliases.tsv), or what --aliases names."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    command = asking(
        commands, help_class, "aliases", run,
        does="propose who may be the same across reports, as lines of an alias file to look at",
        example=_EXAMPLE, limit=1000, of="proposals", about=False, days=False,
    )  # fmt: skip
    command.add_argument("--least", type=int, default=2, metavar="N", help="origins that must say so (default: 2)")


def run(options: argparse.Namespace) -> int:
    """Print the proposals. Returns 1 where there are none.

    Raises:
        UsageError: a damaged alias file, a file of an unknown kind.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from shutro.exports import answers
    from shutro.ledger.answers import Cut
    from shutro.ledger.same import Proposal, proposals

    with opened(options) as ledger:
        known = same(options, ledger)
        with ledger.reading() as connection:
            every = proposals(connection, known, least=options.least)
        found = Cut(every[: options.limit], min(options.limit, len(every)), len(every))
        if not found:
            nothing(ledger, "no form of a name is used for a longer one in so many reports: try --least 1")
    return put(options, found, Proposal, lambda console: answers.show_proposals(found, console, options.lang))
