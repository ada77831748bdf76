"""Numbers that count something: how many of what, in which role."""

from shutro.figures.entry import Figure
from shutro.figures.reading import read

__all__ = ["Figure", "read"]
