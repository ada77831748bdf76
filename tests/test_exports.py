"""What is shown of a record is all of it, as it stands in the report, and never an order to screen or browser."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

import gold_records
from shutro.checks import Check, Fix
from shutro.deals import Move, Term
from shutro.errors import UsageError
from shutro.exports import marks, plain, values
from shutro.exports.explain import tell
from shutro.exports.html import page
from shutro.exports.items import LAYERS, place
from shutro.exports.lines import cells
from shutro.exports.markdown import brief
from shutro.exports.places import around
from shutro.exports.screen import show
from shutro.exports.view import View
from shutro.figures import Figure
from shutro.names import Entity, Name
from shutro.record import Record, Report
from shutro.record.linking import link
from shutro.span import Span
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.times import Time

HOSTILE = (
    "<script>alert(1)</script> ]]> \"দাবি\" 'না' &amp; <img src=x onerror=alert(1)> </article></style> {{ 7*7 }} {% raw "
    "%}\n"
    "| a | **b** | [x](javascript:alert(1)) `c` $d$ # e\r\n"
    "\u202eউল্টো\u202c \u2067কথা\u2069 \x1b[31mলাল\x07 \x00 \x9b2J \ud800 শেষ --> <!-- ‘"
)


class Page(HTMLParser):
    """The report's text (the article's paragraphs), every id, and every link within the page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.tags, self.lines = [], [], [], []
        self.inside = self.article = False
        self.described: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.article |= tag == "article"
        if self.article and tag == "p":
            self.inside = True
            self.lines.append("")
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        self.described += str(found.get("aria-describedby") or "").split()

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "p"
        self.article &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.lines[-1] += data

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def record(text: str, **layers: list[Any]) -> Record:
    empty: dict[str, Any] = {layer: [] for layer in LAYERS}
    report = Report("x", "<b>শিরোনাম</b>", '"মাধ্যম"', "javascript:alert(1)", "2024-02-01", "0" * 64)
    found = Record(format="shutro-record/1", report=report, text=text, **{**empty, **layers})
    link(found)
    return found


def everywhere(text: str) -> Record:
    """A record with an entry of every layer on the whole text."""
    whole = Span.of(text, 0, len(text))
    return record(
        text,
        statements=[Statement("s1", None, whole, text, "named", whole, [whole], "state", "direct", text)],
        figures=[
            Figure("f1", whole, 2, 3, "range", "money", text, None, whole, "malformed", text, [2, 3], "s1", "t1", "n1")
        ],
        times=[Time("t1", whole, text, text)],
        names=[Name("n1", whole, "PERSON", text, "e1", text)],
        entities=[Entity("e1", text, "PERSON", [text], ["n1"])],
        moves=[
            Move(
                "m1",
                "offer",
                [text],
                [text],
                [Term("aid", text, text, whole, whole)],
                whole,
                "actual",
                whole,
                text,
                "s1",
            ),
            Move("m2", "reject", [text], [], [], None, "actual", whole, text, None, "m1", self_reported=True),
        ],
        checks=[Check("c1", "wrong_word", whole, text, text, text, [Fix(whole, text)])],
    )


def screen(found: Record, width: int, lang: str = "bn") -> str:
    out = io.StringIO()
    show(found, Console(file=out, width=width), lang)
    return out.getvalue()


def told(found: Record, entry: str, lang: str = "bn") -> str:
    out = io.StringIO()
    tell(found, entry, Console(file=out, width=80), lang)
    return out.getvalue()


def entries(found: Record) -> list[Any]:
    return [entry for layer in LAYERS for entry in getattr(found, layer)]


SAMPLES = sorted(gold_records.SAMPLES.glob("*.json"))
samples = pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
reports = pytest.mark.parametrize("path", gold_records.PATHS, ids=lambda p: p.stem)


@reports
def test_every_export_shows_every_entry_of_a_report(path: Path) -> None:
    found = gold_records.load(path)
    for lang in ("bn", "en") if path in SAMPLES else ("bn",):
        shows_every_entry(found, lang)


def shows_every_entry(found: Record, lang: str) -> None:
    shown = {e.id for e in entries(found) if not isinstance(e, Name)}
    assert shown <= set(re.findall(r"\b[a-z]\d+\b", screen(found, 80, lang)))
    assert brief(found, lang)
    for entry in entries(found):
        assert entry.id in told(found, entry.id, lang)


