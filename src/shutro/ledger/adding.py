"""Reports into the ledger: each enters whole or not at all, once, and what was not taken is kept with its reason."""

import os
import time
from collections.abc import Callable, Iterable, Iterator

import msgspec
import sqlalchemy as sa

from shutro.ledger import tables
from shutro.ledger.entering import Entering
from shutro.ledger.items import Given, Item, Refusal
from shutro.ledger.store import Ledger
from shutro.ledger.workers import Result, read_all

_BATCH = 64  # reports a transaction ...
_PATIENCE = 2.0  # ... or seconds: so much work a kill -9 costs at most
_LOOK_UP = 256  # items whose having been given is asked at once


class Tally(msgspec.Struct):
    """What became of what was given."""

    added: int = 0
    versions: int = 0
    known: int = 0
    refused: int = 0

    @property
    def all(self) -> int:
        """How many were given."""
        return self.added + self.versions + self.known + self.refused


def add(
    ledger: Ledger,
    given: Iterable[Given],
    *,
    processes: int | None = None,
    again: bool = False,
    progress: Callable[[Tally], None] | None = None,
) -> Tally:
    """Read what is given and keep it; what is known already is not read again.

    ``processes``: how many to read in (default: one a core). ``again``: try what was refused before once more.
    ``progress`` is told after every transaction.

    Raises:
        LedgerError: the database fails; what was committed before is kept, and the same call goes on from there.
    """
    tally = Tally()
    batch: list[tuple[Given, Result]] = []
    since = time.monotonic()

    def keep() -> None:
        nonlocal since
        _keep(ledger, batch, tally)
        batch.clear()
        since = time.monotonic()
        if progress:
            progress(tally)

    fresh = _fresh(ledger, given, tally, again)
    for item, result in _read(fresh, processes or os.cpu_count() or 1):
        batch.append((item, result))
        if len(batch) >= _BATCH or time.monotonic() - since > _PATIENCE:
            keep()
    keep()
    if tally.added + tally.versions:
        ledger.settle()
    return tally


def _fresh(ledger: Ledger, given: Iterable[Given], tally: Tally, again: bool) -> Iterator[Given]:
    """What was not given before."""
    waiting: list[Given] = []
    for one in given:
        waiting.append(one)
        if len(waiting) >= _LOOK_UP:
            yield from _unknown(ledger, waiting, tally, again)
            waiting = []
    yield from _unknown(ledger, waiting, tally, again)


def _unknown(ledger: Ledger, waiting: list[Given], tally: Tally, again: bool) -> Iterator[Given]:
    if not waiting:
        return
    table = tables.given
    asked = sa.select(table.c.sha256, table.c.reason).where(table.c.sha256.in_([g.sha256 for g in waiting]))
    with ledger.reading() as connection:
        known = {sha for sha, reason in connection.execute(asked) if not (again and reason)}
    for one in waiting:
        if one.sha256 in known:
            tally.known += 1
        else:
            known.add(one.sha256)
            yield one


def _read(given: Iterable[Given], processes: int) -> Iterator[tuple[Given, Result]]:
    """Refusals pass by the readers, in no fixed order against them."""
    refusals: list[Refusal] = []

    def items() -> Iterator[Item]:
        for one in given:
            if isinstance(one, Refusal):
                refusals.append(one)
            else:
                yield one

    for item, result in read_all(items(), processes):
        yield item, result
        while refusals:
            refusal = refusals.pop()
            yield refusal, refusal
    for refusal in refusals:
        yield refusal, refusal


def _keep(ledger: Ledger, batch: list[tuple[Given, Result]], tally: Tally) -> None:
    if not batch:
        return
    with ledger.writing() as connection:
        entering = Entering(connection, batch)
        became = [entering.enter(given, result) for given, result in batch]
        entering.done()
    for name in became:  # only now: what was rolled back was not added
        setattr(tally, name, getattr(tally, name) + 1)
