"""``shutro refused``: what a ledger did not take, and why."""

import argparse
import sys

from shutro.cli.ledgers import add_ledger_option, opened

_EXAMPLE = """\
examples:
  shutro refused
  shutro refused --ledger paper.db --format jsonl

`shutro add PLACE --again` tries them once more."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "what a ledger did not take, and why"
    command = commands.add_parser("refused", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    add_ledger_option(command)
    command.add_argument("--format", choices=("screen", "jsonl"), default="screen", help="(default: screen)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every refused item."""
    import msgspec

    from shutro.ledger.refused import refused

    with opened(options) as ledger:
        for one in refused(ledger):
            if options.format == "jsonl":
                sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            else:
                sys.stdout.write(f"{one.address}: {one.reason}\n")
    return 0
