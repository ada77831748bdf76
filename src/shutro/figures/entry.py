"""A figure of the record."""

import msgspec

from shutro.span import Span


class Figure(msgspec.Struct):
    """A number that counts something; fields as in the guide, section 2. ``statement``, ``as_of``,
    ``place`` are ids filled by `shutro.record`.
    """

    id: str
    span: Span
    low: int | float | None
    high: int | float | None
    bound: str
    kind: str
    unit: str | None
    role: str | None
    counted: Span | None
    problem: str | None
    why: str
    readings: list[int | float] = []
    statement: str | None = None
    as_of: str | None = None
    place: str | None = None
