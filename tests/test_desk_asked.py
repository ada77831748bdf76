"""Said, sources and search on the desk: the pages tell what the ledger answers, at three addresses each."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote

import pytest

from desk_tolls import COUNCIL, HOSTILE, MAYOR, tolls
from desks import ask, served
from shutro.ledger import Item, Ledger, add
from shutro.ledger.answers import claims, kinds, said, sources
from shutro.ledger.finding import find


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with tolls(tmp_path_factory.mktemp("asked")) as made:
        yield made


@pytest.fixture(scope="module")
def at(ledger: Ledger) -> Iterator[str]:
    with served(ledger) as address:
        yield address


def text_of(page: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


# ---------------------------------------------------------------- said


def test_a_speaker_stands_with_what_was_said_how_and_through_whom(at: str, ledger: Ledger) -> None:
    found = said(ledger, MAYOR)
    page = ask(at + f"/said?by={quote(MAYOR)}")
    rows = dict(re.findall(r'<li id="(s-[^"]+)">(.*?)</li>', page, re.DOTALL))
    assert set(rows) == {f"s-{one.report}-{one.entry}" for one in found}
    for one in found:
        row = rows[f"s-{one.report}-{one.entry}"]
        assert one.content[:60] in text_of(row)
        assert f'href="/reports/{one.report}#at-{one.entry}"' in row
        assert all(name in row for name in one.through)
    assert any(one.through for one in found)
    assert "প্রত্যক্ষ উক্তি" in page
    assert f"{len(found)} are told" in text_of(ask(at + f"/said?by={quote(MAYOR)}&lang=en"))


def test_what_was_said_is_told_as_json_and_csv(at: str, ledger: Ledger) -> None:
    found = said(ledger, MAYOR)
    told = json.loads(ask(at + f"/said.json?by={quote(MAYOR)}"))
    assert [(one["report"], one["content"], one["through"]) for one in told] == [
        (one.report, one.content, one.through) for one in found
    ]
    rows = list(csv.DictReader(io.StringIO(ask(at + f"/said.csv?by={quote(MAYOR)}"))))
    assert [row["content"] for row in rows] == [one.content for one in found]


def test_what_was_said_can_be_asked_for_by_its_words_and_days(at: str) -> None:
    told = json.loads(ask(at + f"/said.json?by={quote(MAYOR)}&about={quote('পানি')}&since=2024-01-11&until=2024-01-11"))
    assert [one["content"] for one in told] == ["হাসপাতালের পানি নিরাপদ"]
    assert json.loads(ask(at + f"/said.json?by={quote(MAYOR)}&since=2025-01-01")) == []


def test_where_nobody_of_the_name_spoke_near_names_are_offered(at: str) -> None:
    page = ask(at + f"/said?by={quote('রফিক')}")
    assert f"/said?by={quote(MAYOR).replace('%20', '+')}" in page


def test_without_a_name_those_who_are_cited_most_are_offered(at: str) -> None:
    page = ask(at + "/said")
    assert page.index(quote(COUNCIL)) < page.index(quote(MAYOR).replace("%20", "+"))


# ---------------------------------------------------------------- claims

CLAIM = "{by} বলেছেন, সাগরপুরের লবণ গুদামে আগুন লাগানো হয়েছিল।"


def test_a_claim_of_several_reports_stands_with_all_who_tell_it_and_the_way_to_each(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    tellers = ("মেয়র রফিক হাসান", "লায়লা করিম", "আবদুল জব্বার")
    reports = [
        Item(f"{n}.txt", CLAIM.format(by=by).encode(), None, f"{n} নম্বর পত্রিকা", f"2024-03-0{n}")
        for n, by in enumerate(tellers, 1)
    ]
    with Ledger(tmp_path_factory.mktemp("claims") / "ledger.db") as ledger:
        add(ledger, reports, processes=1)
        (found,) = claims(ledger)
        assert len(found.tellings) == 3
        with served(ledger) as at:
            page = ask(at + "/claims?lang=en")
            for one in found.tellings:
                assert f'href="/reports/{one.report}#at-{one.entry}"' in page
                assert (one.by or "") in page
            assert page.index("told it first") < page.index("tells it too")
            told = json.loads(ask(at + "/claims.json"))
            assert [one["by"] for one in told[0]["tellings"]] == [one.by for one in found.tellings]
            rows = list(csv.DictReader(io.StringIO(ask(at + "/claims.csv"))))
            assert [row["content"] for row in rows] == [one.content for one in found.tellings]
            assert json.loads(ask(at + "/claims.json?by=" + quote("হাসান"))) == []
            assert "/claims?by=" in ask(at + "/said?by=" + quote("লায়লা করিম"))


# ---------------------------------------------------------------- sources


@pytest.mark.parametrize("by_outlet", [False, True])
def test_sources_stand_with_their_counts_and_the_share_of_each_kind(at: str, ledger: Ledger, by_outlet: bool) -> None:
    found, shares = sources(ledger, by_outlet=by_outlet), kinds(ledger, by_outlet=by_outlet)
    asked = f"?by_outlet={str(by_outlet).lower()}"
    told = json.loads(ask(at + "/sources.json" + asked))
    assert [(one["source"], one["of"], one["statements"]) for one in told["sources"]] == [
        (one.source, one.of, one.statements) for one in found
    ]
    assert [one["kinds"] for one in told["kinds"]] == [one.kinds for one in shares]
    page = ask(at + "/sources" + asked)
    assert page.count('class="share"') == len(shares)
    assert page.count('<tr role="row"><td') == len(found)
    for one in found:
        assert f"/reports/{one.report}#at-{one.entry}" in page
        assert one.source is None or f"/said?by={quote(one.source).replace('%20', '+')}" in page
    rows = list(csv.DictReader(io.StringIO(ask(at + "/sources.csv" + asked))))
    assert [row["statements"] for row in rows] == [str(one.statements) for one in found]


def test_shares_are_of_all_statements_and_make_up_the_whole_bar(at: str, ledger: Ledger) -> None:
    (share,) = kinds(ledger)
    assert share.statements == sum(share.kinds.values()) == sum(one.statements for one in sources(ledger))
    bar = re.search(r'<svg class="share".*?</svg>', ask(at + "/sources"), re.DOTALL)
    assert bar is not None
    widths = [float(wide) for wide in re.findall(r' width="([\d.]+)%" height', bar[0])]
    assert sum(widths[1:] if widths[0] == 100 else widths) == pytest.approx(100, abs=0.1)


# ---------------------------------------------------------------- search


def test_a_hit_opens_its_report_at_the_sentence_whose_words_are_marked(at: str, ledger: Ledger) -> None:
    found = find(ledger, "হাসপাতালের")
    page = ask(at + "/search?q=" + quote("হাসপাতালের"))
    assert len(found.hits) == 2
    for hit in found.hits:
        assert hit.entry
        assert f'href="/reports/{hit.report}#at-{hit.entry}:~:text=' in page
    assert "<mark>হাসপাতালে</mark> আর জায়গা নেই" in page
    assert "<mark>হাসপাতালের</mark> পানি নিরাপদ" in page


def test_counts_tell_what_narrows_a_search_down_and_each_leads_to_as_many(at: str) -> None:
    told = json.loads(ask(at + "/search.json?q=" + quote("নূরাবাদ")))
    for one in told["outlets"]:
        narrowed = json.loads(ask(at + f"/search.json?q={quote('নূরাবাদ')}&outlet={quote(one['name'])}"))
        assert narrowed["total"] == one["reports"]
    assert [one["name"] for one in told["months"]] == ["2024-01"]
    assert json.loads(ask(at + f"/search.json?q={quote('নূরাবাদ')}&has=tolls"))["total"] == told["tolls"]
    page = ask(at + "/search?q=" + quote("নূরাবাদ"))
    assert "since=2024-01-01&amp;until=2024-01-31" in page
    assert "has=tolls" in page


def test_a_search_for_nothing_shows_how_to_search_and_one_without_words_is_refused(at: str) -> None:
    main = ask(at + "/search").partition("<main")[2].partition("</main>")[0]
    assert "<p>" in main
    assert "<li>" not in main
    assert json.loads(ask(at + "/search.json"))["total"] == 0
    assert "at least one word" in ask(at + "/search.json?q=%22%22", 400)


@pytest.mark.parametrize("asked", ["page=0", "page=-1", "page=x", "page=1001", "has=kings", "since=yesterday"])
def test_a_query_that_is_none_is_refused(at: str, asked: str) -> None:
    assert json.loads(ask(at + f"/search.json?q=a&{asked}", 400))["status_code"] == 400


def test_reports_and_queries_that_mean_harm_are_only_text(at: str) -> None:
    for path in (
        "/search?q=" + quote(HOSTILE),
        "/search?q=" + quote("সাগরপুর"),
        "/said?by=" + quote(HOSTILE),
        "/sources?by_outlet=true&outlet=" + quote(HOSTILE),
        "/figures?of=injured&place=" + quote(HOSTILE) + "&outlet=" + quote(HOSTILE) + "&about=" + quote("সাগরপুর"),
    ):
        page = ask(at + path)
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
        assert page.count("<script") == 1, path


def test_pages_of_what_was_found_have_each_report_once_in_one_order(tmp_path_factory: pytest.TempPathFactory) -> None:
    reports = [
        Item(f"{n}.txt", f"নদীভাঙনে {n} নম্বর গ্রাম বিলীন হয়েছে। {'ত্রাণ আসেনি। ' * (n % 3)}".encode(), f"গ্রাম {n}")
        for n in range(37)
    ]
    with Ledger(tmp_path_factory.mktemp("pages") / "ledger.db") as ledger:
        add(ledger, reports, processes=1)
        pages = [find(ledger, "নদীভাঙন", page=n) for n in (1, 2, 3, 4)]
        assert [len(one.hits) for one in pages] == [15, 15, 7, 0]
        ids = [hit.report for one in pages for hit in one.hits]
        assert len(set(ids)) == 37
        assert [hit.report for hit in find(ledger, "নদীভাঙন", page=2).hits] == ids[15:30]
        with served(ledger) as at:
            page = ask(at + "/search?q=" + quote("নদীভাঙন") + "&page=2")
            assert [int(n) for n in re.findall(r'href="/reports/(\d+)#', page)] == ids[15:30]
            assert 'rel="prev"' in page
            assert 'aria-current="page">২</a>' in page
            told = [json.loads(ask(f"{at}/search.json?q={quote('নদীভাঙন')}&page={n}")) for n in (1, 2)]
            assert [one["pages"] for one in told] == [3, 3]
