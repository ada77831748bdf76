"""What the commands over a ledger share."""

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from shutro.ledger import Ledger


def add_ledger_option(command: argparse.ArgumentParser) -> None:
    """Add the option that says which ledger."""
    command.add_argument(
        "--ledger",
        metavar="PLACE",
        help="a file (SQLite) or postgresql://user@host/name (default: $SHUTRO_LEDGER, else shutro.db here)",
    )


def opened(options: argparse.Namespace, *, create: bool = False) -> "Ledger":
    """The ledger that the options name.

    Raises:
        LedgerError: it cannot be opened.
    """
    from shutro.ledger import Ledger, default_place

    return Ledger(options.ledger or default_place(), create=create)
