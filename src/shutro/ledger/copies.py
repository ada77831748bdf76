"""Near copies of one text: ten newspapers that print one wire report are one origin.

MinHash over runs of five words, and bands of it to look copies up (A. Broder, "On the resemblance and containment of
documents", 1997; J. Leskovec, A. Rajaraman, J. Ullman, *Mining of Massive Datasets*, ch. 3).
"""

from functools import cache
from zlib import crc32

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from shutro.ledger import tables

LIKE = 0.5
"""The share of runs of words from which on two reports are copies of one origin."""

_RUN = 5  # words
_HASHES = 64
_IN_BAND = 4  # hashes: with 16 bands two reports that share half of their runs meet in 64 of 100 cases, 70 % in 99
_PRIME = np.uint64((1 << 31) - 1)
_Hashes = NDArray[np.uint64]


@cache
def _factors() -> tuple[_Hashes, _Hashes]:
    """One seed for ever: what is in a ledger was made with it."""
    chance = np.random.default_rng(1997)
    return (
        chance.integers(1, int(_PRIME), _HASHES, dtype=np.uint64)[:, None],
        chance.integers(0, int(_PRIME), _HASHES, dtype=np.uint64)[:, None],
    )


def signature(words: str) -> bytes:
    """The MinHash of a report's folded words; empty where it has fewer than a run of them.

    >>> len(signature("এক দুই তিন চার পাঁচ ছয়")), signature("এক")
    (256, b'')
    """
    parts = words.split()
    if len(parts) < _RUN:
        return b""
    runs = {" ".join(parts[at : at + _RUN]) for at in range(len(parts) - _RUN + 1)}
    hashes = np.fromiter((crc32(run.encode()) for run in runs), np.uint64, len(runs)) % _PRIME
    factors, offsets = _factors()
    least = np.full(_HASHES, _PRIME, np.uint64)
    for part in range(0, len(hashes), 4096):  # a long report takes no more memory than a short one
        mixed = (factors * hashes[part : part + 4096] + offsets) % _PRIME
        least = np.minimum(least, mixed.min(axis=1))
    return least.astype(">u4").tobytes()


def bands(signed: bytes) -> list[int]:
    """What two signatures that are alike very likely have in common; 64-bit numbers."""
    size = _IN_BAND * 4
    return [
        int.from_bytes((crc32(part) << 32 | crc32(part[::-1]) ^ at).to_bytes(8), signed=True)
        for at, part in enumerate(signed[start : start + size] for start in range(0, len(signed), size))
    ]


def alike(one: bytes, other: bytes) -> float:
    """The share of runs of words that two reports have in common, as their signatures tell it."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, ">u4") == np.frombuffer(other, ">u4")))


def origin_of(connection: sa.Connection, signed: bytes, common: list[int], address: str) -> int | None:
    """The report whose copy this is: the origin of the report that is most alike. None where it is like none."""
    if not common:
        return None
    held, band = tables.report, tables.band
    asked = (
        sa.select(held.c.id, held.c.origin, held.c.signature)
        .join(band, band.c.report == held.c.id)
        .where(band.c.band.in_(common), held.c.latest, held.c.address != address)
        .distinct()
        .order_by(held.c.id)
        .limit(_MOST)
    )
    near = [(alike(signed, row.signature), -row.id, row.origin or row.id) for row in connection.execute(asked)]
    best = max(near, default=(0.0, 0, 0))
    return best[2] if best[0] >= LIKE else None


_MOST = 200  # that are looked at
