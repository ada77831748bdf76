"""The first page: what the ledger holds, what is new, and where to ask."""

from typing import Any

from litestar import MediaType, Request, get

from shutro.desk.engine import fill
from shutro.desk.given import TheLedger, TheLook
from shutro.ledger.answers import stories


@get("/", include_in_schema=False, sync_to_thread=True, media_type=MediaType.HTML)
def home(request: Request[Any, Any, Any], look: TheLook, ledger: TheLedger) -> str:
    """The newest stories, and a place to paste a report."""
    return fill("home.html.j2", request, look, {"stories": stories(ledger, limit=200)[:12]})


HANDLERS = (home,)
