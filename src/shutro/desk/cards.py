"""Stories as cards: each with its newest report, its newest count of the dead, hurt, missing or displaced, and its
newest step of a negotiation, wherever reports tell of one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.ledger import Ledger
from shutro.ledger.answers import Member, Story, Told
from shutro.ledger.answers.negotiations import finding
from shutro.ledger.answers.scope import told, where
from shutro.ledger.answers.toll import Span, span_of
from shutro.ledger.tables import figure, move, move_party, report, speaker

_TOLLS = ("killed", "missing", "injured", "displaced")  # the first that the newest report counts is told
_LOOKED_AT = 12  # of a story's reports, the newest
_LEAD = 350  # characters in which a report tells what is new; counts further down may be of another time
_AT_ONCE = 500


class Toll(Told, kw_only=True):
    """A count of people: what they are counted as, the number with its bound, where, by whom; ``cited`` where it is not
    the outlet's own; ``total`` where it is said to be of all so far.
    """

    role: str
    text: str
    low: float | None
    high: float | None
    bound: str
    place: str | None
    by: str | None
    cited: bool
    total: bool


class Taken(Told, kw_only=True):
    """A step of a negotiation where it was told: its kind, by whom, towards whom."""

    kind: str
    by: list[str] = msgspec.field(default_factory=list)
    to: list[str] = msgspec.field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """A story with its reports, the newest first, and what stands out in them; None where nothing does. ``about``:
    words by which the board of the step is asked for.
    """

    story: Story
    members: list[Member]
    toll: Toll | None
    step: Taken | None
    about: str


def cards(ledger: Ledger, stories: Iterable[Story]) -> list[Card]:
    """A card for each story.

    Raises:
        LedgerError: the database fails.
    """
    newest = [(story, sorted(story.members, key=lambda m: (m.published or "", m.report))[::-1]) for story in stories]
    wanted = sorted({m.report for _, members in newest for m in members[:_LOOKED_AT]})
    found = []
    with ledger.reading() as connection:
        tolls, steps = _tolls(connection, wanted), _steps(connection, wanted)
        for story, members in newest:
            looked_at = [m.report for m in members[:_LOOKED_AT]]
            toll = next((tolls[of] for of in looked_at if of in tolls), None)
            step = next((steps[of] for of in looked_at if of in steps), None)
            sides = (*step.by, *step.to)[:2] if step else ()
            about = finding(connection, ledger.is_sqlite, sides, step.report) if step and sides else ""
            found.append(Card(story, members, toll, step, about))
    return found


def _parts(reports: Sequence[int]) -> Iterable[Sequence[int]]:
    return (reports[at : at + _AT_ONCE] for at in range(0, len(reports), _AT_ONCE))


def _tolls(connection: sa.Connection, reports: Sequence[int]) -> dict[int, Toll]:
    """Of each report the count in its lead that tells most: all so far before a count that does not say, never those
    who came to it; the dead before the missing, the hurt and the displaced.
    """
    found: dict[int, list[Toll]] = defaultdict(list)
    own = [c for c in figure.c if c.name not in ("id", "report", "entry", "start", "end")]
    role = sa.func.coalesce(
        figure.c.role, ""
    )  # few reports are looked at, and their index finds them: not that of roles
    for part in _parts(reports):
        asked = sa.select(*where(figure), *own).join(report, report.c.id == figure.c.report)
        for row in connection.execute(asked.where(figure.c.report.in_(part), role.in_(_TOLLS), figure.c.start < _LEAD)):
            span = _span(row)
            if span in ("total", None) and (row.low, row.high) != (None, None):
                found[row.report].append(_toll(row, total=span == "total"))
    order = {role: n for n, role in enumerate(_TOLLS)}
    return {of: min(all_of, key=lambda f: (order[f.role], not f.total, f.start)) for of, all_of in found.items()}


def _span(row: Any) -> Span:
    at = row.start - row.sentence_start
    return span_of(row.sentence[:at], row.sentence[at + len(row.text) :])


def _toll(row: Any, *, total: bool) -> Toll:
    return Toll(
        **told(row),
        role=row.role,
        text=row.text,
        low=row.low,
        high=row.high,
        bound=row.bound,
        place=row.place,
        by=row.source if row.statement else row.outlet or None,
        cited=bool(row.statement),
        total=total,
    )


def _steps(connection: sa.Connection, reports: Sequence[int]) -> dict[int, Taken]:
    """Of each report the step that it tells first, earlier deals aside."""
    found: dict[int, Taken] = {}
    for part in _parts(reports):
        asked = sa.select(*where(move), move.c.kind).join(report, report.c.id == move.c.report)
        asked = asked.where(move.c.report.in_(part), move.c.status != "past", move.c.kind != "mediate")
        rows: Iterable[Any] = connection.execute(asked.order_by(move.c.report, move.c.start))
        for row in rows:
            found.setdefault(row.report, Taken(**told(row), kind=row.kind))
        sides = sa.select(move_party.c.report, move_party.c.move, move_party.c.side, move_party.c.name)
        for of, entry, side, name in connection.execute(
            sides.where(move_party.c.report.in_(part)).order_by(move_party.c.id)
        ):
            if of in found and found[of].entry == entry:
                getattr(found[of], side).append(name)
    return found


def heard_most(ledger: Ledger, reports: Sequence[int]) -> str | None:
    """Who makes most statements in these reports, by name.

    Raises:
        LedgerError: the database fails.
    """
    n = sa.func.count().label("n")
    asked = sa.select(speaker.c.name, n).where(speaker.c.report.in_(list(reports)[:_AT_ONCE]))
    with ledger.reading() as connection:
        row = connection.execute(asked.group_by(speaker.c.name).order_by(n.desc(), speaker.c.name).limit(1)).first()
    return row.name if row else None
