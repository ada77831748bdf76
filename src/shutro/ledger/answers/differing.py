"""Why two figures of one thing are not the same: what is told of them beside their numbers. None is called right."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from shutro.ledger.answers.figures import Counted
from shutro.ledger.answers.revisions import Change
from shutro.ledger.answers.toll import whom

Reason = Literal["source", "day", "hour", "outlet", "wording", "place", "window", "group"]


class Difference(msgspec.Struct, frozen=True):
    """Two figures of one thing (ids), the earlier first.

    ``kind``: what the same source made of its own, or ``against`` where two sources of one day exclude each other;
    ``falls``: a count of all so far that went down; ``reasons``: what else is not the same.
    """

    kind: Change | Literal["against"]
    first: str
    then: str
    falls: bool
    reasons: list[Reason]


def differences(found: Iterable[Counted]) -> list[Difference]:
    """The differences among figures, each once, in the order of the figures; revisions to the same number are none."""
    by_id = {one.id: one for one in found}
    told, seen = [], set()
    for one in by_id.values():
        before = by_id.get(one.revises or "")
        if before is not None and one.change not in (None, "same"):
            told.append(Difference(one.change, before.id, one.id, one.falls, reasons(before, one)))
        for other in (by_id[name] for name in one.against if name in by_id):
            pair = frozenset((one.id, other.id))
            if pair not in seen:
                seen.add(pair)
                told.append(Difference("against", one.id, other.id, False, reasons(one, other)))
    return told


def reasons(one: Counted, other: Counted) -> list[Reason]:
    """What two figures have not in common, beside their numbers."""
    same_source = one.cited == other.cited and one.by == other.by
    found: dict[Reason, bool] = {
        "source": not same_source,
        "day": one.day != other.day,
        "hour": one.day == other.day and one.published != other.published,
        "outlet": one.cited and other.cited and one.outlet != other.outlet,
        "wording": one.bound != other.bound,
        "place": one.place != other.place,
        "window": one.span != other.span,
        "group": whom(one.counted) != whom(other.counted),
    }
    return [reason for reason, holds in found.items() if holds]
