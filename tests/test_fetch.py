"""An address that a stranger gives is fetched from the public network alone; the servers here are real ones."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shutro.errors import NotReached, TooLarge
from shutro.text import public
from shutro.text.fetch import fetch
from shutro.text.public import is_public

OWN = (
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "localhost",  # noqa: S104
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
)  # fmt: skip


class Site:
    """A server on one address; ``asked``: every path that reached it; ``leads``: where a path redirects to."""

    def __init__(self, host: str) -> None:
        self.asked: list[str] = []
        self.leads: dict[str, str] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.port = self.server.server_address[1]
        self.at = f"http://{host}:{self.port}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        to = self.leads.get(handler.path)
        body = "খবর ".encode() * 100
        handler.send_response(302 if to else 200)
        if to:
            handler.send_header("Location", to)
        handler.send_header("Content-Length", str(0 if to else len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if to else body)


@contextmanager
def site(host: str) -> Iterator[Site]:
    found = Site(host)
    threading.Thread(target=found.server.serve_forever, args=(0.02,), daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def own() -> Iterator[Site]:
    with site("127.0.0.1") as found:
        yield found


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that stands for the public network: 127.0.0.2, which this test alone takes for public."""
    monkeypatch.setattr(public, "is_public", lambda address: address == "127.0.0.2")
    with site("127.0.0.2") as found:
        yield found


@pytest.mark.parametrize("host", OWN)
def test_this_machine_is_not_reached_however_its_address_is_written(own: Site, host: str) -> None:
    with pytest.raises(NotReached, match="own network"):
        fetch(f"http://{host}:{own.port}/", 5, public=True)
    assert own.asked == []


def test_without_that_wish_any_host_is_reached(own: Site) -> None:
    assert fetch(own.at, 5).data.startswith("খবর".encode())


def test_a_redirect_to_this_machine_is_not_followed(own: Site, outside: Site) -> None:
    outside.leads = {"/in": "/on", "/on": f"{own.at}/secret"}
    with pytest.raises(NotReached, match="own network"):
        fetch(f"{outside.at}/in", 5, public=True)
    assert outside.asked == ["/in", "/on"]
    assert own.asked == []


def test_a_redirect_within_the_public_network_is_followed(outside: Site) -> None:
    outside.leads = {"/in": "/on"}
    assert fetch(f"{outside.at}/in", 5, public=True).url == f"{outside.at}/on"


def answers(*addresses: str) -> Callable[..., list[object]]:
    """A name server that answers each time with the next address; numbers are themselves."""
    left, real = list(addresses), socket.getaddrinfo

    def look_up(host: str, *rest: object, **more: object) -> list[object]:
        if host == "news.example":
            host = left.pop(0)
        return real(host, *rest, **more)  # type: ignore[arg-type, return-value]

    look_up.left = left  # type: ignore[attr-defined]
    return look_up


def test_a_name_is_looked_up_once_and_what_it_means_later_does_not_matter(
    own: Site, outside: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = answers("127.0.0.2", "127.0.0.1")
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    answer = fetch(f"http://news.example:{outside.port}/", 5, public=True)
    assert answer.data
    assert look_up.left == ["127.0.0.1"]  # type: ignore[attr-defined]
    assert own.asked == []


def test_a_name_that_means_this_machine_is_not_reached(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answers("127.0.0.1"))
    with pytest.raises(NotReached, match=r"news\.example is this machine"):
        fetch(f"http://news.example:{own.port}/", 5, public=True)
    assert own.asked == []


def test_no_proxy_of_the_environment_is_asked(own: Site, outside: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, own.at)
    assert fetch(f"{outside.at}/", 5, public=True).data
    with pytest.raises(NotReached):
        fetch("http://10.0.0.1/", 5, public=True)
    assert own.asked == []


def test_no_more_is_fetched_than_was_allowed(own: Site) -> None:
    with pytest.raises(TooLarge, match="500 bytes"):
        fetch(own.at, 5, limit=500)


@given(st.ip_addresses())
def test_an_address_that_is_wrapped_is_as_public_as_what_it_wraps(address: object) -> None:
    if getattr(address, "version", 6) == 4:
        number = int(address)  # type: ignore[call-overload]
        wrapped = (f"::ffff:{address}", f"64:ff9b::{address}", f"2002:{number >> 16:x}:{number & 0xFFFF:x}::")
        assert {is_public(one) for one in wrapped} == {is_public(str(address))}
    else:
        assert is_public(str(address)) in (True, False)
