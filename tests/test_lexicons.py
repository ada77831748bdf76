"""Word files prove themselves: one form, a source, in order, each entry met by an example."""

import tomllib
from pathlib import Path

import pytest

import shutro
from shutro import lexicon
from shutro.errors import LexiconError
from shutro.text.form import one_form

ROOT = Path(shutro.__file__).parent
FILES = sorted(ROOT.glob("*/*.tsv"))
SOURCES = tomllib.loads((ROOT / "lexicon-sources.toml").read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def is_gazetteer(path: Path) -> bool:
    """Bulk lists of names are proved by the script that makes them, or by their source; not entry by entry."""
    return path.read_text(encoding="utf-8").startswith("# gazetteer")


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_word_file_is_in_order_without_doubles(path: Path) -> None:
    entries = lexicon.entries(path.parent.name, path.name)
    keys = [lexicon.sort_key(e) for e in entries]
    assert keys == sorted(keys), f"run: python -m shutro.lexicon --sort {path}"
    rows = [tuple(e.values()) for e in entries]
    assert len(rows) == len(set(rows)), f"run: python -m shutro.lexicon --sort {path}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_entry_names_a_known_source(path: Path) -> None:
    unknown = {e["source"] for e in lexicon.entries(path.parent.name, path.name)} - set(SOURCES)
    assert not unknown, f"describe them in lexicon-sources.toml: {unknown}"


@pytest.mark.parametrize("path", [f for f in FILES if not is_gazetteer(f)], ids=named)
def test_every_entry_is_met_by_an_example(path: Path) -> None:
    examples = path.parent / "examples.toml"
    assert examples.exists(), f"{path.parent.name} has word files but no examples.toml"
    desk = path.parent / "desk.toml"  # the examples of checks/ outside the guide
    given = examples.read_text(encoding="utf-8") + (desk.read_text(encoding="utf-8") if desk.exists() else "")
    text = one_form(given).replace("⟦", "").replace("⟧", "")
    unmet = [e["form"] for e in lexicon.entries(path.parent.name, path.name) if e["form"] not in text]
    assert not unmet, f"{len(unmet)} entries of {named(path)} stand in no example: {unmet[:20]}"


def test_a_damaged_word_file_is_told_with_its_line() -> None:
    with pytest.raises(LexiconError, match="line 2"):
        list(lexicon.parse("form\tsource\nহাজার", "x.tsv"))
    with pytest.raises(LexiconError, match="header"):
        list(lexicon.parse("word\nহাজার", "x.tsv"))


def test_sorting_a_file_puts_entries_in_order_and_keeps_comments(tmp_path: Path) -> None:
    file = tmp_path / "x.tsv"
    file.write_text("# note\nform\tsource\nখ\town\nক\town\nক\town\n", encoding="utf-8")
    assert lexicon.main(["--sort", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == "# note\nform\tsource\nক\town\nখ\town\n"


def test_every_word_file_has_one_unicode_form_inside() -> None:
    for path in FILES:
        for entry in lexicon.entries(path.parent.name, path.name):
            assert entry["form"] == one_form(entry["form"])
