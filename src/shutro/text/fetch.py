"""A report by its address, had within a deadline or not at all."""

import threading
import time
import zlib
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec

from shutro.errors import InputError, NotReached, NotText, TooLarge
from shutro.text.source import LIMIT, too_large

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

DEADLINE = 30.0
"""Seconds for the whole of an address: name, connection, redirects, headers and body together."""

_CHUNK = 65536
_GZIP = 0x1F  # a pack begins with it
_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "shutro (reads Bengali news; https://pypi.org/project/shutro)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/gzip")
_INSTEAD = "open it in a browser, save the page, and give the file"


class Answer(msgspec.Struct):
    """What an address answered: its bytes, their content type, and the address after redirects."""

    data: bytes
    content_type: str
    url: str


def is_url(name: str) -> bool:
    """Whether a name is an address (``https://``; also ``ftp://``, which `fetch` refuses) and no file."""
    return name[:12].partition("://")[0].isalpha() and "://" in name[:12]


def fetch(url: str, deadline: float = DEADLINE, *, limit: int = LIMIT, public: bool = False) -> Answer:
    """Get an address within ``deadline`` seconds. ``public``: only from hosts of the public network, without a proxy.

    The work is done in a thread that is left behind when time is up: no time limit on sockets stops a server that
    sends a byte a second, nor a name that never resolves.

    Raises:
        NotReached: no answer in time, no such host, an error status, too many redirects, not http or https,
            or (``public``) a host of this machine or its network.
        TooLarge: more than ``limit`` bytes; reading stops there.
        NotText: a picture, a film, a PDF file, by its content type.
    """
    if not url[:8].lower().startswith(("http://", "https://")) or not _host(url):
        raise NotReached(f"{url} is no web address: one begins with http:// or https:// and a host")
    answers: SimpleQueue[Answer | Exception] = SimpleQueue()
    end = time.monotonic() + deadline
    threading.Thread(target=_work, args=(url, end, answers, limit, public), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline)
    except Empty:
        raise _late(url, deadline) from None
    if isinstance(answer, TimeoutError):
        raise _late(url, deadline) from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _late(url: str, deadline: float) -> NotReached:
    return NotReached(f"{url} did not answer in full within {deadline:g} seconds: try again later, or {_INSTEAD}")


def _work(url: str, end: float, answers: "SimpleQueue[Answer | Exception]", limit: int, public: bool) -> None:
    import urllib3

    try:
        answers.put(_get(url, end, limit, public))
    except (InputError, TimeoutError) as error:
        answers.put(error)
    except urllib3.exceptions.HTTPError as error:
        answers.put(_told(url, error))
    except Exception as error:  # whatever goes wrong on the way must be told, not lost with the thread
        answers.put(NotReached(f"{url} could not be had ({type(error).__name__}: {error}): {_INSTEAD}"))


def _get(url: str, end: float, limit: int, public: bool) -> Answer:
    import urllib3

    left = max(0.1, end - time.monotonic())
    retries = urllib3.Retry(connect=0, read=0, other=0, status=0, redirect=_REDIRECTS)
    with _public_pool() if public else _pool(url) as pool:
        response = pool.request(
            "GET", url, headers=_HEADERS, timeout=left, retries=retries, preload_content=False, decode_content=True
        )
        try:
            _refuse(url, response, limit)
            data = _body(url, response, end, limit)
            final = _final(url, response)
        finally:
            response.close()
    return Answer(data, response.headers.get("Content-Type", "").lower(), final)


def _final(url: str, response: "BaseHTTPResponse") -> str:
    for step in response.retries.history if response.retries else ():
        url = urljoin(url, step.redirect_location or "")
    return url


def _pool(url: str) -> "PoolManager":
    """Through the proxy that the machine is set to use, if any."""
    from urllib.request import getproxies, proxy_bypass

    import urllib3

    proxy = getproxies().get(urlsplit(url).scheme.lower())
    return urllib3.ProxyManager(proxy) if proxy and not proxy_bypass(_host(url) or "") else urllib3.PoolManager()


def _public_pool() -> "PoolManager":
    """Without a proxy: it would look names up for itself, and reach what we may not."""
    from shutro.text.public import PublicPool

    return PublicPool()


def _refuse(url: str, response: "BaseHTTPResponse", limit: int) -> None:
    if response.status >= 300:
        what = {
            404: "no such page",
            410: "no such page any more",
            401: "behind a login",
            403: "refused to programs",
            429: "asked too often",
        }
        told = what.get(response.status, "error of the server" if response.status >= 500 else "no page")
        raise NotReached(f"{url} answered {response.status} ({told}): check the address, or {_INSTEAD}")
    kind = response.headers.get("Content-Type", "").lower()
    if kind.startswith(_NO_TEXT):
        raise NotText(f"{url} is {kind.split(';')[0]}, no text: give the page that the report stands on")
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limit:
        raise TooLarge(too_large(url, limit))


def _body(url: str, response: "BaseHTTPResponse", end: float, limit: int) -> bytes:
    packed = response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip")
    sent = _sent(response, decode=not packed)
    body = bytearray()
    try:
        for part in _unpacked(sent) if packed else sent:
            body += part
            if len(body) > limit:
                raise TooLarge(too_large(url, limit))
            if time.monotonic() > end:
                raise TimeoutError
    except (EOFError, zlib.error):
        raise NotReached(
            f"{url} could not be had in full, its end is missing: try again later, or {_INSTEAD}"
        ) from None
    return bytes(body)


def _sent(response: "BaseHTTPResponse", decode: bool) -> Iterator[bytes]:
    while part := response.read1(_CHUNK, decode_content=decode):
        yield part


def _unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """What gzip packed, in parts of limited size. urllib3 takes a pack without its end for a whole one.

    Raises:
        EOFError: the pack breaks off.
        zlib.error: it is no such pack.
    """
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    begun = False
    for part in packed:
        rest = part
        while rest:
            if member.eof:
                if rest[0] != _GZIP:  # what follows is no further pack; browsers pass over it, too
                    return
                member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield member.decompress(rest, _CHUNK)
            rest, begun = member.unused_data or member.unconsumed_tail, True
    while begun and not member.eof and (last := member.decompress(b"", _CHUNK)):
        yield last
    if begun and not member.eof:
        raise EOFError


def _told(url: str, error: Exception) -> Exception:
    """What went wrong on the network, in words."""
    import urllib3

    cause: object = getattr(error, "reason", None) or error
    if isinstance(cause, urllib3.exceptions.TimeoutError) and not isinstance(
        cause, urllib3.exceptions.NewConnectionError
    ):
        return TimeoutError()
    if isinstance(cause, urllib3.exceptions.NameResolutionError):
        return NotReached(f"{url}: there is no such host, or no network: check the address and the connection")
    if isinstance(cause, urllib3.exceptions.NewConnectionError):
        return NotReached(f"{url}: nobody answers there: check the address, or {_INSTEAD}")
    if isinstance(cause, urllib3.exceptions.ResponseError):
        return NotReached(f"{url} redirects more than {_REDIRECTS} times: give the address that a browser ends at")
    if isinstance(cause, urllib3.exceptions.SSLError):
        return NotReached(f"{url}: its certificate is not trusted here: {_INSTEAD}")
    return NotReached(f"{url} could not be had ({type(cause).__name__}): try again later, or {_INSTEAD}")
