"""Names read by rules and model together: what each adds, and that neither is lost."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from shutro import encoder, words
from shutro.names import Names
from shutro.names import read as read_names
from shutro.names.tagged import MODEL
from shutro.names.weighing import weights
from shutro.span import Span
from shutro.text import Clean, printable
from shutro.text.form import one_form

ROOT = Path(__file__).parents[1]
Place = tuple[int, int, str]
UNSEEN = sorted((ROOT / "quality" / "held").glob("*.json"))  # for figures alone


def read(text: str) -> Names:
    page = words.read(one_form(text))
    return read_names(page, encoder.read(page))


def test_what_the_rules_are_sure_of_stays() -> None:
    found = {
        (n.span.text, n.type, n.entity) for n in read("ইসরায়েলের প্রেসিডেন্ট আইজ্যাক হারজোগ দোহায়। হারজোগের মতে সময় কম।").names
    }
    assert (one_form("ইসরায়েলের"), "PLACE", one_form("ইসরায়েল")) in found
    assert ("হারজোগের", "PERSON", "আইজ্যাক হারজোগ") in found


def test_a_name_says_who_vouches_for_it_and_how_sure_the_model_is() -> None:
    for _, page, scores, _ in unseen():
        for name in read_names(page, scores).names:
            assert name.why
            assert (name.confidence is not None) == (name.why == MODEL)
            assert name.confidence is None or 0 < name.confidence <= 1


def test_the_weights_are_of_features_that_are_asked_for() -> None:
    assert {"bias", "inside", "outside", "begins", "ends"} <= weights().keys()
    assert MODEL not in weights()


def test_without_scores_the_rules_alone_read() -> None:
    page = words.read(one_form("প্রেসিডেন্ট আইজ্যাক হারজোগ দোহায় গেছেন।"))
    assert read_names(page) == read_names(page, None)
    assert MODEL not in {n.why for n in read_names(page).names}


@settings(max_examples=25, deadline=None)
@given(st.text())
def test_no_input_fails_and_no_two_names_overlap(text: str) -> None:
    page = words.read(one_form(text))
    found = read_names(page, encoder.read(page)).names
    assert all(page.text[n.span.start : n.span.end] == n.span.text for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def unseen() -> Iterator[tuple[Clean, words.Page, encoder.Scores, set[Place]]]:
    for path in UNSEEN:
        report = json.loads(path.read_text(encoding="utf-8"))
        clean = Clean.of(printable(report["text"]))
        page = words.read(clean.text)
        scores = encoder.read(page)
        assert scores is not None
        yield clean, page, scores, {(n["span"]["start"], n["span"]["end"], n["type"]) for n in report["names"]}


def place(clean: Clean, span: Span, kind: str) -> Place:
    given_span = clean.given_span(span.start, span.end)
    return given_span.start, given_span.end, kind


def test_the_model_adds_names_that_no_rule_reads_and_most_of_them_are_right() -> None:
    added = [
        place(clean, n.span, n.type) in gold
        for clean, page, scores, gold in unseen()
        for n in read_names(page, scores).names
        if n.why == MODEL
    ]
    assert len(added) > 8
    assert sum(added) / len(added) > 0.7


def test_together_they_read_more_than_each_alone_on_reports_that_neither_has_seen() -> None:
    right, said, there = Counter[str](), Counter[str](), 0
    for clean, page, scores, gold in unseen():
        ways = {
            "rules": [(n.span, n.type) for n in read_names(page).names],
            "model": [(page.token_span(t.first, t.last), t.label) for t in scores.spans("names")],
            "both": [(n.span, n.type) for n in read_names(page, scores).names],
        }
        there += len(gold)
        for way, found in ways.items():
            right[way] += len({place(clean, *n) for n in found} & gold)
            said[way] += len(found)
    f1 = {way: 2 * right[way] / (said[way] + there) for way in right}
    assert f1["both"] > max(f1["rules"], f1["model"])


def test_a_country_inside_a_body_that_the_rules_read_is_no_better_reading() -> None:
    found = read("সুদানের সেনাবাহিনী বৃহস্পতিবার আলোচনা স্থগিত করেছে। সুদানের সেনাবাহিনী বলেছে, চুক্তি মানা হয়নি।")
    assert [(n.type, n.entity) for n in found.names] == [("ORG", "সুদানের সেনাবাহিনী")] * 2


def test_a_people_s_name_is_a_surname_where_the_page_has_the_person() -> None:
    found = read("কাপ্তাইয়ে উথোয়াই মারমা নামে এক শিক্ষক গান শেখান। গ্রামে মারমা পরিবার অনেক। পরে আসেন উথোয়াই মারমার ছাত্ররা।")
    assert [(n.type, n.entity) for n in found.names if "মারমা" in n.entity] == [
        ("PERSON", "উথোয়াই মারমা"),
        ("NORP", "মারমা"),
        ("PERSON", "উথোয়াই মারমা"),
    ]
