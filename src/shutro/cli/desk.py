"""``shutro desk``: the pages over a ledger, in a browser."""

import argparse
import os

from shutro.cli.answering import alias_file, positive

_EXAMPLE = """\
examples:
  shutro desk                              a desk over sample reports, to look around
  shutro desk paper.db                     ... over a ledger that `shutro add` made
  shutro desk paper.db --write             ... where reports may be added, with the token that it prints
  shutro desk postgresql://desk@server/news --port 9000

The desk answers on this machine alone unless --host says otherwise. $SHUTRO_DESK_TOKEN sets the token."""


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", help_class: type[argparse.HelpFormatter]
) -> None:
    """Add the command to the command line."""
    about = "serve web pages over a ledger: reports, boards, figures, sources, search"
    command = commands.add_parser("desk", help=about, description=about, epilog=_EXAMPLE, formatter_class=help_class)
    command.add_argument(
        "ledger", nargs="?", metavar="LEDGER",
        help="a file (SQLite) or postgresql://user@host/name (default: $SHUTRO_LEDGER, else sample reports)",
    )  # fmt: skip
    command.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    command.add_argument("--port", type=int, default=8765, help="0 for any that is free (default: 8765)")
    command.add_argument("--write", action="store_true", help="let those who have the token add reports")
    command.add_argument("--aliases", metavar="FILE", help="who is the same (default: LEDGER.aliases.tsv, if any)")
    command.add_argument(
        "--processes", type=positive, default=min(4, os.cpu_count() or 1), metavar="N",
        help="that answer (default: one a core, at most 4)",
    )  # fmt: skip
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted.

    Raises:
        LedgerError: the ledger cannot be opened.
        UsageError: the alias file is damaged, or the one that was named is not there; a port that is none or taken.
    """
    import secrets

    from shutro.desk import Settings
    from shutro.desk.server import serve

    place = _place(options)
    token = (os.environ.get("SHUTRO_DESK_TOKEN") or secrets.token_urlsafe(18)) if options.write else None
    settings = Settings(host=options.host, port=options.port, token=token, processes=options.processes)
    serve(place, settings, alias_file(options, place))
    return 0


def _place(options: argparse.Namespace) -> str:
    """Where the ledger lies; that of the sample reports is made first."""
    from shutro.ledger import Ledger

    named = options.ledger or os.environ.get("SHUTRO_LEDGER")
    if named:
        Ledger(named, create=False).close()  # what is wrong with it is told before anything listens
        return str(named)
    from shutro.desk.samples import sample_ledger

    with sample_ledger() as ledger:
        return ledger.place
