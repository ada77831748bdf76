"""The board of the desk: what it says of the sample talks, that every cell opens its sentence, and how it looks."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import urllib3

from desk_visits import DESKTOP, PHONE, Visitor, chromium, findings, needs_chromium, visiting, width
from desks import asked, served
from shutro.deals import Term
from shutro.desk.board import COLUMNS, Sheet, by_giver, shares, sheet
from shutro.desk.pages.home import news
from shutro.desk.samples import items, sample_ledger
from shutro.ledger import Item, Ledger, add
from shutro.ledger.answers import talks
from shutro.ledger.answers.negotiations import finding, negotiations
from shutro.ledger.same import Same
from shutro.span import Span

FRONT, STATE = "সাভানিয়া মুক্তি ফ্রন্ট", "সাভানিয়া"
BOARD = f"/board?about={quote(FRONT)}"
NINE = ["পেরু", "চিলি", "ব্রাজিল", "কেনিয়া", "ঘানা", "মালি", "চাদ", "ওমান", "কাতার"]
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}</bdi>"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with sample_ledger(tmp_path_factory.mktemp("board") / "samples.db") as ledger:
        yield ledger


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Talks of nine parties, and a report that means harm."""
    pairs = zip(NINE, [*NINE[1:], NINE[0]], strict=True)
    each = " ".join(f"{by} {to}কে {n} দিনের যুদ্ধবিরতির প্রস্তাব দিয়েছে।" for n, (by, to) in enumerate(pairs, 3))
    harm = (
        f"পেরু ও চিলির মধ্যে কাতারের মধ্যস্থতায় আলোচনা চলছে {HOSTILE}। চিলিকে যুদ্ধবিরতির প্রস্তাব দিয়েছে পেরু। "
        f"চিলি প্রস্তাবটি প্রত্যাখ্যান করেছে। {HOSTILE}"
    )
    with Ledger(tmp_path_factory.mktemp("others") / "ledger.db") as ledger:
        given = [
            Item("nine.txt", each.encode(), "নয় দেশের আলোচনা", "দৈনিক এক", "2026-11-05"),
            Item("harm.txt", harm.encode(), f"ক্ষতিকর {HOSTILE}", HOSTILE, "2026-11-06", content_type="text/plain"),
        ]
        assert add(ledger, given, processes=1).added == 2
        yield ledger


@pytest.fixture(scope="module")
def of_samples(samples: Ledger) -> Sheet:
    return sheet(talks(samples, FRONT))


@pytest.fixture(scope="module")
def at(samples: Ledger) -> Iterator[str]:
    with served(samples) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def visit(browser, at: str) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]
    with visiting(browser, at) as found:
        yield found


@pytest.fixture(scope="module")
def visit_others(browser, others: Ledger) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]
    with served(others) as address, visiting(browser, address) as found:
        yield found


# -- what the board says of the sample talks


def test_the_two_sides_and_the_mediator_are_known(of_samples: Sheet) -> None:
    assert of_samples.parties[:2] == [FRONT, STATE], "the one that most steps are told of first"
    assert of_samples.mediators == ["নরডেন"]
    assert of_samples.days == ["2026-11-01", "2026-11-09"]


def test_an_offer_bears_the_answer_that_another_report_tells_of(of_samples: Sheet) -> None:
    offer = next(e for e in of_samples.exchanges if e.line.move.kind == "offer" and e.line.move.by == [STATE])
    assert offer.line.step.published.startswith("2026-11-01")
    (answer,) = offer.answers
    assert (answer.move.kind, answer.move.by, answer.step.published[:10]) == ("reject", [FRONT], "2026-11-03")
    given = {(s.act, s.giver): s.amounts for s in offer.line.shares if not s.mutual}
    assert given["release", FRONT] == ["৩৬ জন"]
    assert next(s.amounts for s in offer.line.shares if s.mutual) == ["১০ দিনের"]


def test_the_crux_names_who_waits_for_whom_and_only_what_no_later_deal_lifted(of_samples: Sheet) -> None:
    (crux,) = of_samples.crux
    assert {party: line.move.to for party, line in crux.waits} == {FRONT: [STATE], STATE: [FRONT]}
    assert {line.step.published[:10] for _, line in crux.waits} == {"2026-11-09"}
    assert all(line.first[1] == line.step.before for _, line in crux.waits)
    assert crux.since == []
    lifted = {line.step.published[:10] for line in of_samples.firsts}
    assert "2026-11-03" in lifted, "conditions that the deal of the sixth went past are told, not as the crux"


