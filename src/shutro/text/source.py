"""A report that has been opened: its text, and what was told beside it."""

import msgspec

LIMIT = 20 * 1024 * 1024
"""The most bytes that one report may have: 20 MB (a newspaper report has about 10 KB). Exactly so many are still
read.
"""


class Source(msgspec.Struct):
    """The text that will be read, and what the file or the page says of it.

    ``published`` is an ISO date (``2024-02-01``) or None; ``extracted`` tells how the text was had where it is not
    the text as given (``HTML``, ``docx``, ``mojibake``, ``Bijoy``; several joined by a comma); ``notes`` are
    sentences for the reader about what had to be done.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    extracted: str | None = None
    notes: list[str] = []


def readable_size(size: int) -> str:
    """A number of bytes as people say it.

    >>> readable_size(20 * 1024 * 1024)
    '20 MB'
    """
    return f"{size / 2**20:.3g} MB" if size >= 2**20 else f"{size:,} bytes"


def too_large(name: str, limit: int = LIMIT) -> str:
    """What to tell about a report over the limit."""
    most = f"{readable_size(limit)}, the most that one report may have"
    return f"{name} is over {most}: cut it into its reports and give them one by one"
