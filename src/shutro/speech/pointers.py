"""Sentences that point back: source lines (খবর রয়টার্সের, সূত্র: এএফপি) and the content of এ কথা বলেন তিনি."""

from shutro.speech.bits import GENITIVE
from shutro.speech.cues import cues
from shutro.speech.draft import Draft, Tokens
from shutro.speech.lines import WORD, Line
from shutro.speech.sheet import Sheet

_LONGEST = 12  # items of a source line


def source_line(sheet: Sheet, line: Line, number: int) -> bool:
    """Read a line that is nothing but a source line; whether it was one."""
    if len(line) > _LONGEST or line.kind[0] != WORD or number == 0:
        return False
    first = line.text[0]
    colon = len(line) > 1 and (line.is_colon(1) or line.is_dash(1))
    start = 2 if colon else 1
    if (first in ("সূত্র", "তথ্যসূত্র") and colon) or (
        first == "খবর" and len(line) > start and line.has(len(line) - 1, GENITIVE) and line.kind[-1] == WORD
    ):
        pass
    else:
        return False
    if start >= len(line) or cues(line)[1:]:
        return False
    content = content_before(sheet, number)
    source = sheet.bare((line.first[start], line.last[-1]))
    if content is None or source is None:
        return False
    told = told_before(sheet, number)
    relay = Draft(
        number, (line.first[0], line.last[0]), source, content, "state", "source line", back=True, form="line"
    )
    if told is not None:
        told.parent = relay
    sheet.drafts.append(relay)
    return True


def content_before(sheet: Sheet, number: int) -> list[Tokens] | None:
    """The content of the statement in the line before, or the whole line before where it has none."""
    if number == 0:
        return None
    last = told_before(sheet, number)
    if last is not None:
        return list(last.content)
    line = sheet.lines.lines[number - 1]
    whole = sheet.bare((line.first[0], line.last[-1]))
    return [whole] if whole else None


def told_before(sheet: Sheet, number: int) -> Draft | None:
    """The last outermost statement of the line before."""
    for draft in reversed(sheet.drafts):
        if draft.line < number - 1:
            break
        if draft.line == number - 1 and draft.parent is None:
            return draft
    return None
