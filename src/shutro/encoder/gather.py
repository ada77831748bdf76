"""Windows through the network and back: every token takes the scores of its first piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from shutro.encoder.labels import LABELS
from shutro.encoder.network import Network
from shutro.encoder.scores import Scores
from shutro.encoder.windows import Window

Cut = tuple[list[tuple[int, ...]], list[Window]]


def gather(network: Network, pages: Sequence[Cut], batch: int) -> Iterator[Scores]:
    """The scores of each page, given as its tokens' pieces and its windows."""
    layers = [{name: np.zeros((len(p), len(labels)), np.float32) for name, labels in LABELS.items()} for p, _ in pages]
    jobs = sorted(
        (
            (number, window, *_fed(network, pages[number][0], window))
            for number, (_, cut) in enumerate(pages)
            for window in cut
        ),
        key=lambda job: len(job[2]),
    )
    for start in range(0, len(jobs), batch):
        some = jobs[start : start + batch]
        for (number, window, _, firsts), scored in zip(some, network.run([job[2] for job in some]), strict=True):
            kept = firsts[window.keep_first - window.first : window.keep_last - window.first]
            for name, scores in scored.items():
                layers[number][name][window.keep_first : window.keep_last] = scores[kept]
    return (Scores(of) for of in layers)


def _fed(network: Network, pieces: Sequence[tuple[int, ...]], window: Window) -> tuple[list[int], list[int]]:
    """A window's pieces between its marks, and the place of each token's first piece."""
    ids, firsts = [network.vocabulary.bos], []
    for token in pieces[window.first : window.last]:
        firsts.append(len(ids))
        ids += token
    return [*ids, network.vocabulary.eos], firsts
