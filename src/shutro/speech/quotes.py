"""Quotation marks: which stretches of a text stand between them.

‘ ’ “ ” « » and their like open and close by their shape; " ' and ` by where they stand; „ “ and ‚ ‘ by their pair. A
mark that is missing ends the stretch with its paragraph; a stretch that is opened again at each paragraph goes on. One
pass.
"""

import msgspec

from shutro.words import Token

_CLOSES = {
    "‘": "’'", "“": '”"', "«": "»", '"': '"”', "'": "'’",
    "„": '“”"', "‚": "‘’'", "‹": "›", "「": "」", "『": "』", "＂": "＂", "`": "'`´", "″": "″", "′": "′",
}  # fmt: skip
_OPEN = frozenset("‘“«„‚‹「『")
_CLOSE = frozenset("’”»›」』´")
_STRAIGHT = frozenset("\"'`＂″′")
_LOW = frozenset("„‚")  # they are closed by what opens elsewhere
OPENING = _OPEN | _STRAIGHT
CLOSING = _CLOSE | _STRAIGHT
MARKS = OPENING | CLOSING


class Quote(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (excluded) with their marks; ``closed``: whether the closing mark is there."""

    first: int
    last: int
    closed: bool


def _side(tokens: list[Token], i: int) -> str:
    """Whether the mark at ``i`` can open (``o``), close (``c``) or is an apostrophe (empty)."""
    mark = tokens[i].text
    before = i > 0 and tokens[i - 1].end == tokens[i].start
    after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end
    word_before = before and tokens[i - 1].kind != "mark"
    word_after = after and tokens[i + 1].kind != "mark"
    if mark in _OPEN:
        return "o"
    if mark in "'’" and not before and word_after and tokens[i + 1].kind == "number":
        return ""  # ’৭১
    if mark in _CLOSE or mark in "'`′":
        if word_before and word_after:
            return ""
        if mark in _CLOSE:
            return "c"
    return "c" if before and not word_after else "o"


def quotes(tokens: list[Token], text: str) -> list[Quote]:
    """The outermost quotations, in order."""
    marks = [(i, _side(tokens, i)) for i, t in enumerate(tokens) if t.text in _CLOSES or t.text in _CLOSE]
    marks = [m for m in marks if m[1]]
    paragraph = _paragraphs(tokens, text, [i for i, _ in marks])
    found: list[Quote] = []
    n = 0
    while n < len(marks):
        if marks[n][1] != "o":
            n += 1
            continue
        quote, n = _quote(tokens, marks, n, paragraph)
        if quote is not None:
            found.append(quote)
    return found


def _quote(
    tokens: list[Token], marks: list[tuple[int, str]], n: int, paragraph: dict[int, tuple[int, int, bool]]
) -> tuple[Quote | None, int]:
    """The quotation that mark ``n`` opens, if any, and the next mark to look at."""
    first = marks[n][0]
    opener = tokens[first].text
    here = paragraph[first][0]
    for k in range(n + 1, len(marks)):
        i, side = marks[k]
        number, _, starts = paragraph[i]
        if number != here:
            if not (side == "o" and starts and tokens[i].text == opener and number == here + 1):
                return _unclosed(tokens, first, paragraph), k
            here = number
        elif tokens[i].text in _CLOSES[opener] and (side == "c" or opener in _LOW):
            return Quote(first, i + 1, True), k + 1
        elif side == "o" and tokens[i].text == opener:
            return None, k  # the first of two openings stands for nothing that can be known
    return _unclosed(tokens, first, paragraph), len(marks)


def _unclosed(tokens: list[Token], first: int, paragraph: dict[int, tuple[int, int, bool]]) -> Quote | None:
    return None if tokens[first].text == "'" else Quote(first, paragraph[first][1], False)


def _paragraphs(tokens: list[Token], text: str, wanted: list[int]) -> dict[int, tuple[int, int, bool]]:
    """For each wanted token: the number of its paragraph, the token after its last, whether the token opens it."""
    found: dict[int, tuple[int, int, bool]] = {}
    if not wanted:
        return found
    number = start = 0
    waiting: list[int] = []
    ahead = iter(wanted)
    next_wanted = next(ahead, -1)
    for i, token in enumerate(tokens):
        if i and "\n" in text[tokens[i - 1].end : token.start]:
            found.update({w: (number, i, w == start) for w in waiting})
            waiting, number, start = [], number + 1, i
        if i == next_wanted:
            waiting.append(i)
            next_wanted = next(ahead, -1)
    found.update({w: (number, len(tokens), w == start) for w in waiting})
    return found
