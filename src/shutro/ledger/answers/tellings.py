"""The statements that claims are grouped from: who, through whom, in which words, and what each part claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.ledger.answers.claimed import Claimed, claimed, meaning
from shutro.ledger.answers.cut import Cut, there_are
from shutro.ledger.answers.scope import ORIGIN, Scope, newest_first
from shutro.ledger.answers.through import through
from shutro.ledger.keys import folded, key
from shutro.ledger.same import Same
from shutro.ledger.store import Ledger
from shutro.ledger.tables import alias, entity, figure, report, speaker, statement
from shutro.record import sentences

_AT_ONCE = 500  # reports that are asked for in one query
_MARKS = " \n।,‘’“”'\""  # that are no part of what is said


class Piece(msgspec.Struct):
    """A part of a statement, one sentence of it at most. ``row``: the statement's; ``keys``: who makes it, by key,
    where ``named``, else how it is made known and by which outlet; ``names``: the words of its ``claimed`` that are
    names, ``bearers`` those of people and places; ``around``: words of names in its report; ``roles``: what people are
    counted as in it, by the number.
    """

    row: Any
    content: str
    claimed: Claimed
    by: str | None
    keys: frozenset[str]
    through: list[str]
    named: bool
    names: frozenset[str]
    bearers: frozenset[str]
    around: frozenset[str]
    roles: dict[float, frozenset[str]]
    day: date | None


def pieces(ledger: Ledger, scope: Scope, same: Same, limit: int) -> Cut[Piece]:
    """What the newest ``limit`` statements of a scope claim, the oldest first.

    Raises:
        LedgerError: the database fails.
    """
    columns = [c for c in statement.c if c.name not in ("id", "sentence_start", "sentence_end", "cue", "quote")]
    told = [report.c.address, report.c.outlet, report.c.published, ORIGIN.label("origin")]
    asked = (
        sa.select(*columns, *told)
        .join(report, report.c.id == statement.c.report)
        .where(*scope.clauses(ledger.is_sqlite))
        .order_by(*newest_first(), statement.c.start)
    )
    with ledger.reading() as connection:
        rows = connection.execute(asked.limit(limit)).all()
        of = there_are(connection, asked, len(rows), limit)
        reports = sorted({row.report for row in rows})
        by = _speakers(connection, reports, same)
        names, bearers = _names(connection, reports)
        roles = _roles(connection, reports)
        chains = through(connection, rows)
    relayed = _relayed(rows)
    found = []
    for row in sorted(rows, key=lambda r: (r.published or "~", r.report, r.start)):
        for part in _parts(row.content):
            what = claimed(part)
            if not what or folded(part) in relayed.get((row.report, row.entry), ()):
                continue
            who = by.get((row.report, row.entry), [])
            keys = {one for _, one in who}
            around = names.get(row.report, frozenset())
            found.append(
                Piece(
                    row,
                    part,
                    what,
                    ", ".join(name for name, _ in who) or row.source,
                    frozenset(keys) or frozenset({f"{row.source_kind}: {row.outlet}"}),
                    [name for name in chains.get((row.report, row.parent), []) if key(name) not in keys],
                    bool(who),
                    what.words & around,
                    what.words & bearers.get(row.report, frozenset()),
                    around,
                    roles.get(row.report, {}),
                    _day(row.published),
                )
            )
    return Cut(found, len(rows), of)


def _parts(content: str) -> Iterator[str]:
    """A content sentence by sentence, once for each."""
    return (part.text.strip(_MARKS) for part in sentences(content))


def _relayed(rows: Iterable[Any]) -> dict[tuple[int, str], set[str]]:
    """Of each statement that relays others, what they say, folded: it is theirs."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.parent:
            found[row.report, row.parent] |= {folded(part) for part in _parts(row.content)}
    return found


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _in_parts(connection: sa.Connection, asked: sa.Select[Any], column: Any, reports: list[int]) -> Iterator[Any]:
    for at in range(0, len(reports), _AT_ONCE):
        yield from connection.execute(asked.where(column.in_(reports[at : at + _AT_ONCE])))


def _speakers(
    connection: sa.Connection, reports: list[int], same: Same
) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """Report and entry -> name and key of each who makes it."""
    asked = sa.select(speaker.c.report, speaker.c.entry, speaker.c.name, speaker.c.key).order_by(speaker.c.id)
    rows = list(_in_parts(connection, asked, speaker.c.report, reports))
    same.learn(connection, {row.key for row in rows})
    found: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        found[row.report, row.entry].append((same.name(row.key) or row.name, same.of(row.key)))
    return found


_Words = dict[int, frozenset[str]]


def _names(connection: sa.Connection, reports: list[int]) -> tuple[_Words, _Words]:
    """The words of all names in each report, under every form; and those of people and places."""
    found: dict[int, set[str]] = defaultdict(set)
    bearers: dict[int, set[str]] = defaultdict(set)
    for table, form in ((entity, entity.c.name), (alias, alias.c.form)):
        asked = sa.select(table.c.report, form, table.c.type)
        for number, name, kind in _in_parts(connection, asked, table.c.report, reports):
            words = {meaning(word) for word in name.split()}
            found[number] |= words
            if kind in ("PERSON", "PLACE"):
                bearers[number] |= words
    return (
        {number: frozenset(words) for number, words in found.items()},
        {number: frozenset(words) for number, words in bearers.items()},
    )


def _roles(connection: sa.Connection, reports: list[int]) -> dict[int, dict[float, frozenset[str]]]:
    """What people are counted as in each report, by the number."""
    asked = sa.select(figure.c.report, figure.c.low, figure.c.role)
    asked = asked.where(figure.c.role.is_not(None), figure.c.low.is_not(None))
    found: dict[int, dict[float, frozenset[str]]] = defaultdict(dict)
    for number, low, role in _in_parts(connection, asked, figure.c.report, reports):
        found[number][low] = found[number].get(low, frozenset()) | {role}
    return found
