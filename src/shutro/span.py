"""A place in the text."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters ``start`` to ``end`` (code points, end excluded) and what stands there.

    >>> Span.of("হামাসের দাবি", 0, 7)
    Span(start=0, end=7, text='হামাসের')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of ``text`` from ``start`` to ``end``."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
