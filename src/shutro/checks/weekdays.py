"""``weekday_mismatch``: a weekday and its date disagree."""

from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers


def find(layers: Layers) -> Iterator[Check]:
    """A time whose weekday is not the weekday of its date."""
    for time in layers.times:
        if time.conflict:
            yield Check(
                "", "weekday_mismatch", time.span, time.conflict, "the weekday beside a date is not that date's"
            )
