"""The page of a report on the desk: the text with its layers, who says it, versions, prints, and what programs get."""

import csv
import io
import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import msgspec
import pytest
import sqlalchemy as sa
import urllib3

from desk_visits import PHONE, Visitor, chromium, findings, needs_chromium, visiting, width
from desks import served
from gold_records import SAMPLES
from shutro.desk.look import COOKIE, Look, kept
from shutro.exports.items import LAYERS
from shutro.ledger import Item, Ledger, add
from shutro.ledger.rows import rows
from shutro.ledger.tables import report as reports
from shutro.record import Record
from shutro.text import printable
from test_exports import HOSTILE, everywhere

CAPTIVES = (SAMPLES / "captives.txt").read_text(encoding="utf-8")
LATER = f"{CAPTIVES}\nপরে সংবাদটি হালনাগাদ করা হয়েছে।"
ADDRESS = "https://news.example.org/world/captives"
SLIPS = "মন্ত্রী বলেন, আলোচনা এবং এবং চুক্তি চলবে। ইসরায়েল রাজি। ইসরায়েল জানায়, ইসরাইল ১,২০,০ জন সেনা সরাবে।"
PRINT, FIRST, SECOND, HARM, SLIP = 1, 2, 3, 4, 5


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("desk") / "ledger.db") as made:
        printed = Item("/home/desk/secret/captives.txt", CAPTIVES.encode(), outlet="সময়ের খবর", published="2024-02-01")
        told = {"outlet": "অন্য কাগজ", "url": ADDRESS}
        first = Item(ADDRESS, CAPTIVES.encode(), published="2024-02-02", **told)
        later = Item(ADDRESS, LATER.encode(), published="2024-02-03T18:05", **told)
        for item in (printed, first, later):
            add(made, [item], processes=1)
        harm = rows(everywhere(printable(HOSTILE)), "<img src=x onerror=alert(1)>.txt")
        with made.writing() as connection:
            row = harm.report | {"added": "2024-02-04", "latest": True}
            connection.execute(sa.insert(reports).values(row))
        add(made, [Item("slips.txt", SLIPS.encode())], processes=1)
        yield made


@pytest.fixture(scope="module")
def at(ledger: Ledger) -> Iterator[str]:
    with served(ledger) as address:
        yield address


@pytest.fixture(scope="module")
def reader(at: str) -> Iterator[Visitor]:
    with chromium() as browser, visiting(browser, at) as visitor:
        yield visitor


def record(at: str, number: int) -> Record:
    return msgspec.json.decode(urllib3.request("GET", f"{at}/reports/{number}.json").data, type=Record)


def looking(**look: str) -> dict[str, object]:
    """How a reader with this look opens a page."""
    cookie = {"name": COOKIE, "value": kept(Look(**look)), "domain": "127.0.0.1", "path": "/"}
    return {"storage_state": {"cookies": [cookie], "origins": []}}


# ---------------------------------------------------------------- for programs


def test_programs_get_the_record_as_it_is_kept(at: str) -> None:
    found = record(at, FIRST)
    assert found.text == CAPTIVES
    assert found.report.url == ADDRESS
    assert found.statements


def test_every_entry_is_a_row_with_its_place_and_why(at: str) -> None:
    found = record(at, FIRST)
    answer = urllib3.request("GET", f"{at}/reports/{FIRST}.csv")
    told = list(csv.DictReader(io.StringIO(answer.data.decode())))
    assert [row["id"] for row in told] == [entry.id for layer in LAYERS for entry in getattr(found, layer)]
    for row in told:
        if row["start"]:
            place = found.text[int(row["start"]) : int(row["end"])]
            assert row["text"] == " ".join(place.split())
            assert row["text"] in row["sentence"] or "\n" in place
        assert row["why"] or row["layer"] == "entities"
    figure = next(f for f in found.figures if f.statement)
    [row] = [row for row in told if row["id"] == figure.id]
    assert "মেরিডিয়ান টাইমস" in row["source"]


@pytest.mark.parametrize(
    "name", ["99", "0", "99.json", "one", "1.xml", "1.json.csv", "১", "-1", "9" * 30, "%00", "1%0a"]
)
def test_a_report_that_is_not_there_is_told_as_such(at: str, name: str) -> None:
    assert urllib3.request("GET", f"{at}/reports/{name}").status == 404


# ---------------------------------------------------------------- what is around the text


def page_of(at: str, number: int, lang: str = "bn") -> str:
    return urllib3.request("GET", f"{at}/reports/{number}?lang={lang}").data.decode()


def test_versions_and_prints_of_a_report_lead_to_one_another(at: str) -> None:
    old, new, other = (page_of(at, n, "en") for n in (FIRST, SECOND, PRINT))
    assert f'href="/reports/{SECOND}">Read the newest' in old
    assert f'href="/reports/{FIRST}" aria-label="version 1"' in new
    assert "Read the newest" not in new
    assert f'<a href="/reports/{PRINT}"><bdi>' in old
    assert f'<a href="/reports/{SECOND}"><bdi>' in other
    assert f'<a href="/reports/{FIRST}"><bdi>' not in other, "an older version is no print of its own"


def test_the_original_is_linked_by_its_web_address_and_a_file_is_named_without_its_folder(at: str) -> None:
    assert f'<a href="{ADDRESS}" rel="noopener noreferrer nofollow">' in page_of(at, SECOND)
    assert "captives.txt" in page_of(at, PRINT)
    assert "secret" not in page_of(at, PRINT)


