"""``malformed_number``: digits grouped as no number is."""

from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding


def find(layers: Layers) -> Iterator[Check]:
    """One finding for each figure that was read with a problem of its digits."""
    for figure in layers.figures:
        if figure.problem == "malformed":
            readings = figure.readings or ([figure.low] if figure.low is not None else [])
            likely = " / ".join(f"{r:,}" for r in readings)
            kind = "readings" if likely else "none"
            yield finding("malformed_number", kind, figure.span, likely=likely)
