"""A cue that the trained reader tagged, and how well a content or a source goes with it.

Costs count tokens between the two; what the grammar says of the pair is worth so many tokens more or less: a
complementiser or a comma between content and cue, another cue between them, the border of a sentence, a genitive before
a noun of saying.
"""

from bisect import bisect_left

import msgspec

from shutro.speech.bits import COMPLEMENTISER, GENITIVE
from shutro.speech.cues import Cue
from shutro.speech.draft import Tokens
from shutro.speech.forms import word
from shutro.speech.quotes import CLOSING, OPENING
from shutro.words import Token

FAR = 80.0  # more than this, and nothing goes together
_BESIDE, _CLOSED, _OTHER_CUE, _OTHER_LINE, _WRONG_CASE = 12.0, 8.0, 25.0, 20.0, 6.0
_OPENS = OPENING | {"যে", ",", ":", "—", "-", "–"}
_OWNED = frozenset({"noun", "relay", "after"})


class Told(msgspec.Struct, eq=False):
    """A cue of the tags and what was linked to it. ``known``: the cue of the lexicon that stands there."""

    layer: str
    line: int
    cue: Tokens
    known: Cue | None
    contents: list[Tokens]
    source: Tokens | None = None
    back: bool = False

    @property
    def form(self) -> str:
        """The form of the lexicon's cue, or empty."""
        return self.known.form if self.known is not None else ""


class Beside:
    """The tokens of a page and the cues of one layer, in order: what stands between a cue and something else."""

    def __init__(self, tokens: list[Token], told: list[Told]) -> None:
        self._tokens = tokens
        self._cues = [t.cue[0] for t in told]

    def content(self, told: Told, content: Tokens, lines: int) -> float:
        """The cost of giving a content to a cue that is so many lines away."""
        after = content[0] >= told.cue[1]
        low, high = (told.cue[1], content[0]) if after else (content[1], told.cue[0])
        if low > high:
            return FAR
        cost = high - low + _OTHER_LINE * lines + self._others(low, high)
        first = self._tokens[low].text if low < high else ""
        if after and first in _OPENS:
            return cost - _BESIDE
        closed = not after and first and (word(first).bits & COMPLEMENTISER or first in CLOSING)
        return cost - _CLOSED if closed else cost

    def source(self, told: Told, source: Tokens) -> float:
        """The cost of giving a source to a cue; its own content between them weighs nothing."""
        low, high = (told.cue[1], source[0]) if source[0] >= told.cue[1] else (source[1], told.cue[0])
        held = sum(max(0, min(high, last) - max(low, first)) for first, last in told.contents)
        genitive = bool(word(self._tokens[source[1] - 1].text).bits & GENITIVE)
        owned = told.known is not None and told.form in _OWNED and "any" not in told.known.entry.takes
        return max(0, high - low) - held + self._others(low, high) + _WRONG_CASE * (genitive != owned)

    def _others(self, low: int, high: int) -> float:
        return _OTHER_CUE * max(0, bisect_left(self._cues, high) - bisect_left(self._cues, low))
