"""The record of one report: its fields, its assembly, and one function for each layer alone."""

from datetime import date, datetime

from shutro import words
from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Name
from shutro.record.reading import check, read
from shutro.record.record import Record, Report
from shutro.span import Span
from shutro.speech import Statement
from shutro.text import Clean
from shutro.times import Time

__all__ = [
    "Record",
    "Report",
    "check",
    "figures",
    "moves",
    "names",
    "read",
    "sentences",
    "statements",
    "times",
    "tokens",
]


def figures(text: str) -> list[Figure]:
    """The figures of a text.

    >>> [(f.span.text, f.low, f.role) for f in figures("সংঘর্ষে অন্তত ১২ জন নিহত ও ৪০ জন আহত হয়েছেন।")]
    [('অন্তত ১২ জন', 12, 'killed'), ('৪০ জন', 40, 'injured')]
    """
    return read(text).figures


def times(text: str, published: date | datetime | str | None = None) -> list[Time]:
    """The times of a text; without ``published`` relative ones have no value, and ``why`` says so.

    >>> [(t.span.text, t.value) for t in times("গতকাল বুধবার রাত সাড়ে ১০টায়", published="2023-12-21")]
    [('গতকাল বুধবার রাত সাড়ে ১০টায়', '2023-12-20T22:30')]
    >>> times("গতকাল")[0].value, times("গতকাল")[0].why
    (None, 'read against the date of publication, which is not known')
    """
    return read(text, published).times


def names(text: str) -> list[Name]:
    """The names of a text."""
    return read(text).names


def statements(text: str) -> list[Statement]:
    """The statements of a text."""
    return read(text).statements


def moves(text: str) -> list[Move]:
    """The moves of a negotiation that a text tells of."""
    return read(text).moves


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order."""
    clean = Clean.of(text)
    return [clean.given_span(s.start, s.end) for s in words.read(clean.text).sentences]


def tokens(text: str) -> list[Span]:
    """The words, numbers and marks of a text, in order; every character that is no white space stands in one."""
    clean = Clean.of(text)
    return [clean.given_span(t.start, t.end) for t in words.tokens(clean.text)]
