"""Interviews: paragraphs that open with the speaker's name and a colon."""

from collections import Counter
from typing import TYPE_CHECKING

from shutro.speech.draft import Draft
from shutro.speech.lines import WORD, Line

if TYPE_CHECKING:
    from shutro.speech.reader import Reader

_LONGEST = 6  # items of a speaker's name


def speaker(line: Line) -> tuple[str, int] | None:
    """Who speaks in a line that opens a paragraph with ``name:``, and the item of the colon."""
    if not line.opens:
        return None
    for i in range(min(len(line), _LONGEST + 1)):
        if line.is_colon(i):
            return (" ".join(line.text[:i]), i) if i and i + 1 < len(line) else None
        if line.kind[i] != WORD:
            return None
    return None


def speakers(lines: list[Line]) -> frozenset[str]:
    """Those who open at least two paragraphs; empty where fewer than two people do."""
    found = Counter(s[0] for line in lines if (s := speaker(line)) is not None)
    often = frozenset(who for who, times in found.items() if times > 1)
    return often if sum(found[w] for w in often) > 2 else frozenset()


def turn(reader: "Reader", number: int, known: frozenset[str]) -> int:
    """Read the turn that opens at line ``number``; how many lines it takes, 0 where there is none."""
    lines = reader.lines.lines
    found = speaker(lines[number])
    if found is None or found[0] not in known:
        return 0
    end = number + 1
    while end < len(lines) and not lines[end].opens:
        end += 1
    first, at = lines[number], found[1]
    content = reader.bare((first.first[at + 1], lines[end - 1].last[-1]))
    if content is None:
        return 0
    asked = all(line.stop == "?" for line in lines[number:end][-1:])
    draft = Draft(
        line=number,
        cue=(first.first[at], first.last[at]),
        source=(first.first[0], first.last[at - 1]),
        content=[content],
        act="ask" if asked else "state",
        why="interview: name and colon",
        neutral=not asked,
        form="colon",
    )
    reader.drafts.append(draft)
    reader.inside(lines[number:end], draft)
    return end - number
