"""Words: sentences, tokens, endings and verbs by example, and what is promised of any text at all."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shutro
from shutro import lexicon, words
from shutro.text.form import one_form

EXAMPLES: dict[str, Any] = tomllib.loads(
    one_form((Path(shutro.__file__).parent / "words" / "examples.toml").read_text(encoding="utf-8"))
)
LETTERS = "অআইএওকখগজটতদনপবমরলশসহয়ািীুেো্ংঁ়০১৫৯।৷‘’“”\"'()-–.,?!|:% \n\taZ9@/é字😀\u200d\u200b\ud800\x00"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=200).map(one_form)
WORDS = st.text(alphabet="কখগজটতদনপবমরলশসহয়ািীুেো্ংঁইওআএ-", min_size=1, max_size=20).map(one_form).filter(bool)


@pytest.mark.parametrize("case", EXAMPLES["sentences"], ids=lambda c: c["why"])
def test_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[s.start : s.end] for s in words.read(text).sentences] == case["are"]


@pytest.mark.parametrize("case", EXAMPLES["tokens"], ids=lambda c: c["text"])
def test_tokens(case: dict[str, Any]) -> None:
    assert [t.text for t in words.tokens(case["text"])] == case["are"]


@pytest.mark.parametrize("group", EXAMPLES["bare"], ids=lambda g: g.get("are") or g.get("why") or " ".join(g["case"]))
def test_bare_forms_and_their_endings(group: dict[str, Any]) -> None:
    for form in group["forms"]:
        if "are" in group:
            assert words.bare(form) == group["are"], form
        if "case" in group:
            assert list(words.case(form)) == group["case"], form


def test_a_number_and_what_is_written_onto_it_is_of_the_kind_number() -> None:
    for text in ("৫০০টি", "১লাখ", "৪০০-এর", "২০২৩-এ", "৭ই", "২১শে", "১২.৫", "১,৪০,০০০"):
        assert [t.kind for t in words.tokens(text)] == ["number"], text
    assert [t.kind for t in words.tokens(one_form("হামাসের, AFP"))] == ["word", "mark", "latin"]


def test_a_word_that_is_whole_stays_whole() -> None:
    whole = [w for w in lexicon.forms("words", "whole-words.tsv") if not w.startswith("-")]
    changed = {w: words.bare(w) for w in whole if words.bare(w) != w}
    assert not changed


def test_what_the_caller_knows_wins() -> None:
    assert words.bare("মুগ্ধর") == "মুগ্ধর"
    assert words.bare("মুগ্ধর", {"মুগ্ধ"}) == "মুগ্ধ"
    assert words.bare("তারার") == "তারা"
    assert words.bare("তারার", known={"তারার"}) == "তারার"
    assert words.bare("খামারকান্দির", {"খামার"}) == "খামারকান্দি"


@pytest.mark.parametrize("case", EXAMPLES["verbs"], ids=lambda c: c["form"])
def test_every_reading_of_a_verb_form(case: dict[str, Any]) -> None:
    respect = {True: "h", False: "f", None: "-"}
    found = {
        (v.lemma, v.tense, str(v.person or "-"), respect[v.honorific], *["negative"] * v.negative)
        for v in words.verbs(case["form"])
    }
    assert found == set(map(tuple, case["are"]))


@pytest.mark.parametrize("lemma", EXAMPLES["paradigms"])
def test_the_forms_of_a_verb(lemma: str) -> None:
    unread = [f for f in EXAMPLES["paradigms"][lemma] if not words.is_form(f, lemma)]
    assert not unread


def test_words_that_are_no_verbs_in_print() -> None:
    assert not [w for w in EXAMPLES["not-verbs"]["nothing"] if words.verbs(w)]
    for word in EXAMPLES["not-verbs"]["nonfinite"]:
        assert words.verbs(word)
        assert not any(v.finite for v in words.verbs(word)), word


def test_forms_that_close_a_sentence_are_finite() -> None:
    assert any(v.finite for v in words.verbs("বলেন"))
    assert not any(v.finite for v in words.verbs(one_form("জানিয়ে")))


def test_a_lemma_may_be_written_either_way() -> None:
    assert words.is_form(one_form("দাঁড়িয়েছে"), "দাঁড়ানো")


@given(TEXTS)
def test_tokens_quote_the_text_and_hold_every_visible_character_once(text: str) -> None:
    found = words.tokens(text)
    assert all(t.text == text[t.start : t.end] and t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    held = {i for t in found for i in range(t.start, t.end)}
    assert held >= {i for i, c in enumerate(text) if not c.isspace()}


@given(TEXTS)
def test_sentences_are_in_order_and_hold_every_token_once(text: str) -> None:
    page = words.read(text)
    assert [i for s in page.sentences for i in range(s.first, s.last)] == list(range(len(page.tokens)))
    for s in page.sentences:
        assert (s.start, s.end) == (page.tokens[s.first].start, page.tokens[s.last - 1].end)


@given(TEXTS)
def test_any_token_can_be_taken_apart(text: str) -> None:
    for token in words.tokens(text):
        assert words.stems(token.text)[0] == words.Stem(token.text)
        assert words.bare(token.text)
        words.verbs(token.text)


@given(WORDS)
def test_stems_begin_the_word_and_are_told_once(word: str) -> None:
    found = words.stems(word)
    assert found == words.stems(word)
    assert all(word.startswith(s.text) and s.text for s in found)
    assert len({s.text for s in found}) == len(found)
    lengths = [len(s.text) for s in found]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ক" * 300_000, id="one long word"),
        pytest.param("১" * 300_000, id="one long number"),
        pytest.param('‘"' * 50_000, id="quotation marks"),
        pytest.param('ক।"' * 50_000, id="dandas and straight marks"),
        pytest.param("এ." * 100_000, id="initials"),
        pytest.param("১," * 100_000, id="commas"),
        pytest.param("ক্ষমতা " * 50_000, id="no danda"),
        pytest.param("ক-" * 100_000, id="hyphens"),
        pytest.param("।" * 200_000, id="dandas"),
        pytest.param("ক\n" * 100_000, id="lines"),
        pytest.param("a." * 100_000, id="dots"),
    ],
)
def test_hostile_texts_are_read(text: str) -> None:
    page = words.read(text)
    assert page.sentences[-1].end == len(text.rstrip())
    assert words.bare(page.tokens[0].text)
    words.verbs(page.tokens[0].text)
