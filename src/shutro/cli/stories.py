"""``shutro stories``: reports grouped by story."""

import argparse

from shutro.cli.answering import asking, nothing, put, same, scope
from shutro.cli.ledgers import opened

_EXAMPLE = """\
examples:
  shutro stories                               of the last seven days that the ledger has reports of
  shutro stories --since 2024-02-01 --until 2024-02-10 --about যুদ্ধবিরতি
  shutro stories --out stories.csv             one report a row, with the number of its story

Records decide: who and what reports have in common, and who does what to whom. "X rejects Y's offer" and "Y rejects X's
offer" are two stories."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    asking(
        commands, help_class, "stories", run,
        does="group the reports of a ledger by story",
        example=_EXAMPLE, limit=2000, of="reports",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the stories. Returns 1 where there is no report.

    Raises:
        UsageError: a date that is none, a file of an unknown kind.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from shutro.exports import answers
    from shutro.ledger.answers import Cut, Member, stories

    with opened(options) as ledger:
        found = stories(ledger, scope=scope(options), same=same(options, ledger), limit=options.limit)
        if not found:
            nothing(ledger, "no report is of these days and words: try others")
    rows = Cut((member for story in found for member in story.members), found.taken, found.of)
    return put(options, rows, Member, lambda console: answers.show_stories(found, console, options.lang))
