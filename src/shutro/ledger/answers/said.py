"""What one source said, over time: in its own words to the report, and through others."""

from typing import Any

import sqlalchemy as sa

from shutro.ledger.answers.cut import Cut
from shutro.ledger.answers.newest import newest
from shutro.ledger.answers.scope import ORIGIN, Scope, Told, newest_first, told, where
from shutro.ledger.answers.through import through
from shutro.ledger.keys import folded, key
from shutro.ledger.same import Same
from shutro.ledger.store import Ledger
from shutro.ledger.tables import alias, entity, report, speaker, statement

_MORE = 4  # times the limit that are looked through for what a statement is about


class Said(Told, kw_only=True):
    """A statement, once for each origin that tells it.

    ``by``: the source's name; ``source``: the words that stand for it there; ``through``: who tells it, outermost
    first, empty where the report itself does; ``act``, ``quote``, ``content``: as in the record; ``origin``: the
    report that this one is a copy of, else itself; ``reports``: how many print it.
    """

    by: str
    source: str | None
    through: list[str]
    act: str
    quote: str
    cue: str
    content: str
    origin: int
    reports: int = 1


def said(
    ledger: Ledger, by: str, *, about: str | None = None, scope: Scope | None = None, same: Same | None = None,
    limit: int = 500,
) -> Cut[Said]:  # fmt: skip
    """The statements of ``by``, oldest first; ``about``: those whose content has all these words, under any ending.

    ``limit``: at most so many, the newest.

    Raises:
        UsageError: ``about`` has no word.
        LedgerError: the database fails.
    """
    scope, same = scope or Scope(), same or Same()
    words = frozenset(folded(about).split()) if about else frozenset()
    if about is not None:
        scope = Scope(scope.since, scope.until, scope.outlet, about)
    with ledger.reading() as connection:
        wanted = [*scope.clauses(ledger.is_sqlite), speaker.c.key.in_(same.asked(connection, by))]
        ids, of = newest(connection, speaker, wanted, limit * _MORE if words else limit, there=0)
        asked = (
            sa.select(*where(statement), *_columns(), ORIGIN.label("origin"))
            .join(report, report.c.id == statement.c.report)
            .join(speaker, (speaker.c.report == statement.c.report) & (speaker.c.entry == statement.c.entry))
            .where(speaker.c.id.in_(ids))
            .order_by(*newest_first(), statement.c.start)
        )
        rows = connection.execute(asked).all()
        taken = len(rows)
        rows = [row for row in rows if words <= frozenset(folded(row.content).split())]
        if len(rows) > limit and taken == of:
            taken, of = limit, len(rows)
        rows = rows[:limit]
        chains = through(connection, rows)
    found = _once([_said(row, chains.get((row.report, row.parent), []), same) for row in rows])
    return Cut(found, taken, of)


def _columns() -> list[sa.ColumnElement[Any]]:
    names = ("parent", "source", "refers_to", "act", "quote", "cue", "content")
    return [*(statement.c[name] for name in names), speaker.c.name, speaker.c.key]


def _said(row: Any, chain: list[str], same: Same) -> Said:
    by = same.name(row.key) or row.name
    chain = [name for name in chain if key(name) != row.key]  # what one says that one said is one's own
    return Said(
        **told(row),
        by=by,
        source=row.source,
        through=chain,
        act=row.act,
        quote=row.quote,
        cue=row.cue,
        content=row.content,
        origin=row.origin,
    )


def _once(found: list[Said]) -> list[Said]:
    """What copies of one origin tell in the same words is told once."""
    first: dict[tuple[object, ...], Said] = {}
    prints: dict[tuple[object, ...], set[int]] = {}
    for one in sorted(found, key=lambda s: (s.published or "~", s.report, s.start)):
        what = (one.origin, folded(one.content), one.act, tuple(one.through))
        first.setdefault(what, one)
        prints.setdefault(what, set()).add(one.report)
    for told_so, one in first.items():
        one.reports = len(prints[told_so])
    return list(first.values())


def near(ledger: Ledger, name: str, *, limit: int = 8) -> list[str]:
    """Names of the ledger that begin as ``name`` does, or are borne by it in a report: whom it may mean.

    Raises:
        LedgerError: the database fails.
    """
    one = key(name)
    with ledger.reading() as connection:
        borne = sa.select(alias.c.of, sa.func.count().label("n")).where(alias.c.key == one).group_by(alias.c.of)
        found: dict[str, int] = {row.of: row.n for row in connection.execute(borne)}
        first = one.split()[0]
        like = (
            sa.select(sa.func.min(entity.c.name).label("name"), sa.func.count().label("n"))
            .where(entity.c.key.between(first, first + "\U0010ffff"))
            .group_by(entity.c.key)
            .order_by(sa.desc("n"))
            .limit(limit)
        )
        found = {row.name: row.n for row in connection.execute(like)} | found
    return sorted(found, key=lambda n: (-found[n], n))[:limit]
