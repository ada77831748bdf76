"""``shutro figures``: how a count moved, and by whose count."""

import argparse

from shutro.cli.answering import asking, nobody, nothing, put, same, scope
from shutro.cli.ledgers import opened

_EXAMPLE = """\
examples:
  shutro figures --of killed --place গাজা
  shutro figures --of আহত --about "বন্যা কুড়িগ্রাম" --since 2020-07-01
  shutro figures --of killed --place গাজা --plot toll.png --out toll.csv

Every figure stands with its source, day and sentence. What a source made of its own figure is told (raised, lowered,
unchanged, more exact), and where two sources of one day do not agree; nothing is averaged. Copies of one text count
once. Counts of all so far and of those who came to it are kept apart, and what the words leave open is not compared."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    command = asking(
        commands, help_class, "figures", run,
        does="show every figure of a ledger by source over time: killed, injured, displaced ...",
        example=_EXAMPLE, limit=1000, of="figures",
    )  # fmt: skip
    command.add_argument("--of", required=True, metavar="ROLE", help="what people are counted as: killed, আহত ...")
    command.add_argument("--place", metavar="NAME", help="only figures that hold for this place")
    command.add_argument("--plot", metavar="FILE", help="draw them over time, as an .svg or .png")


def run(options: argparse.Namespace) -> int:
    """Print the figures. Returns 1 where there are none.

    Raises:
        UsageError: an unknown role, a date that is none, a file of an unknown kind.
        LedgerError: the ledger fails.
        OSError: a file cannot be written.
    """
    from shutro.exports import answers
    from shutro.ledger.answers import Counted, figures

    with opened(options) as ledger:
        found = figures(
            ledger,
            options.of,
            place=options.place,
            scope=scope(options),
            same=same(options, ledger),
            limit=options.limit,
        )
        if not found:
            where = f" in {options.place}{nobody(ledger, options.place)}" if options.place else ""
            nothing(ledger, f"no figure of {options.of} was read{where}; try --about, or leave --place out")
    if options.plot and found:
        _plot(options, found)
    return put(options, found, Counted, lambda console: answers.show_figures(found, console, options.lang))


def _plot(options: argparse.Namespace, found: "list[Counted]") -> None:
    from pathlib import Path

    from shutro.cli.files import replace
    from shutro.errors import UsageError
    from shutro.exports.plot import FORMS, png, svg

    path = Path(options.plot)
    if path.suffix.lower() not in FORMS:
        raise UsageError(f"{path}: a plot goes into a file that ends in {' or '.join(FORMS)}")
    if not path.resolve().parent.is_dir():
        raise UsageError(f"{path.parent} is no folder: make it first, or name another place with --plot")
    drawn = png(found, options.lang) if path.suffix.lower() == ".png" else svg(found, options.lang).encode()
    replace(path, drawn)


TYPE_CHECKING = False
if TYPE_CHECKING:
    from shutro.ledger.answers import Counted
