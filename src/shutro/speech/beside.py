"""What stands beside a main cue: converbs of saying (জানিয়ে), relays (বরাত দিয়ে), questions (জানতে চাইলে)."""

from shutro.speech import clauses
from shutro.speech.bits import BACKWARD, QUESTION
from shutro.speech.bound import Before
from shutro.speech.contents import after_source, connectors, trimmed
from shutro.speech.cues import Cue, finite_between
from shutro.speech.draft import Draft, tokens_of
from shutro.speech.lines import MARK, WORD, Line
from shutro.speech.sheet import Sheet

_REMARKS = 4  # converbs of saying beside one main cue


def remarks(
    sheet: Sheet, line: Line, here: list[Cue], low: int, parent: Draft | None, main: Draft | None
) -> Draft | None:
    """Converbs of saying before the main cue (… জানিয়ে তিনি বলেন) and relays (X-এর বরাত দিয়ে).

    Gives the statement in whose relaying the content stands: that of the relay, else ``main``.
    """
    innermost = main
    for cue in here[-_REMARKS:]:
        if cue.form == "relay" and main is not None:
            innermost = _relay(sheet, line, cue, low, main) or innermost
        elif cue.form == "question":
            _question(sheet, line, cue, low, parent)
        elif cue.form in ("converb", "either") and cue.entry.form != "বলা":
            _converb(sheet, line, cue, low, parent, main)
    return innermost


def _question(sheet: Sheet, line: Line, cue: Cue, low: int, parent: Draft | None) -> None:
    """কবে ফিরবেন, জানতে চাইলে …: the question that a statement answers."""
    asker = sheet.sources.genitive_before(line, low, cue.first) if cue.entry.last.startswith("প্রশ্ন") else None
    high = asker[0] if asker else cue.first
    if high - 1 > low and line.kind[high - 1] == WORD and line.has(high - 1, BACKWARD):
        high -= 1
    start = connectors(line, low, high)
    for i in range(start, min(high, start + 12)):
        if line.text[i] == "কাছে":
            start = i + 1
    edges = trimmed(line, start, high)
    if edges is None or not any(line.has(i, QUESTION) for i in range(max(edges[0], edges[1] - 30), edges[1])):
        return
    if not (line.kind[high - 1] == MARK or finite_between(line, high - 1, high) or line.text[high - 1] in ("না", "কিনা")):
        return
    content = sheet.bare(tokens_of(line, *edges))
    if content is not None:
        sheet.add(line, cue, asker, [content], parent, "question that is answered", None)


def _relay(sheet: Sheet, line: Line, cue: Cue, low: int, main: Draft) -> Draft | None:
    if "dative" in cue.entry.takes:
        k = cue.first - 1
        source = (sheet.sources.left_edge(line, k, low), k + 1) if k >= low and line.text[k].endswith("কে") else None
    else:
        source = sheet.sources.genitive_before(line, low, cue.first)
    if source is None:
        return None
    return sheet.add(line, cue, source, list(main.content), main, "relayed on another's word", None)


def _converb(sheet: Sheet, line: Line, cue: Cue, low: int, parent: Draft | None, main: Draft | None) -> None:
    if main is None or cue.entry.act == "deny" or cue.entry.form == "নিশ্চিত করা":
        return
    if line.text[cue.first - 1] in ("করার", "রাখার") and "নাম" in line.text[max(low, cue.first - 6) : cue.first]:
        return  # নাম প্রকাশ না করার অনুরোধ জানিয়ে
    where = clauses.before_cue(line, cue, low)
    if where is None or where.how in ("comma", "quotation", "naming"):
        if not clauses.clause_before(line, cue, low):
            return
        where = Before(low, cue.first, cue.first, "clause")
    start = connectors(line, where.low, where.high)
    if main.source is not None:
        for i in range(start, where.high):
            if line.last[i] == main.source[1]:
                start = after_source(line, i + 1, where.high)
    edges = trimmed(line, start, where.high)
    content = sheet.bare(tokens_of(line, *edges)) if edges else None
    if content is not None and edges is not None:
        sheet.add(line, cue, None, [content], parent, f"converb {cue.entry.form} before the main cue", edges)
        sheet.drafts[-1].source = main.source
        main.form = ""
