"""What a reader is told where there is no answer: what happened and what to do, never how we are made."""

import logging
from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException

from shutro.desk.engine import fill
from shutro.desk.look import COOKIE, remembered
from shutro.errors import LedgerError, ShutroError, TooLarge

_LOG = logging.getLogger("shutro.desk")


class Fault(msgspec.Struct):
    """Why there is no answer."""

    status: int
    detail: str


def told(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An error as the page or the JSON that was asked for."""
    fault = _fault(error)
    if fault.status >= 500:
        _LOG.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    if request.url.path.endswith((".json", ".csv")) or request.url.path.startswith("/static/"):
        return Response(msgspec.json.encode(fault), status_code=fault.status, media_type=MediaType.JSON)
    look = remembered(request.cookies.get(COOKIE))
    text = fill("fault.html.j2", request, look, {"fault": fault})
    return Response(text, status_code=fault.status, media_type=MediaType.HTML)


def _fault(error: Exception) -> Fault:
    if isinstance(error, HTTPException):
        return Fault(error.status_code, _detail(error))
    if isinstance(error, LedgerError):
        return Fault(503, "the ledger cannot be read just now; the desk's log says why")
    if isinstance(error, TooLarge):
        return Fault(413, str(error))
    if isinstance(error, ShutroError):
        return Fault(400, str(error))
    return Fault(500, "something went wrong on our side; it is written in the desk's log")


def _detail(error: HTTPException) -> str:
    extra: Any = error.extra
    if isinstance(extra, list):
        found = [f"{one.get('key', '')}: {one.get('message', '')}" for one in extra if isinstance(one, dict)]
        return "; ".join(found) or error.detail
    return error.detail
