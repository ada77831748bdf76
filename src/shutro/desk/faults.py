"""What a reader is told where there is no answer: what happened and what to do, never how we are made."""

import logging
from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException

from shutro.desk.engine import fill
from shutro.desk.look import COOKIE, remembered
from shutro.errors import LedgerError, ModelError, ShutroError, TooLarge

_LOG = logging.getLogger("shutro.desk")


class Fault(msgspec.Struct):
    """Why there is no answer."""

    status_code: int
    detail: str


def told(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An error as the page or the JSON that was asked for."""
    fault, headers = fault_of(error), getattr(error, "headers", None)
    if fault.status_code >= 500:
        _LOG.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    if request.url.path.endswith((".json", ".csv", ".svg")) or request.url.path.startswith("/static/"):
        return Response(
            msgspec.json.encode(fault), status_code=fault.status_code, headers=headers, media_type=MediaType.JSON
        )
    look = remembered(request.cookies.get(COOKIE))
    text = fill("fault.html.j2", request, look, {"fault": fault})
    return Response(text, status_code=fault.status_code, headers=headers, media_type=MediaType.HTML)


def fault_of(error: Exception) -> Fault:
    """What a reader is told of an error: of ours only that it is one."""
    if isinstance(error, HTTPException):
        return Fault(error.status_code, _detail(error))
    if isinstance(error, LedgerError):
        return Fault(503, "the ledger cannot be read just now; the desk's log says why")
    if isinstance(error, ModelError):
        return Fault(500, "reports cannot be read just now; the desk's log says why")
    if isinstance(error, TooLarge):
        return Fault(413, str(error))
    if isinstance(error, ShutroError):
        return Fault(400, str(error))
    return Fault(500, "something went wrong on our side; it is written in the desk's log")


def _detail(error: HTTPException) -> str:
    if error.status_code == 413:
        return "this is more than the desk takes at once: cut it into its reports and give them one by one"
    extra: Any = error.extra
    if isinstance(extra, list):
        found = [f"{one.get('key', '')}: {one.get('message', '')}" for one in extra if isinstance(one, dict)]
        return "; ".join(found) or error.detail
    return error.detail
