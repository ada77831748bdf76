"""A statement while it is being read: places in tokens, not yet in characters."""

import msgspec

from shutro.speech.cues import Cue
from shutro.speech.lines import Line

Tokens = tuple[int, int]


class Draft(msgspec.Struct, eq=False):
    """Token ranges (end excluded) of the roles, and what the rule knows.

    ``parent``: the statement in whose relaying this one stands. ``back``: the content is that of another statement.
    ``form``: the words before the cue. ``known``: the cue is one of the lexicon. ``how``: what the content is bound by.
    """

    line: int
    cue: Tokens
    source: Tokens | None
    content: list[Tokens]
    act: str
    why: str
    parent: "Draft | None" = None
    passive: bool = False
    neutral: bool = False
    document: bool = False
    direct: bool = False
    back: bool = False
    question: bool = False
    person: int | None = None
    form: str = ""
    known: bool = True
    how: str = ""


def tokens_of(line: Line, first: int, last: int) -> Tokens:
    """The tokens of the items ``first`` to ``last`` (excluded)."""
    return line.first[first], line.last[last - 1]


def cue_tokens(line: Line, cue: Cue) -> Tokens:
    """The tokens of a cue."""
    return tokens_of(line, cue.first, cue.last + 1)
