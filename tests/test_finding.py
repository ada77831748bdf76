"""Search with counts, on SQLite and on a real PostgreSQL: what is counted is what would be found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers import item
from shutro.errors import UsageError
from shutro.ledger import Ledger, add, finding
from shutro.ledger.answers import Scope, kinds, outlets
from shutro.ledger.finding import find, pieces

DEAD = "নূরাবাদের হাসপাতালে {n} জন নিহত হয়েছেন বলে জানিয়েছেন মেয়র রফিক হাসান।"
TALKS = "কাতার ও মিসরের মধ্যে যুদ্ধবিরতি নিয়ে আলোচনা চলছে। কাতার যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে। {n} নম্বর হাসপাতাল খোলা থাকবে।"
REPORTS = {
    "a": (DEAD.format(n=4), "2024-01-02", "ভোরের খবর"),
    "b": (DEAD.format(n=5), "2024-02-05", "দিনের খবর"),
    "c": (TALKS.format(n=6), "2024-02-29", "ভোরের খবর"),
    "d": (TALKS.format(n=7), None, None),
    "e": ("নদীতে পানি বেড়েছে।", "2024-02-05", "দিনের খবর"),
}


@pytest.fixture
def ledger(place: str) -> Ledger:
    with Ledger(place) as made:
        given_ = [item(text, at, published=day, outlet=outlet) for at, (text, day, outlet) in REPORTS.items()]
        assert add(made, given_, processes=1).added == len(REPORTS)
        yield made


def test_what_is_counted_is_what_is_found_when_one_narrows_it_down_to_that(ledger: Ledger) -> None:
    found = find(ledger, "হাসপাতাল")
    assert found.total == len(found.hits) == 4
    assert not found.cut
    assert {one.name: one.reports for one in found.outlets} == {"ভোরের খবর": 2, "দিনের খবর": 1}
    assert [(one.name, one.reports) for one in found.months] == [("2024-02", 2), ("2024-01", 1)]
    for one in found.outlets:
        assert find(ledger, "হাসপাতাল", scope=Scope(outlet=one.name)).total == one.reports
    assert find(ledger, "হাসপাতাল", scope=Scope("2024-02-01", "2024-02-29")).total == 2
    assert (found.moves, found.tolls) == (2, 2)
    assert {hit.address for hit in find(ledger, "হাসপাতাল", has="moves").hits} == {"c", "d"}
    assert {hit.address for hit in find(ledger, "হাসপাতাল", has="tolls").hits} == {"a", "b"}
    names = {one.name: one.reports for one in found.names}
    assert names["কাতার"] == names["রফিক হাসান"] == 2


def test_a_name_that_was_asked_for_is_none_to_narrow_down_to(ledger: Ledger) -> None:
    assert "রফিক হাসান" not in {one.name for one in find(ledger, '"রফিক হাসান"').names}


def test_of_too_many_reports_those_that_were_added_last_are_ranked_and_the_reader_is_told(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "AT_MOST", 3)
    found = find(ledger, "হাসপাতাল")
    assert found.cut
    assert {hit.address for hit in found.hits} == {"b", "c", "d"}
    monkeypatch.setattr(finding, "AT_MOST", 4)
    assert not find(ledger, "হাসপাতাল").cut


def test_pages_hold_each_report_once_and_beyond_the_last_is_nothing(ledger: Ledger) -> None:
    pages = [find(ledger, "হাসপাতাল", page=n, size=3) for n in (1, 2, 3, 0)]
    assert [len(one.hits) for one in pages] == [3, 1, 0, 0]
    assert {one.pages for one in pages} == {2}
    assert len({hit.report for one in pages for hit in one.hits}) == 4


def test_a_query_without_words_or_for_an_unknown_kind_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="at least one word"):
        find(ledger, "“ ”")
    with pytest.raises(UsageError, match="kings"):
        find(ledger, "হাসপাতাল", has="kings")  # type: ignore[arg-type]


def test_outlets_and_kinds_of_sources_are_told_by_either_database(ledger: Ledger) -> None:
    assert outlets(ledger) == ["দিনের খবর", "ভোরের খবর"]
    (share,) = kinds(ledger)
    assert share.kinds == {"named": 2}
    assert {one.of: one.kinds for one in kinds(ledger, by_outlet=True)} == {
        "দিনের খবর": {"named": 1},
        "ভোরের খবর": {"named": 1},
    }
    assert kinds(ledger, scope=Scope(outlet="দিনের খবর"))[0].statements == 1
    assert kinds(ledger, scope=Scope(since="2024-02-01"))[0].statements == 1


@given(st.text(), st.text())
@settings(deadline=None)
def test_pieces_of_a_sentence_are_the_sentence(sentence: str, query: str) -> None:
    try:
        found = pieces(sentence, query)
    except UsageError:
        return
    assert "".join(text for text, _ in found) == sentence


def test_words_are_marked_under_every_ending_and_spelling() -> None:
    marked = [text for text, is_word in pieces("ইসরাইলের বন্দীদের কথা, বন্দি বিনিময়", "ইসরায়েল বন্দি") if is_word]
    assert marked == ["ইসরাইলের", "বন্দীদের", "বন্দি"]
