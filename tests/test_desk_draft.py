"""Drafts on the desk: pasted, uploaded or fetched, read at once, corrected, added by those who may; nothing is kept."""

import io
import json
import logging
import re
import threading
import time
from collections.abc import Iterator
from html import unescape

import docx
import msgspec
import pytest
import sqlalchemy as sa
import urllib3

from desk_visits import PHONE, Visitor, chromium, findings, needs_chromium, visiting, width
from desks import served
from shutro.desk import Settings
from shutro.desk.look import COOKIE, Look, kept
from shutro.desk.turns import Busy, Turns
from shutro.ledger import Ledger
from shutro.ledger.tables import given, report
from shutro.record import Record
from test_exports import HOSTILE
from test_fetch import site

TOKEN = "a-word-for-this-test"  # noqa: S105
TEXT = "মন্ত্রী গতকাল বলেন, সংঘর্ষে অন্তত ১২ জন নিহত হয়েছেন।"
SLIPS = "মন্ত্রী বলেন, আলোচনা এবং এবং চুক্তি চলবে। ইসরায়েল রাজি। ইসরায়েল জানায়, ইসরাইল ১,২০,০ জন সেনা সরাবে।"
READING = Settings(rate=10_000, drafts=10_000, upload=60_000)
WRITING = Settings(rate=10_000, drafts=10_000, token=TOKEN, fetch_private=True)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("desk") / "ledger.db") as made:
        yield made


@pytest.fixture(scope="module")
def at(ledger: Ledger) -> Iterator[str]:
    """A desk that only reads."""
    with served(ledger, READING) as address:
        yield address


@pytest.fixture(scope="module")
def writing(ledger: Ledger) -> Iterator[str]:
    """A desk where reports may be added."""
    with served(ledger, WRITING) as address:
        yield address


def held(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        tables = (sa.select(sa.func.count()).select_from(table) for table in (report, given))
        return sum(connection.execute(count).scalar_one() for count in tables)


def send(at: str, fields: dict[str, object], lang: str = "en") -> tuple[int, str, urllib3.HTTPHeaderDict]:
    """Send the form of the draft page as a browser does: status, page, headers."""
    blank = urllib3.request("GET", f"{at}/draft")
    cookie = f"{blank.headers['Set-Cookie'].split(';')[0]}; {COOKIE}={kept(Look(lang=lang))}"
    [mark] = set(re.findall(r'name="_csrf_token" value="(\w+)"', blank.data.decode()))
    answer = urllib3.request(
        "POST", f"{at}/draft", fields={"_csrf_token": mark, **fields}, headers={"Cookie": cookie},
        redirect=False, retries=False,
    )  # fmt: skip
    return answer.status, unescape(answer.data.decode()), answer.headers


def post(address: str, told: object, **headers: str) -> urllib3.BaseHTTPResponse:
    return urllib3.request("POST", address, json=told, headers=headers or None, retries=False)


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TEXT)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# ---------------------------------------------------------------- what is given


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report.txt", TEXT.encode()),
        ("report.html", f"<html><body><article><p>{TEXT * 3}</p></article></body></html>".encode()),
        ("report.docx", word()),
        ("utf16.txt", TEXT.encode("utf-16")),
    ],
    ids=["text", "HTML", "Word", "UTF-16"],
)
def test_a_file_is_read_as_it_is_anywhere_else(at: str, name: str, data: bytes) -> None:
    status, page, _ = send(at, {"file": (name, data), "published": "২০২৪-০২-০১"})
    assert status == 200
    assert "killed" in page
    assert "12 or more" in page
    assert "31 January 2024" in page
    assert name in page


def test_an_address_is_fetched_and_read(writing: str) -> None:
    with site("127.0.0.1") as news:
        status, page, _ = send(writing, {"url": f"{news.at}/world", "published": ""})
        assert status == 200
        assert news.asked == ["/world"]
    assert f'<a href="{news.at}/world"' in page


