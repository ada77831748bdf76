"""The page in a real browser: accessible, by keyboard and on a phone, with and without script, and safe.

Playwright drives the Chromium that is installed (`apt-get install chromium fonts-noto-core`); nothing is downloaded.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import gold_records
from shutro.exports.html import page as html_of
from shutro.record import Record
from test_exports import HOSTILE, everywhere, record

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[dev]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install '.[dev]'")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium fonts-noto-core"
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 740}
SAMPLE = gold_records.SAMPLES / "captives.json"


@pytest.fixture(scope="module")
def browser() -> Iterator["sync_api.Browser"]:
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page opened in the browser, and what it asked for and complained about."""

    def __init__(
        self, browser: "sync_api.Browser", folder: Path, found: Record, lang: str = "bn", **how: object
    ) -> None:
        file = folder / "page.html"
        file.write_text(html_of(found, lang), encoding="utf-8", newline="")
        self.context = browser.new_context(**{"viewport": DESKTOP, **how})
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.goto(file.as_uri())


@pytest.fixture
def visit(browser: "sync_api.Browser", tmp_path: Path) -> Iterator[object]:
    opened: list[Visit] = []

    def open_page(found: Record | None = None, lang: str = "bn", **how: object) -> Visit:
        opened.append(Visit(browser, tmp_path, found or gold_records.load(SAMPLE), lang, **how))
        return opened[-1]

    yield open_page
    for one in opened:
        assert one.complaints == []
        assert len(one.asked) == 1, "the page loads nothing but itself"
        one.context.close()


