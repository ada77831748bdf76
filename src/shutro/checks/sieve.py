"""A set of words in few bytes: it never misses a word that was put in, and passes few that were not.

Source: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13 (1970); the double hashing of
A. Kirsch and M. Mitzenmacher, "Less hashing, same performance", 2008.
"""

from collections.abc import Collection
from hashlib import blake2b

_HEAD = b"shutro word sieve 1; written by tools/make_words.py\n"
_HASHES = 11


class Sieve:
    """A Bloom filter of words.

    >>> "নদী" in Sieve.of(["নদী", "মাঠ"], 12)
    True
    """

    def __init__(self, bits: bytes) -> None:
        self._bits, self._size = bits, len(bits) * 8

    @classmethod
    def of(cls, words: Collection[str], bits_a_word: int) -> "Sieve":
        """The sieve of these words."""
        found = bytearray(-(-len(words) * bits_a_word // 8) or 1)
        for word in words:
            for place in _places(word, len(found) * 8):
                found[place >> 3] |= 1 << (place & 7)
        return cls(bytes(found))

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Sieve":
        """The sieve that `to_bytes` wrote.

        Raises:
            ValueError: these are no such bytes.
        """
        if not raw.startswith(_HEAD) or len(raw) == len(_HEAD):
            raise ValueError("no word sieve")
        return cls(raw[len(_HEAD) :])

    def to_bytes(self) -> bytes:
        """The sieve as a file holds it."""
        return _HEAD + self._bits

    def __contains__(self, word: object) -> bool:
        bits = self._bits
        return isinstance(word, str) and all(bits[p >> 3] >> (p & 7) & 1 for p in _places(word, self._size))


def _places(word: str, size: int) -> list[int]:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
    return [(first + n * second) % size for n in range(_HASHES)]
