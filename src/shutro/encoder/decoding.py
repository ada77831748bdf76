"""The likeliest sequence of labels in which an ``I-`` only ever goes on from its own kind."""

from __future__ import annotations

import math
from bisect import bisect_right

import numpy as np
import numpy.typing as npt


def likeliest(scores: npt.NDArray[np.float32]) -> list[int]:
    """Viterbi's path (Viterbi 1967) through ``scores``: log-probabilities ``[tokens, 1 + 2 * kinds]``.

    The labels are O, B-, I-, B-, ... From any label to O or to a B- is allowed, to an I- only from its own B- or I-;
    so a step asks for one maximum over all labels and one over each pair, and not for all pairs of labels.

    Nearly everywhere the likeliest label of each token is allowed, and then it is the path's. Elsewhere the path is
    looked for from the token where the likeliest label is no I- last, as far as it becomes none again: before and
    behind, nothing can be gained by another label, unless a path through the token before gives up less.
    """
    if not len(scores):
        return []
    greedy = scores.argmax(1)
    path: list[int] = greedy.tolist()
    wrong = np.flatnonzero(_unlawful(greedy)).tolist()
    if not wrong:
        return path
    free = [at for at, label in enumerate(path) if label % 2 or not label]  # where a span begins, or none is
    free = [0, *(at for at in free if at)]
    done = len(scores)
    for at in reversed(wrong):
        if at >= done:
            continue
        first = bisect_right(free, at) - 1
        end = free[first + 1] if first + 1 < len(free) else len(scores)
        end = min(end, done)
        part, lost = _viterbi(scores[free[first] : end])
        further = 1
        while first and not _begins(scores[free[first]], lost):
            first, further = max(0, first - further), 2 * further  # twice as far each time: linear, whatever comes
            part, lost = _viterbi(scores[free[first] : end])
        done = free[first]
        path[done:end] = part
    return path


def _begins(scores: npt.NDArray[np.float32], lost: float) -> bool:
    """Whether a token whose likeliest label is no I- can be none in the path that is looked for behind it, which gives
    up ``lost`` against the likeliest labels.
    """
    return bool(scores.max() - scores[2::2].max() >= lost)


def _viterbi(scores: npt.NDArray[np.float32]) -> tuple[list[int], float]:
    """The best path of a run of tokens that begins with no I-, and by how much it is worse than their best labels."""
    rows: list[list[float]] = scores.tolist()
    width = len(rows[0])
    so_far = [-math.inf if label and label % 2 == 0 else score for label, score in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        best = max(range(width), key=so_far.__getitem__)
        came = [best] * width
        for label in range(2, width, 2):
            came[label] = label if so_far[label] >= so_far[label - 1] else label - 1
        so_far = [so_far[before] + score for before, score in zip(came, row, strict=True)]
        back.append(came)
    path = [max(range(width), key=so_far.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1], sum(map(max, rows)) - max(so_far)


def _unlawful(path: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Where an I- (even, not 0) follows neither its own B- (one less) nor itself."""
    before = np.concatenate(([0], path[:-1]))
    goes_on = (path % 2 == 0) & (path > 0)
    found: npt.NDArray[np.bool_] = goes_on & (before != path) & (before != path - 1)
    return found
