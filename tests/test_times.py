"""The times room: what holds for any text, the calendars, and what checks can ask."""

import time
from datetime import date, datetime
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shutro.lexicon import entries
from shutro.text import one_form
from shutro.times import Time, bangla
from shutro.times.calendar import second_year, weekday_after, weekday_before

# as attributes of the package these are the functions of the API; the rooms are the modules
numbers, room, words = (import_module(f"shutro.{name}") for name in ("numbers", "times", "words"))
PUBLISHED = date(2024, 2, 14)
PIECES = sorted(
    {one_form(e["form"]) for e in entries("times", "words.tsv")}
    | {
        "২০২৩",
        "৩১",
        "৭",
        "৭ই",
        "১০টায়",
        "১০টা",
        "সাড়ে",
        "আড়াইটার",
        "তিন",
        "দুই",
        "প্রথম",
        "-",
        "–",
        "/",
        ":",
        ",",
        "।",
        "(",
        ")",
        "“",
        "”",
        "’",
        '"',
        "\n",
    }
    | {
        "হবে",
        "হয়েছে",
        "না",
        "হলে",
        "ঘটনার",
        "১,৪০,০০০",
        "999999999999",
        "০",
        "১২৩৪৫৬৭৮৯০",
        "লাখ",
        "এর",
        "জন",
        "মে",
        "5",
        "০৭",
        "১৯৯০-এর",
    }
)


def read(text: str, published: date | datetime | None = PUBLISHED) -> list[Time]:
    page = words.read(one_form(text))
    return room.read(page, numbers.read(page), published)


def holds(text: str, published: date | None) -> None:
    page = words.read(one_form(text))
    found = room.read(page, numbers.read(page), published)
    assert found == room.read(page, numbers.read(page), published)
    end = 0
    for entry in found:
        assert entry.span.start >= end
        assert entry.span.end > entry.span.start
        assert page.text[entry.span.start : entry.span.end] == entry.span.text
        assert entry.why
        end = entry.span.end


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31)]),
    st.sampled_from([" ", ""]),
)
def test_any_row_of_time_words_is_read_without_failing_and_spans_quote_the_page(
    pieces: list[str], published: date | None, joint: str
) -> None:
    holds(joint.join(pieces), published)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    holds(text, PUBLISHED)


@pytest.mark.parametrize(
    "piece", ["“", "১০টা থেকে ", "৭ ও ", "২০২৩-", "গত ", "সোমবার ", "প্রতি ", "এর আগে ", "৯" * 100, "জানুয়ারি", "তিন দিন "]
)
def test_a_long_line_without_an_end_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        page = words.read(one_form(piece * (size // len(piece))))
        found = numbers.read(page)
        begun = time.process_time()
        room.read(page, found, PUBLISHED)
        return time.process_time() - begun

    seconds(2000)
    assert seconds(160_000) < 0.5 + 16 * seconds(20_000)


@pytest.mark.parametrize(
    "text",
    [
        "গতকাল বৃষ্টি হয়েছে।",
        "সোমবার সকালে বৃষ্টি হয়েছে।",
        "গত মাসে বৃষ্টি হয়েছে।",
        "৭ অক্টোবর বৃষ্টি হয়েছে।",
        "তিন দিন আগে বৃষ্টি হয়েছে।",
    ],
)
def test_without_a_date_of_publication_a_relative_time_has_no_value_and_says_why(text: str) -> None:
    (entry,) = read(text, None)
    assert entry.value is None
    assert "publication" in entry.why


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("২০২৩ সালের ৭ অক্টোবর", "2023-10-07"),
        ("১৯৭১ সালে", "1971"),
        ("তিন দিন ধরে", "P3D"),
        ("২১/১২/২০২৩", "2023-12-21"),
        ("প্রতি শুক্রবার", "XXXX-WXX-5"),
    ],
)
def test_without_a_date_of_publication_an_absolute_time_keeps_its_value(text: str, value: str) -> None:
    assert [t.value for t in read(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("শনিবার (১১ ফেব্রুয়ারি) সভা হয়।", "2024-02-10"),  # the weekday is near, the date has no year
        ("২০১৪ সালের ১২ মার্চ শুক্রবার রাতে সভা হয়।", "2014-03-12TNI"),  # the date has its year
    ],
)
def test_a_weekday_that_disagrees_with_its_date_is_kept_and_told(text: str, value: str) -> None:
    (entry,) = read(text)
    assert entry.value == value
    assert entry.conflict


def test_a_weekday_that_agrees_is_no_conflict() -> None:
    assert [t.conflict for t in read("শনিবার (১০ ফেব্রুয়ারি) সভা হয়। আগামীকাল বৃহস্পতিবার আবার হবে।")] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "৩১ ফেব্রুয়ারি ২০২৩ তারিখে সভা হয়।",
        "৩১ ফেব্রুয়ারি সভা হয়।",
        "একত্রিশে ফেব্রুয়ারি সভা হয়।",
        "৩১/০২/২০২৩ তারিখে সভা হয়।",
        "31/02/2023 তারিখে সভা হয়।",
        "২০২৩-০২-৩১ তারিখে সভা হয়।",
        "(((৩১ ফেব্রুয়ারি))) সভা হয়।",
    ],
)
def test_a_day_that_no_calendar_has_is_null(text: str) -> None:
    (entry,) = read(text)
    assert entry.value is None
    assert entry.why


