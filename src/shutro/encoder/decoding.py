"""The likeliest sequence of labels in which an ``I-`` only ever goes on from its own kind."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def likeliest(scores: npt.NDArray[np.float32]) -> list[int]:
    """Viterbi's path (Viterbi 1967) through ``scores``: log-probabilities ``[tokens, 1 + 2 * kinds]``.

    The labels are O, B-, I-, B-, ... From any label to O or to a B- is allowed, to an I- only from its own B- or I-;
    so a step asks for one maximum over all labels and one over each pair, and not for all pairs of labels.
    """
    count = len(scores)
    if not count:
        return []
    greedy = scores.argmax(1)
    if _legal(greedy):
        return [int(label) for label in greedy]
    back = np.zeros(scores.shape, np.int64)
    inside = np.arange(2, scores.shape[1], 2)
    so_far = scores[0].astype(np.float64)
    so_far[inside] = -np.inf
    for i in range(1, count):
        best = int(so_far.argmax())
        stays = so_far[inside] >= so_far[inside - 1]
        reached = np.full(len(so_far), so_far[best])
        reached[inside] = np.maximum(so_far[inside], so_far[inside - 1])
        back[i] = best
        back[i, inside] = np.where(stays, inside, inside - 1)
        so_far = reached + scores[i]
    path = [int(so_far.argmax())]
    for i in range(count - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def _legal(path: npt.NDArray[np.int64]) -> bool:
    """Whether each I- (even, not 0) follows its own B- (one less) or itself."""
    before = np.concatenate(([0], path[:-1]))
    goes_on = (path % 2 == 0) & (path > 0)
    return bool(np.all(~goes_on | (before == path) | (before == path - 1)))
