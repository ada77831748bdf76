"""Where sentences end."""

import re

from shutro.words.page import Sentence, Token

_END = frozenset("।৷|?!")
_CLOSERS = frozenset("’”'\")]»")


def sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    """Group tokens into sentences; a line break always ends one."""
    found: list[Sentence] = []
    first = 0
    count = len(tokens)
    breaks = [m.start() for m in re.finditer(r"\n", text)]
    breaks.append(len(text))
    b = 0
    i = 0
    while i < count:
        token = tokens[i]
        end_of_line = i + 1 == count or breaks[b] <= tokens[i + 1].start
        ends = token.text in _END
        if ends:
            while i + 1 < count and tokens[i + 1].text in _CLOSERS and tokens[i + 1].start == tokens[i].end:
                i += 1
            end_of_line = i + 1 == count or breaks[b] <= tokens[i + 1].start
        if ends or end_of_line:
            found.append(Sentence(tokens[first].start, tokens[i].end, first, i + 1, headline=not ends))
            first = i + 1
        while end_of_line and b < len(breaks) - 1 and (i + 1 == count or breaks[b] <= tokens[i + 1].start):
            b += 1
        i += 1
    return found