def test_the_calendar_of_west_bengal_is_an_option() -> None:
    page = words.read(one_form("১৫ আশ্বিন ১৪৩১ মহালয়া।"))
    found = numbers.read(page)
    assert [t.value for t in room.read(page, found, PUBLISHED)] == ["2024-09-30"]
    assert [t.value for t in room.read(page, found, PUBLISHED, calendar="west bengal")] == ["2024-10-02"]


@pytest.mark.parametrize(
    ("year", "month", "day", "common"),
    [
        (1430, 1, 1, "2023-04-14"),
        (1430, 9, 8, "2023-12-23"),
        (1430, 11, 8, "2024-02-21"),
        (1425, 11, 9, "2019-02-21"),
        (1426, 12, 30, "2020-04-13"),
        (1430, 10, 18, "2024-02-01"),
        (1432, 11, 8, "2026-02-21"),
        (1431, 9, 1, "2024-12-16"),
        (1431, 12, 12, "2025-03-26"),
    ],
)
def test_the_calendar_of_bangladesh(year: int, month: int, day: int, common: str) -> None:
    assert bangla.to_day(year, month, day) == date.fromisoformat(common)
    assert bangla.of_day(date.fromisoformat(common)) == (year, month, day)


@pytest.mark.parametrize(
    ("year", "first"), [(1427, "2020-04-14"), (1429, "2022-04-15"), (1430, "2023-04-15"), (1431, "2024-04-14")]
)
def test_the_new_year_of_west_bengal(year: int, first: str) -> None:
    assert bangla.to_day(year, 1, 1, bangla.WEST_BENGAL) == date.fromisoformat(first)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([bangla.BANGLADESH, bangla.WEST_BENGAL]))
@settings(max_examples=60, deadline=None)
def test_every_day_has_one_bangla_date(day: date, calendar: str) -> None:
    year, month = bangla.month_of(day, calendar)
    first = bangla.first_day(year, month, calendar)
    assert first is not None
    assert bangla.to_day(year, month, (day - first).days + 1, calendar) == day
    assert bangla.to_day(*bangla.of_day(day, calendar), calendar) == day


@given(st.dates(), st.integers(0, 6))
def test_the_nearest_weekday_is_within_a_week(day: date, weekday: int) -> None:
    before, after = weekday_before(day, weekday), weekday_after(day, weekday)
    assert before is None or (0 <= (day - before).days < 7 and before.weekday() == weekday)
    assert after is None or (0 <= (after - day).days < 7 and after.weekday() == weekday)


def test_the_second_of_two_years_follows_the_first() -> None:
    assert second_year(2023, "24") == 2024
    assert second_year(1999, "00") == 2000
    assert second_year(2023, "2020") is None
