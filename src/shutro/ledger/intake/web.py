"""Addresses: a page is a report; a feed (RSS, Atom) and a sitemap are lists of pages, each had in turn."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from time import struct_time
from typing import Any

import msgspec
from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from shutro.errors import InputError, UsageError
from shutro.ledger.intake.told import Told, published
from shutro.ledger.items import Given, Item, Refusal
from shutro.text.fetch import Answer, fetch
from shutro.text.opening import is_bengali

ENDINGS = (".xml", ".rss", ".atom")

_AT_ONCE = 8  # pages that are fetched at the same time
_WHOLE = 600  # characters of a feed's own text from which on it is the report and not its beginning
_DEPTH = 3  # sitemaps of sitemaps


class Page(msgspec.Struct, frozen=True):
    """A page that a list names, and what the list says of it; ``text`` where the list holds all of it (HTML)."""

    url: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    text: str | None = None


def items(place: str, told: Told) -> Iterator[Given]:
    """What stands at an address: the page, or every page of the feed or sitemap there."""
    answer = _had(place, told)
    if isinstance(answer, Refusal):
        yield answer
        return
    yield from _opened(place, answer.data, told, answer, 0)


def from_file(path: Path, told: Told) -> Iterator[Given]:
    """The pages of a feed or sitemap that lies in a file.

    Raises:
        OSError: it cannot be read.
    """
    yield from _opened(str(path.resolve()), path.read_bytes(), told, None, 0)


def _opened(place: str, data: bytes, told: Told, answer: Answer | None, depth: int) -> Iterator[Given]:
    root = _root(data)
    if root in ("urlset", "sitemapindex"):
        yield from _sitemap(place, data, told, depth)
    elif root in ("rss", "feed", "RDF"):
        yield from _had_each(_feed(place, data), told)
    elif answer is not None:
        yield _item(Page(place), told, answer)
    else:
        yield Refusal(place, "is XML, but neither a feed (RSS, Atom) nor a sitemap", data)


def _root(data: bytes) -> str | None:
    """The name of the first tag, where this is XML."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf")):
        return None
    try:
        walk: Any = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, recover=True)
        walk.feed(data[:65536])
        return next((etree.QName(tag).localname for _, tag in walk.read_events()), None)
    except etree.XMLSyntaxError:
        return None


def _feed(place: str, data: bytes) -> Iterator[Page]:
    try:
        import feedparser  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise UsageError("reading feeds needs feedparser: pip install 'shutro[web]'") from error
    found = feedparser.parse(data, sanitize_html=False)
    outlet = found.feed.get("title")
    for entry in found.entries:
        text = next((c.get("value") for c in entry.get("content", ()) if c.get("value")), None) or entry.get("summary")
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        whole = text if text and len(text) >= _WHOLE and is_bengali(text) else None
        url = entry.get("link") or entry.get("id") or place
        yield Page(url, entry.get("title"), outlet, _utc(when) or published(entry.get("published")), whole)


def _utc(when: struct_time | None) -> str | None:
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*when[:6]) if when else None


def _sitemap(place: str, data: bytes, told: Told, depth: int) -> Iterator[Given]:
    try:
        tree: Any = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except etree.XMLSyntaxError as error:
        yield Refusal(place, f"is a damaged sitemap ({error})", data)
        return
    entries = [entry for entry in tree if isinstance(entry.tag, str)]
    if etree.QName(tree).localname == "urlset":
        yield from _had_each((p for p in map(_listed, entries) if p), told)
        return
    for page in filter(None, map(_listed, entries)):
        answer = _had(page.url, told)
        if isinstance(answer, Refusal) or depth >= _DEPTH:
            yield answer if isinstance(answer, Refusal) else Refusal(page.url, "sitemaps of sitemaps, too deep")
        else:
            yield from _opened(page.url, answer.data, told, answer, depth + 1)


def _listed(entry: Any) -> Page | None:
    """One entry of a sitemap; news sitemaps tell title, newspaper and date."""
    told = {etree.QName(e).localname: (e.text or "").strip() for e in entry.iter() if isinstance(e.tag, str)}
    url = next(((e.text or "").strip() for e in entry if str(e.tag).endswith("}loc") or e.tag == "loc"), None)
    when = told.get("publication_date")  # lastmod tells when the page changed, not when it appeared
    return Page(url, told.get("title") or None, told.get("name") or None, published(when)) if url else None


def _had_each(pages: Iterable[Page], told: Told) -> Iterator[Given]:
    """Every page, in order, some fetched at the same time."""
    pages = iter(pages)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while chunk := list(islice(pages, _AT_ONCE * 4)):
            yield from pool.map(lambda page: _page(page, told), chunk)


def _page(page: Page, told: Told) -> Given:
    if page.text is not None:
        html = f"<html><body><article>{page.text}</article></body></html>"
        return _item(page, told, Answer(html.encode(), "text/html; charset=utf-8", page.url))
    answer = _had(page.url, told)
    return answer if isinstance(answer, Refusal) else _item(page, told, answer)


def _had(url: str, told: Told) -> Answer | Refusal:
    try:
        return fetch(url, told.timeout)
    except InputError as error:
        return Refusal(url, str(error))


def _item(page: Page, told: Told, answer: Answer) -> Item:
    return Item(
        page.url,
        answer.data,
        page.title,
        page.outlet or told.outlet,
        page.published or told.published,
        answer.url,
        answer.content_type or None,
    )
