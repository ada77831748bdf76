#!/usr/bin/env python3
"""The desk under load: pages over a ledger, asked by many clients at once on this machine.

usage: python benchmarks/desk.py LEDGER.db [--clients 20] [--requests 20000] [--processes N]

Starts the server of `shutro desk` over the ledger, without its limit of requests a second. First each kind of page is
asked once for each of its questions, all different, by the clients in turn without a pause (cold: nothing was asked
before); then again in random order (warm). Then --requests requests of all kinds go through while the memory of the
server's processes is looked at. Questions are drawn from the 1,500 places, people, parties and names that the ledger
has most of; `python benchmarks/synthetic.py` makes reports for one.
"""

import argparse
import asyncio
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx

QUESTIONS, AMONG = 150, 1500  # of one kind, drawn from so many that the ledger tells most of


def questions(ledger: Path) -> dict[str, list[str]]:
    """Addresses by kind of page."""
    with sqlite3.connect(ledger) as database:

        def column(asked: str) -> list[str]:
            found = [row[0] for row in database.execute(asked, (AMONG,)) if row[0]]
            return random.Random(1).sample(found, min(QUESTIONS, len(found)))  # noqa: S311

        places = column("SELECT place FROM figure WHERE role = 'killed' GROUP BY place ORDER BY count(*) DESC LIMIT ?")
        people = column("SELECT name FROM speaker GROUP BY key ORDER BY count(*) DESC LIMIT ?")
        parties = column("SELECT name FROM move_party GROUP BY key ORDER BY count(*) DESC LIMIT ?")
        names = column("SELECT name FROM entity GROUP BY key ORDER BY count(*) DESC LIMIT ?")
        reports = column("SELECT id FROM report WHERE latest ORDER BY random() LIMIT ?")
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 8, 15, 22)]
    return {
        "home": ["/"],
        "report": [f"/reports/{number}" for number in reports],
        "search": [f"/search?{urlencode({'q': name})}" for name in names],
        "figures": [f"/figures?{urlencode({'of': 'killed', 'place': place})}" for place in places],
        "board": [f"/board?{urlencode({'about': party})}" for party in parties],
        "said": [f"/said?{urlencode({'by': name})}" for name in people],
        "sources": [f"/sources?since={day}" for day in days],
        "stories": [f"/stories?until={day}" for day in days],
    }


START = """\
import sys
from shutro.desk import Settings
from shutro.desk.server import serve
serve(sys.argv[1], Settings(port=0, rate=1_000_000, processes=int(sys.argv[2])))
"""


class Server:
    """`shutro desk` in processes of its own."""

    def __init__(self, ledger: Path, processes: int) -> None:
        command = [sys.executable, "-c", START, str(ledger), str(processes)]
        self.running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.running.stderr
        told = self.running.stderr.readline()
        self.address = re.search(r"http://\S+(?=/)", told)[0]  # type: ignore[index]

    def memory(self) -> float:
        """MB that the server's processes have for themselves."""
        return sum(_private(pid) for pid in (self.running.pid, *_children(self.running.pid))) / 1024

    def stop(self) -> None:
        """End it."""
        self.running.terminate()
        self.running.wait(20)


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(pid) for pid in listed.stdout.split()]


def _private(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private_"))


async def ask(address: str, paths: list[str], clients: int) -> tuple[list[float], int, float]:
    """Every path once, by so many clients without a pause: seconds each took, how many failed, seconds in all."""
    waiting, took, failed = iter(paths), [], 0
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=60) as client:

        async def one() -> None:
            nonlocal failed
            for path in waiting:
                start = time.perf_counter()
                answer = await client.get(path)
                took.append(time.perf_counter() - start)
                failed += answer.status_code != 200

        start = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(clients)))
        return took, failed, time.perf_counter() - start


def told(name: str, took: list[float], failed: int, seconds: float) -> None:
    if not took:
        return
    took = sorted(took)
    p50, p95 = (1000 * took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95))
    print(
        f"{name:16} {len(took):6} asked {len(took) / seconds:7.0f} a second  p50 {p50:6.0f} ms  p95 {p95:6.0f} ms",
        end="",
    )
    print(f"  {failed} failed" if failed else "", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--only", nargs="*", metavar="KIND", help="these kinds of page alone")
    parser.add_argument("--processes", type=int, default=min(4, os.cpu_count() or 1))
    options = parser.parse_args()
    asked = {k: paths for k, paths in questions(options.ledger).items() if not options.only or k in options.only}
    draw = random.Random(1)  # noqa: S311
    server = Server(options.ledger, options.processes)
    try:
        for name, paths in asked.items():
            told(f"{name}, cold", *asyncio.run(ask(server.address, paths, options.clients)))
        for name, paths in asked.items():
            again = draw.choices(paths, k=400)
            told(f"{name}, warm", *asyncio.run(ask(server.address, again, options.clients)))
        every = [path for paths in asked.values() for path in paths]
        for done in range(0, options.requests, 2000):
            took, failed, seconds = asyncio.run(ask(server.address, draw.choices(every, k=2000), options.clients))
            told(f"all, {done + 2000}", took, failed, seconds)
            print(f"                 memory {server.memory():.0f} MB", flush=True)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
