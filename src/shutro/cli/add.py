"""``shutro add``: reports into a ledger."""

import argparse
import sys

from shutro.cli.ledgers import add_ledger_option, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shutro.ledger import Tally

_EXAMPLE = """\
examples:
  shutro add reports/                                      every report in a folder, into shutro.db
  shutro add archive.jsonl --ledger paper.db               one report a line; fields text, title, outlet, published, url
  shutro add dump.jsonl --fields text=body,published=date  ... or called otherwise
  shutro add https://example.org/rss.xml crawl.warc.gz      every page of a feed or sitemap; every page of an archive
  shutro add reports/ --ledger postgresql://me@host/news

The same report twice is one; another text at the same place is a new version of it. It may be ended at any moment and
run again: it goes on where it stood. What was not taken is kept with its reason: `shutro refused`."""
_FIELDS = ("text", "title", "outlet", "published", "url")


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "add reports to a ledger: files, folders, addresses, feeds, sitemaps, web archives, JSON Lines"
    command = commands.add_parser("add", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument(
        "inputs",
        nargs="+",
        metavar="PLACE",
        help=".txt, .html, .docx, .jsonl, .warc, .xml (feed, sitemap), a folder of them, or an address",
    )
    add_ledger_option(command)
    command.add_argument("--outlet", metavar="NAME", help="who published them, where they do not say")
    command.add_argument("--published", metavar="DATE", help="when, where they do not say")
    command.add_argument("--fields", type=fields, default={}, metavar="A=B,...", help="what fields are called")
    command.add_argument("--processes", type=int, metavar="N", help="how many to read in (default: one a core)")
    command.add_argument(
        "--timeout", type=float, default=30.0, metavar="SECONDS", help="for each web address (default: 30)"
    )
    command.add_argument("--again", action="store_true", help="try what was refused before once more")
    command.set_defaults(run=run)


def fields(text: str) -> dict[str, str]:
    """``text=body,published=date``."""
    pairs = dict(part.partition("=")[::2] for part in text.split(","))
    wrong = [f"{name}={field}" for name, field in pairs.items() if name not in _FIELDS or not field]
    if wrong:
        raise argparse.ArgumentTypeError(
            f"{', '.join(wrong)}: say what is called how, for example text=body; there are {', '.join(_FIELDS)}"
        )
    return pairs


def run(options: argparse.Namespace) -> int:
    """Add what is given. Returns 1 where something was refused."""
    from shutro.cli.batch import tell_of_reader
    from shutro.ledger import add as add_to
    from shutro.ledger.intake import Told, items
    from shutro.record.dates import as_date

    as_date(options.published)
    told = Told(options.outlet, options.published, options.fields, options.timeout)
    tell_of_reader()
    with opened(options, create=True) as ledger:
        progress = _Progress(options.inputs)
        try:
            tally = add_to(
                ledger,
                items(options.inputs, told),
                processes=options.processes,
                again=options.again,
                progress=progress.show,
            )
        finally:
            progress.end()
    sys.stdout.write(f"{said(tally)}: {ledger.place}\n")
    if tally.refused:
        sys.stderr.write(f"shutro: {tally.refused:,} refused; `shutro refused` tells why\n")
    return 1 if tally.refused else 0


def said(tally: "Tally") -> str:
    """What became of what was given, in words."""
    return (
        f"{tally.added:,} added, {tally.versions:,} new versions, {tally.known:,} known already, "
        f"{tally.refused:,} refused"
    )


_SLOW = 10  # reports a second: below, tenths are told


class _Progress:
    """How many, how fast, and for how long still where it is known how many there are; only where somebody looks on."""

    def __init__(self, places: list[str]) -> None:
        self._bar = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

            from shutro.ledger.intake import how_many

            self._all = how_many(places)
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                *([BarColumn(bar_width=20)] if self._all else []),
                MofNCompleteColumn(),
                TextColumn("{task.fields[told]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("adding", total=self._all, told="")
            self._since: tuple[float, int] | None = None
            self._bar.start()

    def show(self, tally: "Tally") -> None:
        if self._bar is None:
            return
        from datetime import timedelta

        took, done = self._bar.tasks[0].elapsed or 0.0, tally.all
        read = done - tally.known  # what is known already costs no time, and tells nothing of the rest
        if self._since is None:
            self._since = (took, read)  # from the first reports on: the readers have started
        rate = (read - self._since[1]) / max(took - self._since[0], 0.001)
        told = f"{rate:,.{1 if rate < _SLOW else 0}f} a second" if rate > 0 else ""
        if self._all and rate > 0:
            told += f", {timedelta(seconds=round(max(0, self._all - done) / rate))} left"
        self._bar.update(self._task, completed=done, told=told)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
