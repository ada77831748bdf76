"""What people act for: মুক্তির দাবিতে মিছিল করেছেন শ্রমিকেরা, বিচার চেয়ে চিঠি দিয়েছে সংগঠনটি."""

from shutro.speech.bits import CONVERB, DEMANDED, FINITE, GENITIVE, PLURAL, PRONOUN, TIME
from shutro.speech.contents import connectors, last_clause, trimmed
from shutro.speech.cues import Cue, finite_between
from shutro.speech.documents import Range
from shutro.speech.draft import Draft, cue_tokens, tokens_of
from shutro.speech.lines import MARK, WORD, Line
from shutro.speech.sheet import Sheet

_NEAR = 9  # items: whose writ or letter it is stands right behind what it is for


def purpose(sheet: Sheet, line: Line, number: int, cue: Cue) -> None:
    """Read a demand that an action is made for; whoever acts is its source."""
    k = cue.first - 1
    if k < 0 or line.kind[k] != WORD or not line.has(k, DEMANDED if "demanded" in cue.entry.takes else GENITIVE):
        return
    low = _start(line, cue.first)
    first = connectors(line, low, cue.first)
    while first < k and line.has(first, TIME) and line.kind[first] == WORD:
        first += 1
    source = sheet.sources.front(line, first, cue.first)
    if source is not None and line.has(source[1] - 1, PRONOUN | PLURAL):
        first = source[1]
    else:
        source = _actor(sheet, line, cue)
    edges = trimmed(line, last_clause(line, first, cue.first), cue.first)
    if source is None or edges is None or finite_between(line, edges[0], edges[1] - 1):
        return
    content, who = sheet.bare(tokens_of(line, *edges)), sheet.bare(tokens_of(line, *source))
    if content is not None and who is not None:
        sheet.drafts.append(
            Draft(
                number,
                cue_tokens(line, cue),
                who,
                [content],
                cue.entry.act,
                f"what an action is for, cue {cue.entry.form}",
            )
        )


def _start(line: Line, high: int) -> int:
    """The first item of the clause that ends before ``high``: a comma inside a list of demands does not end one."""
    for i in range(high - 2, max(0, high - 40), -1):
        if line.kind[i] == MARK and not line.glued[i] and line.words[i - 1].bits & FINITE:
            return i + 1
    return 0


def _actor(sheet: Sheet, line: Line, cue: Cue) -> Range | None:
    """Whoever stands behind the verb of the action: …করেছেন শ্রমিকেরা; whose writ it is: চেয়ে শ্রমিকদের করা রিট."""
    for i in range(cue.last + 2, min(len(line), cue.last + _NEAR)):
        if line.text[i] in ("করা", "দেওয়া"):
            return sheet.sources.genitive_before(line, cue.last + 1, i)
    for i in range(len(line) - 1, cue.last, -1):
        if line.kind[i] == WORD and line.words[i].bits & (FINITE | CONVERB) == FINITE and line.name[i] < 0:
            return sheet.sources.after(line, i + 1, len(line))
    return None
