"""A page read by the network: pieces, windows, one run, scores by token."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from shutro.encoder.pieces import Vocabulary
from shutro.encoder.scores import Scores
from shutro.encoder.windows import Window, windows
from shutro.words import Page

if TYPE_CHECKING:
    from shutro.encoder.network import Network

_HERE = Path(__file__).parent
_SHIPPED = _HERE / "model.onnx"
_VARIABLE = "SHUTRO_MODEL"


def switched_off() -> bool:
    """Whether the user wants no network."""
    return os.environ.get(_VARIABLE) == "off"


def absence() -> str | None:
    """Why there is no network, in words for the reader; None where there is one."""
    if switched_off():
        return f"the trained model is switched off ({_VARIABLE}=off)"
    for package in ("numpy", "onnxruntime"):
        if find_spec(package) is None:
            return f"{package} is not installed, so the trained model cannot run: pip install {package}"
    return None


def read(page: Page) -> Scores | None:
    """Score every token of the page; None where there is no network (`absence` tells why).

    Raises:
        ModelError: the model's file is missing or damaged.
    """
    return read_all([page])[0]


def read_all(pages: Sequence[Page], batch: int = 1) -> list[Scores | None]:
    """Score several pages, ``batch`` windows at a time. A page's scores do not depend on the batch.

    Raises:
        ModelError: the model's file is missing or damaged.
    """
    if absence():
        return [None] * len(pages)
    return list(_scores(_network(os.environ.get(_VARIABLE, str(_SHIPPED))), pages, batch))


@cache
def _network(path: str) -> Network:
    from shutro.encoder.network import Network

    return Network(Path(path), Vocabulary.load(_HERE / "vocabulary.json"))


def _scores(network: Network, pages: Sequence[Page], batch: int) -> Iterator[Scores]:
    from shutro.encoder.gather import gather

    cut = [_cut(page, network.vocabulary) for page in pages]
    yield from gather(network, cut, batch)


def _cut(page: Page, vocabulary: Vocabulary) -> tuple[list[tuple[int, ...]], list[Window]]:
    """The pieces of every token, and the windows over them."""
    pieces = [vocabulary.ids(token.text, page.glued(i)) for i, token in enumerate(page.tokens)]
    breaks = [sentence.first for sentence in page.sentences]
    return pieces, list(windows([len(p) for p in pieces], breaks))
