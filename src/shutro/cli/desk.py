"""``shutro desk``: the pages over a ledger, in a browser."""

import argparse
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shutro.desk import Settings
    from shutro.ledger import Ledger

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
    command.add_argument("--port", type=int, default=8765, help="(default: 8765)")
    command.add_argument("--write", action="store_true", help="let those who have the token add reports")
    command.add_argument("--aliases", metavar="FILE", help="who is the same (default: LEDGER.aliases.tsv, if any)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted.

    Raises:
        LedgerError: the ledger cannot be opened.
        UsageError: the alias file is damaged, or the one that was named is not there; a port that is none or taken.
    """
    from shutro.cli.answering import same
    from shutro.desk import desk
    from shutro.desk.server import serve

    settings = _settings(options)
    with _ledger(options) as ledger:
        serve(desk(ledger, settings, same(options, ledger)), settings)
    return 0


def _settings(options: argparse.Namespace) -> "Settings":
    import secrets

    from shutro.desk import Settings

    token = (os.environ.get("SHUTRO_DESK_TOKEN") or secrets.token_urlsafe(18)) if options.write else None
    return Settings(host=options.host, port=options.port, token=token)


def _ledger(options: argparse.Namespace) -> "Ledger":
    from shutro.ledger import Ledger

    place = options.ledger or os.environ.get("SHUTRO_LEDGER")
    if place:
        return Ledger(place, create=False)
    from shutro.desk.samples import sample_ledger

    return sample_ledger()
