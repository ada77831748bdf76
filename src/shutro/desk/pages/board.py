"""The board: where a negotiation stands at a glance, each word with its sentence; and which negotiations there are."""

from shutro.deals import board
from shutro.desk.answering import Answer, page
from shutro.desk.board import by_giver, sheet
from shutro.desk.given import TheLedger, TheSame, Within, Words
from shutro.desk.recent import recent
from shutro.exports.answers import TalksFile, talks_file
from shutro.ledger import Ledger
from shutro.ledger.answers import Scope, Step, talks
from shutro.ledger.answers.negotiations import Negotiation, negotiations
from shutro.ledger.same import Same

_REPORTS = 60  # the newest, that one board is made of; how many there are is told
_NOTHING = TalksFile("shutro-talks/1", None, board([]), [], [], [])


def asked(ledger: TheLedger, same: TheSame, within: Within, about: Words = None) -> Answer:
    """Where a negotiation stands: parties, issues, offers and answers, who waits for whom, deals and their end."""
    about = (about or "").strip()
    more = {
        "about": about,
        "scope": within,
        "sheet": None,
        "by_giver": by_giver,
        "known": lambda: known(ledger, within, same),
    }
    if not about:
        return Answer([], more, _NOTHING)
    found = talks(ledger, about, scope=within, same=same, limit=_REPORTS)
    more |= {"sheet": sheet(found) if found.steps else None, "taken": found.taken, "of": found.of}
    return Answer(found.steps, more, talks_file(found))


def known(ledger: Ledger, scope: Scope, same: Same) -> list[Negotiation]:
    """The negotiations that the ledger tells of; those of the whole ledger are remembered for a moment."""
    if scope == Scope():
        return recent(ledger, "negotiations", lambda: negotiations(ledger, same=same))
    return negotiations(ledger, scope=scope, same=same)


def which(ledger: TheLedger, same: TheSame, within: Within) -> Answer:
    """The negotiations that reports tell of, those of most steps first, each with its newest step."""
    return Answer(known(ledger, within, same), {"scope": within})


HANDLERS = (page("/board", asked, Step, whole=TalksFile), page("/negotiations", which, Negotiation))
