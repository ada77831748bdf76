"""What a reader gives, opened and read: text, a file or an address; nothing of it is kept, and nothing is logged."""

import msgspec
from litestar.exceptions import InternalServerException

from shutro import record
from shutro.checks import Check
from shutro.checks.fixing import as_spelt, certain, correct
from shutro.desk.settings import Settings
from shutro.errors import EmptyInput, ShutroError, TooLarge
from shutro.record import Record
from shutro.record.dates import as_date
from shutro.record.sources import read_source
from shutro.text import Source, open_bytes
from shutro.text.fetch import fetch
from shutro.text.source import too_large

_DEADLINE = 20.0  # seconds for an address; a reader waits for it
_PARTS = "cut it into its reports and give them one by one"
_PLAIN = "text/plain; charset=utf-8"


class Given(msgspec.Struct):
    """What a reader gives. Where there is a ``file`` (with its ``name``) it is read, else the ``text``, else what
    stands at ``url``; with a text, ``url`` says where that stands. "" for what was left empty.
    """

    text: str = ""
    url: str = ""
    published: str = ""
    title: str = ""
    outlet: str = ""
    file: bytes = b""
    name: str = ""


class Drafted(msgspec.Struct):
    """A draft as it was read: its record, with the checks that an editor is told; notes on what was done to open it."""

    record: Record
    notes: list[str]

    @property
    def corrections(self) -> list[Check]:
        """The findings whose correction is certain."""
        return [check for check in self.record.checks if certain(check)]


def opened(given: Given, settings: Settings) -> Source:
    """The text that was given, with what is told of it.

    Raises:
        UsageError: the date is none.
        InputError: nothing was given, it cannot be had, or is no Bengali text.
    """
    as_date(given.published)
    source = _source(given, settings)
    if len(source.text) > settings.longest:
        raise TooLarge(
            f"this has {len(source.text):,} characters, and one report here {settings.longest:,} at most: {_PARTS}"
        )
    source.title = given.title or source.title
    source.outlet = given.outlet or source.outlet
    source.published = given.published or source.published
    return source


def _source(given: Given, settings: Settings) -> Source:
    if given.name:
        return open_bytes(_small(given.file, given.name, settings), given.name)
    if given.text.strip():
        data = _small(given.text.encode("utf-8", "replace"), "the text", settings)
        return open_bytes(data, "the text", _PLAIN, given.url or None)
    if given.url:
        had = fetch(given.url, _DEADLINE, limit=settings.upload, public=not settings.fetch_private)
        return open_bytes(had.data, given.url, had.content_type, had.url)
    raise EmptyInput("nothing was given: paste a report, choose a file, or give an address")


def _small(data: bytes, name: str, settings: Settings) -> bytes:
    if len(data) > settings.upload:
        raise TooLarge(too_large(name, settings.upload))
    return data


def as_record(source: Source) -> Record:
    """The record of what was opened.

    Raises:
        InternalServerException: a fault of ours, told without a word of the text.
    """
    try:
        return read_source(source)
    except ShutroError:
        raise
    except Exception as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
        raise InternalServerException(f"this report could not be read: {type(error).__name__}, {where}") from None


def drafted(source: Source) -> Drafted:
    """The record of a draft, with all that an editor is told instead of the record's own checks."""
    found = as_record(source)
    return Drafted(msgspec.structs.replace(found, checks=_findings(source, found.text)), source.notes)


def corrected(source: Source) -> int:
    """Write the certain corrections into what was opened. Returns how many."""
    source.text, _, count = correct(source.text, lambda text: _findings(source, text))
    return count


def _findings(source: Source, text: str) -> list[Check]:
    return as_spelt(record.check(text, source.published, outlet=source.outlet))
