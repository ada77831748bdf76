"""Reports into the ledger: each enters whole or not at all, once, and what was not taken is kept with its reason."""

import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from shutro.ledger import tables
from shutro.ledger.copies import origin_of
from shutro.ledger.items import Given, Item, Refusal
from shutro.ledger.rows import Row, Rows
from shutro.ledger.search import put_words
from shutro.ledger.store import Ledger
from shutro.ledger.workers import Result, read_all

_BATCH = 64  # reports a transaction ...
_PATIENCE = 2.0  # ... or seconds: so much work a kill -9 costs at most
_LOOK_UP = 256  # items whose having been given is asked at once
_BEGINNING = 2_000  # characters of a refused item that are kept


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
    counted = Tally()
    with ledger.writing() as connection:
        for given, result in batch:
            if isinstance(result, Refusal):
                _given(connection, given, None, result)
                counted.refused += 1
            else:
                _enter(connection, given, result, counted)
    for name in Tally.__struct_fields__:  # only now: what was rolled back was not added
        setattr(tally, name, getattr(tally, name) + getattr(counted, name))


def _enter(connection: sa.Connection, given: Given, read: Rows, counted: Tally) -> None:
    held = tables.report
    same = (held.c.sha256 == read.report["sha256"]) & (held.c.outlet == read.report["outlet"])
    known = connection.execute(sa.select(held.c.id, held.c.address, held.c.latest).where(same)).first()
    if known is not None:
        counted.known += 1
        if known.address == given.address and not known.latest:  # a text that was brought back
            _latest(connection, known.address, known.id)
        _given(connection, given, known.id, None)
        return
    before = connection.execute(
        sa.select(held.c.id, held.c.version).where((held.c.address == given.address) & held.c.latest)
    ).first()
    added = datetime.now(UTC).isoformat(timespec="seconds")
    version = {"version": before.version + 1, "replaces": before.id} if before else {"version": 1, "replaces": None}
    common = [row["band"] for row in read.layers["band"]]
    origin = origin_of(connection, read.report["signature"], common, given.address)
    row = read.report | version | {"added": added, "latest": True, "origin": origin}
    report = connection.execute(sa.insert(held).values(row).returning(held.c.id)).scalar_one()
    if before:
        _latest(connection, given.address, report)
    _layers(connection, report, read.layers)
    _cited(connection, report, origin or report, read)
    put_words(connection, report, read.words)
    refusals = (tables.given.c.address == given.address) & tables.given.c.reason.is_not(None)
    connection.execute(sa.delete(tables.given).where(refusals))  # it came in the end
    _given(connection, given, report, None)
    counted.versions += bool(before)
    counted.added += not before


def _latest(connection: sa.Connection, address: str, report: int) -> None:
    held, cited = tables.report, tables.cited
    connection.execute(sa.update(held).where(held.c.address == address).values(latest=held.c.id == report))
    versions = sa.select(held.c.id).where(held.c.address == address)
    connection.execute(sa.update(cited).where(cited.c.report.in_(versions)).values(latest=cited.c.report == report))


def _cited(connection: sa.Connection, report: int, origin: int, read: Rows) -> None:
    """Who is cited, with what the sources are counted by."""
    names: dict[str, set[str]] = defaultdict(set)
    for speaker in read.layers["speaker"]:
        names[speaker["entry"]].add(speaker["key"])
    counts = Counter((s["source_kind"], by) for s in read.layers["statement"] for by in names.get(s["entry"], {""}))
    of = {"report": report, "origin": origin, "outlet": read.report["outlet"], "latest": True}
    if counts:
        found = [{"source_kind": kind, "source_key": by, "statements": n} | of for (kind, by), n in counts.items()]
        connection.execute(sa.insert(tables.cited), found)


def _layers(connection: sa.Connection, report: int, layers: dict[str, list[Row]]) -> None:
    for table in tables.LAYERS:
        found = layers[table.name]
        if found:
            connection.execute(sa.insert(table), [row | {"report": report} for row in found])


def _given(connection: sa.Connection, given: Given, report: int | None, refusal: Refusal | None) -> None:
    row = {
        "sha256": given.sha256,
        "address": given.address,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "report": report,
        "reason": refusal.reason if refusal else None,
        "beginning": _beginning(given.data) if refusal else None,
    }
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    put = insert(tables.given).values(row)
    connection.execute(put.on_conflict_do_update(index_elements=["sha256"], set_=row))


def _beginning(data: bytes) -> str:
    return data[: _BEGINNING * 4].decode("utf-8", "replace").replace("\0", "\ufffd")[:_BEGINNING]
