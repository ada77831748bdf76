"""The whole server on one screen: its pages, its safety, its description."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide

from shutro.desk import faults, pages, safety
from shutro.desk.assets import assets, serving
from shutro.desk.catalogues import catalogue
from shutro.desk.description import description
from shutro.desk.engine import engine
from shutro.desk.given import within
from shutro.desk.look import look_of
from shutro.desk.remembering import Remembering
from shutro.desk.settings import Settings
from shutro.desk.turns import Turns
from shutro.ledger import Ledger
from shutro.ledger.keys import folded
from shutro.ledger.same import Same

_AT_ONCE = 2


def desk(ledger: Ledger, settings: Settings | None = None, same: Same | None = None) -> Litestar:
    """The pages over a ledger, as an ASGI application. ``same``: who is the same, as the alias file says."""
    settings, loaded = settings or Settings(), assets()
    turns = Turns(settings.readings)
    return Litestar(
        route_handlers=[*pages.ALL, serving(loaded)],
        dependencies={
            "look": Provide(look_of, sync_to_thread=False),
            "within": Provide(within, sync_to_thread=False),
            "ledger": Provide(lambda: ledger, sync_to_thread=False),
            "same": Provide(lambda: same or Same(), sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "turns": Provide(lambda: turns, sync_to_thread=False),
        },
        state=State({"settings": settings, "assets": {name: file.address for name, file in loaded.items()}}),
        exception_handlers={Exception: faults.told},
        before_send=[safety.with_headers],
        middleware=[*safety.guards(settings), Remembering(ledger)],
        on_startup=[_ready],
        request_max_body_size=settings.upload + 100_000,
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=1) if settings.is_open else None,
        openapi_config=description(),
        debug=False,
        logging_config=None,
    )


async def _ready() -> None:
    """So many answers are worked on at once; more would only take the processor from one another. What every first
    answer would wait for is loaded before.
    """
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_AT_ONCE))
    engine().get_template("base.html.j2")
    catalogue("bn")
    folded("সূত্র")
