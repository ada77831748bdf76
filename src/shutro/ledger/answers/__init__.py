"""What a ledger answers. Each answer is a pure function of a ledger and a scope, in a file of its own::

    figures.py   every figure of a thing by source over time    (toll.py: what one figure counts;
                                                                  revisions.py: how figures hang together;
                                                                  extents.py: the lowest and the highest)
    differing.py why two figures of one thing are not the same
    said.py      statements of one source over time, also through others
    sources.py   who is relied on, by outlet                    (kinds.py: how sources are made known)
    claims.py    the same claim in many reports             (tellings.py: statements, part by part;
                                                                  claimed.py: what the words of one claim)
    stories.py   reports grouped by story
    talks.py     the negotiation across reports, as one record whose board is drawn like a report's
                                                                 (retold.py: one step that many reports tell)
    asking.py    what there is to ask: places where people are counted, outlets
    newest.py    the newest rows of a layer, without looking at the others

Every row says where it was read (`Told`): report, address, outlet, date, offsets, sentence. Counts are by origin: ten
prints of one wire report are one. Nothing is averaged, and no source stands before another but by date or count.
"""

from shutro.ledger.answers.asking import Asked, counted_most, outlets
from shutro.ledger.answers.claims import Claim, Telling, claims
from shutro.ledger.answers.cut import Cut
from shutro.ledger.answers.differing import Difference, differences
from shutro.ledger.answers.extents import Extent, extents
from shutro.ledger.answers.figures import Counted, figures, role_named
from shutro.ledger.answers.kinds import Kinds, kinds
from shutro.ledger.answers.said import Said, near, said
from shutro.ledger.answers.scope import Scope, Told, how_many, is_empty
from shutro.ledger.answers.sources import Cited, sources
from shutro.ledger.answers.stories import Member, Story, stories
from shutro.ledger.answers.talks import Step, Talks, talks

__all__ = [
    "Asked",
    "Cited",
    "Claim",
    "Counted",
    "Cut",
    "Difference",
    "Extent",
    "Kinds",
    "Member",
    "Said",
    "Scope",
    "Step",
    "Story",
    "Talks",
    "Telling",
    "Told",
    "claims",
    "counted_most",
    "differences",
    "extents",
    "figures",
    "how_many",
    "is_empty",
    "kinds",
    "near",
    "outlets",
    "role_named",
    "said",
    "sources",
    "stories",
    "talks",
]
