"""Sources: who is relied on and how they are made known, by outlet where asked."""

from typing import Annotated

import msgspec
from litestar.params import QueryParameter

from shutro.desk.answering import Answer, page
from shutro.desk.given import TheLedger, TheSame, Within, Words
from shutro.desk.recent import recent
from shutro.ledger.answers import Cited, Cut, Kinds, Scope, kinds, outlets, sources
from shutro.record import fields

_SHOWN = 100

ByOutlet = Annotated[bool | None, QueryParameter(description="count for each outlet by itself")]
Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="at most so many sources, those cited most")]


class SourcesFile(msgspec.Struct):
    """Who is cited, and how many statements have a source of each kind."""

    sources: list[Cited]
    kinds: list[Kinds]


def asked(
    ledger: TheLedger, same: TheSame, within: Within, by_outlet: ByOutlet = None, about: Words = None,
    limit: Limit = _SHOWN,
) -> Answer:  # fmt: skip
    """Who is cited, by name and by kind, most origins first; and the share of each kind."""
    about, each = (about or "").strip() or None, bool(by_outlet)
    scope = Scope(within.since, within.until, within.outlet, about)

    def find() -> tuple[Cut[Cited], list[Kinds]]:
        found = sources(ledger, by_outlet=each, scope=scope, same=same, limit=limit)
        return found, kinds(ledger, by_outlet=each, scope=scope)

    found, shares = find() if scope != Scope() or limit != _SHOWN else recent(ledger, f"sources {each}", find)
    more = {
        "kinds": shares, "by_outlet": each, "about": about, "scope": scope, "limit": limit,
        "order": fields.values("source_kind"), "cut": found.left_out,
        "outlets": recent(ledger, "outlets", lambda: outlets(ledger)),
    }  # fmt: skip
    return Answer(found, more, SourcesFile(found, shares))


HANDLERS = (page("/sources", asked, Cited, whole=SourcesFile),)