def test_the_deal_of_today_stands_before_the_earlier_one_which_ended(of_samples: Sheet) -> None:
    between = [deal for deal in of_samples.deals if {*deal.parties} == {FRONT, STATE}]
    now, earlier = between[0], between[-1]
    assert (now.past, earlier.past) == (False, True)
    assert ("release", ["২০ জন"]) in [(s.act, s.amounts) for s in now.shares]
    assert {line.move.kind for line in earlier.outcome} >= {"comply", "collapse"}
    assert "violate" in {line.move.kind for line in now.outcome}


def test_two_prints_of_one_wire_are_told_once(of_samples: Sheet) -> None:
    wire = [line for _, lines in of_samples.steps for line in lines if line.step.published.startswith("2026-11-04")]
    assert wire
    assert {line.step.reports for line in wire} == {2}
    assert len({line.step.report for line in wire}) == 1
    assert of_samples.reports == of_samples.origins + 1


def test_the_ledger_tells_which_negotiations_it_knows_each_with_words_that_find_it(samples: Ledger) -> None:
    found = negotiations(samples)
    assert [set(one.parties[:2]) for one in found[:2]] == [
        {FRONT, STATE},
        {"মেঘালি চা-শ্রমিক ইউনিয়ন", "মেঘালি চা-বাগান মালিক সমিতি"},
    ]
    assert found[0].mediators == ["নরডেন"]
    assert found[0].reports == found[0].origins + 1, "the wire is printed twice"
    for one in found:
        board = sheet(talks(samples, one.about))
        assert set(board.parties) >= set(one.parties[:2])
        assert one.last in [day for day, _ in board.steps]


def test_a_party_that_a_report_calls_otherwise_is_found_by_the_other_one(tmp_path: Path) -> None:
    text = (
        "দুই পক্ষের মধ্যে কাতারের মধ্যস্থতায় আলোচনা চলছে। পেরুর সরকার যুদ্ধবিরতির প্রস্তাব দিয়েছে চিলিকে। চিলি প্রস্তাবটি প্রত্যাখ্যান করেছে।"
    )
    with Ledger(tmp_path / "ledger.db") as ledger:
        add(ledger, [Item("talks.txt", text.encode())], processes=1)
        with ledger.reading() as connection:
            assert finding(connection, True, ["পেরু", "চিলি"], 1) == "পেরু চিলি"
            assert finding(connection, True, ["পেরুভীয় প্রজাতন্ত্র", "চিলি"], 1) == "চিলি"
            assert finding(connection, True, ["—", "চিলি"], 1) == "— চিলি"
            assert finding(connection, True, ["কেউ না", "—"], 1) == "কেউ না —"


