"""Reading in many processes: results in the order of what was given, and only as much in hand as is soon used."""

import gc
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from shutro.errors import InputError, ModelError, UsageError, fault
from shutro.ledger.items import Item, Refusal
from shutro.ledger.rows import Rows, rows

Result = Rows | Refusal
_CHUNK = 8  # reports that a process is given at once
_AHEAD = 4  # chunks in hand for each process


def read_item(item: Item) -> Result:
    """Open and read one report; whatever is wrong with it becomes a refusal that says so.

    Raises:
        ModelError: the trained model's file is missing or damaged, which is no report's fault.
    """
    from shutro.record.sources import read_source
    from shutro.text import open_bytes

    try:
        source = open_bytes(item.data, item.address, item.content_type, item.url)
        record = read_source(
            source, published=item.published or None, title=item.title, outlet=item.outlet, url=item.url
        )
        return rows(record, item.address)
    except (InputError, UsageError) as error:
        return Refusal(item.address, str(error), item.data)
    except ModelError:
        raise
    except Exception as error:  # a fault of ours must not take the other reports with it
        return Refusal(item.address, fault(error), item.data)


def read_all(items: Iterable[Item], processes: int) -> Iterator[tuple[Item, Result]]:
    """Every item with what was read from it, in order; with one process here, else in as many others."""
    if processes <= 1:
        for item in items:
            yield item, read_item(item)
        return
    with _Pool(processes) as pool:
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        for chunk in _chunks(items):
            waiting.append((chunk, pool.submit(chunk)))
            while len(waiting) >= processes * _AHEAD or (waiting and waiting[0][1].done()):
                yield from pool.outcome(*waiting.popleft())
        while waiting:
            yield from pool.outcome(*waiting.popleft())


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    given = iter(items)
    while chunk := list(islice(given, _CHUNK)):
        yield chunk


class _Pool:
    """Processes that end with ours, and a report that kills its process is refused alone."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._processes, multiprocessing.get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),)
        )

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)
        del self._executor
        gc.collect()  # the command ends without taking anything apart, and multiprocessing would complain

    def submit(self, chunk: list[Item]) -> "Future[list[Result]]":
        try:
            return self._executor.submit(_read_chunk, chunk)
        except BrokenProcessPool:
            self._executor = self._start()
            return self._executor.submit(_read_chunk, chunk)

    def outcome(self, chunk: list[Item], future: "Future[list[Result]]") -> Iterator[tuple[Item, Result]]:
        try:
            yield from zip(chunk, future.result(), strict=True)
        except BrokenProcessPool:
            for item in chunk:
                yield item, self._alone(item)

    def _alone(self, item: Item) -> Result:
        try:
            return self.submit([item]).result()[0]
        except BrokenProcessPool:
            return Refusal(item.address, "the process that read it ended: too little memory, or a fault", item.data)


def _read_chunk(chunk: list[Item]) -> list[Result]:
    return [read_item(item) for item in chunk]


def _end_with(parent: int) -> None:
    """A process whose parent was killed would wait for work for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
