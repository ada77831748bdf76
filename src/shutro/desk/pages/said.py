"""Said: one speaker over time, in own words and through others."""

from collections import Counter

from shutro.desk.answering import Answer, page
from shutro.desk.given import Limit, Text, TheLedger, TheSame, Within, Words
from shutro.desk.recent import recent
from shutro.ledger import Ledger
from shutro.ledger.answers import Cited, Cut, Said, Scope, near, outlets, said, sources
from shutro.ledger.same import Same

_SHOWN = 100
_MOST = 60  # speakers on the start page


def asked(
    ledger: TheLedger, same: TheSame, within: Within, by: Text = None, about: Words = None, limit: Limit = _SHOWN
) -> Answer:
    """What one source said over time: in its own words to the report, and through others."""
    by, about = (by or "").strip() or None, (about or "").strip() or None
    scope = Scope(within.since, within.until, within.outlet)
    found = said(ledger, by, about=about, scope=scope, same=same, limit=limit) if by else Cut[Said]()
    cited = recent(ledger, "cited", lambda: _most(ledger, same))
    more = {
        "by": by, "about": about, "scope": scope, "limit": limit, "cut": found.left_out,
        "near": near(ledger, by) if by and not found else [],
        "cited": cited,
        "outlets": recent(ledger, "outlets", lambda: outlets(ledger)),
        "acts": Counter(one.act for one in found).most_common(),
        "own": sum(not one.through for one in found),
    }  # fmt: skip
    return Answer(found, more)


def _most(ledger: Ledger, same: Same) -> list[Cited]:
    """Those who are cited by name in most reports."""
    return [one for one in sources(ledger, same=same, limit=2 * _MOST) if one.source][:_MOST]


HANDLERS = (page("/said", asked, Said),)
