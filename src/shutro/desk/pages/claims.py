"""Claims: what is claimed in several reports, in whatever words; who told it first, who repeats or denies it."""

from typing import Annotated

from litestar.params import QueryParameter

from shutro.desk.answering import Answer, page
from shutro.desk.given import Text, TheLedger, TheSame, Within, Words
from shutro.desk.recent import recent
from shutro.ledger.answers import Claim, Cut, Scope, Telling, claims

_READ = 1000
_SHOWN = 50  # claims

Limit = Annotated[int, QueryParameter(ge=1, le=5000, description="of how many statements at most, the newest")]


def asked(
    ledger: TheLedger, same: TheSame, within: Within, by: Text = None, about: Words = None, limit: Limit = _READ
) -> Answer:
    """What several reports claim, in whatever words: who told it first, who again, and who denies it."""
    by, about = (by or "").strip() or None, (about or "").strip() or None
    scope = Scope(within.since, within.until, within.outlet, about)

    def find() -> Cut[Claim]:
        return claims(ledger, by=by, scope=scope, same=same, limit=limit)

    found = find() if by or scope != Scope() or limit != _READ else recent(ledger, "claims", find)
    shown = list(found[:_SHOWN])
    more = {
        "by": by, "about": about, "scope": scope, "limit": limit, "claims": shown, "cut": found.left_out,
        "more": len(found) - len(shown), "by_number": {one.number: one for one in shown},
    }  # fmt: skip
    return Answer([telling for claim in shown for telling in claim.tellings], more, shown)


HANDLERS = (page("/claims", asked, Telling, whole=list[Claim]),)
