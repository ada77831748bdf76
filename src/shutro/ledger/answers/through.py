"""Through whom a statement is told: the chain of those who relay it."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from shutro.ledger.tables import statement

_AT_ONCE = 500  # reports that are asked for in one query
_Around = dict[tuple[int, str], tuple[str | None, str | None]]


def through(connection: sa.Connection, rows: Iterable[Any]) -> dict[tuple[int, str], list[str]]:
    """For each statement (report and entry) of the reports in which ``rows`` have a ``parent``: who speaks there, and
    who tells of that, outermost first.
    """
    reports = sorted({row.report for row in rows if row.parent})
    around: _Around = {}
    for at in range(0, len(reports), _AT_ONCE):
        asked = sa.select(
            statement.c.report, statement.c.entry, statement.c.parent, statement.c.refers_to, statement.c.source
        ).where(statement.c.report.in_(reports[at : at + _AT_ONCE]))
        for of, entry, parent, name, source in connection.execute(asked):
            around[of, entry] = (parent, name or source)
    return {place: _chain(around, place) for place in around}


def _chain(around: _Around, place: tuple[int, str]) -> list[str]:
    chain: list[str] = []
    seen: set[str] = set()
    at: str | None = place[1]
    while at is not None and at not in seen and (place[0], at) in around:
        seen.add(at)
        at, name = around[place[0], at]
        chain.append(name or "")
    return chain[::-1]
