"""How sources are made known: named, unnamed, other outlets, documents, people in general, or not at all."""

from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.ledger.answers.scope import Scope
from shutro.ledger.store import Ledger
from shutro.ledger.tables import cited, report


class Kinds(msgspec.Struct):
    """Statements by the kind of their source (``source_kind``); ``of``: of the reports of one outlet, None for all."""

    of: str | None
    statements: int
    kinds: dict[str, int]


def kinds(ledger: Ledger, *, by_outlet: bool = False, scope: Scope | None = None, limit: int = 100) -> list[Kinds]:
    """How many statements have a source of each kind; of copies of one text only the first counts.

    One for all reports; with ``by_outlet`` one for each outlet, those of most statements first, at most ``limit``.

    Raises:
        UsageError: the scope is none.
        LedgerError: the database fails.
    """
    scope = scope or Scope()
    parts: list[Any] = [*([cited.c.outlet] if by_outlet else []), cited.c.source_kind]
    asked = sa.select(*parts, sa.func.sum(cited.c.statements).label("n")).where(cited.c.origin == cited.c.report)
    if scope.since or scope.until or scope.about:
        asked = asked.join(report, report.c.id == cited.c.report).where(*scope.clauses(ledger.is_sqlite))
    else:
        asked = asked.where(cited.c.latest, *([cited.c.outlet == scope.outlet] if scope.outlet is not None else []))
    found: dict[str | None, dict[str, int]] = {}
    with ledger.reading() as connection:
        for row in connection.execute(asked.group_by(*parts)):
            found.setdefault(row.outlet if by_outlet else None, {})[row.source_kind] = int(row.n)
    told = [Kinds(of, sum(counts.values()), counts) for of, counts in found.items()]
    return sorted(told, key=lambda one: (-one.statements, one.of or ""))[:limit]
