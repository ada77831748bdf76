"""Runs every room's examples.toml: what must be read, what must stay silent, what is known not to work yet."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import shutro
from shutro import record
from shutro.span import Span

ROOT = Path(shutro.__file__).parent
LAYERS = {
    "times": "times",
    "figures": "figures",
    "names": "names",
    "speech": "statements",
    "deals": "moves",
    "checks": "checks",
}
OPEN, CLOSE = "⟦", "⟧"


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(room, group, text, id=f"{room}-{kind}-{n}: {text[:60]}")
        for room in LAYERS
        for n, group in enumerate(groups_of(room, kind))
        for text in group["texts"]
    ]


def groups_of(room: str, kind: str) -> list[dict[str, Any]]:
    path = ROOT / room / "examples.toml"
    everything = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return [{"published": everything.get("published"), **group} for group in everything.get(kind, [])]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where they stood."""
    plain, *rest = text.split(OPEN)
    places = []
    for part in rest:
        inside, _, after = part.partition(CLOSE)
        places.append((len(plain), len(plain) + len(inside)))
        plain += inside + after
    return plain, places


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An example proves a rule: the trained model may not read in its place."""
    monkeypatch.setenv("SHUTRO_MODEL", "off")


@cache
def read(text: str, published: Any) -> record.Record:
    return shutro.read(text, published)


def place(entry: Any) -> tuple[int, int]:
    span = entry.cue if hasattr(entry, "cue") else entry.span
    return span.start, span.end


def shown(value: Any) -> Any:
    """A field as examples write it: a span is its text, an entry a table of what is not null."""
    if isinstance(value, Span):
        return value.text
    if isinstance(value, list):
        return [shown(v) for v in value]
    if isinstance(value, msgspec.Struct):
        return {k: shown(getattr(value, k)) for k in value.__struct_fields__ if getattr(value, k) is not None}
    return "null" if value is None else value


def entries(room: str, text: str, published: Any) -> list[Any]:
    return list(getattr(read(text, published), LAYERS[room]))


def check(room: str, group: dict[str, Any], text: str) -> None:
    plain, places = marked(text)
    assert places, "mark what must be read with ⟦ ⟧"
    found = entries(room, plain, group["published"])
    values = group["read"] if isinstance(group["read"], list) else [group["read"]] * len(places)
    if not group.get("others"):
        assert [place(e) for e in found] == places, [(shown(e)) for e in found]
    by_place = {place(e): e for e in found}
    for where, wanted in zip(places, values, strict=True):
        assert where in by_place, f"not read: {plain[slice(*where)]!r}; read: {[plain[slice(*p)] for p in by_place]}"
        got = {k: shown(getattr(by_place[where], k)) for k in wanted}
        assert got == wanted


@pytest.mark.parametrize(("room", "group", "text"), cases("examples"))
def test_what_must_be_read_is_read_whole_and_once(room: str, group: dict[str, Any], text: str) -> None:
    check(room, group, text)


@pytest.mark.parametrize(("room", "group", "text"), cases("silent"))
def test_what_must_stay_silent_stays_silent(room: str, group: dict[str, Any], text: str) -> None:
    found = entries(room, text, group["published"])
    assert not found, f"{group['why']}: {[shown(e) for e in found]}"


@pytest.mark.xfail(strict=True, reason="known not to work yet; where it passes, move it to [[examples]]")
@pytest.mark.parametrize(("room", "group", "text"), cases("not_yet"))
def test_what_does_not_work_yet(room: str, group: dict[str, Any], text: str) -> None:
    check(room, group, text)
