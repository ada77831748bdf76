"""A report of the ledger as it was read."""

from typing import Any

import msgspec
import sqlalchemy as sa
from litestar import MediaType, Request, Response, get
from litestar.exceptions import NotFoundException

from shutro.desk.engine import fill
from shutro.desk.look import Look
from shutro.exports import html
from shutro.ledger import Ledger
from shutro.ledger.rows import record_of
from shutro.ledger.tables import report as reports
from shutro.record import Record


def record(ledger: Ledger, number: int) -> Record:
    """The record of a report.

    Raises:
        NotFoundException: the ledger has no such report.
    """
    with ledger.reading() as connection:
        row = connection.execute(sa.select(reports.c.record, reports.c.text).where(reports.c.id == number)).first()
    if row is None:
        raise NotFoundException(f"the ledger has no report {number}")
    return record_of(row.record, row.text)


@get("/reports/{number:int}", include_in_schema=False, sync_to_thread=True, media_type=MediaType.HTML)
def as_page(request: Request[Any, Any, Any], look: Look, ledger: Ledger, number: int) -> str:
    """The text with its layers, and every entry."""
    del request
    return html.page(record(ledger, number), look.lang)


@get("/reports/{number:int}/record.json", sync_to_thread=True)
def as_json(ledger: Ledger, number: int) -> Response[bytes]:
    """The record of a report: docs/record.md says what each field means."""
    return Response(msgspec.json.encode(record(ledger, number)), media_type=MediaType.JSON)


HANDLERS = (as_page, as_json)
_ = fill
