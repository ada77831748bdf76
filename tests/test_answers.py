"""What a ledger answers, on SQLite and on a real PostgreSQL; the reports are our own, the rows checked by hand."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest

from ledgers import REPORTS, item
from shutro.cli import main
from shutro.errors import UsageError
from shutro.exports.plot import png, runs, svg
from shutro.exports.rows import written
from shutro.ledger import Ledger, add
from shutro.ledger.answers import Counted, Scope, extents, figures, near, said, sources, stories, talks
from shutro.ledger.answers.revisions import Point, link
from shutro.ledger.answers.stories import opposed
from shutro.ledger.answers.toll import Thing, occasion, one_occasion, span_of, whom
from shutro.ledger.keys import key
from shutro.ledger.same import Same, proposals, read_aliases
from shutro.ledger.tables import report

# ---------------------------------------------------------------- reports

TOTAL = "{by} জানিয়েছে, নূরাবাদে এ পর্যন্ত কলেরায় {n} মানুষ নিহত হয়েছেন।"
TOLLS = {
    "a": (TOTAL.format(by="জাতিসংঘ", n="২১ হাজার"), "2024-01-02", "ভোরের খবর"),
    "b": (TOTAL.format(by="জাতিসংঘ", n="২২ হাজার"), "2024-01-05", "দিনের খবর"),
    "c": (TOTAL.format(by="হামাস", n="২৬ হাজার"), "2024-01-05", "দিনের খবর"),
    "d": (TOTAL.format(by="জাতিসংঘ", n="২০ হাজার"), "2024-01-09", "ভোরের খবর"),
    "e": ("জাতিসংঘ জানিয়েছে, নূরাবাদে এক দিনে কলেরায় আরও ৪০ জন নিহত হয়েছেন।", "2024-01-09", "ভোরের খবর"),
    "f": ("জাতিসংঘ জানিয়েছে, নূরাবাদে এ পর্যন্ত ভূমিকম্পে ৫০০ মানুষ নিহত হয়েছেন।", "2024-01-10", "ভোরের খবর"),
}


def given(texts: dict[str, tuple[str, str | None, str | None]]) -> list[object]:
    return [item(text, at, published=day, outlet=outlet) for at, (text, day, outlet) in texts.items()]


def by_address(found: list[Counted]) -> dict[str, Counted]:
    return {one.address: one for one in found}


# ---------------------------------------------------------------- figures


def test_each_figure_stands_with_its_source_day_and_sentence_and_what_its_source_made_of_it(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, given(TOLLS), processes=1)
        found = figures(ledger, "killed", place="নূরাবাদ")
        a, b, c, d, e, f = (by_address(found)[at] for at in "abcdef")
    assert [(one.low, one.by, one.day, one.span) for one in (a, b, c, d, e, f)] == [
        (21_000, "জাতিসংঘ", "2024-01-02", "total"),
        (22_000, "জাতিসংঘ", "2024-01-05", "total"),
        (26_000, "হামাস", "2024-01-05", "total"),
        (20_000, "জাতিসংঘ", "2024-01-09", "total"),
        (40, "জাতিসংঘ", "2024-01-09", "more"),
        (500, "জাতিসংঘ", "2024-01-10", "total"),
    ]
    assert (a.change, b.change, b.revises, b.falls) == (None, "up", a.id, False)
    assert (d.change, d.revises, d.falls) == ("down", b.id, True)
    assert (b.against, c.against, c.revises) == ([c.id], [b.id], None)
    assert (e.revises, e.against, f.revises, f.against) == (None, [], None, [])
    for one in found:
        text = TOLLS[one.address][0]
        assert text[one.start : one.end] == one.text
        assert one.sentence == text
    ends = extents(found)[a.thing]
    assert (ends.lowest, ends.lowest_id, ends.highest, ends.highest_id) == (20_000, d.id, 26_000, c.id)
    assert (ends.figures, ends.origins, ends.sources) == (4, 4, 2)


def test_who_count_together_are_told_apart_and_each_revises_the_count(place: str) -> None:
    texts = TOLLS | {
        "g": (TOTAL.format(by="হামাস ও হিজবুল্লাহ", n="২৭ হাজার"), "2024-01-07", "দিনের খবর"),
        "h": (TOTAL.format(by="হিজবুল্লাহ", n="২৮ হাজার"), "2024-01-08", "দিনের খবর"),
    }
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        found = by_address(figures(ledger, "killed", place="নূরাবাদ"))
    assert (found["g"].sources, found["a"].sources) == (["হামাস", "হিজবুল্লাহ"], ["জাতিসংঘ"])
    assert (found["g"].change, found["g"].revises) == ("up", found["c"].id)
    assert (found["h"].change, found["h"].revises) == ("up", found["g"].id)


def test_figures_are_of_a_place_of_words_and_of_days(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, given(TOLLS), processes=1)
        assert figures(ledger, "killed", place="গাজা") == []
        assert figures(ledger, "injured", place="নূরাবাদ") == []
        assert len(figures(ledger, "নিহত")) == 6
        assert [f.address for f in figures(ledger, "killed", scope=Scope(about="ভূমিকম্প"))] == ["f"]
        days = Scope(since="2024-01-05", until="2024-01-05")
        assert {f.address for f in figures(ledger, "killed", scope=days)} == {"b", "c"}
        assert len(figures(ledger, "killed", limit=2)) == 2


def test_ten_prints_of_one_wire_are_one_figure(place: str) -> None:
    lines = "\n".join(f"{n} নম্বর সেতুর কাছে মানুষ সকাল থেকে অপেক্ষা করছেন বলে জানান স্থানীয় বাসিন্দা রহিম মিয়া।" for n in range(9))
    wire = f"{TOTAL.format(by='জাতিসংঘ', n='২১ হাজার')}\n{lines}"
    texts = {f"{n}": (f"{wire}\n{n} নম্বর সংস্করণ।", "2024-01-02", f"পত্রিকা {n}") for n in range(10)}
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        (one,) = figures(ledger, "killed", place="নূরাবাদ")
        (un,) = [s for s in sources(ledger) if s.source == "জাতিসংঘ"]
        (told,) = said(ledger, "জাতিসংঘ")
    assert (one.address, one.reports, un.origins, un.reports, un.statements) == ("0", 10, 1, 10, 10)
    assert told.reports == 10


@pytest.mark.parametrize(
    ("before", "behind", "span"),
    [
        ("গাজায় এ পর্যন্ত ", " মানুষ নিহত হয়েছেন", "total"),
        ("নিহতের সংখ্যা বেড়ে ", " জনে দাঁড়িয়েছে", "total"),
        ("মৃতের সংখ্যা ", "", "total"),
        ("", " জনে দাঁড়িয়েছে", "total"),
        ("গত ২৪ ঘণ্টায় ", " নিহত", "more"),
        ("আরও ", " নিহত", "more"),
        ("২৪ ঘণ্টায় মোট ", " নিহত", "unclear"),
        ("আগুনে ", " নিহত", None),
        ("মোটরসাইকেলের ধাক্কায় ", " নিহত", None),
    ],
)
def test_words_tell_what_a_figure_counts(before: str, behind: str, span: str | None) -> None:
    assert span_of(before, behind) == span


def test_a_group_among_people_is_not_people_in_general() -> None:
    assert whom("মানুষের") == whom(None) == ""
    assert whom("শিশু") != ""


def point(name: str, low: float | None, high: float | None, by: str | None, day: int, **told: object) -> Point:
    from datetime import date

    thing = Thing("killed", "x", told.get("span", "total"), "")  # type: ignore[arg-type]
    bound = str(told.get("bound", "exact"))
    when = date(2024, 1, day)
    words = frozenset({"কলেরা"})
    report = int(name[1:])
    whose = frozenset({by} if by else ())
    return Point(name, thing, low, high, bound, whose, True, report, when, when.isoformat(), words, frozenset())


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ((12, 12, "exact"), (15, 15, "exact"), "up"),
        ((15, 15, "exact"), (12, 12, "exact"), "down"),
        ((12, 12, "exact"), (12, 12, "exact"), "same"),
        ((20, None, "at_least"), (36, 36, "exact"), "narrower"),
        ((36, 36, "exact"), (20, None, "at_least"), "wider"),
        ((20, None, "at_least"), (30, None, "at_least"), "up"),
        ((20, None, "at_least"), (15, 15, "exact"), "down"),
        ((40_000, 40_000, "about"), (39_060, 39_060, "exact"), "narrower"),
        ((None, None, "vague"), (3, 3, "exact"), "narrower"),
    ],
)
def test_what_became_of_a_sources_figure(old: tuple, new: tuple, change: str) -> None:
    first, then = point("a1", *old[:2], "x", 2, bound=old[2]), point("b2", *new[:2], "x", 4, bound=new[2])
    assert link([then, first])["b2"].change == change
    assert link([then, first])["b2"].falls == (change == "down")


def test_what_cannot_be_compared_is_not() -> None:
    one = point("a1", 5, 5, "x", 2)
    for other in (
        point("b2", 9, 9, None, 2, span="unclear"),
        point("b2", 9, 9, "y", 2, span="more"),
        point("b1", 9, 9, "x", 2),  # the same report and source: a part, or another thing
    ):
        links = link([one, other])
        assert (links["a1"].against, links[other.id].against, links[other.id].revises) == ([], [], None)
    other = point("b2", 9, 9, "x", 2)
    assert link([one, other])["b2"].change == "differs"  # at one moment neither is later
    assert link([one, point("b2", 9, 9, None, 2)])["a1"].against == ["b2"]
    assert not one_occasion(occasion("আগুনে ৫ জন নিহত"), occasion("বন্যায় ৫ জন নিহত"), True, 9)


def test_many_figures_take_time_in_proportion() -> None:
    import time

    def took(count: int) -> float:
        points = [point(f"p{n}", n, n, f"source {n % 50}", 1 + n % 28) for n in range(count)]
        start = time.process_time()
        link(points)
        return time.process_time() - start

    took(500)
    assert took(8_000) < 8 * max(took(2_000), 0.01)


# ---------------------------------------------------------------- who said, who is relied on

SPEECH = {
    "a": ("আল-জাজিরা জানিয়েছে, জাতিসংঘ বলেছে যে উপকূলে খাদ্য ফুরিয়ে আসছে।", "2024-01-02", "ভোরের খবর"),
    "b": ("জাতিসংঘ জানিয়েছে, উপকূলে ওষুধ পৌঁছাতে শুরু করেছে।", "2024-01-05", "দিনের খবর"),
    "c": ("কাতার জানিয়েছে, জাতিসংঘের দল এসেছে।", None, "দিনের খবর"),
    "d": ("নাম প্রকাশে অনিচ্ছুক এক কর্মকর্তা জানিয়েছেন, খাদ্য ফুরিয়ে আসছে।", "2024-01-05", "দিনের খবর"),
}


def test_what_a_source_said_over_time_also_through_others(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, given(SPEECH), processes=1)
        found = said(ledger, "জাতিসংঘ")
        assert [(s.address, s.through, s.content) for s in found] == [
            ("a", ["আল-জাজিরা"], "উপকূলে খাদ্য ফুরিয়ে আসছে"),
            ("b", [], "উপকূলে ওষুধ পৌঁছাতে শুরু করেছে"),
        ]
        assert [s.address for s in said(ledger, "জাতিসংঘ", about="খাদ্যের")] == ["a"]
        assert [s.address for s in said(ledger, "জাতিসংঘ", scope=Scope(since="2024-01-03"))] == ["b"]
        assert said(ledger, "জাতিসংঘের দল") == []
        assert near(ledger, "আল") == ["আল-জাজিরা"]
        with pytest.raises(UsageError, match="at least one word"):
            said(ledger, "জাতিসংঘ", about="।")


def test_what_several_say_together_each_has_said(place: str) -> None:
    text = "হামাস ও হিজবুল্লাহ জানিয়েছে, উপকূলে খাদ্য ফুরিয়ে আসছে।"
    with Ledger(place) as ledger:
        add(ledger, given({"a": (text, "2024-01-02", "")}), processes=1)
        assert len(said(ledger, "হামাস")) == len(said(ledger, "হিজবুল্লাহ")) == 1
        assert {s.source for s in sources(ledger)} == {"হামাস", "হিজবুল্লাহ"}


def test_who_is_relied_on_by_name_by_kind_and_by_outlet(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, given(SPEECH), processes=1)
        found = {(s.kind, s.source): (s.statements, s.reports, s.origins) for s in sources(ledger)}
        assert found == {
            ("named", "জাতিসংঘ"): (2, 2, 2),
            ("named", "কাতার"): (1, 1, 1),
            ("outlet", "আল-জাজিরা"): (1, 1, 1),
            ("unnamed", None): (1, 1, 1),
        }
        outlets = {(s.of, s.source): s.origins for s in sources(ledger, by_outlet=True) if s.kind == "named"}
        assert outlets == {("ভোরের খবর", "জাতিসংঘ"): 1, ("দিনের খবর", "জাতিসংঘ"): 1, ("দিনের খবর", "কাতার"): 1}
        assert {s.source for s in sources(ledger, scope=Scope(outlet="ভোরের খবর"))} == {"জাতিসংঘ", "আল-জাজিরা"}
        assert {s.source for s in sources(ledger, scope=Scope(about="খাদ্য"))} == {"জাতিসংঘ", "আল-জাজিরা", None}
        assert sources(ledger, scope=Scope(outlet="কেউ না")) == []


def test_answers_count_the_latest_version_of_a_report_alone(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, given({"a": SPEECH["a"]}), processes=1)
        add(ledger, given({"a": ("কাতার জানিয়েছে, দল এসেছে।", "2024-01-02", "ভোরের খবর")}), processes=1)
        assert [s.source for s in sources(ledger)] == ["কাতার"]
        assert said(ledger, "জাতিসংঘ") == []
        add(ledger, given({"a": (SPEECH["a"][0] + " ", *SPEECH["a"][1:])}), processes=1)
        assert {s.source for s in sources(ledger)} == {"জাতিসংঘ", "আল-জাজিরা"}


# ---------------------------------------------------------------- the same across reports


def test_one_party_is_one_under_every_spelling_name_and_acronym(place: str) -> None:
    texts = {
        "a": ("ইসরায়েল জানিয়েছে, পথ খোলা।", "2024-01-01", ""),
        "b": ("ইজরায়েল জানিয়েছে, পথ বন্ধ।", "2024-01-02", ""),
        "c": ("উপকূল রক্ষা পরিষদ (ইউআরপি) জানিয়েছে, নির্বাচন পেছানো যাবে না। ইউআরপি আরও বলেছে, তালিকা ঠিক আছে।", "2024-01-03", ""),
        "d": ("ইউআরপি জানিয়েছে, তারা নির্বাচনে যাবে।", "2024-01-04", ""),
    }
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        assert {s.address for s in said(ledger, "ইসরাইল")} == {"a", "b"}
        assert {s.address for s in said(ledger, "উপকূল রক্ষা পরিষদ")} == {"c", "d"}
        assert {s.address for s in said(ledger, "ইউআরপি")} == {"c", "d"}


def test_a_name_is_one_with_and_without_the_given_name_that_many_bear(place: str) -> None:
    texts = {
        "a": ("মো. সাজেদুল করিম বলেন, পথ খোলা।", "2024-01-01", ""),
        "b": ("সাজেদুল করিম বলেন, পথ বন্ধ।", "2024-01-02", ""),
        "c": ("মোহাম্মদ আলী বলেন, পথ দীর্ঘ।", "2024-01-03", ""),
    }
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        for name in ("সাজেদুল করিম", "মোহাম্মদ সাজেদুল করিম"):
            assert {s.address for s in said(ledger, name)} == {"a", "b"}
        assert said(ledger, "আলী") == []
        assert [s.statements for s in sources(ledger) if s.source and "করিম" in s.source] == [2]


def test_an_alias_file_says_who_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "aliases.tsv"
    file.write_text("form\tis\n# a remark\nপুব দল\tপূর্ব দল\tseen\n\n", encoding="utf-8")
    same = Same(read_aliases(file))
    assert same.of(key("পুব দল")) == same.of(key("পূর্ব দল")) != same.of(key("পশ্চিম দল"))
    assert same.name(key("পুব দল")) == "পূর্ব দল"
    assert Same([("ক", "খ"), ("খ", "ক")]).of(key("ক")) == Same([("ক", "খ"), ("খ", "ক")]).of(key("খ"))
    file.write_text("পুব দল পূর্ব দল\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1: want a form, a tab"):
        read_aliases(file)
    with pytest.raises(UsageError, match="cannot be read"):
        read_aliases(tmp_path / "none.tsv")


def test_what_reports_suggest_is_proposed_and_what_several_bear_is_told(place: str) -> None:
    texts = {
        f"{n}": (f"{name} জানিয়েছেন, পথ {n} দিন খোলা। {short} আরও বলেন, সবাই আসুন।", None, "")
        for n, (name, short) in enumerate([("রহিমা খাতুন", "রহিমা"), ("রহিমা খাতুন", "রহিমা"), ("রহিমা বেগম", "রহিমা")])
    }
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        with ledger.reading() as connection:
            found = proposals(connection, Same())
    assert [(p.form, p.name, p.origins, p.others, p.joined) for p in found] == [
        ("রহিমা", "রহিমা খাতুন", 2, ["রহিমা বেগম"], False)
    ]


def test_letters_that_sound_apart_and_given_names_that_are_one() -> None:
    assert key("আয়ান") != key("আজান")
    assert key("মো. আবদুল করিম") == key("মোহাম্মদ আব্দুল করিম") != key("আবদুর রহিম")


# ---------------------------------------------------------------- stories and talks

OFFER = """যুদ্ধবিরতির নতুন প্রস্তাব দিল সাভানিয়া সরকার
সাভানিয়া সরকার সাভানিয়া মুক্তি ফ্রন্টকে (এসএমএফ) ২০ দিনের যুদ্ধবিরতির প্রস্তাব দিয়েছে।
কাতারের মধ্যস্থতায় দোহায় দুই পক্ষের আলোচনা চলছে।"""
FRONT_REJECTS = """সাভানিয়া সরকারের যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে এসএমএফ
সাভানিয়া মুক্তি ফ্রন্ট (এসএমএফ) সাভানিয়া সরকারের ২০ দিনের যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে।
দোহায় আলোচনা চলছে।"""
STATE_REJECTS = """এসএমএফের যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে সাভানিয়া সরকার
সাভানিয়া সরকার সাভানিয়া মুক্তি ফ্রন্টের (এসএমএফ) ২০ দিনের যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে।
দোহায় আলোচনা চলছে।"""
TALKS = {
    "offer": (OFFER, "2024-02-03", "ভোরের খবর"),
    "answer": (FRONT_REJECTS, "2024-02-05", "দিনের খবর"),
    "other": ("কুড়িগ্রামে ধরলা নদীর পানি বেড়েছে বলে জানিয়েছে চিলমারী উপজেলা প্রশাসন।", "2024-02-05", "দিনের খবর"),
}


def test_an_answer_of_a_later_report_is_tied_to_the_offer_it_answers(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, given(TALKS), processes=1)
        found = talks(ledger, "যুদ্ধবিরতি")
        assert talks(ledger, "কুড়িগ্রাম").steps == []
    assert {s.address for s in found.steps} == {"offer", "answer"}
    offers = {s.id for s in found.steps if s.kind == "offer"}
    rejects = [s for s in found.steps if s.kind == "reject"]
    assert rejects
    for reject in rejects:
        assert reject.response_to in offers
        assert (reject.address, reject.published) == ("answer", "2024-02-05")
        assert reject.sentence in FRONT_REJECTS.split("\n")
    days = [s.published for s in found.steps]
    assert days == sorted(days)
    assert [s.id for s in found.steps] == [m.id for m in found.record.moves]


def test_reports_of_one_thing_are_one_story_and_the_opposite_another(place: str) -> None:
    texts = TALKS | {"turned": (STATE_REJECTS, "2024-02-05", "রাতের খবর")}
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        found = stories(ledger)
        assert (found.taken, found.left_out) == (4, 0)
        together = [{m.address for m in story.members} for story in found]
    assert {"offer", "answer"} in together
    assert {"other"} in together
    assert {"turned"} in together


def test_stories_of_more_reports_than_one_query_takes(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger:
        add(ledger, given({"0": (OFFER, "2024-02-03", "")}), processes=1)
        with ledger.writing() as connection:  # five hundred more reports of it, without reading each
            columns = ", ".join(c.name for c in report.c if c.name not in ("id", "sha256", "address"))
            for n in range(1, 501):
                copy = f"SELECT '{n}', '{n}', {columns} FROM report WHERE id = 1"  # noqa: S608 - our own
                connection.exec_driver_sql(f"INSERT INTO report (sha256, address, {columns}) {copy}")
        assert sum(story.reports for story in stories(ledger)) == 501


def test_stories_are_of_the_last_days_unless_told_and_wait_no_longer_than_some() -> None:
    assert opposed({("reject", "x", "y")}, {("reject", "y", "x")})
    assert not opposed({("reject", "x", "y")}, {("reject", "x", "y"), ("reject", "y", "x")})
    assert not opposed({("reject", "x", "y")}, {("offer", "y", "x")})


def test_stories_take_days_apart_for_two(place: str) -> None:
    texts = {"a": (OFFER, "2024-02-03", ""), "b": (OFFER + " আবার।", "2024-03-03", "")}
    texts["b"] = (FRONT_REJECTS, "2024-03-03", "")
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        assert [[m.address for m in s.members] for s in stories(ledger)] == [["b"]]
        assert len(stories(ledger, scope=Scope(since="2024-01-01"))) == 2


# ---------------------------------------------------------------- out of the ledger


EVERYTHING = TOLLS | {f"speech/{at}": told for at, told in SPEECH.items()} | TALKS


@pytest.fixture
def tolls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tolls.db"
    with Ledger(place) as ledger:
        add(ledger, given(EVERYTHING), processes=1)
    monkeypatch.setenv("SHUTRO_LEDGER", str(place))
    return place


def test_rows_leave_as_csv_json_lines_and_parquet_with_the_same_content(tolls: Path) -> None:
    import pyarrow.parquet

    with Ledger(tolls) as ledger:
        found = figures(ledger, "killed", place="নূরাবাদ")
    lines = [json.loads(line) for line in written(found, Counted, "jsonl").decode().splitlines()]
    assert json.loads(written(found, Counted, "json")) == lines
    assert pyarrow.parquet.read_table(io.BytesIO(written(found, Counted, "parquet"))).to_pylist() == lines
    rows = list(csv.DictReader(io.StringIO(written(found, Counted, "csv").decode())))
    assert [row["sentence"] for row in rows] == [line["sentence"] for line in lines]
    assert [row["against"] for row in rows] == ["; ".join(line["against"]) for line in lines]
    assert rows[0]["low"] == "21000"
    assert written([], Counted, "csv").decode().startswith("report,entry,address,outlet,published,start,end,sentence,")


@pytest.mark.usefixtures("tolls")
@pytest.mark.parametrize(
    "command",
    [
        ["figures", "--of", "killed", "--place", "নূরাবাদ"],
        ["said", "--by", "জাতিসংঘ"],
        ["sources", "--by-outlet"],
        ["stories", "--since", "2024-01-01"],
        ["board", "--about", "যুদ্ধবিরতি"],
    ],
)
def test_every_answer_is_shown_and_its_rows_say_where_they_stand(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in ("bn", "en"):
        assert main([*command, "--lang", lang]) == 0
        assert len(capsys.readouterr().out.splitlines()) > 3
    out = tmp_path / "rows.csv"
    assert main([*command, "--out", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert rows
    for row in rows:
        assert row["sentence"]
        assert row["address"] in EVERYTHING
        assert int(row["start"]) < int(row["end"])
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("tolls")
@pytest.mark.parametrize(
    ("command", "said_so"),
    [
        (["figures", "--of", "dead"], "killed (নিহত)"),
        (["figures", "--of", "killed", "--since", "soon"], "is no date"),
        (["figures", "--of", "killed", "--since", "2024-02-01", "--until", "2024-01-01"], "the earlier day"),
        (["said", "--by", "জাতিসংঘ", "--out", "rows.txt"], ".csv"),
        (["figures", "--of", "killed", "--plot", "p.gif"], ".svg or .png"),
        (["figures", "--of", "killed", "--plot", "no/such/p.png"], "make it first"),
        (["board"], "--about"),
        (["board", "x.txt", "--about", "y"], "leave the files out"),
        (["said", "--by", "জাতিসংঘ", "--aliases", "none.tsv"], "cannot be read"),
    ],
)
def test_what_cannot_be_asked_is_said_so(command: list[str], said_so: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 2
    assert said_so in capsys.readouterr().err


@pytest.mark.usefixtures("tolls")
@pytest.mark.parametrize(
    ("command", "said_so"),
    [
        (["said", "--by", "আল"], "আল-জাজিরা"),
        (["figures", "--of", "killed", "--place", "কাতা"], "কাতার"),
        (["sources", "--outlet", "কেউ না"], "another --outlet"),
        (["stories", "--since", "2030-01-01"], "try others"),
        (["board", "--about", "ভূমিকম্প"], "fewer words"),
    ],
)
def test_where_nothing_is_found_it_says_so_and_ends_as_grep_does(
    command: list[str], said_so: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 1
    told = capsys.readouterr()
    assert said_so in told.err
    assert told.out == ""


def test_an_empty_ledger_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "empty.db")
    Ledger(place).close()
    for command in (["figures", "--of", "killed"], ["said", "--by", "ক"], ["sources"], ["stories"], ["aliases"]):
        assert main([*command, "--ledger", place]) == 1
        assert "shutro add" in capsys.readouterr().err


def test_an_alias_file_beside_the_ledger_is_read(tolls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tolls.with_suffix(".aliases.tsv").write_text("কাতার\tজাতিসংঘ\n", encoding="utf-8")
    assert main(["said", "--by", "কাতার", "--format", "jsonl"]) == 0
    assert {json.loads(line)["by"] for line in capsys.readouterr().out.splitlines()} == {"জাতিসংঘ"}


def test_the_plot_shows_every_figure_and_obeys_no_report(tolls: Path, tmp_path: Path) -> None:
    plot = tmp_path / "toll.svg"
    assert (
        main(["figures", "--of", "killed", "--place", "নূরাবাদ", "--plot", str(plot), "--out", str(tmp_path / "r.csv")])
        == 0
    )
    root = ET.fromstring(plot.read_text(encoding="utf-8"))  # noqa: S314 - our own
    titles = [t.text for t in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == 6
    with Ledger(tolls) as ledger:
        found = figures(ledger, "killed", place="নূরাবাদ")
    found[0].by = "<script>alert(1)</script>"
    assert "<script" not in svg(found)
    ET.fromstring(svg([]))  # noqa: S314


def test_a_plot_is_a_png_where_it_is_asked_for_with_every_letter_drawn(tolls: Path, tmp_path: Path) -> None:
    plot = tmp_path / "toll.png"
    assert main(["figures", "--of", "killed", "--place", "নূরাবাদ", "--plot", str(plot), "--format", "csv"]) == 0
    data = plot.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert wide == 2 * 960
    assert high > 2 * 700, "two fields, and the sources"
    with Ledger(tolls) as ledger:
        found = figures(ledger, "killed", place="নূরাবাদ")
    bare = [msgspec.structs.replace(one, place=None) for one in found]
    assert png(found) != png(bare), "the name of the place is drawn"


def test_a_line_joins_what_one_source_made_of_its_own_figure_and_nothing_else(tolls: Path) -> None:
    with Ledger(tolls) as ledger:
        found = figures(ledger, "killed", place="নূরাবাদ")
    root = ET.fromstring(svg(found))  # noqa: S314 - our own
    lines = [p for p in root.iter("{http://www.w3.org/2000/svg}path") if "L" in (p.get("d") or "")]
    joined = [p for p in lines if p.get("stroke-dasharray") is None]
    assert len(joined) == sum(one.revises is not None for one in found) == 2
    assert len(lines) - len(joined) == sum(len(one.against) for one in found) / 2 == 1
    assert runs("গাজা: BBC") == [("গাজা", True), (": BBC", False)]
    undated = [msgspec.structs.replace(one, day=None) for one in found]
    assert "আঁকা হয়নি" in svg(undated)
    assert runs("২৪ জন, BBC") == [("২৪ জন", True), (", BBC", False)]


def test_one_source_bears_one_name_under_every_spelling(place: str) -> None:
    texts = {
        f"{n}": (TOTAL.format(by=by, n=f"{n + 20} হাজার"), f"2024-01-0{n + 1}", "ভোরের খবর")
        for n, by in enumerate(["ইজরায়েল", "ইসরায়েল", "ইসরায়েল"])
    }
    with Ledger(place) as ledger:
        add(ledger, given(texts), processes=1)
        assert {one.by for one in figures(ledger, "killed", place="নূরাবাদ")} == {"ইসরায়েল"}


def test_reports_of_our_own_answer(tmp_path: Path) -> None:
    texts = {p.stem: (p.read_text(encoding="utf-8"), None, "") for p in sorted(REPORTS.glob("*.txt"))}
    with Ledger(tmp_path / "l.db") as ledger:
        add(ledger, given(texts), processes=1)
        assert {s.address for s in said(ledger, "লায়লা করিম")} == {"captives"}
        (toll,) = [f for f in figures(ledger, "displaced") if f.address == "captives"]
        assert (toll.low, toll.bound, toll.by) == (140_000, "more_than", "জাতিসংঘ")
