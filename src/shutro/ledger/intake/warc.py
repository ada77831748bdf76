"""Web archives (WARC): every page that a crawler kept, and a damaged record alone is lost."""

import os
import re
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any

from shutro.errors import UsageError
from shutro.ledger.intake.told import Told
from shutro.ledger.items import Given, Item, Refusal
from shutro.text import LIMIT
from shutro.text.source import too_large

ENDINGS = (".warc", ".warc.gz", ".warc.zst")

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_BEGINNINGS = (b"WARC/1.", b"\x1f\x8b\x08")  # of a record, plain and packed
_PACKED = b"\x1f\x8b"
_LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)")
_LONGEST_HEAD = 1 << 16
_WINDOW = 1 << 20


def items(path: Path, told: Told) -> Iterator[Given]:
    """The pages of an archive, in order.

    Raises:
        OSError: the file cannot be opened.
        UsageError: FastWARC is not there.
    """
    with path.open("rb") as file:
        start: int | None = 0
        whole = True
        while start is not None:
            start, whole = yield from _from(file, path, start, told, whole)


def _from(
    file: IO[bytes], path: Path, start: int, told: Told, whole: bool
) -> Generator[Given, None, tuple[int | None, bool]]:
    """The pages from ``start`` on, up to a damaged record. Returns where the next record may begin, None at the end,
    and whether a record was read; one damage, however often it is met (``whole`` is False then), is told once.
    """
    archive = _archive()
    file.seek(start)
    last: int | None = None
    held: Given | None = None  # a page waits until it is known whether its record came to its end
    try:
        for record in archive.ArchiveIterator(file, auto_decode="content"):
            if held is not None:
                yield held
            held, last, whole = None, record.stream_pos, True
            if record.record_type in (archive.WarcRecordType.response, archive.WarcRecordType.resource):
                held = _given(record, told)
    except OSError as error:
        if held is not None:
            yield held
        at = start if last is None else last
        if whole:
            said = " ".join(str(error).split())
            yield Refusal(f"{path.resolve()}@{at}", f"the archive is damaged behind this place ({said})")
        return _next_record(file, at + 1), False
    if last is not None and not _is_whole(file, last):
        yield Refusal(f"{path.resolve()}@{last}", "the archive is damaged: it was cut off in this record; get it anew")
    elif held is not None:
        yield held
    return None, whole


def _is_whole(file: IO[bytes], start: int) -> bool:
    """Whether the record that begins at ``start``, the last one, is all there; FastWARC ends without a word."""
    file.seek(start)
    head = file.read(_LONGEST_HEAD)
    if head.startswith(_PACKED):
        return _unpacks(file, start)
    headers, end, _ = head.partition(b"\r\n\r\n")
    length = _LENGTH.search(headers)
    if not end or length is None:
        return False
    return file.seek(0, os.SEEK_END) >= start + len(headers) + len(end) + int(length[1])


def _unpacks(file: IO[bytes], start: int) -> bool:
    """Whether a gzip member comes to its end."""
    file.seek(start)
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while not packed.eof and (part := file.read(_WINDOW)):
            while part and not packed.eof:
                packed.decompress(part, _WINDOW)
                part = packed.unconsumed_tail
    except zlib.error:
        return False
    return packed.eof


def _archive() -> Any:
    try:
        from fastwarc import warc
    except ImportError as error:
        raise UsageError("reading web archives needs FastWARC: pip install 'shutro[web]'") from error
    return warc


def _given(record: Any, told: Told) -> Given | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    if record.is_http:
        status = record.http_headers.status_code if record.http_headers else None
        kind = record.http_content_type or ""
        if status is not None and status != 200:
            return None
    else:
        kind = record.headers.get("Content-Type", "")
    if kind and not kind.startswith(_PAGES):
        return None  # pictures, scripts, robots.txt of other kinds
    data = record.reader.read(LIMIT + 1)
    if len(data) > LIMIT:
        return Refusal(url, too_large(url))
    content_type = f"{kind}; charset={record.http_charset}" if record.is_http and record.http_charset else kind
    return Item(url, data, outlet=told.outlet, published=told.published, url=url, content_type=content_type or None)


def _next_record(file: IO[bytes], start: int) -> int | None:
    """Where the next record may begin, from ``start`` on."""
    longest = max(map(len, _BEGINNINGS))
    file.seek(start)
    held = b""
    while part := file.read(_WINDOW):
        window = held + part
        found = [at for beginning in _BEGINNINGS if (at := window.find(beginning)) >= 0]
        if found:
            return start + min(found)
        start += len(window) - (longest - 1)
        held = window[-(longest - 1) :]
    return None
