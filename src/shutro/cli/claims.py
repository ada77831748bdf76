"""``shutro claims``: what is claimed in many reports, in the same words or in others."""

import argparse

from shutro.cli.answering import asking, nobody, nothing, positive, put, same, scope
from shutro.cli.ledgers import opened

_EXAMPLE = """\
examples:
  shutro claims --about "গাজা যুদ্ধবিরতি" --since 2024-01-01
  shutro claims --by জাতিসংঘ
  shutro claims --least 3 --out claims.csv      one telling a row, with the number of its claim

Statements that claim the same are one claim, in whatever words: who told it first, who again, who else and through
whom. The same means: of the same people and places, with the same numbers, both denied or neither, both done or both
feared. "X rejects Y's offer" is not "Y rejects X's offer". A claim that another denies, or that is like it but for a
number, is told with it. Copies of one text count once. What may be the same or not is left apart."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    command = asking(
        commands, help_class, "claims", run,
        does="show what is claimed in many reports: who said it first, who repeats or denies it",
        example=_EXAMPLE, limit=2000, of="statements",
    )  # fmt: skip
    command.add_argument("--by", metavar="NAME", help="only what this source claims")
    command.add_argument(
        "--least", type=positive, default=2, metavar="N", help="only what so many origins tell (default: 2)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the claims. Returns 1 where there are none.

    Raises:
        UsageError: a date that is none, a file of an unknown kind.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from shutro.exports import answers
    from shutro.ledger.answers import Cut, Telling, claims

    with opened(options) as ledger:
        found = claims(
            ledger,
            by=options.by,
            scope=scope(options),
            same=same(options, ledger),
            least=options.least,
            limit=options.limit,
        )
        if not found:
            by = f" of {options.by}{nobody(ledger, options.by)}" if options.by else ""
            nothing(ledger, f"no claim{by} is told by {options.least} origins: try --least 1, or other words and days")
    rows = Cut((telling for claim in found for telling in claim.tellings), found.taken, found.of)
    return put(options, rows, Telling, lambda console: answers.show_claims(found, console, options.lang))
