"""``impossible_percent``: more than a hundred per cent of people, votes or other things that can only be shared out.

Growth, prices, profits and tariffs may well exceed a hundred per cent.
"""

import re
from collections.abc import Iterator

from shutro import lexicon
from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding

_SHARED = lexicon.forms("checks", "shared-out.tsv")
_NOUN = re.compile("(?:" + "|".join(sorted(map(re.escape, _SHARED), key=len, reverse=True)) + ")")
_BEFORE = re.compile(_NOUN.pattern + r"[\u0980-\u09ff]*(?:\s+[\u0980-\u09ff]+)?\s*$")


def find(layers: Layers) -> Iterator[Check]:
    """Each percentage beyond a hundred that shares something out."""
    text = layers.page.text
    for figure in layers.figures:
        if figure.kind != "percent" or figure.low is None or figure.low <= 100:
            continue
        if _NOUN.match(text, _next_word(text, figure.span.end)):
            yield finding("impossible_percent", "beyond", figure.span, value=f"{figure.low:g}")


def _next_word(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place
