"""The desk as a server: what it tells every browser, whom it answers, what it takes, and what it writes down."""

import http.client
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import urllib3

from desks import served
from shutro.desk import Settings, desk
from shutro.desk.look import COOKIE, Look, kept, remembered
from shutro.desk.remembering import Kept, Remembering
from shutro.desk.safety import HEADERS
from shutro.ledger import Item, Ledger, add

PAGES = ("/", "/search?q=" + quote("মুক্তি"), "/reports/1", "/reports/99", "/no-such-page", "/search.json?q=%22%22")
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("desk") / "ledger.db") as made:
        text = "কাতার জানিয়েছে, অন্তত ১২ জন বন্দি মুক্তি পেয়েছেন। সরকার বলেছে, সংখ্যাটি ১০।"
        add(made, [Item("first.txt", text.encode(), title="বন্দি মুক্তি", outlet="দৈনিক সকাল", published="2024-02-01")])
        yield made


@pytest.fixture(scope="module")
def at(ledger: Ledger) -> Iterator[str]:
    with served(ledger) as address:
        yield address


def ask(address: str, method: str = "GET", **how: object) -> urllib3.BaseHTTPResponse:
    return urllib3.request(method, address, redirect=False, retries=False, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_tells_the_browser_to_run_and_load_nothing_but_our_own_files(at: str, page: str) -> None:
    told = ask(at + page).headers
    assert {name: told.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_script_or_a_style_inside(at: str, page: str) -> None:
    text = ask(at + page).data.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert text.count("<script") == text.count('<script src="/static/')


def test_a_page_elsewhere_that_gives_our_address_another_name_gets_nothing(at: str) -> None:
    assert ask(f"{at}/").status == 200, "also what is remembered is for our own names alone"
    host, port = at.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port))
    connection.request("GET", "/", headers={"Host": f"news.example:{port}"})
    assert connection.getresponse().status == 400


@pytest.mark.parametrize(
    ("page", "status"),
    [("/reports/99", 404), ("/no-such-page", 404), ("/search.json?q=%22%22", 400), ("/reports/one", 404)],
)
def test_what_cannot_be_answered_is_told_with_its_status_and_without_how_we_are_made(
    at: str, page: str, status: int
) -> None:
    answer = ask(at + page)
    assert answer.status == status
    assert "Traceback" not in answer.data.decode()
    assert "/src/" not in answer.data.decode()