def test_addresses_of_this_machine_are_not_fetched_unless_that_was_asked_for(at: str) -> None:
    with site("127.0.0.1") as own:
        status, page, _ = send(at, {"url": own.at})
        assert post(f"{at}/draft.json", {"url": own.at}).status == 400
        assert own.asked == []
    assert status == 400
    assert "The address could not be fetched." in page
    assert f'value="{own.at}"' in page


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"text": " \r\n "}, 400, "There is nothing to read."),
        ({"text": "only English"}, 400, "There is hardly any Bengali in it."),
        ({"text": TEXT, "published": "yesterday"}, 400, "The date is none."),
        ({"text": "ক" * 25_000}, 413, "It is too large."),
        ({"text": "ক" * 60_000}, 413, "more than the desk takes at once"),
        ({"url": "ftp://example.org/a"}, 400, "The address could not be fetched."),
        ({"url": "http://no-such-host.invalid/"}, 400, "The address could not be fetched."),
        ({"url": "javascript:alert(1)"}, 400, "The address could not be fetched."),
        ({"file": ("a.pdf", b"%PDF-1.7 \x00\x01")}, 400, "It holds no text that can be opened."),
        ({"file": ("a.txt", bytes(range(256)) * 4)}, 400, "It holds no text that can be opened."),
        ({"file": ("a.docx", b"PK\x03\x04word/" + b"\x00" * 99)}, 400, "It holds no text that can be opened."),
        ({"file": ("a.txt", b"")}, 400, "There is nothing to read."),
    ],
)
def test_what_cannot_be_read_is_told_in_the_form_with_what_was_typed(
    at: str, fields: dict[str, object], status: int, told: str
) -> None:
    found, page, _ = send(at, {"title": "শিরোনাম <b>", **fields})
    assert found == status
    assert told in page
    if "more than the desk" not in told:
        assert 'value="শিরোনাম <b>"' in page
        for name, typed in fields.items():
            if isinstance(typed, str) and typed.strip() and name == "text":
                assert f"\n{typed}</textarea>" in page
            elif isinstance(typed, str) and name != "text":
                assert f'value="{typed}"' in page


def test_a_text_that_others_would_wait_for_long_is_refused(writing: str) -> None:
    answer = post(f"{writing}/draft.json", {"text": "কথা " * 20_000})
    assert answer.status == 413
    assert "80,000 characters" in json.loads(answer.data)["detail"]


def test_lines_that_a_browser_sends_are_those_of_a_file(writing: str) -> None:
    record = msgspec.json.decode(post(f"{writing}/draft.json", {"text": f"{TEXT}\n{TEXT}"}).data, type=Record)
    _, page, _ = send(writing, {"text": f"{TEXT}\r\n{TEXT}"})
    assert page.count("<p>") > 1
    assert f'value="{TEXT}\n{TEXT}"' in page
    assert record.text == f"{TEXT}\n{TEXT}"


# ---------------------------------------------------------------- what becomes of it


def test_nothing_of_a_draft_is_kept_or_logged(at: str, ledger: Ledger, caplog: pytest.LogCaptureFixture) -> None:
    before = held(ledger)
    with caplog.at_level(logging.DEBUG):
        _, page, headers = send(at, {"text": TEXT, "published": "2024-02-01"})
        assert post(f"{at}/draft.json", {"text": TEXT}).status == 200
    assert "নিহত" in page
    assert headers["Cache-Control"] == "no-store"
    assert held(ledger) == before
    assert "নিহত" not in caplog.text
    assert urllib3.request("GET", f"{at}/draft").data.decode().count("নিহত") == 0


