"""Speech: promises that hold for any text, and the constructions that examples.toml cannot show line by line."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shutro import words
from shutro.encoder import LABELS, Scores
from shutro.names import Names
from shutro.names import read as read_names
from shutro.speech import Statement, read
from shutro.text.form import one_form

SAID = "মুখপাত্র বলেছেন যে "
PIECES = st.sampled_from(
    [
        "পুলিশ", "রহিমা খাতুন",
        "তিনি", "বলেছেন", "জানায়", "বলে", "দাবি", "যে", "‘", "’", "“", "”", '"', "'", "।", ",", ":", "—", "(", ")",
        "\n", " ",
        "করেছেন", "বরাত দিয়ে", "অনুযায়ী", "এ কথা", "খবর", "সূত্র", "জানতে চাইলে", "দাবিতে", "না", "হবে", "রাস্তা খোলা", "?", ";",
    ]
)  # fmt: skip


def statements(text: str, names: Names | None = None) -> list[Statement]:
    page = words.read(one_form(text))
    return read(page, names or read_names(page), None)


@given(st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_every_span_quotes_the_page_and_every_parent_is_there(text: str) -> None:
    page = words.read(one_form(text))
    found = read(page, Names([], []), None)
    ids = {s.id for s in found}
    assert len(ids) == len(found)
    for s in found:
        assert s.content
        assert s.why
        assert s.parent is None or (s.parent in ids and s.parent != s.id)
        for span in [s.cue, *s.content, *([s.source] if s.source else [])]:
            assert page.text[span.start : span.end] == span.text
            assert span.text == span.text.strip() != ""


@pytest.mark.parametrize(
    "text",
    [
        SAID * 1000 + "রাস্তা খোলা।",
        "‘" * 10_000,
        "“ ‘ " * 5_000 + "রাস্তা খোলা",
        "তিনি বলেন, ‘রাস্তা খোলা। " * 5_000,
        "পুলিশ জানায়, " * 10_000,
        "রাস্তা খোলা জানিয়ে " * 10_000 + "তিনি বলেন, হবে।",
        "রাস্তা খোলা; পুলিশ জানায়, হবে" * 5_000,
        "(" * 20_000,
        "রাস্তা খোলা? , " * 10_000,
        "তিনি বলেন: রাস্তা খোলা।\n" * 5_000,
        "রহিমা: রাস্তা খোলা।\nকরিম: না।\n" * 5_000,
        "ও পুলিশ " * 20_000 + "বলেছে, রাস্তা খোলা।",
        "খবর " * 30_000,
    ],
    ids=lambda t: t[:20],
)
def test_time_is_linear_whatever_is_opened_and_never_closed(text: str) -> None:
    """A generous bound: a quadratic step would take minutes here."""
    page = words.read(one_form(text))
    start = time.perf_counter()
    read(page, Names([], []), None)
    assert time.perf_counter() - start < 10


def any_scores(page: words.Page, seed: int) -> Scores:
    """Scores as an untrained network gives them: every label anywhere."""
    chance = np.random.default_rng(seed)
    raw = {layer: chance.normal(0, 3, (len(page.tokens), len(labels))) for layer, labels in LABELS.items()}
    return Scores({layer: (s - np.log(np.exp(s).sum(1, keepdims=True))).astype(np.float32) for layer, s in raw.items()})


@given(st.lists(PIECES, max_size=60).map(" ".join), st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_whatever_the_trained_reader_says_spans_quote_the_page_and_no_statement_holds_itself(
    text: str, seed: int
) -> None:
    page = words.read(one_form(text))
    found = read(page, Names([], []), None, any_scores(page, seed))
    by_id = {s.id: s for s in found}
    assert len(by_id) == len(found)
    for s in found:
        assert s.content
        seen = {s.id}
        while s.parent is not None:
            assert s.parent not in seen
            seen.add(s.parent)
            s = by_id[s.parent]
        for span in [s.cue, *s.content, *([s.source] if s.source else [])]:
            assert page.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text", [SAID * 1000, "তিনি বলেন, ‘" + SAID * 1000 + "’", "পুলিশ জানায়, " * 5_000], ids=lambda t: t[:20]
)
def test_linking_is_linear_whatever_the_trained_reader_says(text: str) -> None:
    page = words.read(one_form(text))
    scores = any_scores(page, 1)
    start = time.perf_counter()
    read(page, Names([], []), None, scores)
    assert time.perf_counter() - start < 10


def test_a_thousand_speakers_in_one_another_have_a_bounded_depth() -> None:
    found = statements(SAID * 1000 + "রাস্তা খোলা।")
    by_id = {s.id: s for s in found}
    depth, s = 0, found[-1]
    while s.parent is not None:
        depth, s = depth + 1, by_id[s.parent]
    assert 1 <= depth <= 7


FOREIGN = ["‘’", "“”", "«»", "„“", "„”", "‚‘", "‹›", "「」", "『』", '""', "''", "``", "＂＂", "″″"]


@pytest.mark.parametrize("marks", FOREIGN)
def test_direct_speech_is_read_in_whatever_marks_it_stands(marks: str) -> None:
    found = statements(f"কৃষক আবদুল জলিল বলেন, {marks[0]}ধান কাটার লোক নেই। বৃষ্টি এলে সব শেষ।{marks[1]} পরে হাট বসে।")
    told = [([c.text for c in s.content], s.quote) for s in found]
    assert told == [(["ধান কাটার লোক নেই। বৃষ্টি এলে সব শেষ"], "direct")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("কৃষক আবদুল জলিল বলেন, ‘ধান কাটার লোক নেই। বৃষ্টি এলে সব শেষ।\nপরে হাট বসে।", "ধান কাটার লোক নেই। বৃষ্টি এলে সব শেষ"),
        ("কৃষক আবদুল জলিল বলেন, ধান কাটার লোক নেই।’ পরে হাট বসে।", "ধান কাটার লোক নেই"),
        ("কৃষক আবদুল জলিল বলেন, ‘ধান কাটার “পাকা লোক” নেই। বৃষ্টি এলে সব শেষ।’", "ধান কাটার “পাকা লোক” নেই। বৃষ্টি এলে সব শেষ"),
        ("কৃষক আবদুল জলিল বলেন, ‘‘ধান কাটার লোক নেই। বৃষ্টি এলে সব শেষ।’’", "ধান কাটার লোক নেই। বৃষ্টি এলে সব শেষ"),
    ],
    ids=["never closed", "never opened", "one in another", "doubled"],
)
def test_a_mark_too_few_or_too_many_moves_no_content(text: str, content: str) -> None:
    assert [[c.text for c in s.content] for s in statements(text)] == [[content]]


def test_a_quotation_opened_again_at_each_paragraph_is_one_content() -> None:
    found = statements("কৃষক আবদুল জলিল বলেন, ‘ধান কাটার লোক নেই।\n‘বৃষ্টি এলে সব শেষ।’")
    assert [[c.text for c in s.content] for s in found] == [["ধান কাটার লোক নেই।\n‘বৃষ্টি এলে সব শেষ"]]


def test_an_office_stands_for_the_person_who_holds_it_in_the_report() -> None:
    found = statements("নগর পরিষদের চেয়ারম্যান আবদুল জলিল সভায় আসেন। চেয়ারম্যান বলেন, কাজ চলছে।")
    assert [(s.refers_to, s.source_kind) for s in found] == [("আবদুল জলিল", "named")]


def test_a_pronoun_is_who_spoke_last() -> None:
    found = statements("কৃষক আবদুল জলিল বলেন, ধান কাটার লোক নেই। তিনি জানান, বৃষ্টি এলে সব শেষ।")
    assert [s.refers_to for s in found] == ["আবদুল জলিল", "আবদুল জলিল"]
