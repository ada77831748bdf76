"""Headlines: ``X: C`` and ``C: X``, and a charge that nobody is named for (চাঁদাবাজির অভিযোগ, আটক ৩)."""

from shutro.speech.bits import FINITE, GENITIVE, HEAD, LOCATIVE, PLURAL_GENITIVE, PRONOUN
from shutro.speech.cues import cues
from shutro.speech.draft import Draft, cue_tokens, tokens_of
from shutro.speech.lines import MARK, QUOTE, WORD, Line
from shutro.speech.sheet import Sheet

_SHORTEST = 2  # items of a content that is no quotation
_LONGEST_SOURCE = 7  # items
_LONGEST = 30  # items of a headline


def headline(sheet: Sheet, line: Line, number: int) -> bool:
    """Read a headline with one colon; whether it was one."""
    if not line.headline or len(line) > _LONGEST:
        return False
    colons = [i for i in range(len(line)) if line.is_colon(i)]
    if len(colons) != 1:
        return False
    at = colons[0]
    inside = list(cues(line))
    right = _can_be_source(sheet, line, at + 1, len(line))
    if any(c.last + 1 >= at or (c.form in ("main", "either") and not right) for c in inside):
        return False
    left = number < 3 and _can_be_source(sheet, line, 0, at)
    if right:
        source, content = (at + 1, len(line)), (0, at)
    elif left and at + 1 < len(line):
        source, content = (0, at), (at + 1, len(line))
    else:
        return False
    said = sheet.bare(tokens_of(line, *content)) if content[0] < content[1] else None
    who = sheet.bare(tokens_of(line, *source))
    named = all(line.name[i] >= 0 or line.kind[i] != WORD for i in range(*content))
    if said is None or who is None or named or (content[1] - content[0] < _SHORTEST and line.kind[content[0]] != QUOTE):
        return False
    direct = line.kind[content[0]] == QUOTE and content[1] - content[0] == 1
    sheet.drafts.append(
        Draft(
            number,
            (line.first[at], line.last[at]),
            who,
            [said],
            "state",
            "headline with a colon",
            neutral=True,
            direct=direct,
            form="colon",
        )
    )
    return True


def charge(sheet: Sheet, line: Line, number: int) -> bool:
    """Read a headline's charge: a genitive, the noun, and then a comma, a colon or the end; whether it was one."""
    if not line.headline or len(line) > _LONGEST:
        return False
    for cue in cues(line):
        k, after = cue.first - 1, cue.last + 1
        if cue.form != "noun" or cue.entry.act != "accuse" or k < 1 or line.kind[k] != WORD:
            continue
        ends = after == len(line) or line.is_comma(after) or line.is_colon(after)
        speaks = line.name[k] >= 0 or line.has(k, HEAD | PRONOUN | PLURAL_GENITIVE)
        if not ends or speaks or not line.has(k, GENITIVE):
            continue
        said = sheet.bare(tokens_of(line, 0, cue.first))
        if said is not None:
            why = f"headline, content before genitive, cue {cue.entry.form}"
            sheet.drafts.append(Draft(number, cue_tokens(line, cue), None, [said], "accuse", why, passive=True))
            return True
    return False


def _can_be_source(sheet: Sheet, line: Line, low: int, high: int) -> bool:
    """A short noun phrase that ends in a person's or body's name or office."""
    if not 0 < high - low <= _LONGEST_SOURCE or any(
        line.kind[i] != WORD and not (line.kind[i] == MARK and line.text[i] in ".-–" and i + 1 < high)
        for i in range(low, high)
    ):
        return False
    if any(line.has(i, FINITE) and line.name[i] < 0 and not line.has(i, GENITIVE | LOCATIVE) for i in range(low, high)):
        return False
    last = high - 1
    kind = sheet.sources.nominative_name(line, last)
    return (
        kind in ("PERSON", "ORG")
        or (kind == "PLACE" and high - low <= 2)
        or (kind is None and sheet.sources.is_subject_end(line, last))
    )
