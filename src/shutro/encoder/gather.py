"""Windows through the network and back: every token takes the scores of its first piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from shutro.encoder.labels import LABELS
from shutro.encoder.network import Network, width
from shutro.encoder.scores import Scores
from shutro.encoder.windows import Window

Cut = tuple[list[tuple[int, ...]], list[Window]]

_TOGETHER = 2048  # pieces of one run: some 60 MB


class Job(NamedTuple):
    """A window of a page: its pieces between their marks, and the place of each token's first piece."""

    page: int
    window: Window
    ids: list[int]
    firsts: list[int]


def gather(network: Network, pages: Sequence[Cut], batch: int) -> Iterator[Scores]:
    """The scores of each page, given as its tokens' pieces and its windows."""
    layers = [{name: np.zeros((len(p), len(labels)), np.float32) for name, labels in LABELS.items()} for p, _ in pages]
    jobs = [Job(i, window, *_fed(network, pieces, window)) for i, (pieces, cut) in enumerate(pages) for window in cut]
    for some in _batches(jobs, batch):
        for job, scored in zip(some, network.run([job.ids for job in some]), strict=True):
            window = job.window
            kept = job.firsts[window.keep_first - window.first : window.keep_last - window.first]
            for name, scores in scored.items():
                layers[job.page][name][window.keep_first : window.keep_last] = scores[kept]
    return (Scores(of) for of in layers)


def _batches(jobs: list[Job], size: int) -> Iterator[list[Job]]:
    """Windows of one width together, ``size`` at most, and no more than memory is meant for."""
    ordered = sorted(jobs, key=lambda job: width(job.ids))
    for _, alike in groupby(ordered, key=lambda job: width(job.ids)):
        some = list(alike)
        together = min(size, max(1, _TOGETHER // width(some[0].ids)))
        for start in range(0, len(some), together):
            yield some[start : start + together]


def _fed(network: Network, pieces: Sequence[tuple[int, ...]], window: Window) -> tuple[list[int], list[int]]:
    """A window's pieces between its marks, and the place of each token's first piece."""
    ids, firsts = [network.vocabulary.bos], []
    for token in pieces[window.first : window.last]:
        firsts.append(len(ids))
        ids += token
    return [*ids, network.vocabulary.eos], firsts
