"""Checks beyond examples.toml: the table of rules, the desk's rules, corrections, word lists, promises for any text."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import shutro
from shutro import checks, record
from shutro.checks import Settings, Style, rules, slips, sounds
from shutro.checks.sieve import Sieve
from shutro.checks.vocabulary import explained, frequent, listed
from shutro.text.form import one_form

DESK = tomllib.loads((Path(shutro.__file__).parent / "checks" / "desk.toml").read_text(encoding="utf-8"))
GUIDE = {
    "malformed_number", "inconsistent_spelling", "unbalanced_quote", "wrong_word", "role_conflict", "figure_conflict",
    "weekday_mismatch",
}  # fmt: skip
EVERYTHING = Settings(rules=dict.fromkeys(rules(), True), style=Style(prefer=["ইসরায়েল"]))
BENGALI = re.compile(r"[\u0980-\u09ff]")
TEXTS = st.text(
    st.sampled_from('কখগনরশষসিীাু্ঁ়আঅও ।,‘’“”"|\n১২34- \u200c\u200d\u09df\u09aftheএবং'), max_size=120
) | st.text(max_size=80)


def desk(kind: str) -> list[Any]:
    return [pytest.param(g["rule"], t, id=f"{g['rule']}: {t[:40]!r}") for g in DESK[kind] for t in g["texts"]]


def places(text: str, rule: str, chosen: Settings = EVERYTHING) -> list[tuple[int, int]]:
    return [
        (c.span.start, c.span.end) for c in record.check(text, DESK["published"], settings=chosen) if c.rule == rule
    ]


@pytest.mark.parametrize(("rule", "text"), desk("examples"))
def test_a_desk_rule_tells_the_marked_places_and_no_others(rule: str, text: str) -> None:
    plain, marked = "", []
    for part in re.split("[⟦⟧]", text):
        marked.append(len(plain))
        plain += part
    starts, ends = marked[1::2], marked[2::2]
    assert places(plain, rule) == list(zip(starts, ends, strict=True))


@pytest.mark.parametrize(("rule", "text"), desk("silent"))
def test_a_desk_rule_stays_silent(rule: str, text: str) -> None:
    assert places(text, rule) == []


def test_every_rule_outside_the_guide_has_sentences_for_and_against() -> None:
    own = {code for code, rule in rules().items() if not rule.guide}
    assert {g["rule"] for g in DESK["examples"]} == own == {g["rule"] for g in DESK["silent"]}


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_a_rule_is_told_in_both_languages_in_one_line(rule: checks.Rule) -> None:
    assert rule.guide in GUIDE | {""}
    assert rule.notes
    for bn, en in [(rule.bn, rule.en), (rule.reason_bn, rule.reason_en)]:
        assert BENGALI.search(bn)
        assert not BENGALI.search(en)
        assert "\n" not in bn + en
    assert all({"bn", "en", "why"} == set(note) for note in rule.notes.values())


def test_a_record_tells_the_guides_checks_alone_under_their_names() -> None:
    text = "সভায় সভায় ১2 জন। এবং এবং ধান। তিনি বলেন, ‘আমরা যাব।\nঅাম পেকেছে| ১০৫ শতাংশ মানুষ রাজি।"
    assert {c.rule for c in shutro.read(text).checks} == {"wrong_word", "unbalanced_quote"}
    assert {"doubled_word", "mixed_digits", "split_vowel", "impossible_percent"} <= {c.rule for c in record.check(text)}


def test_a_rule_can_be_turned_on_and_off_and_an_unknown_one_is_named() -> None:
    text = "ধান এবং এবং গম।"
    assert places(text, "doubled_word", Settings())
    assert not places(text, "doubled_word", Settings(rules={"doubled_word": False}))
    assert Settings(rules={"no_such_rule": True, "doubled_word": True}).unknown() == ["no_such_rule"]


@pytest.mark.parametrize(
    ("style", "text", "wanted"),
    [
        (Style(prefer=["বন্দি"]), "দশ বন্দীর কথা।", "দশ বন্দির কথা।"),
        (Style(spellings={"গ্রেপ্তার": ["গ্রেফতার"]}), "গ্রেফতারের খবর।", "গ্রেপ্তারের খবর।"),
        (Style(digits="bengali"), "মেলায় 12.5 টাকা।", "মেলায় ১২.৫ টাকা।"),
        (Style(digits="latin"), "মেলায় ১২,৫০০ টাকা।", "মেলায় 12,500 টাকা।"),
        (Style(quotes="single"), "এটি “ভালো” কথা।", "এটি ‘ভালো’ কথা।"),
        (Style(quotes="double"), "এটি ‘ভালো’ কথা।", "এটি “ভালো” কথা।"),
        (Style(), "এটি ‘ভালো’ 12 বন্দী।", "এটি ‘ভালো’ 12 বন্দী।"),
    ],
)
def test_house_style_is_written_as_the_desk_has_chosen(style: Style, text: str, wanted: str) -> None:
    assert corrected(text, Settings(style=style), "house_style") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ধান এবং এবং গম।", "ধান এবং গম।"),
        ("অ\u09beম পেকেছে| মেলা বসবে৷", "আম পেকেছে। মেলা বসবে।"),
        ("উপ\u200cজেলার র\u200c\u09cd\u09afাব।", "উপজেলার র\u200d\u09cd\u09afাব।"),
        ("তিনি বলেন, ‘আমরা যাব”।", "তিনি বলেন, ‘আমরা যাব’।"),
        ("দশ ১2 জন।", "দশ ১২ জন।"),
        ("মিরপুর বড়। মিরপুর দূরে। মিরপরে মেলা।", "মিরপুর বড়। মিরপুর দূরে। মিরপুরে মেলা।"),
    ],
)
def test_a_certain_correction_puts_the_text_right_and_finds_nothing_more(text: str, wanted: str) -> None:
    fixed = corrected(text, Settings())
    assert fixed == wanted
    certain = {code for code, rule in rules().items() if rule.fix}
    assert not [c for c in record.check(fixed) if c.rule in certain]


def corrected(text: str, chosen: Settings, only: str | None = None) -> str:
    found = [
        c for c in record.check(text, settings=chosen) if rules()[c.rule].fix and c.fixes and only in (None, c.rule)
    ]
    for check in sorted(found, key=lambda c: c.fixes[0].span.start, reverse=True):
        span = check.fixes[0].span
        assert text[span.start : span.end] == span.text
        text = text[: span.start] + check.fixes[0].to + text[span.end :]
    return text


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_checked_and_every_span_is_what_stands_there(text: str) -> None:
    for check in record.check(text, "2024-02-01", settings=EVERYTHING):
        for span in (check.span, *(fix.span for fix in check.fixes)):
            assert text[span.start : span.end] == span.text or "\ud800" <= max(span.text, default="") <= "\udfff"
        assert check.note
        assert check.note_bn


@given(st.sets(st.text(st.sampled_from("কখগনরসিাু্"), min_size=1, max_size=8), max_size=60))
def test_a_sieve_never_misses_a_word_and_is_its_own_file(words: set[str]) -> None:
    sieve = Sieve.from_bytes(Sieve.of(words, 12).to_bytes())
    assert all(word in sieve for word in words)
    assert None not in sieve


def test_a_damaged_sieve_is_refused() -> None:
    with pytest.raises(ValueError, match="sieve"):
        Sieve.from_bytes(b"something else")


def test_the_list_passes_few_forms_that_are_no_words() -> None:
    made = [a + b + c + "ঙঘ" for a in "কখগঘচছজ" for b in "ঠডঢণতথদ" for c in "ঝঞটঠডঢণ"]
    assert sum(map(listed, made)) < len(made) * 0.005


@given(st.sampled_from(sorted(frequent())).filter(lambda w: len(w) > 4), st.integers(1, 30), st.sampled_from("ািুে"))
def test_a_lost_added_or_swapped_sign_is_one_slip_from_its_word(word: str, at: int, sign: str) -> None:
    at = min(at, len(word) - 1)
    wrong = {
        word[:at] + word[at + 1 :],
        word[:at] + sign + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
    }
    assert all(word in {s.meant for s in slips.slips(form)} for form in wrong if form not in ("", word))


@pytest.mark.parametrize("word", ["সরকারগুলোর", "জানিয়েছেন", "হাসপাতালটিতেও", "বলছিলেন", "মানুষ"])
def test_words_with_their_endings_are_explained(word: str) -> None:
    assert explained(one_form(word))


@pytest.mark.parametrize(
    ("one", "other"), [("গাড়ী", "গাড়ি"), ("ইলেক্ট্রনিক", "ইলেকট্রনিক"), ("এ্যাপ", "অ্যাপ"), ("মন্ডল", "মণ্ডল")]
)
def test_spellings_in_use_are_no_slips(one: str, other: str) -> None:
    assert slips.is_variant(one_form(one), one_form(other))


@given(st.text(st.sampled_from("রজবকিীাুূশষসনণয"), max_size=8))
def test_a_name_sounds_like_itself_in_every_like_letter(word: str) -> None:
    assert sounds.key(word) == sounds.key(word.replace("ী", "ি").replace("ষ", "শ").replace("ণ", "ন"))
    assert not sounds.one_vowel_apart(word, word)
