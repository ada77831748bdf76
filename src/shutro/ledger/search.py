"""Full text that respects Bengali: words are found under every ending, spellings that sound alike as one."""

from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.errors import UsageError
from shutro.ledger.keys import folded, held
from shutro.ledger.store import Ledger
from shutro.record import sentences


class Found(msgspec.Struct):
    """A sentence of a report that has words of the query; ``score`` orders reports, highest first."""

    report: int
    title: str | None
    outlet: str
    published: str | None
    address: str
    start: int
    end: int
    sentence: str
    score: float


def put_words(connection: sa.Connection, report: int, body: str) -> None:
    """Keep the folded words of a report."""
    if connection.dialect.name == "sqlite":
        connection.execute(_PUT, {"report": report, "body": body})
    else:
        connection.execute(_PUT_VECTOR, {"report": report, "body": vector(body)})


_PUT = sa.text("INSERT INTO words (rowid, body) VALUES (:report, :body)")
_PUT_VECTOR = sa.text("INSERT INTO words (rowid, body) VALUES (:report, CAST(:body AS tsvector))")
_FURTHEST = 16_383  # positions that a tsvector knows
_LONGEST = 500  # characters of a word that it takes


def vector(body: str) -> str:
    """``'word':1 'next':2``, as PostgreSQL reads a tsvector."""
    return " ".join(f"{_quoted(w)}:{min(at, _FURTHEST)}" for at, w in enumerate(body.split(), 1))


def _quoted(word: str) -> str:
    return "'" + word[:_LONGEST].replace("\\", "\\\\").replace("'", "''") + "'"


def search(ledger: Ledger, query: str, *, limit: int = 20) -> list[Found]:
    """The reports that hold every word of ``query`` (and ``"words in quotation marks"`` side by side), best first,
    each with the sentence that has most of them.

    Raises:
        UsageError: the query has no word.
        LedgerError: the database fails.
    """
    parts = phrases(query)
    with ledger.reading() as connection:
        in_words = _SEARCH if ledger.is_sqlite else _SEARCH_VECTOR
        found = connection.execute(in_words, {"query": asked(parts, ledger.is_sqlite), "limit": limit}).all()
    wanted = frozenset(word for part in parts for word in part)
    return [with_sentence(row, wanted, row.score) for row in found]


def holding(query: str, sqlite: bool) -> sa.Select[tuple[int]]:
    """The ids of the reports that hold every word of a query, to select among.

    Raises:
        UsageError: the query has no word.
    """
    match = "words MATCH :query" if sqlite else "words.body @@ CAST(:query AS tsquery)"
    rows = sa.table("words", sa.column("rowid", sa.Integer))
    return sa.select(rows.c.rowid).where(sa.text(match).bindparams(query=asked(phrases(query), sqlite)))


def asked(parts: list[list[str]], sqlite: bool) -> str:
    """What `phrases` made of a query, as the database reads it."""
    if sqlite:
        return " AND ".join(f'"{" ".join(p)}"' for p in parts)
    return " & ".join("(" + " <-> ".join(map(_quoted, p)) + ")" for p in parts)


_SEARCH = sa.text(
    "SELECT r.id, r.title, r.outlet, r.published, r.address, r.text, -bm25(words) AS score "
    "FROM words JOIN report r ON r.id = words.rowid "
    "WHERE words MATCH :query AND r.latest ORDER BY rank, r.id LIMIT :limit"
)
_SEARCH_VECTOR = sa.text(
    "SELECT r.id, r.title, r.outlet, r.published, r.address, r.text, ts_rank(w.body, CAST(:query AS tsquery)) AS score "
    "FROM words w JOIN report r ON r.id = w.rowid "
    "WHERE w.body @@ CAST(:query AS tsquery) AND r.latest ORDER BY score DESC, r.id LIMIT :limit"
)


def phrases(query: str) -> list[list[str]]:
    """Each word alone, and words in quotation marks together; folded.

    Raises:
        UsageError: there is no word.
    """
    told = query.replace("“", '"').replace("”", '"').split('"')
    parts = []
    for at, part in enumerate(told):
        found = folded(part).split()
        parts += [found] if at % 2 and found else [[word] for word in found]
    if not parts:
        raise UsageError(f"nothing to search for in {query!r}: give at least one word")
    return parts


def with_sentence(row: Any, wanted: frozenset[str], score: float) -> Found:
    """A report's row with the sentence that has most of the folded words ``wanted``, the first of such."""
    start, end = _best(row.text, wanted)
    return Found(
        row.id, row.title, row.outlet, row.published, row.address, start, end, row.text[start:end], float(score)
    )


def _best(text: str, wanted: frozenset[str]) -> tuple[int, int]:
    """Where the sentence stands that has most of the wanted words; only lines that may have it are cut into sentences,
    and none behind one that has them all.
    """
    best, most, at = (0, 0), 0, 0
    for line in text.split("\n"):
        if held(line, wanted) > most:
            for sentence in sentences(line):
                if (found := held(sentence.text, wanted)) > most:
                    best, most = (at + sentence.start, at + sentence.end), found
        if most == len(wanted):
            break
        at += len(line) + 1
    return best if most else _first(text)


def _first(text: str) -> tuple[int, int]:
    """The first sentence: the words stand in the headline alone, or in no one sentence."""
    found = next(iter(sentences(text)), None)
    return (found.start, found.end) if found else (0, 0)
