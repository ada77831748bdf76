"""Every kind of bad input: a clear line with what to do, the right exit code, never a traceback.

Servers are real ones on the loopback, files are real files, the command is the real one. Nothing is timed against a
bound: growth is compared.
"""

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import shutro
from shutro import text
from shutro.errors import InputError, NotReached, NotText, TooLarge, UsageError
from shutro.span import Span

GOOD = "মেলা কমিটি জানিয়েছে, অন্তত ১২ জন আহত হয়েছেন।\n"
LAYERS = ("statements", "figures", "times", "names", "entities", "moves", "checks")


def shutro_read(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "shutro.cli", "read", "--format", "jsonl", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


def refused(done: subprocess.CompletedProcess[bytes], *words: str, code: int = 1) -> None:
    told = done.stderr.decode()
    assert done.returncode == code, told
    assert "Traceback" not in told
    assert len(told.splitlines()) == 1, told
    assert told.startswith("shutro: ")
    for word in words:
        assert word in told, told


# -- files

BAD: dict[str, tuple[bytes | None, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b"\r\n \t\n", "is empty"),
    "binary.txt": (bytes(range(256)) * 40, "save it as text in UTF-8"),
    "report.pdf": (b"%PDF-1.7\n1 0 obj", "a PDF file"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
    "english.txt": (b"The talks will resume next week, officials said.\n", "no Bengali"),
    "nul.txt": (bytes(5000), "is empty"),
    "mostly-nul.txt": ("ক\x00\x00\x00".encode() * 100, "no text"),
    "broken.docx": (b"PK\x03\x04word/document.xml", "damaged"),
    "page.html": (b"<!doctype html><html><body></body></html>", "page"),
    "missing.txt": (None, "no such file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_line_and_the_good_one_beside_it_is_read(name: str, tmp_path: Path) -> None:
    data, words = BAD[name]
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = shutro_read(str(tmp_path / name), str(good))
    refused(done, name, words)
    assert [json.loads(line)["report"]["id"] for line in done.stdout.splitlines()] == ["good"]


def test_a_byte_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(text.LIMIT + 1)
    refused(shutro_read(str(path)), "over 20 MB", "cut it")
    refused(shutro_read("-", stdin=b"x" * (text.LIMIT + 1)), "standard input", "over 20 MB")


def test_an_empty_folder_and_an_empty_standard_input_are_refused(tmp_path: Path) -> None:
    refused(shutro_read(str(tmp_path)), "holds no report")
    refused(shutro_read("-"), "standard input is empty")


@pytest.mark.parametrize("date", ["2024-02-30", "yesterday", "31/12/2024", "২০২৪-০১-০১x", "2024"])
def test_a_wrong_date_is_wrong_usage(date: str) -> None:
    refused(shutro_read("-", "--published", date, stdin=GOOD.encode()), "is no date", "2024-02-01", code=2)
    with pytest.raises(UsageError):
        shutro.read(GOOD, date)


def test_a_name_that_is_no_unicode_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / b"\xff.txt".decode("utf-8", "surrogateescape")
    path.write_text(GOOD, encoding="utf-8")
    done = shutro_read(str(path))
    assert done.returncode == 0
    assert json.loads(done.stdout)["report"]["id"] == "\ufffd"


@pytest.mark.parametrize(
    "good",
    ["ক\ud800খ জন ১২\udfff", "১২\x00 জন আহত", "\x00", "\ud83d\ude00 ১২ জন"],
    ids=["two halves", "NUL", "NUL alone", "a pair as two halves"],
)
def test_lone_surrogates_and_nul_in_a_given_text_keep_their_places(good: str) -> None:
    record = shutro.read(good, title=good)
    assert len(record.text) == len(good)
    assert json.loads(record.to_json())["text"] == record.text


# -- the shapes that break readers: each stays linear

REPORT = (Path(__file__).parents[1] / "examples" / "reports" / "captives.txt").read_text(encoding="utf-8")
SHAPES: dict[str, Callable[[int], str]] = {
    "a report again and again": lambda n: REPORT * (n // 10),
    "one line without a danda": lambda n: ("মেলা কমিটি জানিয়েছে অন্তত ১২ জন আহত হয়েছেন " * n)[: n * 40],
    "unclosed quotation marks": lambda n: "‘তিনি বলেন, " * n,
    "unclosed brackets": lambda n: "(১২ জন [" * n,
    "one long word": lambda n: "কা" * n * 10,
    "one long number": lambda n: "১২" * n * 10,
    "danda after danda": lambda n: "।" * n * 10,
    "line after line": lambda n: "\n" * n * 10 + "ক",
    "dots": lambda n: "এ." * n * 10,
    "Latin dots": lambda n: "ক a.b@" * n * 5,
    "hyphens": lambda n: "১০-" * n * 5,
    "nested telling": lambda n: "তিনি বলেন, " * n,
}


def work(given_text: str) -> float:
    """Processor seconds of a reading, the least of two: what other programs do meanwhile does not count."""
    return min(_once(given_text) for _ in range(2))


def _once(given_text: str) -> float:
    start = time.process_time()
    shutro.read(given_text, "2024-02-01")
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_the_text_is_no_more_than_about_eight_times_the_work(
    shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = SHAPES[shape]
    if (
        shape != "one line without a danda"
    ):  # the model's windows are counted in tests/test_encoder.py; once is enough here
        monkeypatch.setenv("SHUTRO_MODEL", "off")
    shutro.read(make(50), "2024-02-01")  # word files and patterns are loaded once
    small, large = work(make(250)), work(make(2000))
    assert large < 24 * small + 0.2, (
        f"{small:.3f} s, then {large:.3f} s: eight times would be linear, sixty-four times quadratic"
    )


@pytest.mark.parametrize(
    "given_text",
    [("মেলা কমিটি জানিয়েছে অন্তত ১২ জন আহত হয়েছেন " * 9000)[:360_000], "‘" * 10_000 + GOOD, "১" * 10_000 + " জন আহত।"],
    ids=["1 MB in one line", "10,000 unclosed quotation marks", "10,000 digits"],
)
def test_the_shapes_of_the_issue_are_read_whole(given_text: str, tmp_path: Path) -> None:
    path = tmp_path / "shape.txt"
    path.write_text(given_text, encoding="utf-8")
    done = shutro_read(str(path))
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert json.loads(done.stdout)["text"] == given_text


# -- addresses


class Handler(BaseHTTPRequestHandler):
    """A server with every bad manner."""

    stop = threading.Event()

    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "at_" + self.path.strip("/").replace("-", "_"), self.at_missing)()

    def answer(self, data: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in {
            "Content-Length": str(len(data)),
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def at_missing(self) -> None:
        self.send_error(404)

    def at_broken(self) -> None:
        self.send_error(503)

    def at_text(self) -> None:
        self.answer(GOOD.encode(), "text/plain")

    def at_zipped(self) -> None:
        self.answer(gzip.compress(GOOD.encode()), "text/plain", Content_Encoding="gzip")

    def at_moved(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/text")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def at_loop(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def at_picture(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def at_picture_called_text(self) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n\x00", "text/html")

    def at_empty(self) -> None:
        self.answer(b"")

    def at_told_large(self) -> None:
        self.answer(b"", Content_Length=str(2**30))

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(1024):  # 1 GB, were it read
            self.wfile.write(b"x" * 2**20)

    def at_bomb(self) -> None:
        self.answer(gzip.compress(bytes(2**28)), Content_Encoding="gzip")

    def at_cut(self) -> None:
        self.answer(GOOD.encode(), "text/plain", Content_Length="5000")

    def at_hang(self) -> None:
        self.stop.wait(30)

    def at_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.stop.wait(0.1):
            self.wfile.write(b"x")

    def at_drip_headers(self) -> None:
        while not self.stop.wait(0.1):
            self.wfile.write(b"x")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        http.block_on_close = False
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}"
        Handler.stop.set()
        http.shutdown()


@pytest.mark.parametrize("path", ["/text", "/zipped", "/moved"])
def test_an_address_is_read(path: str, server: str) -> None:
    source = text.open_url(server + path)
    assert source.text == GOOD
    assert source.url == f"{server}/{'text' if path == '/moved' else path[1:]}"


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/none", NotReached, "404"),
        ("/broken", NotReached, "503"),
        ("/loop", NotReached, "redirects"),
        ("/cut", NotReached, "could not be had"),
        ("/picture", NotText, "image/png"),
        ("/picture-called-text", NotText, "a picture|web page"),
        ("/empty", InputError, "empty|page"),
        ("/told-large", TooLarge, "20 MB"),
        ("/endless", TooLarge, "20 MB"),
        ("/bomb", TooLarge, "20 MB"),
        ("/hang", NotReached, "within 1 seconds"),
        ("/drip", NotReached, "within 1 seconds"),
        ("/drip-headers", NotReached, "within 1 seconds"),
    ],
)
def test_a_bad_address_is_refused(path: str, error: type[InputError], words: str, server: str) -> None:
    with pytest.raises(error, match=words):
        text.open_url(server + path, deadline=1 if "1 seconds" in words else 20)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/x",
        "http://no-such-host.invalid/",
        "https://",
        "http:///x",
        "http://[",
        "ftp://example.org/x",
    ],
)
def test_what_is_no_address_or_has_nobody_there_is_refused(url: str) -> None:
    with pytest.raises(NotReached):
        text.open_url(url, deadline=10)


@pytest.mark.parametrize(
    ("path", "words"), [("/none", "404"), ("/hang", "within 1 seconds"), ("/endless", "over 20 MB")]
)
def test_a_bad_address_through_the_command(path: str, words: str, server: str, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    deadline = "1" if path == "/hang" else "30"
    done = shutro_read(server + path, str(good), "--timeout", deadline)
    refused(done, server + path, words)
    assert len(done.stdout.splitlines()) == 1


# -- promises

# Words and marks that rules look at, and characters that break programs.
_PIECES = (
    "হামাস কাতার জানিয়েছে বলেন যে বলে দাবি প্রস্তাব যুদ্ধবিরতি জন নিহত লাখ হাজার প্রায় গত বুধবার সাড়ে টায় মে এর মতে "
    '১২ ৪০০-এর ২০২৩ মো. ড. এ.কে. , । ‘ ’ “ ” " ( ) — - : ; ? ! | ... % ৳ English 12.5 x@y.z https://a.b/c ١٢ १२ Ⅻ ½ ² '
    "\u200c \u200d \u09bc ্ া \ufffd \ud800 \x00 \U0001f600 \u0301 \u202e"
)
PIECES = [*_PIECES.split(" "), "\n"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.text(),
)


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))


@given(TEXTS, st.sampled_from(["2024-02-29", None]))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_given_is_read_each_span_quotes_it_and_twice_is_the_same(
    given_text: str, published: str | None
) -> None:
    record = shutro.read(given_text, published)
    for layer in LAYERS:
        for span in spans(getattr(record, layer)):
            assert 0 <= span.start <= span.end <= len(record.text)
            assert record.text[span.start : span.end] == span.text
    ids = [entry.id for layer in LAYERS for entry in getattr(record, layer)]
    assert len(ids) == len(set(ids))
    assert shutro.read(given_text, published).to_json() == record.to_json()
    json.loads(record.to_json())


@given(st.binary(max_size=400))
@settings(max_examples=250, deadline=None)
def test_no_bytes_give_anything_but_a_text_or_a_refusal(data: bytes) -> None:
    with suppress(InputError):
        text.open_bytes(data).text.encode()
