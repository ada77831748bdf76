#!/usr/bin/env python3
"""A big ledger for benchmarks, in SQLite and in PostgreSQL, from one whose reports were really read.

usage: python benchmarks/big_ledger.py SOURCE.db TARGET [REPORTS]

Copies the rows of SOURCE into the new ledger TARGET (a file, or postgresql://...), as they are; where REPORTS are more
than it holds, all of them again with later days, in the density that they have, until there are so many. That reads
nothing, so it takes minutes where reading takes hours; texts, entries and names are then told several times.
"""

import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa

from shutro.ledger import Ledger, tables
from shutro.ledger.keys import folded
from shutro.ledger.search import put_words

TABLES = [t for t in tables.metadata.sorted_tables if t.name not in ("report", "words")]
_MANY = 2000
_SHIFT = {  # a day or a moment so many days later, as the database says it
    "sqlite": "strftime(CASE WHEN length({c}) > 10 THEN '%Y-%m-%dT%H:%M' ELSE '%Y-%m-%d' END, {c}, '+{days} days')",
    "postgresql": "to_char({c}::timestamp + interval '{days} days', "
    "CASE WHEN length({c}) > 10 THEN 'YYYY-MM-DD\"T\"HH24:MI' ELSE 'YYYY-MM-DD' END)",
}
_DATE = {
    "sqlite": "({c} GLOB '????-??-??' OR {c} GLOB '????-??-??T??:??*')",
    "postgresql": "({c} ~ '^\\d{{4}}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d.*)?$')",
}


def copied(source: str, target: Ledger, wanted: int | None) -> tuple[int, int]:
    """The rows of the source into the target; of its reports so many that a whole number of times them is ``wanted``.
    Returns how many reports those are, and how often they are to stand in the target.
    """
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as held, target.writing() as connection:
        held.row_factory = sqlite3.Row
        held.execute("BEGIN")  # one moment of it, though somebody may be writing
        (newest,) = held.execute("SELECT max(id) FROM report").fetchone()
        times = -(-wanted // newest) if wanted else 1
        last = -(-wanted // times) if wanted else newest
        for part in _parts(held, tables.report, last):
            connection.execute(sa.insert(tables.report), part)
            for row in part:
                title = folded(row["title"]) if row["title"] else ""
                put_words(connection, row["id"], f"{title} {folded(row['text'])}".strip())
        for table in TABLES:
            for part in _parts(held, table, last):
                for row in part:
                    row.pop("id", None)
                connection.execute(sa.insert(table), part)
    return last, times


def _parts(held: sqlite3.Connection, table: sa.Table, last: int) -> Iterator[list[dict[str, Any]]]:
    """The rows of the reports up to ``last``, many at a time."""
    flags = [c.name for c in table.c if isinstance(c.type, sa.Boolean)]
    of = "id" if table is tables.report else "report"
    order = " ORDER BY id" if table is tables.report else ""
    rows = (dict(row) for row in held.execute(f'SELECT * FROM "{table.name}" WHERE {of} <= {last}{order}'))  # noqa: S608
    while part := list(islice(rows, _MANY)):
        for row in part:
            for flag in flags:
                row[flag] = None if row[flag] is None else bool(row[flag])
        yield part


def again(target: Ledger, first: int, times: int, days: int) -> None:
    """The reports up to ``first`` once more, all of them ``days`` x ``times`` later."""
    shift, ids = days * times, first * times
    with target.writing() as connection:
        for table in (tables.report, *TABLES):
            columns = [c.name for c in table.c if c.name != "id" or table is tables.report]
            values = [_value(table, name, ids, times, shift, connection.dialect.name) for name in columns]
            of = "id" if table is tables.report else "report"
            names = ", ".join(f'"{name}"' for name in columns)
            insert = f'INSERT INTO "{table.name}" ({names}) SELECT {", ".join(values)} FROM "{table.name}"'  # noqa: S608
            connection.exec_driver_sql(f"{insert} WHERE {of} <= {first}")
        if target.is_sqlite:
            _words_again(connection, first, ids)
        else:
            connection.exec_driver_sql(
                f"INSERT INTO words (rowid, body) SELECT rowid + {ids}, body FROM words WHERE rowid <= {first}"  # noqa: S608
            )


def _value(table: sa.Table, name: str, ids: int, times: int, shift: int, dialect: str) -> str:
    quoted = f'"{name}"'
    if name in ("report", "origin", "replaces") or (name == "id" and table is tables.report):
        return f"{quoted} + {ids}"
    if name == "sha256":
        return f"substr({quoted}, 1, 60) || '{times:04}'"
    if name == "address":
        return f"{quoted} || '+{times}'"
    if name in ("published", "as_of"):
        later = _SHIFT[dialect].format(c=quoted, days=shift)
        return f"CASE WHEN {_DATE[dialect].format(c=quoted)} THEN {later} ELSE {quoted} END"
    return quoted


def _words_again(connection: sa.Connection, first: int, ids: int) -> None:
    """FTS5 keeps no words to copy: they are made of the texts anew."""
    asked = sa.select(tables.report.c.id, tables.report.c.title, tables.report.c.text).where(
        tables.report.c.id <= first
    )
    for row in connection.execute(asked).all():
        put_words(connection, row.id + ids, f"{folded(row.title or '')} {folded(row.text)}".strip())


def _days(target: Ledger) -> int:
    """How many days its reports are of."""
    of = tables.report.c.published
    with target.reading() as connection:
        first, last = connection.execute(sa.select(sa.func.min(of), sa.func.max(of))).one()
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days + 1


def _settled(target: Ledger) -> None:
    """Leave it as a database is that has been in use: numbers go on, and it knows how much it holds."""
    with target.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if target.is_sqlite:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for name in (t.name for t in tables.metadata.tables.values() if "id" in t.c):
            last = f'(SELECT max(id) FROM "{name}")'  # noqa: S608
            connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last})")
        connection.exec_driver_sql("VACUUM ANALYZE")


def main() -> None:
    source, place, *wanted = sys.argv[1:]
    with Ledger(place) as target:
        first, copies = copied(source, target, int(wanted[0]) if wanted else None)
        print(f"{first} reports, as they were read", flush=True)
        days = _days(target)
        for times in range(1, copies):
            again(target, first, times, days)
            print(f"{first * (times + 1)} reports", flush=True)
        _settled(target)


if __name__ == "__main__":
    main()
