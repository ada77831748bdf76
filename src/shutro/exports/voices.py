"""Who says it, line by line: the statements that begin in each line of a text, each under the one that relays it."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from shutro.exports.plain import line
from shutro.exports.view import WITHIN, View
from shutro.record import fields as f
from shutro.speech import Statement

_DEEPEST = 3  # steps to the right that a margin has room for
_NAMED = "named"


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement in the margin: ``who`` makes it, by what ``kind`` of utterance; ``depth``: inside how many others of
    the same line; ``through``: who relays it where they were told in an earlier line, "" where nobody or above;
    ``stated``: whether the report says who.
    """

    id: str
    who: str
    kind: str
    depth: int = 0
    through: str = ""
    stated: bool = True


def voices(view: View) -> list[list[Voice]]:
    """The voices of each line of the report's text (lines as `marks.paragraphs` has them)."""
    ends = [at for at, char in enumerate(view.record.text) if char == "\n"]
    line_of = {s.id: bisect_left(ends, _begins(s)) for s in view.record.statements}
    found: dict[int, list[Voice]] = defaultdict(list)
    for item in view.items("statements"):
        statement = view.by_id[item.id]
        if isinstance(statement, Statement):
            found[line_of[item.id]].append(_voice(view, statement, line_of))
    return [found[n] for n in range(len(ends) + 1)]


def _voice(view: View, statement: Statement, line_of: dict[str, int]) -> Voice:
    around = view.chain(statement)[:-1]
    here = [s for s in around if line_of[s.id] == line_of[statement.id]]
    through = "" if here else WITHIN.join(view.source(s) for s in around)
    kind = f.value("act", statement.act, view.lang)
    if statement.source_kind != _NAMED and statement.source:
        kind = f"{kind} · {f.value('source_kind', statement.source_kind, view.lang)}"
    stated = bool(statement.source or statement.refers_to)
    return Voice(statement.id, view.source(statement), line(kind), min(len(here), _DEEPEST), through, stated)


def _begins(statement: Statement) -> int:
    """Where a statement begins in the text: at its content, its source or its cue, whichever comes first."""
    spans = [statement.cue, *statement.content, *([statement.source] if statement.source else [])]
    return min(span.start for span in spans)
