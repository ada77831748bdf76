"""Figures on the desk: what is drawn and told is what the ledger answers, and nothing else."""

import csv
import io
import json
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import quote

import pytest
import urllib3
from hypothesis import given
from hypothesis import strategies as st

from desk_tolls import COUNCIL, HOSTILE, MINISTRY, PLACE, tolls
from desks import ask, served
from shutro.exports.answers import value
from shutro.exports.drawing import TALL, TOP, draw, source_of, styles
from shutro.ledger import Ledger
from shutro.ledger.answers import Counted, counted_most, differences, figures, outlets

ASKED = f"/figures?of=killed&place={quote(PLACE)}"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with tolls(tmp_path_factory.mktemp("figures")) as made:
        yield made


@pytest.fixture(scope="module")
def at(ledger: Ledger) -> Iterator[str]:
    with served(ledger) as address:
        yield address


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# ---------------------------------------------------------------- what is told


def test_every_figure_of_the_answer_is_on_the_page_with_its_number_day_source_and_the_way_to_its_sentence(
    at: str, ledger: Ledger
) -> None:
    found = figures(ledger, "killed", place=PLACE)
    page = ask(at + ASKED)
    rows = dict(re.findall(r'<tr role="row" id="(f-[^"]+)">(.*?)</tr>', page, re.DOTALL))
    assert set(rows) == {f"f-{one.report}-{one.entry}" for one in found}
    for one in found:
        row = rows[f"f-{one.report}-{one.entry}"]
        assert value(one, "bn") in text_of(row)
        assert f'href="/reports/{one.report}#at-{one.entry}"' in row
        assert one.sentence in text_of(row)
        assert (one.by or "") in row


def test_no_number_stands_on_the_page_that_no_figure_has(at: str, ledger: Ledger) -> None:
    found = figures(ledger, "killed", place=PLACE)
    page = ask(at + ASKED + "&lang=en")
    told = {one.low for one in found} | {one.high for one in found}
    drawn = set(re.findall(r'<a class="mark[^>]*aria-label="([^"]*)"', page))
    assert {int(re.sub(r"\D", "", label.split(" · ")[0])) for label in drawn} <= {int(n) for n in told if n}


def test_what_became_of_a_figure_and_who_does_not_agree_is_told_in_words_with_what_is_not_the_same(at: str) -> None:
    told = text_of(ask(at + ASKED + "&lang=en"))
    assert f"{COUNCIL} raised its figure: 21,000 (2 January 2024), then 22,000 (5 January 2024)" in told
    assert f"{COUNCIL} lowered its figure: 22,000 (5 January 2024), then 20,000 (9 January 2024)" in told
    assert "A count of all so far went down." in told
    assert f"5 January 2024: {COUNCIL} says 22,000 , {MINISTRY} says about 26,000 ; no number agrees with both" in told
    assert "What is not the same: the source, the wording." in told
    assert f"Lowest 20,000 ( {COUNCIL} ), highest" in told
    bengali = text_of(ask(at + ASKED))
    assert f"{COUNCIL} সংখ্যা কমিয়েছে: আগে ২২,০০০ (৫ জানুয়ারি ২০২৪), পরে ২০,০০০ (৯ জানুয়ারি ২০২৪)" in bengali


def test_the_same_is_told_as_json_and_csv(at: str, ledger: Ledger) -> None:
    found = figures(ledger, "killed", place=PLACE)
    told = json.loads(ask(at + ASKED.replace("?", ".json?")))
    assert [one["id"] for one in told["figures"]] == [one.id for one in found]
    assert [one["low"] for one in told["figures"]] == [one.low for one in found]
    assert {(one["kind"], one["falls"]) for one in told["differences"]} == {
        ("up", False),
        ("down", True),
        ("against", False),
    }
    rows = list(csv.DictReader(io.StringIO(ask(at + ASKED.replace("?", ".csv?")))))
    assert [row["id"] for row in rows] == [one.id for one in found]


def test_without_a_question_the_roles_and_places_that_are_counted_are_offered(at: str, ledger: Ledger) -> None:
    page = ask(at + "/figures")
    for one in counted_most(ledger):
        assert f'href="/figures?of={one.role}"' in page
        for place in one.places:
            assert f"/figures?of={one.role}&amp;place={quote(place)}" in page
    assert HOSTILE in outlets(ledger)
    assert HOSTILE not in page


def test_an_unknown_role_is_refused_with_the_ones_there_are(at: str) -> None:
    answer = urllib3.request("GET", at + "/figures.json?of=kings", retries=False)
    assert answer.status == 400
    assert "killed" in answer.data.decode()


def test_where_nothing_is_found_near_names_are_offered(at: str) -> None:
    page = ask(at + f"/figures?of=injured&place={quote('নূরা')}")
    assert f"place={quote(PLACE)}" in page


