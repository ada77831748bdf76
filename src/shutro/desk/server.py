"""Starts the desk and keeps it running until it is told to stop."""

import socket
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from litestar import Litestar

from shutro.desk.app import desk
from shutro.desk.settings import Settings
from shutro.errors import UsageError
from shutro.ledger import Ledger
from shutro.ledger.same import Same, read_aliases

_BACKLOG = 256


def application(place: str, settings: Settings, aliases: Path | None) -> Litestar:
    """The desk over the ledger at ``place``; each process of the server makes its own.

    Raises:
        LedgerError: it cannot be opened.
        UsageError: the alias file is damaged.
    """
    return desk(Ledger(place, create=False), settings, Same(read_aliases(aliases) if aliases else ()))


def serve(place: str, settings: Settings, aliases: Path | None = None) -> None:
    """Answer until interrupted. What is logged has no query, no cookie and no text of a report.

    Raises:
        UsageError: the address cannot be listened on, or the alias file is damaged.
        LedgerError: the ledger cannot be opened.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    with _listening(settings) as taken:
        settings = replace(settings, port=taken.getsockname()[1])
        make = partial(application, place, settings, aliases)
        config = uvicorn.Config(
            make if settings.processes > 1 else make(), factory=settings.processes > 1, workers=settings.processes,
            log_level="warning", access_log=False, server_header=False, proxy_headers=False, limit_concurrency=200,
            timeout_keep_alive=10,
        )  # fmt: skip
        sys.stderr.write(_told(settings))
        sys.stderr.flush()
        if settings.processes > 1:
            Multiprocess(config, sockets=[taken]).run()
        else:
            uvicorn.Server(config).run([taken])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        taken.close()
        where = f"{settings.host}:{settings.port}"
        raise UsageError(f"cannot listen on {where} ({error}): name another --port, or --host") from error
    taken.listen(_BACKLOG)
    return taken


def _told(settings: Settings) -> str:
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = [f"shutro: the desk is at http://{name}:{settings.port}/ (Ctrl-C ends it)"]
    if settings.token is not None:
        lines.append(f"shutro: reports may be added with the token {settings.token}")
    if settings.is_open:
        lines.append("shutro: others on the network can read it too; put a server that speaks https before it")
    return "\n".join(lines) + "\n"
