"""All layers give entries on every sample report, and on the report that the project began with."""

import json
from pathlib import Path

import pytest

import shutro

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "examples" / "reports").glob("*.json"))
SEED = ROOT.parent / "shared" / "gold" / "dev" / "seed.json"
LAYERS = ("statements", "figures", "times", "names", "moves")


@pytest.mark.parametrize("path", [*SAMPLES, SEED], ids=lambda p: p.stem)
def test_every_layer_that_a_careful_reader_fills_is_filled(path: Path) -> None:
    if not path.exists():
        pytest.skip(f"{path} is not here")
    gold = json.loads(path.read_text(encoding="utf-8"))
    record = shutro.read(gold["text"], gold["published"])
    for layer in LAYERS:
        wanted, found = len(gold[layer]), len(getattr(record, layer))
        assert bool(found) == bool(wanted) or wanted < 3, f"{layer}: a careful reader has {wanted}, we {found}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_a_sample_text_is_what_its_careful_reading_was_made_from(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n") == gold["text"].rstrip("\n")
    for layer in LAYERS:
        for entry in gold[layer]:
            span = entry.get("span") or entry.get("cue")
            assert gold["text"][span["start"] : span["end"]] == span["text"]


def test_there_are_at_least_eight_samples() -> None:
    assert len(SAMPLES) >= 8
