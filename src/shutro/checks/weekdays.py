"""``weekday_mismatch``: a weekday and its date disagree."""

from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers


def find(layers: Layers) -> Iterator[Check]:
    """A time whose weekday is not the weekday of its date."""
    yield from ()
