"""What a ledger answers. Each answer is a pure function of a ledger and a scope, in a file of its own::

    figures.py   every figure of a thing by source over time    (toll.py: what one figure counts;
                                                                  revisions.py: how figures hang together)
    said.py      statements of one source over time, also through others
    sources.py   who is relied on, by outlet
    stories.py   reports grouped by story
    talks.py     the negotiation across reports, as one record whose board is drawn like a report's

Every row says where it was read (`Told`): report, address, outlet, date, offsets, sentence. Counts are by origin: ten
prints of one wire report are one. Nothing is averaged, and no source stands before another but by date or count.
"""

from shutro.ledger.answers.figures import Counted, Extent, extents, figures
from shutro.ledger.answers.said import Said, near, said
from shutro.ledger.answers.scope import Scope, Told, is_empty
from shutro.ledger.answers.sources import Cited, sources
from shutro.ledger.answers.stories import Member, Story, stories
from shutro.ledger.answers.talks import Step, Talks, talks

__all__ = [
    "Cited",
    "Counted",
    "Extent",
    "Member",
    "Said",
    "Scope",
    "Step",
    "Story",
    "Talks",
    "Told",
    "extents",
    "figures",
    "is_empty",
    "near",
    "said",
    "sources",
    "stories",
    "talks",
]
