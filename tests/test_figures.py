"""Figures beyond examples.toml: input that breaks readers, what other rooms have taken, and promises for any text."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shutro import numbers, words
from shutro.figures import Figure
from shutro.figures import read as read_figures
from shutro.names import Name, Names
from shutro.span import Span
from shutro.text.form import one_form
from shutro.times import Time

KINDS = {"people", "things", "money", "percent", "measure", "age"}
ROLES = {"killed", "injured", "missing", "captive", "detained", "released", "displaced", "rescued", "other"}


def read(text: str, times: list[str] | None = None, names: dict[str, str] | None = None) -> list[Figure]:
    """The figures of a text in which ``times`` and ``names`` (each once) have been read already."""
    page = words.read(one_form(text))

    def span(part: str) -> Span:
        start = page.text.index(one_form(part))
        return page.span(start, start + len(one_form(part)))

    taken = [Time(f"t{i}", span(t), None, "given") for i, t in enumerate(times or [])]
    known = [Name(f"n{i}", span(n), kind, n, f"e{i}", "given") for i, (n, kind) in enumerate((names or {}).items())]
    found = sorted(known, key=lambda n: n.span.start)
    return read_figures(page, numbers.read(page), sorted(taken, key=lambda t: t.span.start), Names(found, []))


def test_what_times_has_taken_is_no_figure() -> None:
    text = "১২ থেকে ১৪ ঘণ্টায় ৩০ জন"
    assert [f.span.text for f in read(text, times=["১২ থেকে ১৪ ঘণ্টায়"])] == ["৩০ জন"]


def test_a_number_inside_a_name_is_no_figure() -> None:
    assert not read("তিনি সাত ভাই চম্পা পড়েন।", names={"সাত ভাই চম্পা": "ORG"})


def test_a_nationality_behind_a_number_is_people() -> None:
    (figure,) = read("ফেরেন ৪০ ভুটানি।", names={"ভুটানি": "NORP"})
    assert (figure.kind, figure.counted and figure.counted.text) == ("people", "ভুটানি")


def test_a_body_before_a_word_for_people_belongs_to_what_is_counted() -> None:
    (figure,) = read("৪০ তালিবান বন্দি", names={"তালিবান": "ORG"})
    assert (figure.kind, figure.counted and figure.counted.text) == ("people", "তালিবান বন্দি")


def test_years_and_a_name_are_an_age() -> None:
    (figure,) = read("৫৮ বছরের নির্মল পাত্র", names={"নির্মল পাত্র": "PERSON"})
    assert (figure.kind, figure.span.text) == ("age", "৫৮ বছরের")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_000 + "২৭" + ")" * 5_000,
        "৯" * 10_000 + " জন নিহত",
        "১ টাকা ২ পয়সা " * 3_000,
        "নিহত ১, আহত ২, " * 3_000,
        "৩ নারী ও " * 5_000,
        "তাঁদের মধ্যে ৩ জন " * 3_000,
        "১2৩৪5 জন" * 2_000,
        "প্রায় " * 10_000 + "৫ জন",
        "\ud800১২\x00 জন",
    ],
    ids=["brackets", "digits", "parts", "tolls", "row", "parts of parts", "two scripts", "bounds", "lone surrogate"],
)
def test_bad_input_fails_nothing(text: str) -> None:
    page = words.read(one_form(text))
    for figure in read(text):
        assert page.text[figure.span.start : figure.span.end] == figure.span.text


def test_a_number_that_cannot_be_counted_has_no_value_and_says_why() -> None:
    (figure,) = read("৯" * 10_000 + " জন নিহত হয়েছেন")
    assert (figure.low, figure.high, figure.role) == (None, None, "killed")
    assert "too long" in figure.why


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("৫ কোটি কোটি কোটি টাকা", None),
        ("৯৯৯৯৯৯৯৯৯ ট্রিলিয়ন ট্রিলিয়ন টাকা", None),
        ("১2৩ টাকা", 123),
        ("((((২৭ জন))))", 27),
    ],
)
def test_an_overflow_two_scripts_and_nested_brackets_give_the_value_or_none(text: str, low: int | None) -> None:
    assert [f.low for f in read(text)] in ([low], [] if low is None else [low])


def test_every_figure_says_why() -> None:
    found = read("নিহত ১২, আহত অন্তত ৪০ জন। ক্ষতি ১,২০ টাকা, প্রায় দুই-তৃতীয়াংশ জমি।")
    assert len(found) == 4
    assert all(f.why for f in found)


PIECES = st.sampled_from(
    [
        "১২",
        "৫,০০০০",
        "২০২৩",
        "১2",
        "দুই",
        "শতাধিক",
        "কয়েক",
        "হাজার",
        "লাখ",
        "সাড়ে",
        "অর্ধেক",
        "এক",
        "একজন",
        "১৬তম",
        "২-১",
        "প্রায়",
        "অন্তত",
        " ",
        " ",
        " ",
        "\n",
        ", ",
        "। ",
        "(",
        ")",
        "’",
        "–",
        "%",
        "৳",
        " জন ",
        "টি",
        " টাকা",
        " পয়সা",
        " কিলোমিটার",
        " মিটার",
        " শতাংশ",
        " বছর",
        " বয়সী",
        " থেকে ",
        " ও ",
        "-এর বেশি",
        " নিহত",
        " আহত",
        " মানুষ",
        " লাশ",
        " উদ্ধার",
        "নি",
        " না",
        " তাঁদের মধ্যে ",
        " নম্বর",
        " মামলা",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=16).map("".join)))
def test_any_text_is_read_and_every_span_quotes_it(text: str) -> None:
    page = words.read(one_form(text))
    found = read(text)
    last = 0
    for figure in found:
        assert last <= figure.span.start < figure.span.end
        assert page.text[figure.span.start : figure.span.end] == figure.span.text
        assert figure.counted is None or page.text[figure.counted.start : figure.counted.end] == figure.counted.text
        assert figure.kind in KINDS
        assert figure.role in ROLES if figure.kind == "people" else figure.role is None
        assert figure.unit or figure.kind not in ("money", "measure")
        msgspec.json.encode(figure)
        last = figure.span.end
    assert found == read(text)
