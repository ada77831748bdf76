"""Which reports an answer is of, and where each of its rows was read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.errors import UsageError
from shutro.ledger.search import holding
from shutro.ledger.store import Ledger
from shutro.ledger.tables import report
from shutro.record.dates import as_date


class Told(msgspec.Struct, kw_only=True):
    """Where a row was read.

    ``report``: its number in the ledger; ``entry``: the entry of its record; ``start``, ``end``: code points of its
    text; ``published``: ISO date, or date and time, None where it is not known.
    """

    report: int
    entry: str
    address: str
    outlet: str
    published: str | None
    start: int
    end: int
    sentence: str


@dataclass(frozen=True)
class Scope:
    """Which reports: published from ``since`` through ``until`` (ISO dates), by ``outlet``, holding every word of
    ``about``. A report with no date is in no span of time.

    Raises:
        UsageError: a date that is none, or a span that ends before it begins.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        first, last = _day(self.since), _day(self.until)
        if first and last and last < first:
            raise UsageError(f"nothing is published from {first} until {last}: the second is the earlier day")

    def clauses(self, sqlite: bool) -> list[sa.ColumnElement[bool]]:
        """The conditions on ``report``: only the latest version of each, always."""
        wanted: list[sa.ColumnElement[bool]] = [report.c.latest]
        first, last = _day(self.since), _day(self.until)
        if first:
            wanted.append(report.c.published >= first.isoformat())
        if last:
            wanted.append(report.c.published < (last + timedelta(days=1)).isoformat())
        if self.outlet is not None:
            wanted.append(report.c.outlet == self.outlet)
        if self.about is not None:
            wanted.append(report.c.id.in_(holding(self.about, sqlite)))
        return wanted


def _day(text: str | None) -> date | None:
    found = as_date(text)
    return found.date() if isinstance(found, datetime) else found


def is_empty(ledger: Ledger) -> bool:
    """Whether a ledger holds no report at all.

    Raises:
        LedgerError: the database fails.
    """
    with ledger.reading() as connection:
        return connection.execute(sa.select(report.c.id).limit(1)).first() is None


def how_many(ledger: Ledger, scope: Scope) -> int:
    """How many reports a scope takes in.

    Raises:
        UsageError: ``about`` has no word.
        LedgerError: the database fails.
    """
    asked = sa.select(sa.func.count()).select_from(report).where(*scope.clauses(ledger.is_sqlite))
    with ledger.reading() as connection:
        return int(connection.execute(asked).scalar_one())


ORIGIN = sa.func.coalesce(report.c.origin, report.c.id)
"""The report that this one is a copy of, else itself."""


def where(entry: Any) -> list[sa.ColumnElement[Any]]:
    """The columns of `Told` for the rows of a layer's table."""
    length = entry.c.sentence_end - entry.c.sentence_start
    return [
        entry.c.report,
        entry.c.entry,
        report.c.address,
        report.c.outlet,
        report.c.published,
        entry.c.start,
        entry.c.end,
        sa.func.substr(report.c.text, entry.c.sentence_start + 1, length).label("sentence"),
    ]


def told(row: sa.Row[Any]) -> dict[str, Any]:
    """The fields of `Told` in a row that has them."""
    return {name: getattr(row, name) for name in Told.__struct_fields__}


def newest_first() -> list[sa.ColumnElement[Any]]:
    """The order in which a limit takes reports; those with no date come last."""
    return [report.c.published.desc().nulls_last(), report.c.id.desc()]
