"""What can be given to a ledger: feeds, sitemaps and pages of a real server, web archives; damaged ones too."""

import gzip
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ledgers import toll
from shutro.ledger import Item, Ledger, Refusal, Tally, add
from shutro.ledger.intake import Told, items
from shutro.ledger.refused import refused

Pages = dict[str, str]


def page(number: int, dead: int = 12) -> str:
    body = f"<article><h1>শিবিরে হামলা {number}</h1><p>{toll(number, dead)}</p></article>"
    return f"<!doctype html><html><head><title>শিবিরে হামলা {number}</title></head><body>{body}</body></html>"


@pytest.fixture
def site() -> Iterator[tuple[str, Pages]]:
    """A web server and what it serves: path to page; what is not there is 404."""
    pages: Pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            kind = "text/xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}", pages
        http.shutdown()


def feed(root: str, *numbers: int) -> str:
    entries = "".join(
        f"<item><title>শিবিরে হামলা {n}</title><link>{root}/{n}</link>"
        f"<pubDate>Thu, 01 Feb 2024 10:0{n}:00 +0600</pubDate></item>"
        for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>ভোরের খবর</title>{entries}</channel></rss>'


def sitemap(root: str, *numbers: int) -> str:
    entries = "".join(
        f"<url><loc>{root}/{n}</loc><news:news><news:publication><news:name>ভোরের খবর</news:name></news:publication>"
        f"<news:publication_date>2024-02-01</news:publication_date></news:news></url>"
        for n in numbers
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0"?><urlset {spaces}>{entries}</urlset>'


def test_a_feed_gives_its_pages_with_what_it_tells_of_them(site: tuple[str, Pages]) -> None:
    root, pages = site
    pages |= {"/rss.xml": feed(root, 1, 2), "/1": page(1), "/2": page(2)}
    found = list(items([f"{root}/rss.xml"]))
    assert [(f.address, f.outlet, f.published) for f in found if isinstance(f, Item)] == [
        (f"{root}/1", "ভোরের খবর", "2024-02-01T04:01:00+00:00"),
        (f"{root}/2", "ভোরের খবর", "2024-02-01T04:02:00+00:00"),
    ]


def test_a_feed_that_changes_under_us_adds_what_is_new_and_versions_what_changed(
    site: tuple[str, Pages], tmp_path: Path
) -> None:
    root, pages = site
    pages |= {"/rss.xml": feed(root, 1, 2), "/1": page(1)}
    with Ledger(tmp_path / "l.db") as ledger:

        def run() -> Tally:
            return add(ledger, items([f"{root}/rss.xml"]), processes=1)

        assert run() == Tally(1, 0, 0, 1)
        assert [r.address for r in refused(ledger)] == [f"{root}/2"]
        pages |= {"/rss.xml": feed(root, 1, 2, 3), "/1": page(1, 15), "/2": page(2), "/3": page(3)}
        assert run() == Tally(2, 1, 0, 0)
        assert list(refused(ledger)) == []
        assert run() == Tally(0, 0, 3, 0)


def test_sitemaps_and_sitemaps_of_sitemaps_give_their_pages(site: tuple[str, Pages]) -> None:
    root, pages = site
    listed = "".join(f"<sitemap><loc>{root}/{name}</loc></sitemap>" for name in ("a.xml", "none.xml"))
    index = f"<sitemapindex>{listed}</sitemapindex>"
    pages |= {"/all.xml": index, "/a.xml": sitemap(root, 1, 2), "/1": page(1), "/2": page(2)}
    found = list(items([f"{root}/all.xml"]))
    assert [(f.address, f.outlet, f.published) for f in found if isinstance(f, Item)] == [
        (f"{root}/1", "ভোরের খবর", "2024-02-01"),
        (f"{root}/2", "ভোরের খবর", "2024-02-01"),
    ]
    assert [f.address for f in found if isinstance(f, Refusal)] == [f"{root}/none.xml"]


def test_sitemaps_that_name_themselves_come_to_an_end(site: tuple[str, Pages]) -> None:
    root, pages = site
    pages["/all.xml"] = f"<sitemapindex><sitemap><loc>{root}/all.xml</loc></sitemap></sitemapindex>"
    assert all(isinstance(f, Refusal) for f in items([f"{root}/all.xml"]))


@pytest.mark.parametrize(
    "data", ["<rss", "<?xml version='1.0'?><urlset><url><loc>", "<?xml version='1.0'?><a/>", "", "\x00"]
)
def test_a_damaged_list_is_refused_or_empty_and_fails_nothing(data: str, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(data, encoding="utf-8")
    assert all(isinstance(f, Refusal) for f in items([str(tmp_path / "x.xml")]))


def test_an_address_is_one_report(site: tuple[str, Pages], tmp_path: Path) -> None:
    root, pages = site
    pages["/1"] = page(1)
    with Ledger(tmp_path / "l.db") as ledger:
        assert add(ledger, items([f"{root}/1", f"{root}/none"], Told(timeout=5)), processes=1) == Tally(1, 0, 0, 1)


def archived(number: int, *, packed: bool = False, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A WARC record of a page, by the standard (ISO 28500)."""
    body = page(number).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n"
    if packed:
        body, head = gzip.compress(body), head + "Content-Encoding: gzip\r\n"
    http = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Date: 2024-02-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def found_in(path: Path) -> tuple[list[str], int]:
    found = list(items([str(path)]))
    pages = [f.address.rsplit("/", 1)[1] for f in found if isinstance(f, Item) and f.data]
    return pages, sum(isinstance(f, Refusal) for f in found)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_archive_gives_its_pages_and_nothing_else(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    records = [
        archived(1),
        archived(2, packed=True),
        archived(3, status="404 Not Found"),
        archived(4, kind="image/png"),
    ]
    path = tmp_path / ("a.warc.gz" if pack is gzip.compress else "a.warc")
    path.write_bytes(b"".join(map(pack, records)))
    assert found_in(path) == (["1", "2"], 0)
    with Ledger(tmp_path / "l.db") as ledger:
        assert add(ledger, items([str(path)]), processes=1) == Tally(2, 0, 0, 0)


def test_a_corrupt_record_of_an_archive_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    records = [gzip.compress(archived(n)) for n in range(1, 5)]
    records[1] = records[1][:40] + b"x" * 20 + records[1][60:]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(records))
    assert found_in(tmp_path / "a.warc.gz") == (["1", "3", "4"], 1)
    plain = [archived(n) for n in range(1, 5)]
    plain[1] = plain[1].replace(b"WARC/1.0", b"BROKEN", 1)
    (tmp_path / "b.warc").write_bytes(b"".join(plain))
    assert found_in(tmp_path / "b.warc") == (["1", "3", "4"], 1)
    (tmp_path / "c.warc").write_bytes(b"nonsense " * 100)
    assert found_in(tmp_path / "c.warc") == ([], 1)
