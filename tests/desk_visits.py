"""The desk in a real browser, for tests: pages are opened in one Chromium, and what they complain about is kept."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[dev]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install '.[dev]'")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium fonts-noto-core"
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


class Visitor:
    """Somebody who reads the desk ``at`` an address; `complaints`: of the browser, over all pages."""

    def __init__(self, browser: "sync_api.Browser", at: str) -> None:
        self.browser, self.at = browser, at
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []

    @contextmanager
    def page(self, path: str, **how: object) -> "Iterator[sync_api.Page]":
        """A page of the desk in a window of its own."""
        context = self.browser.new_context(**{"viewport": DESKTOP, **how})
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.startswith((self.at, "data:")) or self.elsewhere.append(asked.url))
        page.goto(self.at + path)
        try:
            yield page
        finally:
            context.close()


@contextmanager
def chromium() -> "Iterator[sync_api.Browser]":
    """A browser; one a module is enough, and Playwright has no second beside it."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(browser: "sync_api.Browser", at: str) -> Iterator[Visitor]:
    """A visitor of the desk; at the end nothing was complained of, and nothing was loaded from elsewhere."""
    found = Visitor(browser, at)
    yield found
    assert found.complaints == []
    assert found.elsewhere == []


def findings(page: "sync_api.Page") -> list[str]:
    """What axe finds wrong with a page."""
    found = axe.Axe().run(page, options={"runOnly": RULES})
    return [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes'][:3]]}" for v in found.response["violations"]]


def width(page: "sync_api.Page") -> int:
    """How wide a page is, scrolled sideways or not."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