@samples
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_screen_however_the_terminal_counts(path: Path, width: int) -> None:
    found = gold_records.load(path)
    assert max(map(cells, screen(found, width).splitlines())) <= width


@reports
def test_the_page_has_the_report_exactly_and_a_way_to_every_entry(path: Path) -> None:
    found = gold_records.load(path)
    read = Page(page(found))
    assert read.text == found.text
    assert len(read.ids) == len(set(read.ids))
    wanted = {e.id for e in entries(found)} | {f"at-{e.id}" for e in entries(found) if place(e)}
    assert wanted <= set(read.ids)
    assert {f"#{e.id}" for e in entries(found) if place(e)} & set(read.links)
    assert {to[1:] for to in read.links if to.startswith("#")} <= set(read.ids)
    assert set(read.described) <= set(read.ids)
    assert set(read.described) == {f"d-{e.id}" for e in entries(found) if place(e)}


def test_an_empty_record_says_that_nothing_was_found() -> None:
    found = record("কিছু নেই।")
    assert one_form("কিছু পাওয়া যায়নি") in screen(found, 80)
    assert "Nothing was found" in screen(found, 80, "en")
    assert "Nothing was found" in brief(found, "en")
    assert Page(page(found)).text == found.text
    assert Page(page(record(""))).text == ""


def test_what_a_report_holds_is_never_an_order_to_the_browser() -> None:
    html = page(everywhere(HOSTILE), "en")
    read = Page(html)
    assert read.text == re.sub("[\x00\ud800]", "\ufffd", HOSTILE)
    assert [attrs for tag, attrs in read.tags if tag == "script"] == [{}]
    assert [tag for tag, _ in read.tags if tag in ("img", "iframe", "object", "form", "base")] == []
    assert not [name for _, attrs in read.tags for name in attrs if name.startswith("on")]
    assert not [to for to in read.links if not to.startswith("#")]
    html.encode("utf-8")
    for tag, attrs in read.tags:
        assert not {"src", "action", "srcset", "formaction"} & set(attrs), tag


def test_the_page_asks_nothing_of_anybody() -> None:
    html = page(gold_records.load(SAMPLES[0]))
    [policy] = [attrs["content"] for tag, attrs in Page(html).tags if "http-equiv" in attrs]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.findall(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//|@import|url\(", html)


def test_an_address_is_a_link_only_where_it_is_one_of_the_web() -> None:
    found = record("কথা")
    assert "javascript:" not in page(found)
    found.report.url = 'https://example.org/?a=1&b="<'
    assert 'href="https://example.org/?a=1&amp;b=&#34;&lt;"' in page(found)


def test_what_a_report_holds_is_never_an_order_to_the_terminal() -> None:
    found = everywhere(HOSTILE)
    shown = [screen(found, 80), screen(found, 80, "en"), *(told(found, e.id) for e in entries(found))]
    for text in shown:
        assert not re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", text)


def test_what_a_report_holds_is_never_an_order_to_markdown() -> None:
    found = everywhere(HOSTILE)
    text = brief(found)
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or []]
    assert not {t.type for t in tokens + inline} & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
    }
    rows = [row for row in text.splitlines() if row.startswith("| f1")]
    assert len(re.findall(r"(?<!\\)\|", rows[0])) == 7
    read = "".join(t.content for t in inline if t.type in ("text", "text_special"))
    assert plain.line(HOSTILE)[:120] in read


def test_the_terminal_gets_no_colours_where_it_has_none_and_marks_all_the_same() -> None:
    found = everywhere("তিনি বলেন, ৪০ জন।")
    assert "\x1b" not in screen(found, 80)
    assert "«তিনি বলেন, ৪০ জন।»" in screen(found, 80)


def test_an_unknown_entry_is_refused_with_those_there_are() -> None:
    found = everywhere("কথা")
    with pytest.raises(UsageError, match=r"'s9' is no entry of this record\. It has s1, f1, t1, n1, e1, m1-m2, c1\."):
        told(found, "s9")
    with pytest.raises(UsageError, match="Nothing was found"):
        told(record("কথা"), "s1")


@pytest.mark.parametrize("export", [page, brief, lambda found, lang: screen(found, 80, lang)])
def test_labels_in_another_language_are_refused(export: Any) -> None:
    with pytest.raises(UsageError, match="bn, en"):
        export(record("কথা"), "xx")


