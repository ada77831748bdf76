"""The first page: what is new, what the ledger can be asked, and a place to paste a report."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from litestar import MediaType, Request, get

from shutro.desk.cards import Card, cards, heard_most
from shutro.desk.engine import fill
from shutro.desk.given import TheLedger, TheLook, TheSame
from shutro.desk.recent import recent
from shutro.ledger import Ledger
from shutro.ledger.answers import Scope, stories
from shutro.ledger.same import Same
from shutro.ledger.tables import report

_REPORTS, _SHOWN = 200, 12
_SPAN = timedelta(days=30)  # a small paper's newest reports may reach far back


@dataclass(frozen=True, slots=True)
class News:
    """What is new: the stories, and out of them what each question of the desk can be tried with, None where there is
    nothing to ask. ``counted``: a story that counts people; ``talks``: one with a step of a negotiation; ``by``: a
    source; ``name``: for search.
    """

    cards: list[Card]
    counted: Card | None
    talks: Card | None
    by: str | None
    name: str | None


def news(ledger: Ledger, same: Same) -> News:
    """The newest stories, those that go on today first, and of one day those of most origins.

    Raises:
        LedgerError: the database fails.
    """
    told = stories(ledger, scope=_lately(ledger), same=same, limit=_REPORTS)
    found = sorted(told, key=lambda s: (s.last or "", s.origins), reverse=True)
    shown = cards(ledger, found[:_SHOWN])
    largest = max(shown, key=lambda card: card.story.origins, default=None)
    reports = [member.report for card in shown for member in card.members]
    return News(
        shown,
        next((card for card in shown if card.toll), None),
        next((card for card in shown if card.about), None),
        heard_most(ledger, reports) if reports else None,
        next(iter(largest.story.names), None) if largest else None,
    )


def _lately(ledger: Ledger) -> Scope:
    """The last month that the ledger has reports of; everything where none has a date."""
    with ledger.reading() as connection:
        newest = connection.execute(sa.select(sa.func.max(report.c.published)).where(report.c.latest)).scalar()
    try:
        return Scope(since=(date.fromisoformat(str(newest)[:10]) - _SPAN).isoformat())
    except (ValueError, OverflowError):  # no date, or one at the beginning of the calendar
        return Scope()


@get("/", include_in_schema=False, sync_to_thread=True, media_type=MediaType.HTML)
def home(request: Request[Any, Any, Any], look: TheLook, ledger: TheLedger, same: TheSame) -> str:
    """The newest stories, and a place to paste a report."""
    return fill("home.html.j2", request, look, {"news": recent(ledger, "home", lambda: news(ledger, same))})


HANDLERS = (home,)
