"""Stories: reports that tell of one thing, each with what stands out in them."""

from typing import Annotated

from litestar.params import QueryParameter

from shutro.desk.answering import Answer, page
from shutro.desk.cards import cards
from shutro.desk.given import TheLedger, TheSame, Within, Words
from shutro.ledger.answers import Member, Scope, Story, stories

_SHOWN = 60  # stories on a page

Limit = Annotated[int, QueryParameter(ge=1, le=2000, description="of how many reports at most, the newest")]


def asked(
    ledger: TheLedger, same: TheSame, within: Within, about: Words = None, limit: Limit = 300
) -> Answer:  # fmt: skip
    """Reports grouped by what they tell of, those of most origins first; the last seven days unless told."""
    scope = Scope(within.since, within.until, within.outlet, (about or "").strip() or None)
    found = stories(ledger, scope=scope, same=same, limit=limit)
    rows = [member for story in found for member in story.members]
    more = {"scope": scope, "cards": lambda: cards(ledger, found[:_SHOWN]), "left": max(0, len(found) - _SHOWN)}
    more |= {"limit": limit, "taken": found.taken, "of": found.of}
    return Answer(rows, more, found)


HANDLERS = (page("/stories", asked, Member, whole=list[Story]),)
