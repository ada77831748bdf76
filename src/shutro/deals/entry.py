"""A move of a negotiation."""

import msgspec

from shutro.span import Span


class Term(msgspec.Struct):
    """What is given, by whom, to whom; fields as in the guide, section 5."""

    act: str
    giver: str | None = None
    receiver: str | None = None
    figure: Span | None = None
    duration: Span | None = None


class Move(msgspec.Struct):
    """A step in a negotiation; fields as in the guide, section 5. ``statement``: on whose word (id);
    ``response_to``: the move it answers (id).

    ``self_reported``: True where the party that moves is also who says so, False where another says so,
    None where nobody is cited.
    """

    id: str
    kind: str
    by: list[str]
    to: list[str]
    terms: list[Term]
    before: Span | None
    status: str
    span: Span
    why: str
    statement: str | None = None
    response_to: str | None = None
    self_reported: bool | None = None