def break_it(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.exec_driver_sql("DROP TABLE words")


def test_a_failing_ledger_is_told_as_such(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as broken, served(broken) as address:
        break_it(broken)
        answer = ask(f"{address}/search.json?q={quote('মুক্তি')}")
        assert answer.status == 503
        assert broken.place not in answer.data.decode()


# ---------------------------------------------------------------- forms


def form(page: str, at: str) -> tuple[str, str]:
    """The cookie and the mark of a form of ours."""
    answer = ask(at + page)
    cookie = answer.headers["set-cookie"].split(";")[0]
    mark = answer.data.decode().split('name="_csrf_token" value="')[1].split('"')[0]
    return cookie, mark


def choose(at: str, cookie: str, **fields: str) -> urllib3.BaseHTTPResponse:
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    return ask(f"{at}/look", "POST", body=urlencode(fields), headers=headers)


def test_the_readers_choices_are_kept_and_hold_on_every_page(at: str) -> None:
    cookie, mark = form("/", at)
    answer = choose(at, cookie, _csrf_token=mark, lang="en", digits="bengali", theme="dark", back="/search?q=x")
    assert (answer.status, answer.headers["location"]) == (303, "/search?q=x")
    look = next(c for c in answer.headers.getlist("set-cookie") if c.startswith(COOKIE)).split(";")[0]
    page = ask(f"{at}/search?q={quote('মুক্তি')}", headers={"Cookie": look}).data.decode()
    assert '<html lang="en" data-theme="dark">' in page
    assert "১ February ২০২৪" in page


@pytest.mark.parametrize("mark", ["", "0" * 128])
def test_a_form_that_is_not_ours_is_refused(at: str, mark: str) -> None:
    cookie, _ = form("/", at)
    assert choose(at, cookie, _csrf_token=mark, lang="en").status == 403


@pytest.mark.parametrize("back", ["https://news.example/", "//news.example/", "/\\news.example", "javascript:alert(1)"])
def test_a_form_never_leads_to_another_server(at: str, back: str) -> None:
    cookie, mark = form("/", at)
    assert choose(at, cookie, _csrf_token=mark, back=back).headers["location"] == "/"


@pytest.mark.parametrize(
    "cookie", ["", "bn", "en.own.gregorian.pink", "a.b.c.d.e", "bn.own.gregorian.system.x", "\x00"]
)
def test_a_cookie_that_is_not_ours_gives_the_defaults(cookie: str) -> None:
    assert remembered(cookie) == Look()


def test_a_look_comes_back_from_its_cookie_as_it_was() -> None:
    look = Look("en", "bengali", "both", "dark")
    assert remembered(kept(look)) == look


# ---------------------------------------------------------------- limits, logs


def test_too_many_requests_at_once_are_told_to_wait(ledger: Ledger) -> None:
    with served(ledger, Settings(rate=5)) as address:
        answers = [ask(f"{address}/schema/openapi.json").status for _ in range(30)]
        assert set(answers) == {200, 429}


def test_a_form_larger_than_the_limit_is_refused(ledger: Ledger) -> None:
    with served(ledger, Settings(upload=1000)) as address:
        cookie, mark = form("/", address)
        answer = choose(address, cookie, _csrf_token=mark, back="/" + "x" * 200_000)
        assert answer.status == 413


def test_a_query_is_only_text_on_the_page(at: str) -> None:
    page = ask(f"{at}/search?q={quote(HOSTILE)}").data.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "49" not in page.split("<main")[1].split("</main>")[0]
    assert "&lt;script&gt;alert(1)" in page


def test_what_goes_wrong_is_written_down_without_query_cookie_or_secret(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Ledger(tmp_path / "ledger.db") as broken, caplog.at_level(logging.DEBUG):
        settings = Settings(token="a-token-nobody-knows")  # noqa: S106
        with served(broken, settings) as address:
            break_it(broken)
            ask(f"{address}/search?q={quote('অশ্রুতপূর্ব')}", headers={"Cookie": f"{COOKIE}=en.own.both.dark"})
        written = "\n".join(
            map(caplog.handler.format, (r for r in caplog.records if r.name != "urllib3.connectionpool"))
        )
    assert "/search" in written
    for secret in ("অশ্রুত", quote("অশ্রুত"), "both.dark", settings.secret, "a-token-nobody-knows"):
        assert secret not in written
    assert settings.secret not in repr(settings)


# ---------------------------------------------------------------- description, words, command


def test_every_page_is_described_for_programs_in_both_forms(at: str) -> None:
    paths = set(ask(f"{at}/schema/openapi.json").json()["paths"])
    answers = {path.removesuffix(".json") for path in paths if path.endswith(".json") and "{" not in path}
    assert {"/search"} <= answers
    for path in answers - {"/draft", "/reports"}:  # these take, and answer with one record
        assert f"{path}.csv" in paths


def test_the_interface_is_all_in_bengali_and_says_nothing_else() -> None:
    tool = Path(__file__).parents[1] / "tools" / "desk_words.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_an_application_can_be_made_over_any_ledger_and_served_elsewhere(place: str) -> None:
    with Ledger(place) as ledger:
        assert {"/", "/search", "/look"} <= {route.path for route in desk(ledger).routes}
        with served(ledger) as address:
            assert ask(f"{address}/").status == 200


# ---------------------------------------------------------------- what is remembered


def test_an_answer_is_remembered_until_the_ledger_grows(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger, served(ledger) as address:
        asked = f"{address}/search.csv?q={quote('বন্যা')}"
        none = ask(asked).data
        assert ask(asked).data == none
        add(ledger, [Item("a.txt", "বন্যায় ১২ জন মারা গেছেন, জানিয়েছে পুলিশ।".encode())], processes=1)
        until = time.monotonic() + 10
        while (found := ask(asked).data) == none and time.monotonic() < until:
            time.sleep(0.1)
        assert len(found.splitlines()) == len(none.splitlines()) + 1


def test_what_is_remembered_bears_each_browsers_own_mark_and_look(at: str) -> None:
    page = f"/search?q={quote('মুক্তি পেয়েছেন')}"
    seen = [form(page, at) for _ in range(3)]
    assert len({mark for _, mark in seen}) == 3
    for cookie, mark in seen:
        assert choose(at, cookie, _csrf_token=mark, back=page).status == 303
    english = ask(at + page, headers={"Cookie": f"{COOKIE}=en.own.gregorian.system"}).data.decode()
    assert '<html lang="en"' in english
    assert '<html lang="bn"' in ask(at + page).data.decode()


def test_a_cookie_that_is_no_mark_of_ours_changes_nothing_for_others(at: str) -> None:
    page = f"/search?q={quote('জন বন্দি')}"
    ask(at + page, headers={"Cookie": "form=search"})
    assert "search" in ask(at + page).data.decode()
    ask(at + page, headers={"Cookie": f"form={'a' * 128}"})
    assert "a" * 128 not in ask(at + page).data.decode()


def test_what_went_wrong_is_not_remembered(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger, served(ledger) as address:
        asked = f"{address}/reports/1"
        assert ask(asked).status == 404
        add(ledger, [Item("a.txt", "বন্যায় ১২ জন মারা গেছেন, জানিয়েছে পুলিশ।".encode())], processes=1)
        assert ask(asked).status == 200


def test_the_memory_has_a_bound(ledger: Ledger) -> None:
    memory = Remembering(ledger, size=10_000)
    for number in range(100):
        memory.kept[f"/{number}", b"", None, 1] = Kept(
            {"type": "http.response.start", "status": 200, "headers": []}, b"x" * 900
        )
    assert len(memory.kept) == 5
