"""The whole server on one screen: its pages, its safety, its description."""

import hashlib
from importlib.resources import files
from pathlib import Path

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import CacheControlHeader, State
from litestar.di import Provide
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router

from shutro import __version__
from shutro.desk import faults, pages, safety
from shutro.desk.answering import within
from shutro.desk.look import look_of
from shutro.desk.settings import Settings
from shutro.ledger import Ledger
from shutro.ledger.same import Same

_STATIC = Path(str(files("shutro").joinpath("desk", "static")))


def desk(ledger: Ledger, settings: Settings | None = None, same: Same | None = None) -> Litestar:
    """The pages over a ledger, as an ASGI application. ``same``: who is the same, as the alias file says."""
    settings = settings or Settings()
    return Litestar(
        route_handlers=[*pages.ALL, _static()],
        dependencies={
            "look": Provide(look_of, sync_to_thread=False),
            "within": Provide(within, sync_to_thread=False),
            "ledger": Provide(lambda: ledger, sync_to_thread=False),
            "same": Provide(lambda: same or Same(), sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
        },
        state=State({"settings": settings, "assets": _assets()}),
        exception_handlers={Exception: faults.told},
        before_send=[safety.with_headers],
        allowed_hosts=safety.hosts(settings),
        csrf_config=safety.forms(settings),
        middleware=[RateLimitConfig(("second", settings.rate), exclude=["^/static/"]).middleware],
        request_max_body_size=settings.upload + 100_000,
        compression_config=CompressionConfig(backend="gzip", minimum_size=2000),
        openapi_config=_description(),
        debug=False,
        logging_config=None,
    )


def _description() -> OpenAPIConfig:
    """The description of the addresses for programs, at ``/schema/openapi.json``."""
    about = "What a ledger of Bengali news answers, each row with its report, its offsets and its sentence."
    return OpenAPIConfig(
        title="shutro desk", version=__version__, description=about, render_plugins=[JsonRenderPlugin()], path="/schema"
    )


def _static() -> Router:
    year = CacheControlHeader(max_age=31_536_000, immutable=True)  # their address bears their fingerprint
    return create_static_files_router("/static", directories=[_STATIC], cache_control=year, include_in_schema=False)


def _assets() -> dict[str, str]:
    """The address of each file of ``static/``, with its fingerprint."""
    found = {}
    for file in sorted(_STATIC.iterdir()):
        print_of = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        found[file.name] = f"/static/{file.name}?{print_of}"
    return found
