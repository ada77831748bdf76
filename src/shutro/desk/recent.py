"""What a start page shows of a whole ledger, kept until the ledger grows: counting a hundred thousand reports anew for
every reader would make all of them wait.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from shutro.ledger import Ledger
from shutro.ledger.tables import report

_AT_LEAST = 20.0  # seconds that something is kept, also where reports come in all the time

Found = TypeVar("Found")
_lock = threading.Lock()
_kept: WeakKeyDictionary[Ledger, dict[str, tuple[int | None, float, Any]]] = WeakKeyDictionary()


def recent(ledger: Ledger, name: str, find: Callable[[], Found]) -> Found:
    """What ``find`` tells of the ledger, from memory where the ledger has grown by nothing, or was asked just now.

    Raises:
        LedgerError: the database fails.
    """
    with _lock:
        kept = _kept.setdefault(ledger, {}).get(name)
    if kept and time.monotonic() - kept[1] < _AT_LEAST:
        found: Found = kept[2]
        return found
    grown = newest(ledger)
    told = kept[2] if kept and kept[0] == grown else find()
    with _lock:
        _kept[ledger][name] = (grown, time.monotonic(), told)
    return told


def newest(ledger: Ledger) -> int | None:
    """The number of the report that was added last, None where there is none; no report changes, a new version of one
    is a new row: where this is the same, the ledger is.

    Raises:
        LedgerError: the database fails.
    """
    with ledger.reading() as connection:
        found: int | None = connection.execute(sa.select(sa.func.max(report.c.id))).scalar()
    return found