def test_a_ledger_without_talks_knows_of_none(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        add(ledger, [Item("rain.txt", "আজ সকালে বৃষ্টি হয়েছে।".encode())], processes=1)
        assert negotiations(ledger) == []


def test_either_kind_of_database_knows_the_same_negotiations_and_the_same_cards(place: str) -> None:
    given = [one for one in items() if one.address in ("samples/tea-2", "samples/ferry-3", "samples/captives-3a")]
    with Ledger(place) as ledger:
        assert add(ledger, given, processes=1).added == 3
        assert {"মেঘালি চা-শ্রমিক ইউনিয়ন", "মেঘালি চা-বাগান মালিক সমিতি"} in [set(n.parties) for n in negotiations(ledger)]
        told = news(ledger, Same())
        assert {card.toll.low for card in told.cards if card.toll} == {26.0}
        assert {"offer"} <= {card.step.kind for card in told.cards if card.step}


# -- how it is laid out


def test_what_two_give_each_other_is_told_once_and_by_both() -> None:
    for_ten = Span(0, 7, "১০ দিনের")
    pause = [Term("ceasefire", "ক", "খ", None, for_ten), Term("ceasefire", "খ", "ক", None, for_ten)]
    freed = Term("release", "খ", "ক", Span(9, 14, "৩৬ জন"))
    told = shares([*pause, freed, freed])
    assert [(s.act, s.mutual) for s in told] == [("ceasefire", True), ("release", False)]
    assert [givers for givers, _ in by_giver(told)] == [["ক", "খ"], ["খ"]]
    assert by_giver(shares([Term("aid")]))[0][0] == []


def test_many_parties_are_a_list_under_each_issue(others: Ledger) -> None:
    many = sheet(talks(others, "নয় দেশের আলোচনা"))
    assert set(many.parties) == set(NINE)
    assert len(many.columns) > COLUMNS
    assert not many.as_table
    (row,) = [row for row in many.rows if row.act == "ceasefire"]
    assert set(row.cells) == set(NINE)


# -- the three addresses


def test_the_json_is_the_whole_board_and_each_step_stands_where_it_says(at: str) -> None:
    told = asked(at + BOARD.replace("/board", "/board.json"))
    assert told["format"] == "shutro-talks/1"
    named = {m for block in told["board"]["crux"] for m in block["moves"]}
    assert named <= {step["id"] for step in told["steps"]}
    for step in told["steps"]:
        record = asked(f"{at}/reports/{step['report']}.json")
        move = next(m for m in record["moves"] if m["id"] == step["entry"])
        assert (move["span"]["start"], move["span"]["end"]) == (step["start"], step["end"])
        assert step["sentence"] in record["text"]


def test_the_csv_has_a_line_for_each_step_and_the_list_of_negotiations_is_there_for_programs(at: str) -> None:
    steps = urllib3.request("GET", at + BOARD.replace("/board", "/board.csv")).data.decode().splitlines()
    assert len(steps) == 1 + len(asked(at + BOARD.replace("/board", "/board.json"))["steps"])
    assert [one["about"] for one in asked(at + "/negotiations.json")][:1] == [f"{FRONT} {STATE}"]
    assert asked(at + "/board.json")["about"] is None


def test_words_that_nothing_is_told_of_lead_on_and_words_that_are_none_are_refused(at: str) -> None:
    nothing = urllib3.request("GET", at + "/board?about=" + quote("অজানা শব্দ"))
    assert nothing.status == 200
    assert "/search?q=" in nothing.data.decode()
    assert urllib3.request("GET", at + "/board?about=" + quote("।।")).status == 400


# -- in a browser


@needs_chromium
def test_every_cell_opens_its_sentence_in_its_report(visit: Visitor) -> None:
    with visit.page(BOARD) as page:
        cells = page.locator("table.board td:not(.none)")
        assert cells.count() >= 4
        for n in range(cells.count()):
            assert cells.nth(n).locator(".where a[href^='/reports/']").count() == 1
        link = cells.first.locator(".where a")
        entry = link.get_attribute("href").partition("#")[2]
        link.click()
        assert page.locator(f"#{entry}").count() == 1


@needs_chromium
@pytest.mark.parametrize(
    ("path", "lang", "how"),
    [
        (BOARD, "bn", {"viewport": DESKTOP}),
        (BOARD, "en", {"viewport": PHONE, "color_scheme": "dark"}),
        ("/board", "bn", {"viewport": PHONE}),
        ("/negotiations", "en", {"viewport": DESKTOP, "color_scheme": "dark"}),
    ],
    ids=["wide", "phone, dark, English", "which, phone", "which, dark, English"],
)
def test_the_board_passes_an_accessibility_check_and_fits(visit: Visitor, path: str, lang: str, how: dict) -> None:  # type: ignore[type-arg]
    with visit.page(f"{path}{'&' if '?' in path else '?'}lang={lang}", **how) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert findings(page) == []
        assert width(page) <= how["viewport"]["width"]
        assert page.locator("html").get_attribute("lang") == lang


@needs_chromium
def test_on_a_phone_each_cell_names_its_party_and_empty_ones_are_gone(visit: Visitor) -> None:
    with visit.page(BOARD, viewport=PHONE) as page:
        party = page.locator("table.board td .party")
        assert party.count() == page.locator("table.board td:not(.none)").count()
        assert party.first.is_visible()
        assert not any(cell.is_visible() for cell in page.locator("table.board td.none").all())
    with visit.page(BOARD) as page:
        assert not page.locator("table.board td .party").first.is_visible()


@needs_chromium
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_nine_parties_stay_readable(visit_others: Visitor, size: dict[str, int]) -> None:
    with visit_others.page("/board?about=" + quote("নয় দেশের আলোচনা"), viewport=size) as page:
        assert width(page) <= size["width"]
        told = page.locator(".standing > li")
        assert told.count() >= len(NINE)
        assert min(box["width"] for box in (one.bounding_box() for one in told.all()[:9])) >= 200
        assert findings(page) == []


@needs_chromium
def test_the_keyboard_goes_from_the_board_to_a_sentence(visit: Visitor) -> None:
    with visit.page(BOARD) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        for _ in range(12):
            page.keyboard.press("Tab")
            if "/reports/" in (page.evaluate("document.activeElement.getAttribute('href')") or ""):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/reports/*")


@needs_chromium
def test_a_hostile_report_is_only_text_on_the_board(visit_others: Visitor) -> None:
    for path in ("/board?about=" + quote("পেরু"), "/board", "/board?about=" + quote(HOSTILE)):
        with visit_others.page(path) as page:
            assert page.locator("main script, main img").count() == 0
            assert "49" not in page.locator("h1").inner_text()
    with visit_others.page("/board?about=" + quote("পেরু")) as page:
        assert "<script>" in page.locator("main").inner_text()