def test_a_fault_of_ours_is_logged_without_a_word_of_the_draft(
    at: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(source: object) -> Record:
        raise RuntimeError(f"no idea what to do with {source}")

    monkeypatch.setattr("shutro.desk.drafting.read_source", fails)
    with caplog.at_level(logging.DEBUG):
        status, page, _ = send(at, {"text": TEXT})
        answer = post(f"{at}/draft.json", {"text": TEXT})
    assert (status, answer.status) == (500, 500)
    assert "RuntimeError" in caplog.text
    assert "নিহত" not in caplog.text + page + answer.data.decode()


def test_the_certain_corrections_are_written_when_asked_for_and_no_others(at: str) -> None:
    _, page, _ = send(at, {"text": SLIPS})
    assert "Make the certain corrections (2)" in page
    _, page, _ = send(at, {"text": SLIPS, "act": "correct"})
    assert "Corrections made: 2" in page
    wanted = SLIPS.replace("এবং এবং", "এবং").replace("ইসরাইল", "ইসরায়েল")
    assert f"\n{wanted}</textarea>" in page
    assert "১,২০,০" in page
    assert "Make the certain" not in page


def test_a_program_gets_the_record_of_a_draft(at: str) -> None:
    told = {"text": TEXT, "published": "2024-02-01", "title": "শিরোনাম", "outlet": "কাগজ", "url": "https://example.org/a"}
    found = msgspec.json.decode(post(f"{at}/draft.json", told).data, type=Record)
    assert [(f.low, f.role) for f in found.figures] == [(12, "killed")]
    assert found.times[0].value == "2024-01-31"
    assert (found.report.title, found.report.outlet, found.report.url) == ("শিরোনাম", "কাগজ", "https://example.org/a")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{}", "application/json", 400),
        ("no json", "application/json", 400),
        ('{"text": 5}', "application/json", 400),
        ('{"text": "\\u0000"}', "application/json", 400),
        ('{"text": "\\ud800"}', "application/json", 400),
        (json.dumps({"text": TEXT, "published": "2024-13-01"}), "application/json", 400),
        (json.dumps({"text": "ক" * 25_000}, ensure_ascii=False), "application/json", 413),
        (json.dumps({"text": TEXT, "title": "ক" * 3000}), "application/json", 400),
        (json.dumps({"text": TEXT}), "text/plain", 415),
        (json.dumps({"text": TEXT}), "application/x-www-form-urlencoded", 415),
        ("text=1", "multipart/form-data; boundary=x", 415),
    ],
)
@pytest.mark.parametrize("path", ["/draft.json", "/reports.json"])
def test_what_a_program_sends_wrongly_is_told_with_its_status(
    writing: str, at: str, path: str, body: str, kind: str, status: int
) -> None:
    desk = at if path == "/draft.json" else writing
    headers = {"Content-Type": kind, "Authorization": f"Bearer {TOKEN}"}
    if desk == writing and status == 413:
        return  # it takes more
    answer = urllib3.request("POST", desk + path, body=body.encode(), headers=headers)
    assert answer.status == status
    assert json.loads(answer.data)["detail"]


