"""fields.toml states every field of the record, and nothing else; its vocabularies are the annotation guide's."""

import re
import runpy
from pathlib import Path

import msgspec
import pytest

from shutro.checks import Check, Fix
from shutro.deals import Move, Term
from shutro.errors import UsageError
from shutro.figures import Figure
from shutro.names import Entity, Name
from shutro.record import Record, Report, fields
from shutro.span import Span
from shutro.speech import Statement
from shutro.times import Time

STRUCTS: dict[str, type[msgspec.Struct]] = {
    "record": Record,
    "report": Report,
    "span": Span,
    "statements": Statement,
    "figures": Figure,
    "times": Time,
    "names": Name,
    "entities": Entity,
    "moves": Move,
    "terms": Term,
    "checks": Check,
    "fixes": Fix,
}

# The sets of the annotation guide's own resolve.py.
GUIDE = {
    "act": "state claim accuse deny confirm demand order offer promise warn believe ask accept reject",
    "source_kind": "named unnamed outlet document collective implicit",
    "quote": "direct indirect mixed",
    "bound": "exact about at_least more_than at_most less_than range vague",
    "figure_kind": "people things money percent measure age",
    "role": "killed injured missing captive detained released displaced rescued other",
    "problem": "malformed",
    "name_type": "PERSON ORG PLACE NORP",
    "move": "offer demand precondition accept reject agree talks mediate comply violate collapse extend",
    "term_act": "release ceasefire aid withdraw access payment other",
    "status": "actual reported past planned",
    "check": "malformed_number inconsistent_spelling unbalanced_quote wrong_word role_conflict figure_conflict "
    "weekday_mismatch",
}
WRITTEN_IN = {
    ("statements", "act"): "act",
    ("statements", "source_kind"): "source_kind",
    ("statements", "quote"): "quote",
    ("figures", "bound"): "bound",
    ("figures", "kind"): "figure_kind",
    ("figures", "role"): "role",
    ("figures", "problem"): "problem",
    ("names", "type"): "name_type",
    ("entities", "type"): "name_type",
    ("moves", "kind"): "move",
    ("moves", "status"): "status",
    ("terms", "act"): "term_act",
    ("checks", "rule"): "check",
}
ALL_FIELDS = [(layer, field) for layer in fields.layers() for field in fields.fields(layer)]
BENGALI = re.compile(r"[\u0980-\u09ff]")


def test_the_file_has_the_layers_of_the_code() -> None:
    assert set(fields.layers()) == set(STRUCTS)


@pytest.mark.parametrize("layer", STRUCTS)
def test_the_fields_of_the_file_are_those_of_the_struct_in_its_order(layer: str) -> None:
    assert fields.fields(layer) == STRUCTS[layer].__struct_fields__


@pytest.mark.parametrize(("layer", "field"), ALL_FIELDS)
def test_a_field_has_labels_in_both_languages_and_a_meaning_in_one_sentence(layer: str, field: str) -> None:
    assert BENGALI.search(fields.label(layer, field, "bn"))
    assert not BENGALI.search(fields.label(layer, field, "en"))
    assert re.fullmatch(r".+[^.]\.", fields.meaning(layer, field))


def test_the_vocabularies_are_those_of_the_guide() -> None:
    assert {name: set(words.split()) for name, words in GUIDE.items()} == {v: set(fields.values(v)) for v in GUIDE}
    assert {(layer, field): fields.vocabulary(layer, field) for layer, field in WRITTEN_IN} == WRITTEN_IN
    assert {v for a in ALL_FIELDS if (v := fields.vocabulary(*a))} == set(GUIDE)


@pytest.mark.parametrize("vocabulary", GUIDE)
@pytest.mark.parametrize("lang", fields.LANGUAGES)
def test_no_two_values_of_a_vocabulary_share_a_label(vocabulary: str, lang: fields.Language) -> None:
    labels = [fields.value(vocabulary, word, lang) for word in fields.values(vocabulary)]
    assert len(set(labels)) == len(labels)
    assert all(bool(BENGALI.search(text)) == (lang == "bn") for text in labels)


def test_a_value_outside_the_vocabulary_is_shown_as_it_is() -> None:
    assert fields.value("role", "elected") == "elected"
    assert fields.value("role", None) == ""


def test_labels_in_another_language_are_refused_with_the_ones_there_are() -> None:
    assert fields.language("en") == "en"
    with pytest.raises(UsageError, match="bn, en"):
        fields.language("fr")


def test_the_page_of_the_fields_says_what_the_file_says() -> None:
    root = Path(__file__).parents[1]
    made = runpy.run_path(str(root / "tools" / "record_page.py"))["page"]()
    assert (root / "docs" / "record.md").read_text(encoding="utf-8") == made, "run: python tools/record_page.py"
