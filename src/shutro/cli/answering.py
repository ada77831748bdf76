"""What the commands that ask a ledger share: of which reports, who is the same, and where the answer goes."""

import argparse
import sys

from shutro.cli.ledgers import add_ledger_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import msgspec
    from rich.console import Console

    from shutro.ledger import Ledger
    from shutro.ledger.answers import Scope
    from shutro.ledger.same import Same

FORMATS = ("screen", "json", "jsonl", "csv")


def asking(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    help_class: type[argparse.HelpFormatter],
    name: str,
    run: "Callable[[argparse.Namespace], int]",
    *,
    does: str,
    example: str,
    limit: int,
    of: str,
    about: bool = True,
    days: bool = True,
) -> argparse.ArgumentParser:
    """Add a command that asks a ledger: which ledger, which reports, how much of the answer and where it goes.

    ``does``: what it does, in a line; ``limit``: of how many of what ``of`` says at most unless told.
    """
    command = commands.add_parser(name, help=does, description=does, epilog=example, formatter_class=help_class)
    add_ledger_option(command)
    if about:
        command.add_argument("--about", metavar="WORDS", help="only reports with all these words, under any ending")
    add_scope_options(command, days=days)
    command.add_argument("--limit", type=positive, default=limit, metavar="N", help=f"at most so many {of}, the newest")
    command.add_argument("--format", choices=FORMATS, help="what to print (default: screen)")
    command.add_argument("--out", metavar="FILE", help="write the rows to a .csv, .jsonl, .json or .parquet")
    command.add_argument("--lang", choices=("bn", "en"), default="bn", help="the language of labels (default: bn)")
    command.set_defaults(run=run, of=of)
    return command


def add_scope_options(command: argparse.ArgumentParser, *, days: bool = True) -> None:
    """Add the options that say from when until when, and who is the same."""
    if days:
        command.add_argument("--since", metavar="DATE", help="only reports published on this day or later")
        command.add_argument("--until", metavar="DATE", help="... on this day or earlier")
    command.add_argument("--aliases", metavar="FILE", help="who is the same (default: LEDGER.aliases.tsv, if any)")


def positive(text: str) -> int:
    """A number of rows."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows: want 1 or more")
    return number


def scope(options: argparse.Namespace, outlet: str | None = None) -> "Scope":
    """Of which reports.

    Raises:
        UsageError: a date that is none.
    """
    from shutro.ledger.answers import Scope

    return Scope(options.since, options.until, outlet, getattr(options, "about", None))


def same(options: argparse.Namespace, ledger: "Ledger") -> "Same":
    """Who is the same: as the alias file says.

    Raises:
        UsageError: the file is damaged, or the one that was named is not there.
    """
    from shutro.ledger.same import Same, read_aliases

    file = alias_file(options, ledger.place)
    return Same(read_aliases(file) if file else ())


def alias_file(options: argparse.Namespace, place: str) -> "Path | None":
    """The alias file that was named, else the one that lies beside the ledger, if any."""
    from pathlib import Path

    if options.aliases:
        return Path(options.aliases)
    beside = Path(place).with_suffix(".aliases.tsv")
    return beside if "://" not in place and beside.is_file() else None


def put(
    options: argparse.Namespace,
    rows: "Sequence[msgspec.Struct]",
    of: "type[msgspec.Struct]",
    show: "Callable[[Console], None]",
) -> int:
    """Write the rows, all of type ``of``: to the file, and on the screen or the standard output.

    Returns 1 where there are none, as grep does.

    Raises:
        UsageError: a file of a kind that is not known.
        OSError: it cannot be written.
    """
    from pathlib import Path

    from shutro.cli.console import console
    from shutro.exports.rows import written

    tell_cut(rows, options.of)
    if options.out:
        put_file(Path(options.out), rows, of)
    form = options.format or (None if options.out else "screen")
    if form == "screen" and rows:
        show(console(sys.stdout))
    elif form and form != "screen":
        sys.stdout.write(written(rows, of, form).decode())
    return 0 if rows else 1


def tell_cut(rows: "Sequence[object]", of: str) -> None:
    """Tell on the error output that the limit left some out."""
    from shutro.ledger.answers import Cut

    if isinstance(rows, Cut) and rows.left_out:
        sys.stderr.write(f"shutro: … {rows.taken:,} of {rows.of:,} {of}: --limit takes more\n")


def put_file(path: "Path", rows: "Sequence[msgspec.Struct]", of: "type[msgspec.Struct]") -> None:
    """Write the rows to a file, in the form that its ending asks for.

    Raises:
        UsageError: a file of a kind that is not known, a folder that is not there.
        OSError: it cannot be written.
    """
    from shutro.cli.files import replace
    from shutro.errors import UsageError
    from shutro.exports.rows import FORMS, written

    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise UsageError(f"{path}: rows go into a file that ends in {', '.join('.' + f for f in FORMS)}")
    data = written(rows, of, form)
    if not path.resolve().parent.is_dir():
        raise UsageError(f"{path.parent} is no folder: make it first, or name another place with --out")
    replace(path, data)


def nothing(ledger: "Ledger", why: str) -> None:
    """Say that nothing was found, and what to do."""
    from shutro.ledger.answers import is_empty

    if is_empty(ledger):
        why = f"{ledger.place} holds no report yet: `shutro add REPORTS --ledger {ledger.place}`"
    sys.stderr.write(f"shutro: {why}\n")


def nobody(ledger: "Ledger", name: str) -> str:
    """Whom a name that found nothing may have meant, in words; "" where the ledger knows nobody like it."""
    from shutro.ledger.answers import near

    found = near(ledger, name)
    return f"; the reports name {', '.join(found)}" if found else ""
