"""Numbers, in digits and words, before anybody knows what they count."""

from shutro.numbers.entry import Number
from shutro.numbers.reading import read

__all__ = ["Number", "read"]
