"""A ledger: where it lies, how it is opened, and the one transaction in which a report enters it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from shutro.errors import LedgerError

NEWEST = "0001"
"""The schema that this program reads and writes; the newest file in `migrations/versions`."""
PATIENCE = 30.0
"""Seconds to wait for another writer unless told."""
_LOOKED_AT = 1000  # rows of an index, to know how much it holds of what
_LOCK = 742_917  # PostgreSQL's advisory locks have numbers; this one is ours


class Ledger:
    """A database of records. ``place`` is a file (SQLite) or an address (``postgresql://user@host/name``);
    ``patience``: seconds to wait for another writer.

    Use it in a ``with`` statement, or `close` it.

    Raises:
        LedgerError: it cannot be opened, is no ledger, or was made by a newer shutro.
    """

    def __init__(self, place: str | Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        self.place = str(place)
        self._patience = patience
        self.engine = _engine(self.place, create, patience)
        try:
            self._bring_up()
        except SQLAlchemyError as error:
            self.close()
            raise told(self.place, error) from error
        except BaseException:
            self.close()
            raise

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of its own."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; what it sees does not change meanwhile.

        Raises:
            LedgerError: the database fails.
        """
        try:
            with self.engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise told(self.place, error) from error

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction: all of it is kept, or nothing. Waits for other writers, as long as there is patience.

        Raises:
            LedgerError: the database fails; nothing was written.
        """
        try:
            with self.engine.connect() as connection:
                self._alone(connection)
                yield connection
                connection.commit()
        except SQLAlchemyError as error:
            raise told(self.place, error) from error

    def settle(self) -> None:
        """Have the database look how much it holds of what, by which it finds the quick ways; PostgreSQL does it alone.

        Raises:
            LedgerError: the database fails.
        """
        if self.is_sqlite:
            with self.writing() as connection:
                connection.exec_driver_sql(f"PRAGMA analysis_limit={_LOOKED_AT}")
                connection.exec_driver_sql("ANALYZE")

    def _alone(self, connection: sa.Connection) -> None:
        """One writer at a time, from the first look on: what it did not find nobody else puts there meanwhile."""
        if self.is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.text(f"SET LOCAL lock_timeout = {round(self._patience * 1000)}"))
            connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK})"))

    def _bring_up(self) -> None:
        with self.engine.connect() as connection:
            found = _schema(connection)
            if found == NEWEST:
                return
            if found is None and sa.inspect(connection).get_table_names():
                raise LedgerError(f"{self.place} is a database, but no ledger of shutro: give another place")
            if found is not None and found > NEWEST:
                raise LedgerError(
                    f"{self.place} has schema {found}, made by a newer shutro (this one knows {NEWEST}): update shutro"
                )
        self._upgrade()

    def _upgrade(self) -> None:
        from alembic import command  # loaded only where a ledger is made or brought up
        from alembic.config import Config

        settings = Config()
        settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                connection.rollback()
            self._alone(connection)  # two programs may make one ledger at once
            if _schema(connection) != NEWEST:
                settings.attributes["connection"] = connection
                command.upgrade(settings, "head")
            connection.commit()


def told(place: str, error: SQLAlchemyError) -> LedgerError:
    """What the database said, and what to do."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    for sign, remedy in _REMEDIES.items():
        if sign in said:
            return LedgerError(f"{place}: {said}: {remedy}")
    return LedgerError(f"{place}: {said}")


_FULL = "nothing was lost, and nothing half written; make room and run the same command again"
_BUSY = "another program is writing to it and did not finish; run the same command again when it has"
_GONE = "the server is not there; nothing that was added before is lost: run the same command again when it is back"
_REMEDIES = {
    "disk is full": _FULL,
    "No space left": _FULL,
    "locked": _BUSY,
    "lock timeout": _BUSY,
    "closed the connection": _GONE,
    "terminating connection": _GONE,
    "connection is lost": _GONE,
    "s the server running": _GONE,
    "disk I/O error": "the disk failed, or no file may grow so large there; nothing that was added before is lost: "
    "see to the disk and run the same command again",
    "unable to open": "there is no such folder, or it may not be written to; make it first, or give another place",
    "not a database": "it is no ledger; give another place",
    "malformed": "the file is damaged; bring back a copy (`sqlite3 LEDGER .recover` may save what is left)",
    "readonly": "it may not be written to; give another place, or change its permissions",
    "refused": "is the server running, and does it listen there?",
    "authentication failed": "is the user's name right, and the password (PGPASSWORD)?",
    "does not exist": "make it first: createdb",
}


def _schema(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _engine(place: str, create: bool, patience: float) -> sa.Engine:
    if "://" in place:
        return _server(place)
    path = Path(place)
    if not create and not path.exists():
        raise LedgerError(f"{place}: there is no such ledger; `shutro add REPORTS --ledger {place}` makes one")
    if path.is_dir():
        raise LedgerError(f"{place} is a folder: a ledger is one file, for example {path / 'ledger.db'}")
    engine = sa.create_engine(
        f"sqlite:///{path}",
        hide_parameters=True,  # an error must not write into a log what was asked for
        connect_args={"timeout": patience, "check_same_thread": False, "isolation_level": None},
    )
    sa.event.listen(engine, "connect", _settle)
    return engine


def _settle(connection: Any, _: object) -> None:
    """SQLite as we want it: readers never wait for a writer, and what is committed survives kill -9.

    No memory map: a disk that fails under one ends the program, and what is mapped counts as its memory.
    """
    for setting in ("synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}")


def _server(place: str) -> sa.Engine:
    scheme, _, rest = place.partition("://")
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise LedgerError(f"{place}: a ledger is a file (SQLite) or postgresql://user@host/name")
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise LedgerError("a ledger on PostgreSQL needs its driver: pip install 'shutro[postgresql]'") from error
    return sa.create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True, hide_parameters=True)


def default_place() -> str:
    """Where the ledger lies unless told: ``SHUTRO_LEDGER``, else ``shutro.db`` in this folder."""
    return os.environ.get("SHUTRO_LEDGER") or "shutro.db"
