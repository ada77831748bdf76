"""What was not taken."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from shutro.ledger.store import Ledger
from shutro.ledger.tables import given


class Refused(msgspec.Struct):
    """An item that is no report: where it was found, when (UTC), why not, and how it begins."""

    address: str
    at: str
    reason: str
    beginning: str


def refused(ledger: Ledger) -> Iterator[Refused]:
    """Every refused item, in the order in which they were given.

    Raises:
        LedgerError: the database fails.
    """
    asked = (
        sa.select(given.c.address, given.c.at, given.c.reason, given.c.beginning)
        .where(given.c.reason.is_not(None))
        .order_by(given.c.at, given.c.address)
    )
    with ledger.reading() as connection:
        for row in connection.execute(asked):
            yield Refused(*row)
