"""A web page to its report: the article's paragraphs as lines, title, outlet, date of publication.

The headline is a line of the report: it makes statements like any other. Where the extracted article leaves it out,
as most do, it is put back as the first line, so that whatever is read from it has a place in the text; it also stands
in `Source.title`.
"""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import msgspec

from shutro.errors import NotText, TooLarge
from shutro.text.decode import printable, windows

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TABLE_ROW = re.compile(r"^\|.*$", re.M)  # trafilatura draws tables with bars, which a Bengali reader takes for dandas
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_INSTEAD = "copy the report's text into a file and give that"
_TAGS = 100_000  # no report's page has so many, and taking more apart takes minutes
_DHAKA = timezone(timedelta(hours=6))
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='publishdate' or @name='pubdate' or @name='DC.date.issued']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)


class Article(msgspec.Struct):
    """What a page holds: the report's text, and what its head says of it (None where it does not)."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None


def article(data: bytes, name: str, content_type: str | None = None, url: str | None = None) -> Article:
    """The report on a page.

    Raises:
        NotText: no page, or none with running text.
        TooLarge: more tags than any report's page.
    """
    from lxml import html as lxml_html  # type: ignore[import-untyped]
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    page = _CONTROL.sub("\ufffd", _DECLARATION.sub("", markup(data, content_type)))
    if page.count("<") > _TAGS:
        raise TooLarge(f"{name} is a web page of over {_TAGS:,} tags: {_INSTEAD}")
    try:
        tree = lxml_html.fromstring(page)
    except (LxmlError, ValueError) as error:
        raise NotText(f"{name} is a web page that cannot be taken apart: {_INSTEAD}") from error
    published = _published(tree)
    found: Any = bare_extraction(
        page,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        raise NotText(f"{name} is a web page without a report on it: {_INSTEAD}")
    title = _title(found.title, found.sitename, tree)
    text = _TABLE_ROW.sub(lambda m: "\t".join(cell.strip() for cell in m[0].strip("| ").split("|")), found.text)
    return Article(_with_title(text, title), title, found.sitename or None, published or found.date or None)


def markup(data: bytes, content_type: str | None = None) -> str:
    """A page's characters: by its mark, as UTF-8, by the charset that it or its server names, and at last as
    Windows-1252.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return printable(data[len(mark) :].decode(encoding, "replace"))
    named = _CHARSET.search((content_type or "").encode("ascii", "ignore")) or _CHARSET.search(data[:4096])
    for encoding in ("utf-8", named[1].decode("ascii") if named else "utf-8"):
        try:
            return printable(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") < 0.01 * len(text) else windows(data)


def _title(found: str | None, outlet: str | None, tree: "HtmlElement") -> str | None:
    """The headline: the page's only <h1>, else its title without the outlet's name."""
    heads = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    heads = [h for h in heads if h]
    title = heads[0] if len(heads) == 1 and found and heads[0] in (found, *re.split(r"\s+[|–—-]\s+", found)) else found
    if title and outlet:
        title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", title, flags=re.I)
    return " ".join(title.split()) or None if title else None


def _with_title(text: str, title: str | None) -> str:
    def plain(words: str) -> str:
        return " ".join(words.split())

    lines = text.split("\n")
    return text if not title or any(plain(line) == plain(title) for line in lines[:5]) else f"{title}\n{text}"


def _published(tree: "HtmlElement") -> str | None:
    """The day on which the page says that it was published, as an ISO date."""
    for path in _DATES:
        for value in tree.xpath(path):
            day = as_day(str(value))
            if day:
                return day
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            day = _linked(json.loads(str(script)))
        except (ValueError, RecursionError):
            continue
        if day:
            return day
    return None


def _linked(data: Any, depth: int = 0) -> str | None:
    """``datePublished`` of linked data, in the object or in the list or ``@graph`` that holds it."""
    if isinstance(data, list) and depth < 3:
        return next((day for item in data if (day := _linked(item, depth + 1))), None)
    if not isinstance(data, dict):
        return None
    day = as_day(str(data.get("datePublished") or ""))
    return day or (_linked(data.get("@graph"), depth + 1) if depth < 3 else None)


def as_day(value: str) -> str | None:
    """The day of a time stamp. One in UTC is told as the day in Dhaka: an evening there is the next day already.

    >>> as_day("2024-01-31T19:30:00Z"), as_day("2024-01-31T19:30:00+05:30"), as_day("2024-01-31")
    ('2024-02-01', '2024-01-31', '2024-01-31')
    """
    try:
        when = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if when.tzinfo is not None and when.utcoffset() == UTC.utcoffset(None):
        try:
            when = when.astimezone(_DHAKA)
        except OverflowError:
            return None
    return when.date().isoformat()
