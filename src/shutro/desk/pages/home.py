"""The first page: what is new, what the ledger can be asked, and a place to paste a report."""

from dataclasses import dataclass
from typing import Any

from litestar import MediaType, Request, get

from shutro.desk.cards import Card, cards, heard_most
from shutro.desk.engine import fill
from shutro.desk.given import TheLedger, TheLook, TheSame
from shutro.desk.recent import recent
from shutro.ledger import Ledger
from shutro.ledger.answers import Scope, stories
from shutro.ledger.same import Same

_REPORTS, _SHOWN = 200, 12
_ALL_DAYS = Scope(since="1000-01-01")  # a small ledger's newest reports may reach far back


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
    told = stories(ledger, scope=_ALL_DAYS, same=same, limit=_REPORTS) or stories(ledger, same=same, limit=_REPORTS)
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


@get("/", include_in_schema=False, sync_to_thread=True, media_type=MediaType.HTML)
def home(request: Request[Any, Any, Any], look: TheLook, ledger: TheLedger, same: TheSame) -> str:
    """The newest stories, and a place to paste a report."""
    return fill("home.html.j2", request, look, {"news": recent(ledger, "home", lambda: news(ledger, same))})


HANDLERS = (home,)
