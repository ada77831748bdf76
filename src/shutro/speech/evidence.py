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
_SUREST = 4.0  # log odds of a token: no single one outweighs several others


class Evidence:
    """Log odds that tokens are a source, a cue, a content: of outermost statements, and of those told in them."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores
        self._sums = {
            (layer, kind): _running(getattr(scores, layer), layer, kind) for layer in LAYERS for kind in _KINDS
        }

    def total(self, layer: str, kind: str, places: list[Tokens]) -> float:
        """The sum of the log odds of the tokens of some places."""
        sums = self._sums[layer, kind]
        return float(sum(sums[last] - sums[first] for first, last in places))

    def mean(self, layer: str, kind: str, places: list[Tokens]) -> float:
        """The mean of the log odds; 0 where there are no tokens."""
        size = sum(last - first for first, last in places)
        return self.total(layer, kind, places) / size if size else 0.0

    def layer(self, cue: Tokens) -> str:
        """The layer in which a cue is surer."""
        return max(LAYERS, key=lambda layer: self.mean(layer, "cue", [cue]))

    def spans(self, layer: str) -> list[Tagged]:
        """The likeliest spans of a layer, in order."""
        return self._scores.spans(layer)


def _running(given: npt.NDArray[np.float32], layer: str, kind: str) -> npt.NDArray[np.float64]:
    """Running sums of the log odds of a kind, whether it begins or goes on: one more than there are tokens."""
    columns = [LABELS[layer].index(f"{part}-{kind}") for part in "BI"]
    chance = np.clip(np.exp(given[:, columns].astype(np.float64)).sum(1), 1e-6, 1 - 1e-6)
    odds = np.clip(np.log(chance) - np.log1p(-chance), -_SUREST, _SUREST)
    return np.concatenate([[0.0], np.cumsum(odds)])
