"""Which of the 250,002 pieces are kept: ``src/shutro/encoder/vocabulary.json``.

Every piece with a Bengali letter or sign, every single character of the Latin scripts and of punctuation, and every
other piece that occurs in the texts that we train on. The order is the old one, the four marks first.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from e5 import E5

from shutro.encoder.pieces import Vocabulary

_BENGALI = re.compile("[\u0980-\u09ff\u0964\u0965]")
_START = "\u2581"
_MARKS = 4


def cut(e5: E5, words: Iterable[str]) -> list[int]:
    """The places of the pieces that are kept."""
    whole = Vocabulary(e5.pieces, e5.scores)
    seen = {i for word in set(words) for glued in (True, False) for i in whole.ids(word, glued)}
    return [
        i for i, piece in enumerate(e5.pieces) if i < _MARKS or i in seen or _BENGALI.search(piece) or _single(piece)
    ]


def _single(piece: str) -> bool:
    bare = piece.strip(_START)
    return len(bare) <= 1 and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2600 for c in bare)


def write(e5: E5, kept: list[int], path: Path) -> None:
    """Write the vocabulary file that `shutro.encoder.pieces.Vocabulary` loads."""
    pieces = {"pieces": [e5.pieces[i] for i in kept], "scores": [round(e5.scores[i], 5) for i in kept]}
    path.write_text(json.dumps(pieces, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def rows(e5: E5, path: Path) -> list[int]:
    """The old places of the pieces in a vocabulary file."""
    places = {piece: i for i, piece in enumerate(e5.pieces)}
    return [places[piece] for piece in json.loads(path.read_text(encoding="utf-8"))["pieces"]]
