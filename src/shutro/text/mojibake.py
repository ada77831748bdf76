"""Mojibake of Bengali: UTF-8 that was read as Windows-1252 somewhere on its way, so that হ stands as ``à¦¹``.

Every Bengali letter begins there with à¦ or à§ : only stretches with that sign are touched, and only ftfy's repair of
encodings is asked, never its other fixes: quotation marks stay as they are.
"""

import re
from itertools import pairwise

_SIGN = re.compile("à[¦§]")
_BENGALI = re.compile("[ঀ-৿]")
_FOREIGN = re.compile(
    "[\u0180-\u0191\u0193-\u02c5\u02c7-\u02db\u02dd-\u1fff\u2100-\u2121\u2123-\uffff]+"
)  # what mojibake cannot hold
_LEAST = 2  # letters: one "à§" may be somebody's price list


def repair(text: str) -> str:
    """The text with its mojibake of Bengali undone; the same text where it has none. Linear in the text.

    >>> repair("à¦¹à¦¾à¦®à¦¾à¦¸ বলেছে “হ্যাঁ”")
    'হামাস বলেছে “হ্যাঁ”'
    """
    if len(_SIGN.findall(text)) < _LEAST:
        return text
    return "\n".join(map(_line, text.split("\n")))  # not splitlines: it also cuts at U+0085, which is a third of অ here


def _line(line: str) -> str:
    if not _SIGN.search(line):
        return line
    edges = [0, *(edge for m in _FOREIGN.finditer(line) for edge in m.span()), len(line)]
    return "".join(_piece(line[a:b]) for a, b in pairwise(edges))


def _piece(piece: str) -> str:
    signs = len(_SIGN.findall(piece))
    if not signs:
        return piece
    import ftfy

    mended = ftfy.fix_encoding(piece)
    return mended if len(_BENGALI.findall(mended)) >= signs / 2 else piece
