"""The first page and the stories: a newcomer's path through the sample ledger, what is new, and an empty ledger."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import urllib3

from desk_visits import DESKTOP, PHONE, Visitor, chromium, findings, needs_chromium, visiting, width
from desks import asked, served
from shutro.desk import samples as sample_module
from shutro.desk.cards import Card, cards
from shutro.desk.pages.home import News, news
from shutro.desk.samples import items, sample_ledger
from shutro.ledger import Item, Ledger, add
from shutro.ledger.answers import Scope, stories
from shutro.ledger.same import Same

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}</bdi>"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with sample_ledger(tmp_path_factory.mktemp("home") / "samples.db") as ledger:
        yield ledger


@pytest.fixture(scope="module")
def told(samples: Ledger) -> News:
    return news(samples, Same())


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def at(samples: Ledger) -> Iterator[str]:
    with served(samples) as address:
        yield address


@pytest.fixture(scope="module")
def visit(browser, at: str) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]
    with visiting(browser, at) as found:
        yield found


def card_of(told: News, word: str) -> Card:
    return next(card for card in told.cards if word in " ".join(str(m.title) for m in card.members))


# -- the samples


def test_samples_are_read_once_and_told_to_be_samples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "samples.db"
    with sample_ledger(place) as ledger:
        assert len([m for s in stories(ledger, scope=Scope(since="2026-01-01")) for m in s.members]) == len(
            list(items())
        )
    assert "sample reports" in capsys.readouterr().err
    before = place.stat().st_mtime_ns
    with sample_ledger(place) as ledger:
        assert add(ledger, items(), processes=1).added == 0
    assert place.stat().st_mtime_ns == before, "the second time nothing is read or written"


def test_samples_lie_in_the_user_s_cache_or_in_a_temporary_place_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert sample_module._folder() == tmp_path / "shutro"
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    other = sample_module._folder()
    assert other.is_dir()
    assert tmp_path not in other.parents


def test_samples_are_in_several_papers_over_more_than_a_week() -> None:
    given = list(items())
    assert len({one.outlet for one in given}) >= 4
    days = sorted(str(one.published)[:10] for one in given)
    assert (days[0], days[-1]) == ("2026-11-01", "2026-11-09")
    assert all(one.title and one.data for one in given)


# -- what the cards say


def test_the_newest_stories_come_first(told: News) -> None:
    days = [card.story.last for card in told.cards]
    assert days == sorted(days, reverse=True)
    for card in told.cards:
        published = [member.published for member in card.members]
        assert published == sorted(published, reverse=True)


def test_a_story_tells_its_newest_count_of_all_so_far_and_whose_it_is(told: News) -> None:
    toll = card_of(told, "আরও তিনজনের মরদেহ").toll
    assert (toll.role, toll.low, toll.high, toll.by) == ("killed", 27.0, 27.0, "পলাশঘাট নৌ পুলিশ")
    assert "মোট" in toll.sentence, "not the three who came to it"


def test_a_story_of_talks_tells_the_newest_step_and_words_that_find_its_board(told: News, at: str) -> None:
    card = card_of(told, "যুদ্ধবিরতি লঙ্ঘনের অভিযোগ")
    assert card.step.kind == "violate"
    assert card.toll is None, "captives that are offered or freed are no toll"
    assert asked(f"{at}/board.json?about={quote(card.about)}")["steps"]


def test_the_two_prints_of_the_wire_are_one_origin(samples: Ledger) -> None:
    found = stories(samples, scope=Scope(since="2026-11-01"))
    talks = next(s for s in found if any("অস্টারভিকে" in str(m.title) for m in s.members))
    assert talks.reports == talks.origins + 1


def test_a_count_of_another_time_further_down_is_not_the_story_s(tmp_path: Path) -> None:
    lead = "কলমি নদীর তীরে আজ মেলা শুরু হয়েছে। করিম হোসেন মেলার উদ্বোধন করেন। মেলায় নানা রকম দোকান বসেছে। " * 5
    with Ledger(tmp_path / "ledger.db") as ledger:
        text = f"{lead}দশ বছর আগে কলমি নদীতে নৌকা ডুবে ৪০ জন নিহত হয়েছিলেন।"
        add(ledger, [Item("fair.txt", text.encode(), published="2026-11-05")], processes=1)
        assert cards(ledger, stories(ledger))[0].toll is None


def test_a_story_without_a_count_or_a_step_is_a_card_all_the_same(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        text = "কলমি নদীর তীরে আজ মেলা শুরু হয়েছে। করিম হোসেন উদ্বোধন করেন।"
        add(ledger, [Item("fair.txt", text.encode(), published="2026-11-05")], processes=1)
        (card,) = cards(ledger, stories(ledger))
        assert (card.toll, card.step, card.about) == (None, None, "")


# -- the three addresses


def test_stories_are_given_to_programs_whole_and_as_a_table(at: str) -> None:
    whole = asked(at + "/stories.json?since=2026-11-01")
    assert sum(story["reports"] for story in whole) == len(list(items()))
    lines = urllib3.request("GET", at + "/stories.csv?since=2026-11-01").data.decode().splitlines()
    assert len(lines) == 1 + len(list(items()))
    few = asked(at + "/stories.json?since=2026-11-01&outlet=" + quote("নিউজ প্রহর"))
    assert {m["outlet"] for story in few for m in story["members"]} == {"নিউজ প্রহর"}
    assert urllib3.request("GET", at + "/stories?since=soon").status == 400


def test_each_question_of_the_first_page_gives_something(at: str) -> None:
    page = urllib3.request("GET", at + "/").data.decode()
    part = page[page.index('class="questions"') : page.index("</ul></section>")]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', part)]
    assert [urlsplit(link).path for link in links] == ["/board", "/figures", "/said", "/sources", "/search"]
    for link in links:
        path, query = urlsplit(link).path, urlsplit(link).query
        assert asked(f"{at}{path}.json?{query}"), link
    assert parse_qs(urlsplit(links[1]).query)["of"] == ["killed"]


# -- in a browser


@needs_chromium
def test_a_newcomer_goes_from_the_first_page_to_a_story_a_report_and_a_board(visit: Visitor) -> None:
    with visit.page("/") as page:
        page.locator("ol.cards h3 a").first.click()
        page.wait_for_url("**/reports/*")
        assert page.locator("article").is_visible()
        page.go_back()
        page.locator("ol.cards .latest a[href^='/board']").first.click()
        page.wait_for_url("**/board?about=*")
        assert page.locator("table.board td:not(.none)").count() >= 4
        page.locator("table.board .where a").first.click()
        page.wait_for_url("**/reports/*#at-*")


@needs_chromium
def test_a_report_can_be_pasted_on_the_first_page(visit: Visitor) -> None:
    with visit.page("/") as page:
        page.locator("#paste").fill("কলমি নদীতে নৌকা ডুবে ৭ জন নিহত হয়েছেন বলে জানিয়েছে পুলিশ।")
        page.locator(".paste button").click()
        page.wait_for_url("**/draft*")
        assert "৭ জন" in page.locator("article").inner_text()


@needs_chromium
@pytest.mark.parametrize(
    ("path", "lang", "how"),
    [
        ("/", "bn", {"viewport": DESKTOP}),
        ("/", "en", {"viewport": PHONE, "color_scheme": "dark"}),
        ("/stories?since=2026-11-01", "bn", {"viewport": PHONE}),
        ("/stories", "en", {"viewport": DESKTOP, "color_scheme": "dark"}),
    ],
    ids=["wide", "phone, dark, English", "stories, phone", "stories, dark, English"],
)
def test_first_page_and_stories_pass_an_accessibility_check_and_fit(
    visit: Visitor, path: str, lang: str, how: dict[str, object]
) -> None:
    with visit.page(f"{path}{'&' if '?' in path else '?'}lang={lang}", **how) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert findings(page) == []
        assert width(page) <= how["viewport"]["width"]  # type: ignore[index]


@needs_chromium
def test_the_first_page_works_without_script_and_by_keyboard(visit: Visitor) -> None:
    with visit.page("/", java_script_enabled=False) as page:
        page.locator(".questions a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/board?about=*")
        assert page.locator("h1").is_visible()


@needs_chromium
def test_an_empty_ledger_tells_what_to_do(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with Ledger(tmp_path / "empty.db") as ledger, served(ledger) as address, visiting(browser, address) as visit:
        for path in ("/", "/stories", "/board", "/negotiations"):
            with visit.page(path, viewport=PHONE) as page:
                assert width(page) <= PHONE["width"]
                assert findings(page) == []
        with visit.page("/") as page:
            assert "shutro add" in page.locator("pre").inner_text()
            assert page.locator("#paste").is_visible()


@needs_chromium
def test_hostile_reports_are_only_text_on_the_first_page_and_in_stories(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = f"কলমি নদীতে {HOSTILE} নৌকা ডুবে ৭ জন নিহত হয়েছেন বলে জানিয়েছে পুলিশ।"
    given = Item("harm.txt", text.encode(), HOSTILE, HOSTILE, "2026-11-05", content_type="text/plain")
    with Ledger(tmp_path / "harm.db") as ledger:
        assert add(ledger, [given], processes=1).added == 1
        with served(ledger) as address, visiting(browser, address) as visit:
            for path in ("/", "/stories", "/stories?about=" + quote(HOSTILE)):
                with visit.page(path) as page:
                    assert page.locator("main script, main img").count() == 0
                    assert page.locator("body > *").count() == 4, "the page's own parts, and nothing that broke out"
            with visit.page("/") as page:
                assert "<script>" in page.locator("ol.cards h3").first.inner_text()
                assert "49" not in page.locator("ol.cards").inner_text()
