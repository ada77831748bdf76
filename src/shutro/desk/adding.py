"""Adding a report, by those who have the token: it enters the ledger as ``shutro add`` would put it there."""

import hashlib
import hmac
import time

import msgspec
import sqlalchemy as sa
from litestar.exceptions import PermissionDeniedException

from shutro.desk.settings import Settings
from shutro.errors import InputError
from shutro.ledger import Item, Ledger, add
from shutro.ledger.tables import given as givens
from shutro.text import Source

_DELAY = 0.5  # seconds that a wrong token costs


class Added(msgspec.Struct):
    """Where a report stands in the ledger. ``known``: it was there before."""

    report: int
    address: str
    known: bool


def may_add(token: str, settings: Settings) -> None:
    """Whether this is the token of those who may add.

    Raises:
        PermissionDeniedException: it is not, or nobody may add here.
    """
    if settings.token is None:
        raise PermissionDeniedException(
            "this desk only reads: `shutro desk LEDGER --write` starts one that adds reports"
        )
    if not hmac.compare_digest(token.strip().encode("utf-8", "replace"), settings.token.encode()):
        time.sleep(_DELAY)
        raise PermissionDeniedException("this is not the token that `shutro desk --write` told when it was started")


def added(ledger: Ledger, source: Source) -> Added:
    """Put what was opened into the ledger, unless it is there already.

    Raises:
        InputError: it cannot be read as a report.
        LedgerError: the database fails; nothing was written.
    """
    data = source.text.encode("utf-8", "replace")
    address = source.url or f"desk:{hashlib.sha256(data).hexdigest()[:16]}"
    item = Item(address, data, source.title, source.outlet, source.published, source.url, "text/plain; charset=utf-8")
    tally = add(ledger, [item], processes=1, again=True)
    with ledger.reading() as connection:
        asked = sa.select(givens.c.report, givens.c.reason).where(givens.c.sha256 == item.sha256)
        row = connection.execute(asked).one()
    if row.report is None:
        raise InputError(row.reason or "the report was not taken")
    return Added(row.report, address, known=tally.known > 0)
