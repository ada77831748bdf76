"""Starts the desk and keeps it running until it is told to stop."""

import sys

from litestar import Litestar

from shutro.desk.settings import Settings


def serve(app: Litestar, settings: Settings) -> None:
    """Answer until interrupted. What is logged has no query, no cookie and no text of a report."""
    import uvicorn

    sys.stderr.write(f"shutro: the desk is at http://{settings.host}:{settings.port}/ (Ctrl-C ends it)\n")
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False,
        proxy_headers=False, limit_concurrency=200, timeout_keep_alive=10,
    )  # fmt: skip
