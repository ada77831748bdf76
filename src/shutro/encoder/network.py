"""The network's file, opened once: ONNX Runtime, on one thread unless ``SHUTRO_THREADS`` asks for more."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shutro.encoder.labels import LABELS
from shutro.encoder.pieces import Vocabulary
from shutro.errors import ModelError, UsageError

_STEP = 8  # windows are filled up to a multiple of this, whether alone or in a batch
_THREADS_MOST = 64
_MOST = 512  # pieces of a window, its two marks included


class Network:
    """The session and its vocabulary.

    Raises:
        ModelError: the file is missing, damaged, or gives other labels than `LABELS`.
        UsageError: ``SHUTRO_THREADS`` is no number of threads.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        runtime = importlib.import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = _threads()
        options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_DISABLE_ALL  # written as it shall run
        if not path.is_file():
            raise ModelError.missing(path)
        try:
            self._session: Any = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime has a class of its own for every way in which a file can be damaged
            raise ModelError.damaged(path, error) from error
        given = {output.name: output.shape[-1] for output in self._session.get_outputs()}
        if given != {layer: len(labels) for layer, labels in LABELS.items()}:
            raise ModelError.damaged(path, ValueError(f"it gives {given}"))
        self.vocabulary = vocabulary

    def run(self, batch: Sequence[Sequence[int]]) -> list[dict[str, npt.NDArray[np.float32]]]:
        """Log-probabilities of each layer, ``[pieces, labels]``, for each window of the batch.

        ``batch``: each window's pieces with their begin and end marks, all of one `width`.
        """
        ids = np.full((len(batch), width(batch[0])), self.vocabulary.pad, np.int64)
        mask = np.zeros(ids.shape, np.int32)
        for row, pieces in enumerate(batch):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        outputs = self._session.run(list(LABELS), {"ids": ids, "mask": mask})
        return [dict(zip(LABELS, (output[row] for output in outputs), strict=True)) for row in range(len(batch))]


def _threads() -> int:
    asked = os.environ.get("SHUTRO_THREADS", "1")
    if not asked.isdecimal() or not 1 <= int(asked) <= _THREADS_MOST:
        raise UsageError(f"SHUTRO_THREADS={asked}: give a number of threads from 1 to {_THREADS_MOST}")
    return int(asked)


def width(pieces: Sequence[int]) -> int:
    """The length to which a window is filled up: the same alone and in a batch, so that no sum runs otherwise."""
    return min(_MOST, -(-len(pieces) // _STEP) * _STEP)
