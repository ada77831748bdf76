"""``shutro board --about``: the board of a negotiation across the reports of a ledger."""

import argparse
import sys

from shutro.cli.answering import nothing, put_file, same, scope, tell_cut
from shutro.cli.ledgers import opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from shutro.ledger.answers import Talks


def tell(options: argparse.Namespace) -> int:
    """Write the board. Returns 1 where no report tells of such a negotiation.

    Raises:
        UsageError: a date that is none, a file of an unknown kind, a damaged alias file.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from pathlib import Path

    from shutro.cli.files import whole_file
    from shutro.cli.output import form_of
    from shutro.ledger.answers import Cut, Step, talks

    with opened(options) as ledger:
        found = talks(ledger, options.about, scope=scope(options), same=same(options, ledger), limit=options.limit)
        if not found.steps:
            nothing(ledger, f"no report tells of a step of a negotiation about {options.about}: try fewer words")
    tell_cut(Cut(found.steps, found.taken, found.of), "reports")
    if options.out:
        put_file(Path(options.out), found.tellings, Step)
    form = options.format or form_of(options.output) or "screen"
    if options.output and options.output != "-":
        with whole_file(Path(options.output)) as file:
            _put(options, found, form, file)
    elif found.steps and not (options.out and not options.format):
        _put(options, found, form, sys.stdout)
    return 0 if found.steps else 1


def _put(options: argparse.Namespace, found: "Talks", form: str, to: "TextIO") -> None:
    from shutro.cli.boards import BoardTelling

    telling = BoardTelling(options.lang)
    if form in ("json", "jsonl"):
        from shutro.exports.answers import talks_json

        to.write(talks_json(found) + "\n")
    elif form == "screen":
        from shutro.cli.console import console
        from shutro.exports.answers import show_steps

        screen = console(to)
        telling.screen(found.record, to)
        show_steps(found, screen, options.lang)
    else:
        to.write(telling.html(found.record) if form == "html" else telling.md(found.record))
