"""How many reports are read at once: reading keeps a core busy, and pages of the ledger must not wait for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from litestar.exceptions import ServiceUnavailableException

_PATIENCE = 20.0  # seconds that a reader waits for a turn
_AGAIN = 10  # seconds after which one who was sent away may ask again


class Busy(ServiceUnavailableException):
    """As many reports are being read as this desk reads at once, and others wait already."""

    def __init__(self) -> None:
        super().__init__(
            f"other reports are being read just now: try again in {_AGAIN} seconds",
            headers={"Retry-After": str(_AGAIN)},
        )


class Turns:
    """``at_once`` readings, twice as many waiting for their turn, and nobody else: who waits keeps a thread."""

    def __init__(self, at_once: int, patience: float = _PATIENCE) -> None:
        self._free = threading.Semaphore(at_once)
        self._places = threading.Semaphore(3 * at_once)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One reading.

        Raises:
            Busy: there is no place to wait, or the wait was too long.
        """
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._free.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._places.release()
