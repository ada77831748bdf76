"""``shutro search``: full text over a ledger."""

import argparse
import sys

from shutro.cli.ledgers import add_ledger_option, opened

_EXAMPLE = """\
examples:
  shutro search বন্দি মুক্তি                 reports that have both words, under every ending and spelling
  shutro search '"স্বাস্থ্য মন্ত্রণালয়"'       ... these words side by side
  shutro search যুদ্ধবিরতি --format jsonl"""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "search the reports of a ledger, under every ending of a word"
    command = commands.add_parser("search", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument("query", nargs="+", metavar="WORD", help='all must be there; "in marks": side by side')
    add_ledger_option(command)
    command.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many reports (default: 20)")
    command.add_argument("--format", choices=("screen", "jsonl"), default="screen", help="(default: screen)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what is found. Returns 1 where nothing is, as grep does."""
    import msgspec

    from shutro.cli.answering import tell_cut
    from shutro.ledger import search
    from shutro.ledger.answers import Cut, Scope, how_many

    with opened(options) as ledger:
        query = " ".join(options.query)
        found = search(ledger, query, limit=options.limit)
        there = len(found) if len(found) < options.limit else how_many(ledger, Scope(about=query))
    tell_cut(Cut(found, len(found), there), "reports")
    for one in found:
        if options.format == "jsonl":
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            continue
        told = " · ".join(part for part in (one.published, one.outlet, one.title) if part)
        sys.stdout.write(f"{told or one.address}\n  {' '.join(one.sentence.split())}\n  {one.address}\n")
    return 0 if found else 1
