"""Number expressions: what examples.toml promises, the list of expressions others fail on, and input that is none."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import shutro
from shutro import numbers, words
from shutro.numbers import Number
from shutro.text.form import one_form

FILE = Path(shutro.__file__).parent / "numbers" / "examples.toml"
LIST = Path(__file__).parents[2] / "shared" / "lists" / "bn-numbers.tsv"
GROUPS = tomllib.loads(FILE.read_text(encoding="utf-8"))
BOUNDS = {"exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(group, text, id=f"{kind}-{n}-{m}")
        for n, group in enumerate(GROUPS.get(kind, []))
        for m, text in enumerate(group["texts"])
    ]


def read(text: str) -> list[Number]:
    return numbers.read(words.read(one_form(text)))


def shown(number: Number, field: str) -> Any:
    value = getattr(number, field)
    return list(value) if isinstance(value, tuple) else "null" if value is None else value


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, places = "", []
    for part in text.replace("⟦", "\x00⟦").replace("⟧", "⟧\x00").split("\x00"):
        inside = part.strip("⟦⟧")
        if part.startswith("⟦"):
            places.append((len(plain), len(plain) + len(inside)))
        plain += inside
    return plain, places


@pytest.mark.parametrize(("group", "text"), cases("examples"))
def test_every_way_to_write_a_value_gives_it(group: dict[str, Any], text: str) -> None:
    plain, places = marked(one_form(text))
    found = {(n.start, n.end): n for n in read(plain)}
    if not group.get("others"):
        assert list(found) == places, [(plain[a:b], n.low) for (a, b), n in found.items()]
    for place in places:
        assert place in found, [(plain[a:b], n.low) for (a, b), n in found.items()]
        got = {field: shown(found[place], field) for field in group["read"]}
        assert got == group["read"]


@pytest.mark.parametrize(("group", "text"), cases("silent"))
def test_what_only_looks_like_a_number_stays_unread(group: dict[str, Any], text: str) -> None:
    assert not [n for n in read(text) if not n.article], group["why"]


def test_a_number_too_long_to_count_has_no_value_and_fails_nothing() -> None:
    found = read("৯" * 10_000 + " জন")
    assert [(n.low, n.high) for n in found] == [(None, None)]
    assert "too long" in found[0].why


def test_beyond_crore_of_crores_nothing_is_guessed() -> None:
    assert [n.low for n in read("৫ কোটি কোটি কোটি টাকা")] == [None]
    assert all(n.low is None or n.low <= 10**18 for n in read("৯৯৯৯৯৯৯৯৯ ট্রিলিয়ন ট্রিলিয়ন টাকা"))


def test_fusing_without_end_stays_linear() -> None:
    for text in ("শত" * 20_000, "হাজার " * 20_000, "১," * 20_000, "এক-" * 20_000, "(" * 20_000 + "১" + ")" * 20_000):
        read(text)


PIECES = st.sampled_from(
    [
        *"০১২৩৯0123,.-–—−’'/:%৳() \n",
        "জন",
        "টি",
        "হাজার",
        "লাখ",
        "কোটি",
        "শ",
        "শত",
        "াধিক",
        "খানেক",
        "দশমিক",
        "সাড়ে",
        "পৌনে",
        "এক",
        "দু",
        "ছ",
        "নয়",
        "থেকে",
        "প্রায়",
        "এর",
        "বেশি",
        "কম",
        "তৃতীয়াংশ",
        "অর্ধেক",
        "কয়েক",
        "তম",
        "ই",
        "মাইনাস",
        "পর্যন্ত",
        "জনের",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_no_input_fails_and_every_span_quotes_the_page(text: str) -> None:
    page = words.read(one_form(text))
    last = 0
    for n in numbers.read(page):
        assert last <= n.start <= n.core_start <= n.core_end <= n.end <= len(page.text)
        assert n.first < n.last <= len(page.tokens)
        assert n.bound in BOUNDS
        assert n.low is None or n.high is None or n.low <= n.high
        msgspec.json.encode(n)
        last = n.end


@pytest.mark.skipif(not LIST.exists(), reason="../shared/lists is not here")
def test_the_list_that_all_libraries_together_read_half_of() -> None:
    with LIST.open(encoding="utf-8") as file:
        wanted = [(r["id"], r["expression"], r["value"]) for r in csv.DictReader(file, delimiter="\t")]
    wrong = [row for row in wanted if not _agrees(row[1], row[2])]
    assert not wrong


def _agrees(expression: str, value: str) -> bool:
    found = read(expression)
    if len(found) != 1:
        return False
    n = found[0]
    if not value:
        return n.problem == "malformed" and len(n.readings) > 1
    low, _, high = value.partition("..")
    numerator, _, denominator = low.partition("/")
    exact = float(numerator) / float(denominator or 1)
    ends = {x for x in (n.low, n.high) if x is not None}
    return ends == {exact, float(high)} if high else ends == {exact}
