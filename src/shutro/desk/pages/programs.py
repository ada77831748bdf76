"""For programs: a report read at once, and a report added; JSON in, JSON out."""

from typing import Annotated, Any

import msgspec
from litestar import MediaType, Request, Response, post
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler
from litestar.params import JSONBody

from shutro.desk.adding import Added, added, may_add
from shutro.desk.description import answers
from shutro.desk.drafting import Given, as_record, opened
from shutro.desk.faults import Fault
from shutro.desk.given import TheLedger, TheSettings, TheTurns
from shutro.record import Record

_Line = Annotated[str, msgspec.Meta(max_length=2000)] | None
_BEARER = "Bearer "
_REFUSED = {
    400: answers(Fault, "what is wrong with what was given"),
    403: answers(Fault, "may not be done here"),
    413: answers(Fault, "over the size limit"),
    415: answers(Fault, "not application/json"),
    429: answers(Fault, "too many of them"),
    503: answers(Fault, "too much to read just now, or the ledger cannot be reached"),
}


class Draft(msgspec.Struct):
    """A report. ``text``: its text; without it, what stands at ``url`` is fetched. ``published``: ISO date."""

    text: str | None = None
    url: _Line = None
    published: _Line = None
    title: _Line = None
    outlet: _Line = None

    def given(self) -> Given:
        """The same, as every reader gives it."""
        text, url, published = self.text or "", self.url or "", self.published or ""
        return Given(text, url.strip(), published, self.title or "", self.outlet or "")


def json_alone(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Refuse what a form of a page elsewhere could send.

    Raises:
        HTTPException: the body is not told to be JSON.
    """
    if connection.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(status_code=415, detail="send JSON, and say so: Content-Type: application/json")


@post(
    "/draft.json", operation_id="draft", tags=["drafts"], sync_to_thread=True, status_code=200, guards=[json_alone],
    opt={"program": True}, responses={200: answers(Record, "the record"), **_REFUSED},
)  # fmt: skip
def read(data: JSONBody[Draft], settings: TheSettings, turns: TheTurns) -> Response[bytes]:
    """Read a report; nothing of it is kept. docs/record.md says what each field of the record means."""
    source = opened(data.given(), settings)
    with turns.turn():
        found = as_record(source)
    return _json(found, 200)


@post(
    "/reports.json", operation_id="add", tags=["reports"], sync_to_thread=True, guards=[json_alone],
    opt={"program": True}, responses={201: answers(Added, "where the report stands"), **_REFUSED},
)  # fmt: skip
def keep(
    request: Request[Any, Any, Any], data: JSONBody[Draft], settings: TheSettings, ledger: TheLedger, turns: TheTurns
) -> Response[bytes]:
    """Add a report to the ledger; needs ``Authorization: Bearer TOKEN`` and a desk started with ``--write``."""
    told = request.headers.get("authorization", "")
    may_add(told.removeprefix(_BEARER) if told.startswith(_BEARER) else "", settings)
    source = opened(data.given(), settings)
    with turns.turn():
        done = added(ledger, source)
    return _json(done, 200 if done.known else 201, {"Location": f"/reports/{done.report}"})


def _json(told: msgspec.Struct, status: int, headers: dict[str, str] | None = None) -> Response[bytes]:
    headers = {"Cache-Control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(told), status_code=status, headers=headers, media_type=MediaType.JSON)


HANDLERS = (read, keep)
