"""What the network gives for a page, and the spans that follow from it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from shutro.encoder.labels import LABELS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Layer = npt.NDArray[np.float32]


class Tagged(msgspec.Struct, frozen=True):
    """The tokens ``first`` to ``last`` (excluded) are a ``label``; ``score``: their labels' mean probability."""

    first: int
    last: int
    label: str
    score: float


class Scores:
    """Log-probabilities: of each layer an array ``[page.tokens, labels]``, in the order of `LABELS`."""

    def __init__(self, layers: dict[str, Layer]) -> None:
        self._layers = layers

    @property
    def names(self) -> Layer:
        """PERSON, ORG, PLACE, NORP."""
        return self._layers["names"]

    @property
    def speech(self) -> Layer:
        """Source, cue and content of outermost statements."""
        return self._layers["speech"]

    @property
    def nested(self) -> Layer:
        """Source, cue and content of statements told within a statement."""
        return self._layers["nested"]

    @property
    def moves(self) -> Layer:
        """The kinds of moves in a negotiation."""
        return self._layers["moves"]

    def spans(self, layer: str) -> list[Tagged]:
        """The spans of the likeliest legal sequence of labels, in order. Linear in the number of tokens.

        Raises:
            KeyError: there is no such layer.
        """
        from shutro.encoder.decoding import likeliest  # numpy comes with the first page that is read, not before

        scores = self._layers[layer]
        path = likeliest(scores)
        begins = [i for i, label in enumerate(path) if label % 2]  # B-; its I- is the next number, O is 0
        found = []
        for first in begins:
            last = first + 1
            while last < len(path) and path[last] == path[first] + 1:
                last += 1
            sure = sum(math.exp(scores[i, path[i]]) for i in range(first, last)) / (last - first)
            found.append(Tagged(first, last, LABELS[layer][path[first]][2:], sure))
        return found