def test_an_entry_is_told_with_its_sentence_its_fields_its_chain_and_its_rule() -> None:
    found = gold_records.load(gold_records.SAMPLES / "captives.json")
    inner = next(s for s in found.statements if s.parent)
    text = told(found, inner.id, "en")
    assert f"«{inner.cue.text}»" in text
    assert re.search(rf"chain:\n\s+{inner.chain[0]} .*\n\s+{inner.id} ", text)
    assert f"why: {gold_records.WHY}" in text


def test_a_place_is_marked_within_its_own_sentence() -> None:
    text = "এক কথা। দুই কথা আছে। তিন কথা।"
    at = text.index("দুই")
    assert around(text, Span.of(text, at, at + 3)).plain == "«দুই» কথা আছে।"
    long = "ক খ " * 500
    assert len(around(long, Span.of(long, 1000, 1001), 50).plain) < 120


# ---------------------------------------------------------------- values in words


@pytest.mark.parametrize(
    ("low", "high", "bound", "kind", "unit", "bn", "en"),
    [
        (40, 40, "exact", "people", None, "৪০", "40"),
        (140000, 140000, "about", "people", None, "প্রায় ১,৪০,০০০", "about 140,000"),
        (44, None, "at_least", "people", None, "৪৪ বা তার বেশি", "44 or more"),
        (100, None, "more_than", "people", None, "১০০-এর বেশি", "more than 100"),
        (None, 5, "at_most", "things", None, "৫ বা তার কম", "5 or fewer"),
        (None, 5, "less_than", "things", None, "৫-এর কম", "fewer than 5"),
        (10, 12, "range", "people", None, "১০ থেকে ১২", "10 to 12"),
        (10, 12, "about", "people", None, "প্রায় ১০ থেকে ১২", "about 10 to 12"),
        (24, None, "vague", "people", None, "২৪ বা তার বেশি, ঠিক কত বলা নেই", "24 or more, how many is not stated"),
        (1.9e9, 1.9e9, "exact", "money", "USD", "১,৯০,০০,০০,০০০ মার্কিন ডলার", "1,900,000,000 US Dollar"),
        (30, 30, "exact", "measure", "kilometre", "৩০ কিলোমিটার", "30 kilometre"),
        (12.5, 12.5, "exact", "percent", None, "১২.৫ শতাংশ", "12.5 per cent"),
        (27, 27, "exact", "age", None, "২৭ বছর", "27 years"),
        (None, None, "exact", "people", None, "কত, জানা যায় না", "number not known"),
        (10**30, None, "at_least", "people", None, "লেখার মতো নয়, এত বড় সংখ্যা বা তার বেশি", None),
    ],
)
def test_a_figure_is_told_with_its_bound_and_unit(
    low: float | None, high: float | None, bound: str, kind: str, unit: str | None, bn: str, en: str | None
) -> None:
    entry = Figure("f1", Span(0, 1, "x"), low, high, bound, kind, unit, None, None, None, "")
    assert values.figure(entry, "bn") == one_form(bn)
    assert en is None or values.figure(entry, "en") == en


@pytest.mark.parametrize(
    ("value", "bn", "en"),
    [
        ("2023-12-20", "২০ ডিসেম্বর ২০২৩", "20 December 2023"),
        ("2023-11", "নভেম্বর ২০২৩", "November 2023"),
        ("2014", "২০১৪", "2014"),
        ("2023-12-21T09:00", "২১ ডিসেম্বর ২০২৩, ০৯:০০", "21 December 2023, 09:00"),
        ("2024-08-13TMO", "১৩ আগস্ট ২০২৪, সকাল", "13 August 2024, morning"),
        ("P1W", "১ সপ্তাহ", "1 week"),
        ("PXD", "কয়েক দিন", "several days"),
        ("P2D/P3D", "২ দিন – ৩ দিন", "2 days – 3 days"),
        ("PT1H30M", "১ ঘণ্টা ৩০ মিনিট", "1 hour 30 minutes"),
        ("PRESENT_REF", "এখন", "now"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),
        ("2024-W06", "৫ ফেব্রুয়ারি ২০২৪ – ১১ ফেব্রুয়ারি ২০২৪", "5 February 2024 – 11 February 2024"),
        ("2024-W60", "2024-W60", "2024-W60"),
        ("2024-W06-WE", "2024-W06-WE", "2024-W06-WE"),
        (None, "মান জানা যায় না", "value not known"),
    ],
)
def test_a_time_is_told_in_words_or_left_as_it_is(value: str | None, bn: str, en: str) -> None:
    assert values.time(value, "bn") == one_form(bn)
    assert values.time(value, "en") == en


