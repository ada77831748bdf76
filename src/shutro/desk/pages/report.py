"""A report of the ledger as it was read: the text with its layers, who says it, every entry; its record; its table."""

import re
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from litestar import MediaType, Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import PathParameter

from shutro.desk.description import FAULTS, answers
from shutro.desk.engine import address, fill
from shutro.desk.faults import Fault
from shutro.desk.given import TheLedger, TheLook
from shutro.desk.look import Look
from shutro.exports import html, rows
from shutro.exports.entries import EntryRow, entries
from shutro.exports.view import View
from shutro.ledger import Ledger
from shutro.ledger.answers.scope import ORIGIN
from shutro.ledger.rows import record_of
from shutro.ledger.tables import report as reports
from shutro.record import Record

_NAME = re.compile(r"([1-9][0-9]{0,8})(?:\.(json|csv))?", re.ASCII)
_COPIES = 50  # that are listed
_TOLD = (reports.c.id, reports.c.outlet, reports.c.published, reports.c.version)


class Held(msgspec.Struct):
    """A report in the ledger: its record, where it was found, and what else the ledger has of it.

    ``versions``: every text found at this address, oldest first, itself among them; ``copies``: the other reports of
    its origin; ``latest``: whether it is the newest version.
    """

    id: int
    record: Record
    address: str
    latest: bool
    version: int
    versions: list[Any]
    copies: list[Any]


def held(ledger: Ledger, number: int) -> Held:
    """A report with all that the ledger has of it.

    Raises:
        NotFoundException: the ledger has no such report.
        LedgerError: the database fails.
    """
    with ledger.reading() as connection:
        row = connection.execute(sa.select(reports).where(reports.c.id == number)).first()
        if row is None:
            raise NotFoundException(f"the ledger has no report {number}")
        versions = connection.execute(
            sa.select(*_TOLD).where(reports.c.address == row.address).order_by(reports.c.version)
        ).all()
        copies = connection.execute(_copies(row.origin or row.id, row.address)).all()
    found = record_of(row.record, row.text)
    return Held(row.id, found, row.address, row.latest, row.version, list(versions), list(copies))


def _copies(origin: int, address: str) -> sa.Select[Any]:
    alike = (reports.c.origin == origin) | (reports.c.id == origin)
    return (
        sa.select(*_TOLD, ORIGIN.label("origin"))
        .where(alike, reports.c.latest, reports.c.address != address)
        .order_by(reports.c.published.nulls_last(), reports.c.id)
        .limit(_COPIES)
    )


Name = Annotated[
    str,
    PathParameter(
        description="the report's number with .json; with .csv its entries as a table",
        schema_extra={"pattern": r"^[1-9][0-9]{0,8}\.json$"},
    ),
]


@get(
    "/reports/{name:str}", operation_id="report", tags=["reports"], sync_to_thread=True,
    responses={200: answers(Record, "the record of the report"), 404: answers(Fault, "there is none"), **FAULTS},
)  # fmt: skip
def report(request: Request[Any, Any, Any], look: TheLook, ledger: TheLedger, name: Name) -> Response[Any]:
    """The record of a report of the ledger; docs/record.md says what each field means."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise NotFoundException(f"no report is called {name[:40]!r}: a number, with .json or .csv for programs")
    found = held(ledger, int(match[1]))
    if match[2] == "json":
        return Response(msgspec.json.encode(found.record), media_type=MediaType.JSON)
    if match[2] == "csv":
        return table(found.record, look, f"report-{found.id}")
    return Response(_page(request, look, found), media_type=MediaType.HTML)


def table(record: Record, look: Look, name: str) -> Response[Any]:
    """Every entry of a record as a row of a CSV file."""
    told = rows.written(entries(View(record, look.lang)), EntryRow, "csv")
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(told, media_type="text/csv; charset=utf-8", headers=headers)


def _page(request: Request[Any, Any, Any], look: Look, found: Held) -> str:
    parts = html.parts_of(View(found.record, look.lang), elsewhere=lambda name: address("/said", by=name))
    original = parts["url"] or html.web_address(found.address)
    file = None if original else re.split(r"[/\\]", found.address)[-1]  # where it lies is no reader's business
    return fill("report.html.j2", request, look, {**parts, "found": found, "original": original, "file": file})


HANDLERS = (report,)
