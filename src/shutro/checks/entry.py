"""Something an editor would want to be told."""

import msgspec

from shutro.span import Span


class Check(msgspec.Struct):
    """A finding: fields as in the guide, section 6; ``fix``: what to write instead where that is certain."""

    id: str
    rule: str
    span: Span
    note: str
    why: str
    fix: str | None = None