def violations(seen: Visit) -> list[str]:
    found = axe.Axe().run(
        seen.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    return [
        f"{v['id']}: {v['help']}: {[(n['target'], n['any'][:1] and n['any'][0]['message']) for n in v['nodes'][:3]]}"
        for v in found.response["violations"]
    ]


def text_of(page: "sync_api.Page") -> str:
    """The report as a page has it: the lines of its article."""
    return str(page.locator("article p").evaluate_all("lines => lines.map(line => line.textContent).join('\\n')"))


@pytest.mark.parametrize(
    ("lang", "size", "scheme"),
    [("bn", DESKTOP, "light"), ("bn", PHONE, "dark"), ("en", PHONE, "light")],
)
def test_the_page_passes_an_accessibility_check(visit, lang: str, size: dict[str, int], scheme: str) -> None:  # type: ignore[no-untyped-def]
    seen = visit(lang=lang, color_scheme=scheme, viewport=size)
    assert violations(seen) == []
    for details in seen.page.locator("details").all():
        details.evaluate("d => d.open = true")
    seen.page.locator("article a").nth(4).focus()
    assert violations(seen) == []


def test_pages_of_other_reports_pass_too(visit) -> None:  # type: ignore[no-untyped-def]
    for name in ("translated", "market"):
        assert violations(visit(gold_records.load(gold_records.SAMPLES / f"{name}.json"))) == [], name
    assert violations(visit(record("কিছু নেই।"))) == []
    assert violations(visit(everywhere("তিনি বলেন, ৪০ জন।"))) == []


def test_the_keyboard_reaches_every_entry_and_each_tells_its_source_value_and_why(visit) -> None:  # type: ignore[no-untyped-def]
    found = gold_records.load(SAMPLE)
    seen = visit(found)
    page = seen.page
    page.locator("#report").focus()
    told: set[str] = set()
    for _ in range(page.locator("article a").count()):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")
        described = page.evaluate("document.activeElement.getAttribute('aria-describedby')").split()
        told |= {name.removeprefix("d-") for name in described}
        assert page.locator("#shown .told").count() >= 1
        assert page.locator("#shown").inner_text().strip()
    layers = (found.statements, found.figures, found.times, found.names, found.moves, found.checks)
    assert told == {entry.id for layer in layers for entry in layer}
    page.keyboard.press("Escape")
    assert page.locator("#shown .told").count() == 0


def test_pointing_at_a_figure_shows_its_value_its_source_and_why(visit) -> None:  # type: ignore[no-untyped-def]
    found = gold_records.load(SAMPLE)
    figure = next(f for f in found.figures if f.statement)
    seen = visit(found)
    seen.page.locator(f"#at-{figure.id}").hover()
    shown = seen.page.locator("#shown").inner_text()
    assert figure.span.text in shown
    assert gold_records.WHY in shown
    assert seen.page.locator(f"#shown a[href='#{figure.statement}']").count() >= 1
    assert seen.page.locator("#shown [id]").count() == 0, "what is copied has no second id"


def test_a_link_leads_to_the_entry_and_back_even_into_a_folded_list(visit) -> None:  # type: ignore[no-untyped-def]
    found = gold_records.load(SAMPLE)
    seen = visit(found)
    name = found.names[0]
    assert not seen.page.locator(f"#{name.id}").is_visible()
    seen.page.locator(f"#at-{name.id}").focus()
    seen.page.keyboard.press("Enter")
    seen.page.locator(f"#{name.id}").wait_for(state="visible")
    seen.page.locator(f"#{name.id} .back").click()
    assert seen.page.evaluate("location.hash") == f"#at-{name.id}"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_layer_can_be_hidden_with_and_without_script(visit, script: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit(java_script_enabled=script).page
    figure = page.locator("article .figure").first
    bordered = "e => getComputedStyle(e).borderBottomStyle"
    assert not script or figure.evaluate(bordered) == "solid"
    before = page.locator("article").screenshot()
    page.locator("#show-figures").uncheck()
    page.locator("#show-moves").uncheck()
    assert page.locator("article").screenshot() != before
    assert not script or figure.evaluate(bordered) != "solid"


def test_what_is_hidden_is_no_stop_for_the_keyboard(visit) -> None:  # type: ignore[no-untyped-def]
    found = gold_records.load(SAMPLE)
    page = visit(found).page
    for layer in ("statements", "times", "names", "moves"):
        page.locator(f"#show-{layer}").uncheck()
    page.locator("#report").focus()
    for figure in sorted(found.figures, key=lambda f: f.span):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == f"at-{figure.id}"
        assert page.locator("#shown .told").count() == 1


def test_the_page_is_whole_without_script(visit) -> None:  # type: ignore[no-untyped-def]
    found = gold_records.load(SAMPLE)
    page = visit(found, java_script_enabled=False).page
    assert page.locator("article").is_visible()
    assert not page.locator("#detail").is_visible()
    figure = found.figures[0]
    page.locator(f"#at-{figure.id}").click()
    assert page.url.endswith(f"#{figure.id}")
    assert page.locator(f"#{figure.id}").is_visible()


@pytest.mark.parametrize("path", sorted(gold_records.SAMPLES.glob("*.json")), ids=lambda p: p.stem)
def test_a_phone_shows_the_whole_width_without_scrolling_sideways(visit, path: Path) -> None:  # type: ignore[no-untyped-def]
    page = visit(gold_records.load(path), viewport=PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_finger_opens_what_an_entry_says_and_closes_it(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit(viewport=PHONE, has_touch=True).page
    assert not page.locator("#detail").is_visible()
    page.locator("article a.figure").first.tap()
    assert page.locator("#detail").is_visible()
    assert page.evaluate("location.hash") == ""
    page.locator("#close").tap()
    assert not page.locator("#detail").is_visible()


def test_what_is_focused_is_never_hidden_behind_what_it_says(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit(viewport=PHONE).page
    page.locator("#report").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        place = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert place <= page.evaluate("document.getElementById('detail').getBoundingClientRect().top") + 1


def test_a_hostile_report_is_only_text(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit(everywhere(HOSTILE)).page
    page.locator("article a").first.focus()
    assert text_of(page) == HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert page.locator("script").count() == 1
    order = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().left; }"
    turned = page.locator("article .turn")
    assert turned.count() == 4
    assert turned.nth(0).evaluate(order) < turned.nth(1).evaluate(order), "nothing is turned round"
    assert page.locator("img").count() == 0


def test_the_article_is_the_report_to_the_last_character(visit) -> None:  # type: ignore[no-untyped-def]
    found = gold_records.load(SAMPLE)
    assert text_of(visit(found).page) == found.text
