"""What the trained reader tells of a page, ready to be asked: how surely a stretch is a source, a cue, a content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shutro.encoder import LABELS

if TYPE_CHECKING:
    import numpy.typing as npt

    from shutro.encoder import Scores, Tagged
    from shutro.speech.draft import Tokens

LAYERS = ("speech", "nested")
_KINDS = ("source", "cue", "content")


class Evidence:
    """Probabilities of the two layers of speech: outermost statements, and statements told within them."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores
        self._sums = {
            (layer, kind): _running(np.exp(getattr(scores, layer)), layer, kind) for layer in LAYERS for kind in _KINDS
        }

    def mean(self, layer: str, kind: str, place: Tokens) -> float:
        """The mean probability that the tokens of a place are a ``kind``; 0 where there are none."""
        first, last = place
        sums = self._sums[layer, kind]
        return float(sums[last] - sums[first]) / (last - first) if last > first else 0.0

    def best(self, kind: str, place: Tokens) -> float:
        """`mean` in the layer that is surer."""
        return max(self.mean(layer, kind, place) for layer in LAYERS)

    def either(self, kind: str, places: list[Tokens]) -> float:
        """`mean` over several places, each weighed by its tokens, in the layer that is surer."""
        size = sum(last - first for first, last in places)
        if not size:
            return 0.0
        return max(sum(self.mean(layer, kind, p) * (p[1] - p[0]) for p in places) / size for layer in LAYERS)

    def spans(self, layer: str) -> list[Tagged]:
        """The likeliest spans of a layer, in order."""
        return self._scores.spans(layer)


def _running(given: npt.NDArray[np.float32], layer: str, kind: str) -> npt.NDArray[np.float64]:
    """Running sums of the probability of a kind, whether it begins or goes on: one more than there are tokens."""
    columns = [LABELS[layer].index(f"{part}-{kind}") for part in "BI"]
    return np.concatenate([[0.0], np.cumsum(given[:, columns].sum(1, dtype=np.float64))])
