"""Search for a reader who narrows it down: one page of the reports that have the words, with counts of what they are.

A word that stands in very many reports would make every reader wait for all of them to be ranked: the `AT_MOST` that
were added last are ranked and counted, and `Results.cut` says so.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, get_args

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from shutro.errors import UsageError
from shutro.ledger.answers.scope import Scope
from shutro.ledger.keys import folded
from shutro.ledger.search import Found, asked, phrases, with_sentence
from shutro.ledger.store import Ledger
from shutro.ledger.tables import entity, figure, move, report, statement
from shutro.record import tokens

AT_MOST = 2000
PAGE = 15
_NAMED = 200  # of the best reports, in which names are counted
_NAMES, _OUTLETS, _MONTHS = 12, 15, 24
_TOLLS = ("killed", "injured", "missing", "captive", "detained", "released", "displaced", "rescued")

Has = Literal["moves", "tolls"]


class Tally(msgspec.Struct, frozen=True):
    """How many of the reports found are of one outlet or month, or name one name."""

    name: str
    reports: int


class Hit(Found):
    """A report that was found, with its sentence; ``entry``: the first that its record has there, if any."""

    entry: str | None = None


class Results(msgspec.Struct):
    """One page of what was found, and what all of it is.

    ``total``: reports that were ranked and counted; ``cut``: there are more, added earlier; ``page`` of ``pages``;
    ``moves``, ``tolls``: how many tell of a negotiation, or count people; ``outlets`` and ``names``: most reports
    first; ``months``: newest first.
    """

    total: int
    cut: bool
    page: int
    pages: int
    hits: list[Hit]
    outlets: list[Tally]
    months: list[Tally]
    names: list[Tally]
    moves: int
    tolls: int


def find(
    ledger: Ledger, query: str, *, scope: Scope | None = None, has: Has | None = None, page: int = 1, size: int = PAGE
) -> Results:
    """The reports that hold every word of ``query`` (see `shutro.ledger.search`), best first, then those added last.

    ``has``: only reports that have such entries. A page beyond the last is empty.

    Raises:
        UsageError: the query has no word; the scope is none.
        LedgerError: the database fails.
    """
    parts = phrases(query)
    if has not in (None, *get_args(Has)):
        raise UsageError(f"reports can be asked for {' or '.join(get_args(Has))}, not for {has!r}")
    with ledger.reading() as connection:
        pool, cut = _pool(connection, asked(parts, ledger.is_sqlite), scope or Scope(), has, ledger.is_sqlite)
        pool.sort(key=lambda row: (-row.score, -row.id))
        shown = pool[max(0, page - 1) * size : page * size] if page > 0 else []
        hits = _hits(connection, shown, frozenset(word for part in parts for word in part))
        names = _names(connection, [row.id for row in pool[:_NAMED]], query)
    outlets = Counter(row.outlet for row in pool if row.outlet)
    months = Counter(row.month for row in pool if row.month)
    return Results(
        len(pool), cut, page, -(-len(pool) // size), hits,
        _tallies(outlets.items(), _OUTLETS),
        [Tally(name, months[name]) for name in sorted(months, reverse=True)[:_MONTHS]],
        names,
        sum(bool(row.moves) for row in pool), sum(bool(row.tolls) for row in pool),
    )  # fmt: skip


def _pool(connection: sa.Connection, query: str, scope: Scope, has: Has | None, sqlite: bool) -> tuple[list[Any], bool]:
    """The reports that are ranked and counted, and whether there are more."""
    found = sa.table("words", sa.column("rowid", sa.Integer))
    match = "words MATCH :query" if sqlite else "words.body @@ CAST(:query AS tsquery)"
    score: sa.ColumnElement[float] = sa.literal_column("-bm25(words)")
    if not sqlite:
        score = sa.func.ts_rank(sa.literal_column("words.body"), sa.cast(query, TSQUERY))
    holds = sa.text(match).bindparams(query=query)
    moves = sa.exists().where(move.c.report == report.c.id)
    tolls = sa.exists().where(figure.c.report == report.c.id, figure.c.role.in_(_TOLLS))
    has_of = {"moves": moves, "tolls": tolls}
    wanted: list[Any] = [holds, *scope.clauses(sqlite), *([has_of[has]] if has else [])]
    rows = (
        sa.select(
            report.c.id,
            report.c.outlet,
            sa.func.substr(report.c.published, 1, 7).label("month"),
            score.label("score"),
            moves.label("moves"),
            tolls.label("tolls"),
        )
        .select_from(found.join(report, report.c.id == found.c.rowid))
        .where(*wanted)
        .order_by(found.c.rowid.desc())
        .limit(AT_MOST + 1)
    )
    taken = list(connection.execute(rows))
    return taken[:AT_MOST], len(taken) > AT_MOST


def _hits(connection: sa.Connection, shown: Iterable[Any], wanted: frozenset[str]) -> list[Hit]:
    scores = {row.id: row.score for row in shown}
    columns = (report.c.id, report.c.title, report.c.outlet, report.c.published, report.c.address, report.c.text)
    rows = {row.id: row for row in connection.execute(sa.select(*columns).where(report.c.id.in_(scores)))}
    found = [Hit(**msgspec.structs.asdict(with_sentence(rows[one], wanted, score))) for one, score in scores.items()]
    entries = _entries(connection, list(scores))
    for hit in found:
        there = [(start, entry) for start, entry in entries.get(hit.report, ()) if hit.start <= start < hit.end]
        hit.entry = min(there)[1] if there else None
    return found


def _entries(connection: sa.Connection, reports: list[int]) -> dict[int, list[tuple[int, str]]]:
    """Where figures and statements of reports begin."""
    found: dict[int, list[tuple[int, str]]] = {}
    for layer in (statement, figure):
        asked = sa.select(layer.c.report, layer.c.start, layer.c.entry).where(layer.c.report.in_(reports))
        for of, start, entry in connection.execute(asked):
            found.setdefault(of, []).append((start, entry))
    return found


def _names(connection: sa.Connection, reports: list[int], query: str) -> list[Tally]:
    """The names that most of the best reports have, beside those that were asked for."""
    n = sa.func.count(sa.distinct(entity.c.report)).label("n")
    named = (
        sa.select(sa.func.min(entity.c.name).label("name"), n)
        .where(entity.c.report.in_(reports))
        .group_by(entity.c.key)
        .order_by(n.desc(), sa.literal_column("name"))
        .limit(2 * _NAMES)
    )
    known = frozenset(folded(query).split())
    found = [(row.name, row.n) for row in connection.execute(named) if not known >= frozenset(folded(row.name).split())]
    return _tallies(found, _NAMES)


def _tallies(found: Iterable[tuple[str, int]], limit: int) -> list[Tally]:
    return [Tally(name, n) for name, n in sorted(found, key=lambda one: (-one[1], one[0]))[:limit]]


def pieces(sentence: str, query: str) -> list[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is a word of the query; together they are the sentence.

    >>> pieces("হামাসের দাবি", "হামাস")
    [('হামাসের', True), (' দাবি', False)]
    """
    wanted = frozenset(word for part in phrases(query) for word in part)
    found: list[tuple[str, bool]] = []
    at = 0
    for word in tokens(sentence):
        if wanted & frozenset(folded(word.text).split()):
            found += [(sentence[at : word.start], False), (word.text, True)]
            at = word.end
    return [(text, is_word) for text, is_word in [*found, (sentence[at:], False)] if text]
