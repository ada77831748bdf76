#!/usr/bin/env python3
"""A ledger of PostgreSQL with the rows of one of SQLite, for benchmarks: minutes, where reading again takes hours.

usage: python benchmarks/big_ledger.py SOURCE.db postgresql://user@host/name [REPORTS]

Copies all of SOURCE, or its first REPORTS, as they are, while others may go on adding to it. The target is new.
"""

import sqlite3
import sys
from typing import Any

import sqlalchemy as sa

from shutro.ledger import Ledger, tables
from shutro.ledger.keys import folded
from shutro.ledger.search import vector

TABLES = [t for t in tables.metadata.sorted_tables if t.name != "words"]


def copied(source: str, target: Ledger, most: int | None = None) -> None:
    """The rows of the source into the target."""
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as held, target.writing() as connection:
        held.execute("BEGIN")  # one moment of it, though somebody may be writing
        cursor: Any = connection.connection.cursor()
        for table in TABLES:
            _copied(held, cursor, table, most)
            print(f"{table.name}", flush=True)
        with cursor.copy("COPY words (rowid, body) FROM STDIN") as copy:
            asked = f"SELECT id, title, text FROM report WHERE id <= {most or sys.maxsize}"  # noqa: S608
            for report, title, text in held.execute(asked):
                copy.write_row((report, vector(f"{folded(title or '')} {folded(text)}".strip())))
    with target.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in (t.name for t in TABLES if "id" in t.c):  # numbers go on behind those that were copied
            last = f'(SELECT max(id) FROM "{name}")'  # noqa: S608
            connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last})")
        connection.exec_driver_sql("VACUUM ANALYZE")


def _copied(held: sqlite3.Connection, cursor: Any, table: sa.Table, most: int | None) -> None:
    names = ", ".join(f'"{c.name}"' for c in table.c)
    flags = [at for at, c in enumerate(table.c) if isinstance(c.type, sa.Boolean)]
    of = "id" if table is tables.report else "report"
    asked = f'SELECT {names} FROM "{table.name}"' + (f" WHERE {of} <= {most}" if most else "")  # noqa: S608
    with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
        for row in held.execute(asked + (" ORDER BY id" if of == "id" else "")):
            values = list(row)
            for at in flags:
                values[at] = None if values[at] is None else bool(values[at])
            copy.write_row(values)


def main() -> None:
    source, place, *most = sys.argv[1:]
    with Ledger(place) as target:
        copied(source, target, int(most[0]) if most else None)


if __name__ == "__main__":
    main()
