"""Pieces of number added up: ``৩২ লাখ ৫৬ হাজার ৭৮৯``, ``সাড়ে সাত হাজার কোটি``, ``এক হাজার ২০০``.

A smaller scale adds to what stands before it (হাজার after লাখ), a larger one multiplies it (কোটি after হাজার).
"""

from collections.abc import Sequence
from fractions import Fraction

from shutro.numbers import piece
from shutro.numbers.piece import Piece

_CRORE = 1_000_000  # from here on a scale closes what stands before it


class Stack:
    """The value so far. `feed` says whether a piece fits on."""

    __slots__ = (
        "_add",
        "_group",
        "_last",
        "_more",
        "_num",
        "_part",
        "_total",
        "first",
        "many",
        "pieces",
        "readings",
        "scales",
        "unknown",
    )

    def __init__(self) -> None:
        self._total = self._group = Fraction(0)
        self._num: Fraction | None = None
        self._add: Fraction | None = None
        self._last: Fraction | None = None
        self.many = self.unknown = False
        self.readings: tuple[Fraction, ...] = ()
        self.pieces = 0
        self.first: Fraction | None = (
            None  # the first number, and the scales that follow it at once: what a range can share
        )
        self.scales: list[Fraction] = []
        self._more = self._part = False

    def feed(self, p: Piece) -> bool:
        """Take the piece in, if it can follow."""
        fits = self._scale(p) if p.kind == piece.SCALE else self._number(p)
        self.pieces += fits
        return fits

    def feed_all(self, found: Sequence[Piece]) -> bool:
        """Take all pieces in; False where one of them does not fit."""
        return all(self.feed(p) for p in found)

    def copy(self) -> "Stack":
        """The same state, to try on."""
        other = Stack()
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        other.scales = list(self.scales)
        return other

    def _number(self, p: Piece) -> bool:
        if p.kind in (piece.ADD, piece.MANY, piece.PART):
            if self.pieces:
                return False
            if p.kind == piece.ADD:
                self._add = p.value
            else:
                self.many = p.kind == piece.MANY
                self._num = Fraction(2) if self.many else p.value
                self._part = p.kind == piece.PART
            return True
        if self._num is not None or p.kind not in (piece.DIGITS, piece.WORD, piece.HALF):
            return False
        if self.pieces and self.first is None and not self._part and self._add is None and not self.many:
            return False  # a bare scale: কোটি ৫ is two things
        value = p.value
        if value is None:
            if self.pieces:
                return False
            self.unknown, value = True, Fraction(0)
        if self._last is not None and (not 0 < value < self._last or p.run[:1] in ("০", "0")):
            return False
        self._num, self._add = value + (self._add or 0), None
        if self.first is None:
            self.first = self._num
        else:
            self._more = True
        self.readings = p.readings
        return True

    def _scale(self, p: Piece) -> bool:
        scale = p.value or Fraction(1)
        if self._add is not None:
            self._num, self._add = 1 + self._add, None
        if self._last is not None and self._num is None and scale < self._last:
            return False
        self.readings = tuple(r * scale for r in self.readings)
        if not self._more:
            self.scales.append(scale)
        if scale >= _CRORE:
            amount = self._group + (self._num or 0)
            if self._total and (not amount or scale >= (self._last or 0)):
                self.unknown = True  # কোটি কোটি after a number: nobody can say what was meant
            self._total += (amount or 1) * scale
            self._group = Fraction(0)
        elif self._last is not None and scale >= self._last:
            self._group = (self._group + (self._num or 0)) * scale
        else:
            self._group += (1 if self._num is None else self._num) * scale
        self._num, self._last = None, scale
        return True

    @property
    def needs_more(self) -> bool:
        """সাড়ে with nothing behind."""
        return self._add is not None

    @property
    def part_alone(self) -> bool:
        """আধা, অর্ধ- without a scale behind."""
        return self._part and self.pieces == 1

    @property
    def bare(self) -> bool:
        """Whether a number without any scale stands here, ready for decimals."""
        return self._last is None and self._num is not None and self._add is None and self.pieces == 1

    def decimals(self, part: Fraction) -> None:
        """Add what stands after দশমিক."""
        self._num = self.first = (self._num or Fraction(0)) + part

    @property
    def value(self) -> Fraction | None:
        """The number, None where it cannot be known."""
        return None if self.unknown else self._total + self._group + (self._num or 0)

    @property
    def scaled(self) -> bool:
        """Whether any scale stands in it."""
        return self._last is not None
