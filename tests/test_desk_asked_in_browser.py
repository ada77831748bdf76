"""Figures, said, sources and search in a real browser: accessible, by keyboard, on a phone, dark, in both languages."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from desk_tolls import MAYOR, PLACE, tolls
from desk_visits import DESKTOP, PHONE, Visitor, chromium, findings, needs_chromium, visiting, width
from desks import served

pytestmark = needs_chromium

FIGURES = f"/figures?of=killed&place={quote(PLACE)}"
PAGES = {
    "figures": FIGURES,
    "figures-start": "/figures",
    "figures-other": f"/figures?of=injured&place={quote('সাগরপুর')}",
    "said": f"/said?by={quote(MAYOR)}",
    "said-start": "/said",
    "said-nothing": f"/said?by={quote('রফিক')}",
    "claims": "/claims",
    "sources": "/sources",
    "sources-by-outlet": "/sources?by_outlet=true",
    "search": f"/search?q={quote('নূরাবাদ')}&has=tolls",
    "search-nothing": f"/search?q={quote('নূরাবাদ মহাকাশ')}",
    "search-start": "/search",
}


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = tmp_path_factory.mktemp("asked")
    with tolls(folder) as ledger, served(ledger) as at, chromium() as browser, visiting(browser, at) as found:
        yield found


LOOKS = [("bn", DESKTOP, "light"), ("bn", PHONE, "dark"), ("en", DESKTOP, "dark")]
FULL = ("figures", "said", "sources", "search")  # the others are of the same parts


@pytest.mark.parametrize(
    ("name", "look"), [(name, look) for name in PAGES for look in (LOOKS if name in FULL else LOOKS[1:2])]
)
def test_a_page_is_accessible_and_no_wider_than_its_window(
    visit: Visitor, name: str, look: tuple[str, dict[str, int], str]
) -> None:
    lang, size, scheme = look
    path = PAGES[name] + ("&" if "?" in PAGES[name] else "?") + f"lang={lang}"
    with visit.page(path, viewport=size, color_scheme=scheme) as page:
        for details in page.locator("main details").all():
            details.evaluate("d => d.open = true")
        assert findings(page) == []
        assert width(page) <= size["width"]
        if kept := os.environ.get("SHUTRO_SCREENSHOTS"):
            Path(kept).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{kept}/{name}-{lang}-{size['width']}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_mark_opens_its_report_at_the_figure_by_keyboard(visit: Visitor, script: bool) -> None:
    with visit.page(FIGURES, java_script_enabled=script) as page:
        mark = page.locator("a.mark").first
        where = mark.get_attribute("href")
        assert mark.get_attribute("aria-label")
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{where}")
        assert page.locator(f"[id='{where.partition('#')[2]}']").count() == 1, "the report has that place"


def test_the_keyboard_reaches_every_field_every_mark_and_every_row_in_their_order(visit: Visitor) -> None:
    with visit.page(FIGURES) as page:
        page.locator("#main").focus()
        wanted = page.locator("main a[href^='/reports/']").count()
        names, places = [], set()
        for _ in range(page.locator("main :is(a, input, select, button, summary)").count() + 12):  # a date has parts
            page.keyboard.press("Tab")
            name, place = page.evaluate("[document.activeElement.name, document.activeElement.getAttribute('href')]")
            names += [name] if isinstance(name, str) and name and name not in names else []
            places.add(page.evaluate("[...document.querySelectorAll('main a')].indexOf(document.activeElement)"))
            if place and not page.evaluate("document.activeElement.closest('main') !== null"):
                break
        assert names[:6] == ["of", "place", "about", "outlet", "since", "until"]
        links = page.locator("main a")
        reached = [links.nth(at).get_attribute("href") for at in places if at >= 0]
        assert sum(href.startswith("/reports/") for href in reached) == wanted


def test_marks_stand_where_their_numbers_are_and_a_number_in_the_words_shows_its_row(visit: Visitor) -> None:
    with visit.page(FIGURES) as page:
        boxes = {}
        for mark in page.locator("a.mark").all():
            box = mark.locator(".shape").bounding_box()
            boxes[mark.get_attribute("aria-label").split(" · ")[0]] = box["y"] + box["height"] / 2
        assert boxes["২০,০০০"] > boxes["২১,০০০"] > boxes["২২,০০০"] > boxes["২৭,০০০-এর বেশি"], "more stands higher"
        link = page.locator(".differ a").first
        link.click()
        row = page.locator(f"[id='{link.get_attribute('href')[1:]}']")
        assert row.evaluate("r => r.matches(':target')")


def test_the_form_asks_and_the_answer_keeps_what_was_asked(visit: Visitor) -> None:
    with visit.page("/figures") as page:
        page.locator("main select[name=of]").select_option("killed")
        page.locator("main input[name=place]").fill(PLACE)
        page.locator("main button").first.click()
        page.wait_for_url("**of=killed**")
        assert page.locator("table.told tbody tr").count() == 6
        assert page.locator("main input[name=place]").input_value() == PLACE


def test_a_search_is_narrowed_down_by_a_click_and_widened_again(visit: Visitor) -> None:
    with visit.page(PAGES["search"].replace("&has=tolls", "")) as page:
        before = page.locator("ol.found > li").count()
        page.locator("#f-outlets + ul a").first.click()
        page.wait_for_url("**outlet=**")
        assert 0 < page.locator("ol.found > li").count() < before
        page.locator(".chips a").first.click()
        page.wait_for_url("**/search?q=**")
        assert page.locator("ol.found > li").count() == before


def test_a_hit_opens_its_report_at_an_entry_of_the_sentence(visit: Visitor) -> None:
    with visit.page(f"/search?q={quote('ওষুধ')}") as page:
        sentence = page.locator("ol.found blockquote").inner_text()
        page.locator("ol.found a").first.click()
        page.wait_for_url("**/reports/*")
        place = page.evaluate("location.hash")
        assert place.startswith("#at-")
        assert page.locator(place).is_visible()
        assert page.locator(place).inner_text().split()[0] in sentence


def test_a_printed_page_has_its_pictures_and_tables_and_no_form(visit: Visitor) -> None:
    with visit.page(FIGURES) as page:
        page.emulate_media(media="print")
        assert page.locator("figure.picture svg").first.is_visible()
        assert page.locator("table.told").first.is_visible()
        assert not page.locator("form.ask").is_visible()
