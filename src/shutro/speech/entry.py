"""A statement of the record."""

import msgspec

from shutro.span import Span


class Statement(msgspec.Struct):
    """Who said what on whose word; fields as in the guide, section 1.

    ``chain``: ids from the outermost statement inward, itself last. ``anonymity``: the condition on which a source
    without a name speaks, where the report states it.
    """

    id: str
    parent: str | None
    source: Span | None
    refers_to: str | None
    source_kind: str
    cue: Span
    content: list[Span]
    act: str
    quote: str
    why: str
    source_entity: str | None = None
    chain: list[str] = []
    confidence: float | None = None
    anonymity: Span | None = None
