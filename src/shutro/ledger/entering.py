"""One transaction: what was read, into the tables. What a report needs to know is asked for all of them at once."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from shutro.ledger import tables
from shutro.ledger.copies import origin_of
from shutro.ledger.items import Given, Refusal
from shutro.ledger.rows import Row, Rows
from shutro.ledger.search import put_words

Became = Literal["added", "versions", "known", "refused"]

_BEGINNING = 2_000  # characters of a refused item that are kept
_REPORT = sa.insert(tables.report).returning(tables.report.c.id)
_INSERT = {table.name: sa.insert(table) for table in (*tables.LAYERS, tables.cited)}


class _Held(NamedTuple):
    """A report that is in the ledger."""

    id: int
    address: str
    version: int
    latest: bool


class Entering:
    """Items on their way into the ledger; ``given`` are those of the transaction, with what was read of them.

    What no other item of the transaction asks for is put in at its end, many rows at once: call `done`.
    """

    def __init__(self, connection: sa.Connection, given: Sequence[tuple[Given, Rows | Refusal]]) -> None:
        self._connection = connection
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._words: list[tuple[int, str]] = []
        self._given: dict[str, Row] = {}
        self._texts: dict[tuple[str, str], _Held] = {}
        self._newest: dict[str, _Held] = {}
        texts = [read.report["sha256"] for _, read in given if isinstance(read, Rows)]
        addresses = sorted({one.address for one, _ in given})
        self._look(tables.report.c.sha256.in_(texts))
        self._look(tables.report.c.address.in_(addresses) & tables.report.c.latest)
        kept = tables.given
        refused = sa.select(kept.c.address).where(kept.c.address.in_(addresses), kept.c.reason.is_not(None))
        self._refused = set(connection.execute(refused).scalars())

    def enter(self, given: Given, read: Rows | Refusal) -> Became:
        """Put one item in. Returns what became of it."""
        if isinstance(read, Refusal):
            self._tell(given, None, read)
            return "refused"
        text = (read.report["sha256"], read.report["outlet"])
        known = self._texts.get(text)
        if known is not None:
            if known.address == given.address and not known.latest:  # a text that was brought back
                self._make_latest(known)
            self._tell(given, known.id, None)
            return "known"
        before = self._newest.get(given.address)
        self._put(given, read, text, before)
        return "versions" if before else "added"

    def done(self) -> None:
        """Put in what waits."""
        for table in (*tables.LAYERS, tables.cited):
            if rows := self._rows.pop(table.name, None):
                self._connection.execute(_INSERT[table.name], rows)
        for report, words in self._words:
            put_words(self._connection, report, words)
        self._words.clear()
        if self._given:
            insert = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
            put = insert(tables.given)
            new = {column.name: put.excluded[column.name] for column in tables.given.c}
            self._connection.execute(
                put.on_conflict_do_update(index_elements=["sha256"], set_=new), list(self._given.values())
            )
            self._given.clear()

    def _look(self, which: sa.ColumnElement[bool]) -> None:
        held = tables.report.c
        asked = sa.select(held.sha256, held.outlet, held.id, held.address, held.version, held.latest).where(which)
        for sha256, outlet, *rest in self._connection.execute(asked):
            self._know((sha256, outlet), _Held(*rest))

    def _know(self, text: tuple[str, str], held: _Held) -> None:
        self._texts[text] = held
        if held.latest:
            self._newest[held.address] = held

    def _put(self, given: Given, read: Rows, text: tuple[str, str], before: _Held | None) -> None:
        bands = [row["band"] for row in read.layers["band"]]
        origin = origin_of(self._connection, read.report["signature"], bands, given.address)
        version = before.version + 1 if before else 1
        replaced = {"version": version, "replaces": before.id if before else None}
        row = read.report | replaced | {"added": self._now, "latest": True, "origin": origin}
        report: int = self._connection.execute(_REPORT, row).scalar_one()
        held = _Held(report, given.address, version, latest=True)
        self._know(text, held)
        for name, rows in read.layers.items():
            self._rows[name] += [row | {"report": report} for row in rows]
        if bands := self._rows.pop("band", []):  # the next report may be a copy of this one
            self._connection.execute(_INSERT["band"], bands)
        self._rows["cited"] += _cited(report, origin or report, read)
        self._words.append((report, read.words))
        if before:
            self._make_latest(held)
        self._forget_refusals(given.address)
        self._tell(given, report, None)

    def _make_latest(self, new: _Held) -> None:
        self.done()  # what is told of its other versions must stand there to be changed
        held, cited = tables.report, tables.cited
        of_address = held.c.address == new.address
        self._connection.execute(sa.update(held).where(of_address).values(latest=held.c.id == new.id))
        versions = sa.select(held.c.id).where(of_address)
        self._connection.execute(
            sa.update(cited).where(cited.c.report.in_(versions)).values(latest=cited.c.report == new.id)
        )
        self._look(of_address)

    def _forget_refusals(self, address: str) -> None:
        """What was refused came in the end."""
        if address in self._refused:
            kept = tables.given
            refusals = (kept.c.address == address) & kept.c.reason.is_not(None)
            self._connection.execute(sa.delete(kept).where(refusals))
        for sha256 in [s for s, row in self._given.items() if row["address"] == address and row["reason"] is not None]:
            del self._given[sha256]

    def _tell(self, given: Given, report: int | None, refusal: Refusal | None) -> None:
        self._given[given.sha256] = {
            "sha256": given.sha256,
            "address": given.address,
            "at": self._now,
            "report": report,
            "reason": refusal.reason if refusal else None,
            "beginning": _beginning(given.data) if refusal else None,
        }


def _cited(report: int, origin: int, read: Rows) -> list[dict[str, Any]]:
    """Who is cited, with what the sources are counted by."""
    names: dict[str, set[str]] = defaultdict(set)
    for speaker in read.layers["speaker"]:
        names[speaker["entry"]].add(speaker["key"])
    counts = Counter((s["source_kind"], by) for s in read.layers["statement"] for by in names.get(s["entry"], {""}))
    of = {"report": report, "origin": origin, "outlet": read.report["outlet"], "latest": True}
    return [{"source_kind": kind, "source_key": by, "statements": n} | of for (kind, by), n in counts.items()]


def _beginning(data: bytes) -> str:
    return data[: _BEGINNING * 4].decode("utf-8", "replace").replace("\0", "\ufffd")[:_BEGINNING]
