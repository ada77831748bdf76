"""``weekday_mismatch``: a weekday and its date disagree."""

from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding


def find(layers: Layers) -> Iterator[Check]:
    """A time whose weekday is not the weekday of its date."""
    for time in layers.times:
        if time.conflict:
            yield finding("weekday_mismatch", "disagree", time.span, conflict=time.conflict)
