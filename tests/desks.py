"""A desk served for a test: the real server on a free port of this machine, in a thread."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import urllib3
import uvicorn

from shutro.desk import Settings, desk
from shutro.ledger import Ledger


@contextmanager
def served(ledger: Ledger, settings: Settings | None = None) -> Iterator[str]:
    """The address of a desk over a ledger, without a slash at its end."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        settings = replace(settings or Settings(), port=port)
        server = uvicorn.Server(uvicorn.Config(desk(ledger, settings), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, args=([taken],), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(10)


def ask(address: str, status: int = 200) -> str:
    """The text of an answer that has this status."""
    answer = urllib3.request("GET", address, retries=False)
    assert answer.status == status, answer.data
    return answer.data.decode()


def asked(address: str) -> object:
    """What an address of a desk answers programs."""
    return json.loads(ask(address))
