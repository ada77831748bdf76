"""Words to pieces of the network's vocabulary: the likeliest segmentation of a unigram model (Kudo 2018).

A piece that begins a word begins with ▁, as in SentencePiece; a token written without a space before it has none.
"""

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

from shutro.errors import ModelError

_START = "\u2581"
_LONGEST = 48  # characters of a token that are looked at: no longer word is met, and a name shows at its beginning
_UNKNOWN_COSTS = 10.0  # below the rarest piece, as in SentencePiece
_SAME = str.maketrans({"\u09f7": "।", "\u200d": None, _START: None})  # ৷ written for the danda; the joiner in র‍্য


class Vocabulary:
    """The pieces, ``bos``, ``eos``, ``pad`` and ``unknown``, which stand at places 0, 2, 1 and 3 of the list."""

    pad, bos, eos, unknown = 1, 0, 2, 3

    def __init__(self, pieces: list[str], scores: list[float]) -> None:
        self._scores = {piece: (i, score) for i, (piece, score) in enumerate(zip(pieces, scores, strict=True)) if i > 3}
        self._longest = max(map(len, pieces))
        self._rare = min(scores) - _UNKNOWN_COSTS
        self.ids = lru_cache(maxsize=32768)(self._ids)
        self.size = len(pieces)

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """Read ``vocabulary.json``: an object with the lists ``pieces`` and ``scores``.

        Raises:
            ModelError: the file is missing or damaged.
        """
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            return cls(given["pieces"], given["scores"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError.damaged(path, error) from error

    def _ids(self, word: str, glued: bool) -> tuple[int, ...]:
        """The pieces of a token: one at least, one for each of its first characters at most."""
        normal = unicodedata.normalize("NFKC", word[:_LONGEST]).translate(_SAME)
        text = "".join(normal.split())[:_LONGEST]  # one character can stand for a whole phrase: ﷺ
        return self._likeliest(text if glued else _START + text) or (self.unknown,)

    def _likeliest(self, text: str) -> tuple[int, ...]:
        size = len(text)
        best = [0.0] + [float("-inf")] * size
        came: list[tuple[int, int]] = [(0, self.unknown)] * (size + 1)
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(size, start + self._longest) + 1):
                known = self._scores.get(text[start:end])
                if known and here + known[1] > best[end]:
                    best[end], came[end] = here + known[1], (start, known[0])
            if here + self._rare > best[start + 1]:
                best[start + 1], came[start + 1] = here + self._rare, (start, self.unknown)
        found = []
        at = size
        while at:
            at, piece = came[at]
            found.append(piece)
        return tuple(reversed(found))