def test_who_is_cited_is_followed_into_every_report(at: str) -> None:
    page = page_of(at, PRINT, "en")
    [link] = set(re.findall(r'href="(/said\?by=[^"]+)" aria-label="e\d+: statements in all reports"', page)) & {
        f"/said?{urlencode({'by': 'কাতারের পররাষ্ট্র মন্ত্রণালয়'})}"
    }
    answer = urllib3.request("GET", f"{at}{link.replace('/said', '/said.json')}")
    assert {row["report"] for row in json.loads(answer.data)} == {PRINT}, "prints of one text are one"
    assert f'by={quote("কাতার")}"' not in page, "a place that says nothing leads nowhere"


def test_numbers_and_days_are_told_as_the_reader_wants_them_and_the_reports_own_words_stay(at: str) -> None:
    headers = {"Cookie": f"{COOKIE}={kept(Look(digits='latin', calendar='both'))}"}
    text = urllib3.request("GET", f"{at}/reports/{SECOND}", headers=headers).data.decode()
    assert "3 ফেব্রুয়ারি 2024 (20 মাঘ 1430), 18:05" in text
    assert "৩৬ জন" in text
    assert "<bdi>36</bdi>" in text
    assert "<bdi>31 জানুয়ারি 2024</bdi>" in text
    assert "<bdi>31 জানুয়ারি 2024 (17 মাঘ 1430)</bdi>" in text


# ---------------------------------------------------------------- in the browser


@needs_chromium
def test_the_page_holds_the_report_to_the_last_character(reader: Visitor, at: str) -> None:
    with reader.page(f"/reports/{SECOND}") as page:
        lines = page.locator("article p").evaluate_all("lines => lines.map(line => line.textContent)")
        assert "\n".join(lines) == record(at, SECOND).text


@needs_chromium
def test_the_margin_tells_who_says_it_and_through_whom(reader: Visitor, at: str) -> None:
    found = record(at, FIRST)
    inner = next(s for s in found.statements if s.parent)
    with reader.page(f"/reports/{FIRST}") as page:
        voices = page.locator(".voices li")
        assert voices.count() == len(found.statements)
        told, outer = (page.locator(f".voices [data-e='{entry}']") for entry in (inner.id, inner.parent))
        assert inner.source.text in told.inner_text()
        assert told.bounding_box()["x"] > outer.bounding_box()["x"], "who is relayed stands under who relays"
        text = page.locator(f"#at-{inner.id}")
        line = text.locator("xpath=ancestor::p")
        assert told.bounding_box()["x"] > line.bounding_box()["x"] + line.bounding_box()["width"] - 1
        told.hover()
        assert "here" in text.get_attribute("class")


@needs_chromium
def test_pointing_and_the_keyboard_show_value_source_and_why(reader: Visitor, at: str) -> None:
    figure = next(f for f in record(at, FIRST).figures if f.statement)
    with reader.page(f"/reports/{FIRST}") as page:
        page.locator(f"#at-{figure.id}").hover()
        shown = page.locator("#shown")
        assert figure.span.text in shown.inner_text()
        assert figure.why in shown.inner_text()
        assert shown.locator(f"a[href='#{figure.statement}']").count() >= 1
        page.keyboard.press("Escape")
        page.locator("#report").focus()
        page.keyboard.press("Tab")
        assert shown.locator(".told").count() >= 1
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target') !== null")


@needs_chromium
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_entry_has_a_permanent_address_in_the_text_and_in_the_list(reader: Visitor, at: str, script: bool) -> None:
    figure = record(at, FIRST).figures[0]
    for anchor in (f"at-{figure.id}", figure.id):
        with reader.page(f"/reports/{FIRST}#{anchor}", java_script_enabled=script) as page:
            box = page.locator(f"#{anchor}").bounding_box()
            assert 0 <= box["y"] < 900


@needs_chromium
def test_a_slip_is_underlined_and_told_with_its_correction(reader: Visitor, at: str) -> None:
    check = next(c for c in record(at, SLIP).checks if c.fixes)
    with reader.page(f"/reports/{SLIP}") as page:
        mark = page.locator("article .check").first
        assert "wavy" in mark.evaluate("e => getComputedStyle(e).textDecoration")
        page.locator(f"#at-{check.id}").hover()
        assert check.fixes[0].to in page.locator("#shown").inner_text()


@needs_chromium
@pytest.mark.parametrize(
    ("number", "size", "look"),
    [
        (FIRST, PHONE, {"lang": "en", "theme": "dark"}),
        (HARM, PHONE, {"theme": "dark", "calendar": "both"}),
        (SLIP, None, {}),
    ],
)
def test_the_page_passes_an_accessibility_check_and_needs_no_scrolling_sideways(
    reader: Visitor, number: int, size: dict[str, int] | None, look: dict[str, str]
) -> None:
    with reader.page(f"/reports/{number}", **looking(**look), **({"viewport": size} if size else {})) as page:
        page.locator("article a").first.focus()
        assert findings(page) == []
        assert width(page) <= (size or {"width": 1280})["width"]
        if look.get("theme") == "dark":
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 23, 26)"


@needs_chromium
def test_a_hostile_report_is_only_text(reader: Visitor) -> None:
    with reader.page(f"/reports/{HARM}", **looking(lang="en")) as page:
        page.locator("article a").first.focus()
        lines = page.locator("article p").evaluate_all("lines => lines.map(line => line.textContent)")
        assert "\n".join(lines) == printable(HOSTILE)
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 2
        assert page.locator("a[href^='javascript']").count() == 0


@needs_chromium
def test_the_page_is_whole_without_script(reader: Visitor) -> None:
    with reader.page(f"/reports/{FIRST}", java_script_enabled=False) as page:
        assert page.locator("article").is_visible()
        assert page.locator(".voices").first.is_visible()
        assert not page.locator("#detail").is_visible()
        page.locator("article a.figure").first.click()
        assert page.locator(":target").is_visible()
