"""``malformed_number``: digits grouped as no number is."""

from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers


def find(layers: Layers) -> Iterator[Check]:
    """One finding for each figure that was read with a problem of its digits."""
    for figure in layers.figures:
        if figure.problem == "malformed":
            readings = figure.readings or ([figure.low] if figure.low is not None else [])
            likely = " or ".join(f"{r:,}" for r in readings)
            note = "digits grouped impossibly" + (f"; plausible: {likely}" if likely else "")
            yield Check("", "malformed_number", figure.span, note, "no Indian or Western grouping gives these digits")