def test_the_description_tells_programs_what_is_taken_and_given(at: str) -> None:
    told = json.loads(urllib3.request("GET", f"{at}/schema/openapi.json").data)
    answer = told["paths"]["/draft.json"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert "Record" in json.dumps(answer)
    assert {"text", "url", "published", "title", "outlet"} == set(told["components"]["schemas"]["Draft"]["properties"])
    assert "/reports.json" in told["paths"]


# ---------------------------------------------------------------- adding


def test_without_write_nobody_adds(at: str, ledger: Ledger) -> None:
    before = held(ledger)
    _, page, _ = send(at, {"text": TEXT})
    assert 'name="token"' not in page
    assert send(at, {"text": TEXT, "act": "add", "token": ""})[0] == 403
    assert post(f"{at}/reports.json", {"text": TEXT}, Authorization="Bearer ").status == 403
    assert held(ledger) == before


@pytest.mark.parametrize("token", ["", TOKEN[:-1], "টোকেন"])
def test_a_wrong_token_adds_nothing_and_costs_time(writing: str, ledger: Ledger, token: str) -> None:
    before, began = held(ledger), time.monotonic()
    status, page, _ = send(writing, {"text": TEXT, "act": "add", "token": token})
    assert status == 403
    assert f"\n{TEXT}</textarea>" in page
    assert time.monotonic() - began > 0.4
    if token.isascii():
        assert post(f"{writing}/reports.json", {"text": TEXT}, Authorization=f"Bearer {token}").status == 403
    assert post(f"{writing}/reports.json", {"text": TEXT}).status == 403
    assert held(ledger) == before


def test_a_report_is_added_once_by_people_and_programs_alike(writing: str, ledger: Ledger) -> None:
    told = {"text": TEXT, "published": "2024-02-01", "outlet": "কাগজ"}
    status, _, headers = send(writing, {**told, "act": "add", "token": TOKEN})
    assert status == 303
    place = headers["Location"]
    shown = urllib3.request("GET", f"{writing}{place}.json")
    assert msgspec.json.decode(shown.data, type=Record).report.published == "2024-02-01"
    again = post(f"{writing}/reports.json", told, Authorization=f"Bearer {TOKEN}")
    assert (again.status, again.headers["Location"]) == (200, place)
    assert json.loads(again.data)["known"] is True
    assert send(writing, {**told, "act": "add", "token": TOKEN})[2]["Location"] == place
    other = post(f"{writing}/reports.json", {**told, "outlet": "অন্য"}, Authorization=f"Bearer {TOKEN}")
    assert (other.status, json.loads(other.data)["known"]) == (201, False)
    assert "given" not in urllib3.request("GET", f"{writing}{place}").data.decode()
    assert held(ledger) >= 2


def test_the_same_address_with_another_text_is_a_new_version(writing: str) -> None:
    told = {"url": "https://news.example.org/versions", "outlet": "কাগজ"}
    one, two = (
        json.loads(post(f"{writing}/reports.json", {"text": text, **told}, Authorization=f"Bearer {TOKEN}").data)
        for text in (f"{TEXT} এক।", f"{TEXT} দুই।")
    )
    page = urllib3.request("GET", f"{writing}/reports/{one['report']}?lang=en").data.decode()
    assert f'href="/reports/{two["report"]}">Read the newest' in page


@pytest.mark.parametrize("mark", ["", "0" * 96])
def test_a_form_of_a_page_elsewhere_reads_and_adds_nothing(writing: str, ledger: Ledger, mark: str) -> None:
    before = held(ledger)
    fields = {"text": TEXT, "act": "add", "token": TOKEN, "_csrf_token": mark}
    assert urllib3.request("POST", f"{writing}/draft", fields=fields, retries=False).status == 403
    assert held(ledger) == before


# ---------------------------------------------------------------- how much at once


def test_no_more_are_read_at_once_than_there_are_turns_and_who_finds_no_place_is_sent_away() -> None:
    turns = Turns(1, patience=0.2)
    inside = threading.Event()
    done = threading.Event()

    def read() -> None:
        with turns.turn():
            inside.set()
            done.wait(5)

    holder = threading.Thread(target=read)
    holder.start()
    inside.wait(5)
    with pytest.raises(Busy) as busy, turns.turn():
        pass
    assert int(busy.value.headers["Retry-After"]) > 0
    done.set()
    holder.join()
    with turns.turn():
        pass


def test_who_is_sent_away_is_told_when_to_come_again_with_what_was_typed(
    at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: Turns) -> None:
        raise Busy

    monkeypatch.setattr(Turns, "turn", busy)
    status, page, headers = send(at, {"text": TEXT})
    answer = post(f"{at}/draft.json", {"text": TEXT})
    assert (status, answer.status) == (503, 503)
    assert headers["Retry-After"]
    assert answer.headers["Retry-After"]
    assert f"\n{TEXT}</textarea>" in page


def test_one_address_may_have_only_so_many_read_a_minute(ledger: Ledger) -> None:
    with served(ledger, Settings(drafts=3)) as address:
        assert [post(f"{address}/draft.json", {"text": TEXT}).status for _ in range(4)] == [200, 200, 200, 429]
        assert urllib3.request("GET", f"{address}/draft").status == 200


# ---------------------------------------------------------------- in the browser


@pytest.fixture(scope="module")
def reader(writing: str) -> Iterator[Visitor]:
    with chromium() as browser, visiting(browser, writing) as visitor:
        yield visitor


def looking(**look: str) -> dict[str, object]:
    cookie = {"name": COOKIE, "value": kept(Look(**look)), "domain": "127.0.0.1", "path": "/"}
    return {"storage_state": {"cookies": [cookie], "origins": []}}


@needs_chromium
@pytest.mark.parametrize(
    "how",
    [{}, {"viewport": PHONE, **looking(lang="en", theme="dark")}, {"java_script_enabled": False}],
    ids=["desktop", "phone, dark, English", "without script"],
)
def test_a_report_is_pasted_and_its_record_is_there(reader: Visitor, how: dict[str, object]) -> None:
    with reader.page("/draft", **how) as page:
        script = how.get("java_script_enabled", True)
        assert not script or findings(page) == []
        page.locator("textarea").fill(SLIPS)
        page.locator("#give button").click()
        lines = page.locator("article p").evaluate_all("lines => lines.map(line => line.textContent)") if script else []
        assert not script or "\n".join(lines) == SLIPS
        assert page.locator("article .check").count() >= 2
        page.locator(".correct button").click()
        page.locator(".notice[role=status]").wait_for()
        assert "এবং এবং" not in page.locator("article").inner_text()
        assert page.locator("textarea").input_value().count("এবং") == 1
        if script:
            assert findings(page) == []
            assert width(page) <= int(page.viewport_size["width"])


@needs_chromium
def test_a_report_is_pasted_read_and_added_by_keyboard_alone(reader: Visitor) -> None:
    with reader.page("/draft") as page:
        page.locator("#main").focus()
        page.keyboard.press("Tab")
        page.keyboard.insert_text(f"{TEXT} চাবি দিয়ে।")
        while page.evaluate("document.activeElement.type") != "submit":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator("article").wait_for()
        page.locator("[name=token]").focus()
        page.keyboard.insert_text(TOKEN)
        page.keyboard.press("Enter")
        page.wait_for_url("**/reports/*")
        assert "চাবি দিয়ে" in page.locator("article").inner_text()


@needs_chromium
def test_what_was_wrong_is_told_accessibly_and_what_was_typed_is_there(reader: Visitor) -> None:
    with reader.page("/draft", **looking(theme="dark")) as page:
        page.locator("textarea").fill(TEXT)
        page.locator("[name=published]").fill("31/2/2024")
        page.locator("#give button").click()
        assert "'31/2/2024'" in page.locator("[role=alert]").inner_text()
        assert page.locator("[name=published]").input_value() == "31/2/2024"
        assert page.locator("textarea").input_value() == TEXT
        assert findings(page) == []
    assert [told for told in reader.complaints if "400" not in told] == []
    reader.complaints.clear()  # the browser's note of the status


@needs_chromium
def test_a_hostile_draft_is_only_text(reader: Visitor) -> None:
    with reader.page("/draft") as page:
        page.locator("textarea").fill(HOSTILE.replace("\x00", "").replace("\ud800", "") + TEXT)
        page.locator("[name=title]").fill("<img src=x onerror=alert(1)>")
        page.locator("[name=outlet]").fill("</title><script>alert(1)</script>")
        page.locator("#give button").click()
        page.locator("article a").first.focus()
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 2
        assert "<script>alert(1)</script>" in page.locator("article").inner_text()
        assert "onerror" in page.locator("#h-draft").inner_text()
