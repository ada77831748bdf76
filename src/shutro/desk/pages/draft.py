"""A draft: a report that is pasted, uploaded or fetched, and read at once; it stays out of the ledger unless added."""

from typing import Any, Literal, cast

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.response import Redirect

from shutro.desk.adding import added, may_add
from shutro.desk.drafting import Drafted, Given, corrected, drafted, opened
from shutro.desk.engine import address, fill
from shutro.desk.faults import fault_of
from shutro.desk.given import TheLedger, TheLook, TheSettings, TheTurns
from shutro.desk.look import Look
from shutro.desk.turns import Busy
from shutro.errors import EmptyInput, InputError, NotBengali, NotReached, NotText, TooLarge, UsageError
from shutro.exports import html
from shutro.exports.view import View
from shutro.text import Source

_KEPT = {"Cache-Control": "no-store"}  # not even by the browser
_LONGEST = 2000  # characters of an address, a title, a name
_SLIPS = ("published", "title", "outlet", "url")
_KINDS = (EmptyInput, TooLarge, NotBengali, NotReached, NotText, UsageError, PermissionDeniedException, Busy)

Act = Literal["read", "correct", "add"]


class Typed(msgspec.Struct):
    """The form as it was sent: what was given, what is to be done with it, and the token of one who adds."""

    given: Given
    act: Act = "read"
    token: str = ""


async def typed(request: Request[Any, Any, Any]) -> Typed:
    """The form; lines end as they do in a file, not as browsers send them."""
    form = await request.form()
    told: dict[str, Any] = {name: _text(form.get(name))[:_LONGEST].strip() for name in _SLIPS}
    given = Given(text=_text(form.get("text")).replace("\r\n", "\n"), **told)
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        given.name, given.file = file.filename[-_LONGEST:], await file.read()
    act = _text(form.get("act"))
    return Typed(given, cast("Act", act) if act in ("correct", "add") else "read", _text(form.get("token"))[:_LONGEST])


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


@get("/draft", include_in_schema=False, sync_to_thread=True, media_type=MediaType.HTML)
def blank(request: Request[Any, Any, Any], look: TheLook) -> str:
    """The form, empty."""
    return _page(request, look, Given())


@post(
    "/draft", include_in_schema=False, status_code=200, sync_to_thread=True, media_type=MediaType.HTML,
    dependencies={"typed": Provide(typed)},
)  # fmt: skip
def draft(
    request: Request[Any, Any, Any], look: TheLook, settings: TheSettings, ledger: TheLedger, turns: TheTurns,
    typed: NamedDependency[Typed],
) -> Response[Any]:  # fmt: skip
    """Read, correct or add what was given; what is wrong with it is told in the form, with what was typed."""
    given = typed.given
    try:
        if typed.act == "add":
            may_add(typed.token, settings)
        source = opened(given, settings)
        with turns.turn():
            if typed.act == "add":
                return Redirect(f"/reports/{added(ledger, source).report}", status_code=303)
            written = corrected(source) if typed.act == "correct" else None
            found = drafted(source)
    except (InputError, UsageError, HTTPException) as error:
        return _refused(request, look, typed, error)
    if written is not None:
        given = msgspec.structs.replace(given, text=source.text)
    text = _page(request, look, given, found=found, source=source, written=written)
    return Response(text, headers=_KEPT, media_type=MediaType.HTML)


def _refused(request: Request[Any, Any, Any], look: Look, typed: Typed, error: Exception) -> Response[str]:
    fault = fault_of(error)
    if fault.status_code == 500:
        raise error
    headers = {**_KEPT, **(getattr(error, "headers", None) or {})}
    text = _page(request, look, typed.given, problem=fault.detail, kind=_kind(error), adding=typed.act == "add")
    return Response(text, status_code=fault.status_code, headers=headers, media_type=MediaType.HTML)


def _page(
    request: Request[Any, Any, Any],
    look: Look,
    given: Given,
    *,
    found: Drafted | None = None,
    source: Source | None = None,
    written: int | None = None,
    problem: str | None = None,
    kind: str = "",
    adding: bool = False,
) -> str:
    parts = (
        html.parts_of(View(found.record, look.lang), elsewhere=lambda name: address("/said", by=name)) if found else {}
    )
    more = {"given": given, "found": found, "source": source, "written": written, "adding": adding}
    return fill("draft.html.j2", request, look, {**parts, **more, "problem": problem, "kind": kind})


def _kind(error: Exception) -> str:
    return next((kind.__name__ for kind in _KINDS if isinstance(error, kind)), "")


HANDLERS = (blank, draft)