def test_the_phrases_of_both_languages_are_the_same_ones() -> None:
    bn, en = values.phrases("bn"), values.phrases("en")
    assert set(bn) == set(en)
    for group in ("bounds", "kinds", "times"):
        assert set(bn[group]) == set(en[group])
    assert all(re.findall(r"{\w+}", bn["bounds"][b]) == re.findall(r"{\w+}", en["bounds"][b]) for b in bn["bounds"])


# ---------------------------------------------------------------- promises


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(alphabet="কখ ি।\n<&\"'\r\u202e\x00a", max_size=60))
    number = st.integers(0, len(text))
    places = draw(st.lists(st.tuples(number, number), max_size=8))
    spans = [Span.of(text, min(a, b), max(a, b)) for a, b in places if a != b]
    kinds = draw(st.lists(st.sampled_from(["s", "f", "t", "m", "c"]), min_size=len(spans), max_size=len(spans)))
    layers: dict[str, list[Any]] = {"statements": [], "figures": [], "times": [], "moves": [], "checks": []}
    for n, (kind, span) in enumerate(zip(kinds, spans, strict=True), 1):
        match kind:
            case "s":
                parent = f"s{draw(st.integers(1, 8))}"
                entry: Any = Statement(
                    f"s{n}", parent, None, None, "implicit", span, spans[:2], "state", "indirect", ""
                )
                layers["statements"].append(entry)
            case "f":
                layers["figures"].append(Figure(f"f{n}", span, n, None, "exact", "people", None, None, None, None, ""))
            case "t":
                layers["times"].append(Time(f"t{n}", span, None, ""))
            case "m":
                layers["moves"].append(Move(f"m{n}", "offer", [], [], [], None, "actual", span, "", response_to="m1"))
            case _:
                layers["checks"].append(Check(f"c{n}", "a new rule", span, "", ""))
    return record(text, **layers)


@given(records())
@settings(max_examples=150, deadline=None)
def test_any_record_can_be_shown_and_its_text_is_kept(found: Record) -> None:
    read = Page(page(found))
    assert read.text == found.text.replace("\x00", "\ufffd")
    assert {f"at-{e.id}" for e in entries(found) if place(e)} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))
    assert "".join("".join(p.text for p in ps) + "\n" for ps in marks.paragraphs(found)) == found.text + "\n"
    for width in (20, 80):
        assert screen(found, width)
    assert brief(found)
    for entry in entries(found):
        assert told(found, entry.id)
    assert {item.id for item in View(found).items("statements")} == {s.id for s in found.statements}


@given(st.text(), st.integers(8, 200))
def test_a_shortened_line_is_short_and_shows_only_what_can_be_shown(text: str, limit: int) -> None:
    short = plain.short(text, limit)
    assert len(short) <= limit + 1
    assert short == plain.showable(short).strip()
    assert plain.showable(plain.showable(text)) == plain.showable(text)
    assert len(plain.showable(text)) == len(text)


def test_a_page_grows_as_its_report_does_even_where_everything_stands_inside_everything() -> None:
    def nested(n: int) -> Record:
        text = "ক " * n
        whole = Span.of(text, 0, len(text))
        said = [
            Statement(
                f"s{i}", None, None, None, "implicit", Span.of(text, 2 * i, 2 * i + 1), [whole], "state", "indirect", ""
            )
            for i in range(n)
        ]
        for one in said:
            one.content = [Span(whole.start, whole.end, "…")]
        empty: dict[str, Any] = {layer: [] for layer in LAYERS}
        return Record("shutro-record/1", Report("x", None, None, None, None, ""), text, **{**empty, "statements": said})

    assert len(page(nested(2000))) < 2.2 * len(page(nested(1000)))


def test_the_record_that_is_shown_is_not_changed() -> None:
    found = gold_records.load(SAMPLES[0])
    before = msgspec.json.encode(found)
    page(found)
    brief(found)
    screen(found, 80)
    assert msgspec.json.encode(found) == before
