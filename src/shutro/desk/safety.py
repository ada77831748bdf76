"""What every answer of the desk tells the browser, and whom the desk answers at all."""

from typing import Any

from litestar import Request
from litestar.config.allowed_hosts import AllowedHostsConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import MutableScopeHeaders
from litestar.middleware import DefineMiddleware
from litestar.middleware.allowed_hosts import AllowedHostsMiddleware
from litestar.middleware.csrf import CSRFMiddleware
from litestar.middleware.rate_limit import RateLimitConfig, get_remote_address
from litestar.types import Message, Scope

from shutro.desk.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script and no style but our own files; nothing from anywhere else."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


async def with_headers(message: Message, scope: Scope) -> None:
    """Add `HEADERS` to an answer, also to that of an error."""
    if message["type"] != "http.response.start":
        return
    message.setdefault("headers", [])
    headers = MutableScopeHeaders(message)
    for name, value in HEADERS.items():
        headers[name] = value
    if not str(scope.get("path", "")).startswith("/static/"):
        headers.setdefault("Cache-Control", "no-cache")


def guards(settings: Settings) -> list[DefineMiddleware]:
    """What a request passes, in this order, before anything answers it, the memory of the desk included.

    Litestar's own places for hosts and forms lie behind every other middleware: what is remembered would pass by them.
    """
    return [
        DefineMiddleware(AllowedHostsMiddleware, config=_hosts(settings)),
        RateLimitConfig(("second", settings.rate), exclude=["^/static/"]).middleware,
        _readings(settings).middleware,
        DefineMiddleware(CSRFMiddleware, config=_forms(settings)),
    ]


def _hosts(settings: Settings) -> AllowedHostsConfig:
    """Under which names the desk answers: a page elsewhere that gives our address another name gets nothing.

    Any name where it listens on all addresses, for then its names are not ours to know.
    """
    if settings.host in ("0.0.0.0", "::", ""):  # noqa: S104 - asked for by the one who starts it
        return AllowedHostsConfig(["*"])
    own = {"localhost", "127.0.0.1", "[::1]", settings.host}
    return AllowedHostsConfig([*sorted(own), *sorted(f"{name}:{settings.port}" for name in own)], www_redirect=False)


def _readings(settings: Settings) -> RateLimitConfig:
    """How many reports a minute one address may have read."""
    return RateLimitConfig(
        ("minute", settings.drafts),
        check_throttle_handler=_reads,
        identifier_for_request=_reader,
        exclude=["^/static/"],
    )


def _reads(request: Request[Any, Any, Any]) -> bool:
    return request.method == "POST" and request.url.path in ("/draft", "/draft.json", "/reports.json")


def _reader(request: Request[Any, Any, Any]) -> str:
    return f"reads {get_remote_address(request)}"


def _forms(settings: Settings) -> CSRFConfig:
    """Forms are taken only from our own pages. Programs bear no cookie, so that theirs need no mark."""
    return CSRFConfig(secret=settings.secret, cookie_name="form", cookie_httponly=True, exclude_from_csrf_key="program")
