"""From the lowest to the highest that was told of one thing; both by whom, and neither is called right."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from shutro.ledger.answers.figures import Counted


class Extent(msgspec.Struct):
    """The lowest and the highest that was told of one thing, and by whom (ids); counts by origin and by source."""

    thing: str
    lowest: float | None
    lowest_id: str | None
    highest: float | None
    highest_id: str | None
    figures: int
    origins: int
    sources: int


def extents(found: Iterable[Counted]) -> dict[str, Extent]:
    """The lowest and highest of each thing that several figures count, by thing.

    Where the words leave the upper end open, the lower one counts as the highest that was told.
    """
    things: dict[str, list[Counted]] = defaultdict(list)
    for one in found:
        things[one.thing].append(one)
    told = {}
    for thing, of_one in things.items():
        if len(of_one) > 1:
            lows = [(one.low, one.id) for one in of_one if one.low is not None]
            highs = [(end, one.id) for one in of_one if (end := one.low if one.high is None else one.high) is not None]
            (low, low_id), (high, high_id) = min(lows, default=(None, None)), max(highs, default=(None, None))
            sources = {by for one in of_one for by in (one.sources if one.cited else [f"outlet: {one.outlet}"])}
            origins = len({one.origin for one in of_one})
            told[thing] = Extent(thing, low, low_id, high, high_id, len(of_one), origins, len(sources))
    return told