def test_a_report_that_means_harm_is_only_text(at: str) -> None:
    page = ask(at + f"/figures?of=injured&place={quote('সাগরপুর')}")
    assert HOSTILE not in page
    assert "{{7*7}}" in page, "a template of the report's is not filled"
    assert page.count("<script") == 1
    assert "onerror=alert(1)&gt;" in page


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ("bn.own.gregorian.system", "২ জানুয়ারি ২০২৪"),
        ("bn.own.both.system", "২ জানুয়ারি ২০২৪ (১৮ পৌষ ১৪৩০)"),
        ("bn.latin.both.system", "2 জানুয়ারি 2024 (18 পৌষ 1430)"),
        ("en.own.both.system", "2 January 2024 (18 Poush 1430)"),
        ("en.bengali.gregorian.system", "২ January ২০২৪"),
    ],
)
def test_days_stand_in_the_digits_and_the_calendars_that_a_reader_chose(at: str, look: str, told: str) -> None:
    answer = urllib3.request("GET", at + ASKED, headers={"Cookie": f"look={look}"}, retries=False)
    assert f'class="day">{told}</td>' in answer.data.decode()


def test_what_differs_is_told_once_for_two_figures(ledger: Ledger) -> None:
    told = differences(figures(ledger, "killed", place=PLACE))
    assert len({(one.first, one.then) for one in told}) == len(told) == 4
    assert next(one.reasons for one in told if one.kind == "against") == ["source", "wording"]


# ---------------------------------------------------------------- what is drawn


def counted(day: date, low: float | None, high: float | None, by: str, n: int) -> Counted:
    return Counted(
        report=n, entry="f1", address="", outlet="ক", published=day.isoformat(), start=0, end=1, sentence="",
        id=f"{n}:f1", role="killed", text="", low=low, high=high, bound="exact", counted=None, place="ক",
        by=by, sources=[by], cited=True, day=day.isoformat(), span="total", origin=n, thing="1:f1",
    )  # fmt: skip


NUMBERS = st.one_of(st.none(), st.integers(0, 10**9).map(float))
FIGURES = st.lists(
    st.tuples(st.integers(0, 4000), NUMBERS, NUMBERS, st.sampled_from("কখগঘঙ")).filter(
        lambda f: f[1] is not None or f[2] is not None
    ),
    min_size=2,
    max_size=30,
)


@given(FIGURES)
def test_every_figure_stands_at_its_day_and_number_inside_the_picture(given_: list[tuple]) -> None:  # type: ignore[type-arg]
    found = []
    for n, (days, low, high, by) in enumerate(given_):
        ends = sorted(end for end in (low, high) if end is not None)
        low, high = ends if len(ends) == 2 else (low, high)
        found.append(counted(date(2015, 1, 1) + timedelta(days), low, high, by, n))
    drawing = draw(found, styles(found))
    assert drawing is not None
    assert len(drawing.marks) == len(found)
    for mark in drawing.marks:
        assert 0 <= mark.x <= 100
        assert 0 <= mark.y + mark.top <= mark.y + mark.foot <= TOP + TALL + 60
        assert math.isfinite(mark.y)
        assert mark.up is (mark.one.high is None)
        assert mark.down is (mark.one.low is None)
    by_number = sorted(drawing.marks, key=lambda m: m.one.low if m.one.low is not None else m.one.high or 0)
    assert [m.y for m in by_number] == sorted((m.y for m in by_number), reverse=True), "more stands higher"
    if not drawing.powers:
        assert drawing.ticks[0][1] == 0, "a scale that is none of powers begins at nothing"


def test_a_source_has_one_colour_and_shape_and_no_two_share_both() -> None:
    found = [counted(date(2024, 1, 1), 5, 5, f"{n}", n) for n in range(32)]
    style = styles(found)
    assert len(set(style.values())) == 32
    assert style[source_of(found[3])] == styles(found)[source_of(found[3])]


def test_only_figures_of_one_source_are_joined_and_those_that_exclude_each_other_otherwise(ledger: Ledger) -> None:
    found = figures(ledger, "killed", place=PLACE)
    drawing = draw(found, styles(found))
    assert drawing is not None
    joined = [stroke for stroke in drawing.strokes if stroke.style is not None]
    assert len(joined) == sum(one.revises is not None for one in found)
    assert sum(stroke.falls for stroke in joined) == 1
    assert sum(stroke.style is None for stroke in drawing.strokes) == 2


def test_one_figure_is_no_picture() -> None:
    one = counted(date(2024, 1, 1), 5, 5, "ক", 1)
    assert draw([one], styles([one])) is None
    assert draw([], {}) is None


def test_the_picture_has_a_name_a_description_and_a_name_for_every_mark(at: str) -> None:
    page = ask(at + ASKED)
    pictures = re.findall(r'<figure class="picture">\s*(<svg.*?</svg>)\s*<figcaption>', page, re.DOTALL)
    assert pictures
    for picture in pictures:
        drawn = ET.fromstring(picture)  # noqa: S314 - our own page
        names = [one.get("aria-label") for one in drawn.iter("a")]
        assert names
        assert all(names)
        assert drawn.find("title") is not None
        assert drawn.find("desc") is not None


def test_the_figures_are_also_a_picture_in_a_file_that_holds_no_more_than_text_and_shapes(at: str) -> None:
    for asked in (ASKED, f"/figures?of=injured&place={quote('সাগরপুর')}", "/figures"):
        drawn = ET.fromstring(ask(at + asked.replace("/figures", "/figures.svg")))  # noqa: S314 - our own
        assert {one.tag.partition("}")[2] for one in drawn.iter()} <= {
            "svg", "rect", "text", "tspan", "path", "line", "g", "title", "desc", "circle", "a",
        }  # fmt: skip
