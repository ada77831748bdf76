"""Who is relied on: sources by kind and name, counted by statements, reports and origins, by outlet where asked."""

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.ledger.answers.cut import Cut
from shutro.ledger.answers.scope import Scope, Told, told, where
from shutro.ledger.same import Same
from shutro.ledger.search import holding
from shutro.ledger.store import Ledger
from shutro.ledger.tables import cited, report, speaker, statement


class Cited(Told, kw_only=True):
    """A source, with its newest statement.

    ``kind``: how it is made known (``named``, ``unnamed``, ``outlet``, ``document``, ``collective``, ``implicit``);
    ``source``: its name, None for all of a kind that have none; ``of``: the outlet whose reports are counted, None for
    all; counts of ``statements``, of ``reports``, and of ``origins`` (copies of one text are one).
    """

    kind: str
    source: str | None
    of: str | None
    statements: int
    reports: int
    origins: int


def sources(
    ledger: Ledger, *, by_outlet: bool = False, scope: Scope | None = None, same: Same | None = None, limit: int = 100
) -> Cut[Cited]:
    """Who is cited, most origins first; those without a name are counted together by kind.

    ``limit``: of how many at most.

    Raises:
        UsageError: the scope is none.
        LedgerError: the database fails.
    """
    scope, same = scope or Scope(), same or Same()
    tally = _tally(scope, ledger.is_sqlite, by_outlet)
    with ledger.reading() as connection:
        rows = connection.execute(_most_first(tally, by_outlet).limit(limit * 2)).all()
        same.learn(connection, {row.source_key for row in rows if row.source_key})
        joined = _joined(connection, tally, rows, same)
        of = len(joined) if len(rows) < limit * 2 else rows[0].of
        found = joined[:limit]
        newest = _newest(connection, found)
    return Cut((_cited(one, newest[at], same) for at, one in enumerate(found) if at in newest), len(found), of)


class _Count(msgspec.Struct):
    kind: str
    keys: list[str]
    outlet: str | None
    statements: int
    reports: int
    origins: int
    newest: int


def _tally(scope: Scope, sqlite: bool, by_outlet: bool) -> sa.Select[Any]:
    """Counts by outlet, kind and name, from `cited` alone where no report has to be looked at."""
    asked = sa.select(*_parts(by_outlet), *_COUNTS)
    if scope.since or scope.until:  # reports first, then who is cited in them
        return asked.join(report, report.c.id == cited.c.report).where(*scope.clauses(sqlite))
    asked = asked.where(cited.c.latest)
    if scope.about is not None:
        asked = asked.where(cited.c.report.in_(holding(scope.about, sqlite)))
    return asked if scope.outlet is None else asked.where(cited.c.outlet == scope.outlet)


_COUNTS = (
    sa.func.sum(cited.c.statements).label("statements"),
    sa.func.count(sa.distinct(cited.c.report)).label("reports"),
    sa.func.count(sa.distinct(cited.c.origin)).label("origins"),
    sa.func.max(cited.c.report).label("newest"),
)


def _parts(by_outlet: bool) -> list[sa.Column[Any]]:
    return [*([cited.c.outlet] if by_outlet else []), cited.c.source_kind, cited.c.source_key]


def _most_first(tally: sa.Select[Any], by_outlet: bool) -> sa.Select[Any]:
    parts = _parts(by_outlet)
    statements, _, *others = _COUNTS
    once = sa.func.count().label("reports")  # `cited` has a source once for each report, so none has to be told apart
    groups = sa.func.count().over().label("of")
    counted: sa.Select[Any] = tally.with_only_columns(*parts, statements, once, *others, groups)
    return counted.group_by(*parts).order_by(sa.desc("origins"), sa.desc("statements"), *parts)


def _joined(connection: sa.Connection, tally: sa.Select[Any], rows: Iterable[Any], same: Same) -> list[_Count]:
    """Sources that are the same, together; counted anew, for one report may cite both names."""
    found: dict[tuple[str, str, str | None], list[Any]] = {}
    for row in rows:
        whom = same.of(row.source_key) if row.source_key else ""
        found.setdefault((row.source_kind, whom, getattr(row, "outlet", None)), []).append(row)
    told = []
    for (kind, _, outlet), of_one in found.items():
        keys = [row.source_key for row in of_one]
        counts = of_one[0]
        if len(of_one) > 1:
            those = (cited.c.source_kind == kind) & cited.c.source_key.in_(keys)
            those &= sa.true() if outlet is None else cited.c.outlet == outlet
            counts = connection.execute(tally.with_only_columns(*_COUNTS).where(those)).one()
        told.append(_Count(kind, keys, outlet, counts.statements, counts.reports, counts.origins, counts.newest))
    return sorted(told, key=lambda c: (-c.origins, -c.statements, c.kind, c.keys[0], c.outlet or ""))


def _newest(connection: sa.Connection, found: list[_Count]) -> dict[int, Any]:
    """A statement of each source in the newest report that cites it, by its place in ``found``."""
    reports = sorted({one.newest for one in found})
    places: dict[tuple[int, str, str], Any] = {}
    for at in range(0, len(reports), 500):
        asked = (
            sa.select(*where(statement), statement.c.source_kind, speaker.c.key, speaker.c.name)
            .join(report, report.c.id == statement.c.report)
            .outerjoin(speaker, (speaker.c.report == statement.c.report) & (speaker.c.entry == statement.c.entry))
            .where(statement.c.report.in_(reports[at : at + 500]))
            .order_by(statement.c.start)
        )
        for row in connection.execute(asked):
            places.setdefault((row.report, row.source_kind, row.key or ""), row)
    newest: dict[int, Any] = {}
    for at, one in enumerate(found):
        held = [places[at_] for at_ in ((one.newest, one.kind, name) for name in one.keys) if at_ in places]
        if held:
            newest[at] = held[0]
    return newest


def _cited(one: _Count, place: Any, same: Same) -> Cited:
    name = same.name(place.key) or place.name if place.key else None
    return Cited(
        **told(place),
        kind=one.kind,
        source=name,
        of=one.outlet,
        statements=one.statements,
        reports=one.reports,
        origins=one.origins,
    )
