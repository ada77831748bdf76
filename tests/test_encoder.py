"""The trained encoder: what it gives does not depend on how it is asked, and what it is stands on its card."""

import hashlib
import itertools
import json
import math
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shutro import encoder, words
from shutro.encoder.decoding import likeliest
from shutro.encoder.labels import LABELS
from shutro.encoder.pieces import Vocabulary
from shutro.encoder.windows import CONTEXT, CORE, windows
from shutro.errors import ModelError
from shutro.text.form import Clean

ROOT = Path(__file__).parents[1]
ROOM = ROOT / "src" / "shutro" / "encoder"
CARD = (ROOT / "training" / "MODEL_CARD.md").read_text(encoding="utf-8")
REPORTS = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((ROOT / "examples" / "reports").glob("*.json"))]
MARK = "\u2581"


def page(text: str) -> words.Page:
    return words.read(Clean.of(text).text)


def same(one: encoder.Scores | None, other: encoder.Scores | None) -> bool:
    assert one is not None
    assert other is not None
    return all(np.array_equal(getattr(one, layer), getattr(other, layer)) for layer in LABELS)


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHUTRO_MODEL", raising=False)


# -- the same for every way of asking


def test_scores_are_the_same_bits_in_batches_of_any_size() -> None:
    pages = [page(r["text"]) for r in REPORTS] + [page("ঢাকা"), page(""), page("তিনি বলেন, কাল আসবেন।")]
    alone = [encoder.read(p) for p in pages]
    for batch in (2, 5, 32):
        assert all(same(a, b) for a, b in zip(alone, encoder.read_all(pages, batch), strict=True))


def test_scores_are_probabilities_one_row_a_token() -> None:
    read = page(REPORTS[0]["text"])
    scores = encoder.read(read)
    assert scores is not None
    for layer, labels in LABELS.items():
        given = getattr(scores, layer)
        assert given.dtype == np.float32
        assert given.shape == (len(read.tokens), len(labels))
        assert np.allclose(np.exp(given).sum(1), 1, atol=1e-4)


def test_decomposed_vowels_and_letters_with_nukta_change_nothing() -> None:
    text = "মোহাম্মদ তৌহিদ হোসেন যায়নি, আষাঢ়ে বড় বৈঠক হবে বলে তিনি জানিয়েছেন।"
    apart = text.replace("\u09cb", "\u09c7\u09be").replace("\u09cc", "\u09c7\u09d7")
    joined = apart.replace("য\u09bc", "\u09df").replace("ড\u09bc", "\u09dc").replace("ঢ\u09bc", "\u09dd")
    assert len({text, apart, joined}) == 3
    assert same(encoder.read(page(text)), encoder.read(page(apart)))
    assert same(encoder.read(page(text)), encoder.read(page(joined)))


# -- bad input


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \n",
        "।।। ৷ !?",
        "ক" * 5000,
        "হামাস " * 3 + "খ" * 5000 + " জানিয়েছে।",
        "\ufdfa" * 60,
        "😀\u200d",
        "ঢাকা\n" * 40,
    ],
    ids=[
        "nothing",
        "empty lines",
        "marks",
        "one long word",
        "long word inside",
        "phrases in one character",
        "emoji",
        "no danda",
    ],
)
def test_any_text_is_read(text: str) -> None:
    read = page(text)
    scores = encoder.read(read)
    assert scores is not None
    assert len(scores.names) == len(read.tokens)
    for layer in LABELS:
        assert all(0 <= s.first < s.last <= len(read.tokens) for s in scores.spans(layer))


def test_a_report_of_200_000_characters_is_read_in_windows_that_cost_little_more_than_itself() -> None:
    text = " ".join(r["text"] for r in REPORTS)
    text = (text * (200_000 // len(text) + 1))[:200_000]
    read = page(text)
    vocabulary = Vocabulary.load(ROOM / "vocabulary.json")
    sizes = [len(vocabulary.ids(t.text, read.glued(i))) for i, t in enumerate(read.tokens)]
    cut = list(windows(sizes, [s.first for s in read.sentences]))
    fed = sum(sum(sizes[w.first : w.last]) for w in cut)
    assert fed < 1.25 * sum(sizes)


@given(st.lists(st.integers(1, 49), max_size=400), st.sets(st.integers(0, 400), max_size=40))
def test_windows_keep_every_token_once_and_none_is_too_long(sizes: list[int], breaks: set[int]) -> None:
    cut = list(windows(sizes, sorted({0, *(b for b in breaks if b < len(sizes))})))
    assert [i for w in cut for i in range(w.keep_first, w.keep_last)] == list(range(len(sizes)))
    for w in cut:
        assert w.first <= w.keep_first < w.keep_last <= w.last
        assert sum(sizes[w.first : w.last]) <= max(CORE, 49) + 2 * CONTEXT <= 510


@given(st.text(max_size=80), st.booleans())
def test_any_token_has_pieces_and_not_many(word: str, glued: bool) -> None:
    ids = VOCABULARY.ids(word, glued)
    assert 1 <= len(ids) <= 49
    assert all(0 <= i < VOCABULARY.size for i in ids)


VOCABULARY = Vocabulary.load(ROOM / "vocabulary.json")


def test_the_segmentation_is_the_likeliest_one() -> None:
    given = json.loads((ROOM / "vocabulary.json").read_text(encoding="utf-8"))
    score = dict(zip(given["pieces"], given["scores"], strict=True))
    for word in ("মন্ত্রণালয়", "জানিয়েছে", "হামাসের", "গাজা"):
        text = MARK + page(word).text
        best = max(_sum(cut, score) for cut in _cuts(text))
        assert _sum([given["pieces"][i] for i in VOCABULARY.ids(page(word).text, False)], score) == pytest.approx(best)


def _cuts(text: str) -> list[list[str]]:
    places = range(1, len(text))
    found = []
    for count in range(min(5, len(text))):
        for chosen in itertools.combinations(places, count):
            ends = [0, *chosen, len(text)]
            found.append([text[a:b] for a, b in itertools.pairwise(ends)])
    return found


def _sum(pieces: list[str], score: dict[str, float]) -> float:
    return sum(score.get(piece, -math.inf) for piece in pieces)


# -- spans


@settings(max_examples=60)
@given(st.lists(st.lists(st.floats(-9, 0, width=32), min_size=5, max_size=5), min_size=1, max_size=5))
def test_the_path_is_the_best_of_all_legal_ones(rows: list[list[float]]) -> None:
    scores = np.array(rows, np.float32)
    legal = [p for p in itertools.product(range(5), repeat=len(rows)) if _is_legal(p)]
    best = max(sum(float(scores[i, k]) for i, k in enumerate(p)) for p in legal)
    path = likeliest(scores)
    assert _is_legal(tuple(path))
    assert sum(float(scores[i, k]) for i, k in enumerate(path)) == pytest.approx(best, abs=1e-4)


def _is_legal(path: tuple[int, ...]) -> bool:
    return all(k in (0, 1, 3) or before in (k, k - 1) for before, k in zip((0, *path), path, strict=False))


def test_spans_are_what_the_labels_say() -> None:
    table = np.full((5, 9), -9, np.float32)
    for token, label in enumerate(["B-PERSON", "I-PERSON", "O", "B-PLACE", "B-PLACE"]):
        table[token, LABELS["names"].index(label)] = math.log(0.5)
    spans = encoder.Scores({"names": table}).spans("names")
    assert [(s.first, s.last, s.label) for s in spans] == [(0, 2, "PERSON"), (3, 4, "PLACE"), (4, 5, "PLACE")]
    assert all(s.score == pytest.approx(0.5) for s in spans)


# -- the file


def test_a_missing_file_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHUTRO_MODEL", str(tmp_path / "gone.onnx"))
    with pytest.raises(ModelError, match=r"gone\.onnx: there is no such model file\. .*pip install"):
        encoder.read(page("ঢাকা"))


@pytest.mark.parametrize("damage", ["cut", "text", "empty"])
def test_a_corrupt_file_is_named_with_the_remedy(damage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole = (ROOM / "model.onnx").read_bytes()
    bad = {"cut": whole[: len(whole) // 3], "text": b"no model", "empty": b""}[damage]
    (tmp_path / "bad.onnx").write_bytes(bad)
    monkeypatch.setenv("SHUTRO_MODEL", str(tmp_path / "bad.onnx"))
    with pytest.raises(ModelError, match=r"bad\.onnx: this model file cannot be used .*SHUTRO_MODEL=off"):
        encoder.read(page("ঢাকা"))


def test_a_damaged_vocabulary_is_named(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.json").write_text('{"pieces": ["a"', encoding="utf-8")
    with pytest.raises(ModelError, match=r"vocabulary\.json"):
        Vocabulary.load(tmp_path / "vocabulary.json")


def test_switched_off_there_are_no_scores_and_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUTRO_MODEL", "off")
    assert encoder.read(page("ঢাকা")) is None
    assert "switched off" in str(encoder.absence())


@pytest.mark.parametrize("package", ["numpy", "onnxruntime"])
def test_without_a_package_there_are_no_scores_and_a_reason(package: str) -> None:
    code = (
        f"import sys; sys.modules[{package!r}] = None\n"
        "from shutro import encoder, words\n"
        "print(encoder.read(words.read('ঢাকা')), encoder.absence())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"None {package} is not installed")
    assert f"pip install {package}" in done.stdout


def test_the_room_loads_neither_numpy_nor_the_runtime_before_a_page_is_read() -> None:
    code = "import sys; from shutro import encoder; print([m for m in ('numpy', 'onnxruntime') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# -- the model is what its card says


def stated(name: str) -> str:
    found = re.search(rf"^\| {re.escape(name)} \| `?(.+?)`? \|$", CARD, re.MULTILINE)
    assert found, f"MODEL_CARD.md does not state {name}"
    return found[1]


@pytest.mark.parametrize("name", ["model.onnx", "vocabulary.json"])
def test_the_shipped_files_are_those_of_the_card(name: str) -> None:
    data = (ROOM / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == stated(f"{name} sha256")
    assert f"{len(data):,}" == stated(f"{name} bytes")
    assert len(data) <= 30_000_000


def test_the_labels_in_the_file_are_those_of_the_room_and_of_the_card() -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(ROOM / "model.onnx"), providers=["CPUExecutionProvider"])
    notes = session.get_modelmeta().custom_metadata_map
    assert json.loads(notes["labels"]) == {layer: list(labels) for layer, labels in LABELS.items()}
    for layer, labels in LABELS.items():
        assert stated(f"labels of {layer}") == " ".join(labels)


def test_the_scores_on_the_held_reports_are_those_of_the_card() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'training')!r}); import evaluate; evaluate.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--brief", str(ROOT / "quality" / "held")],
        capture_output=True,
        text=True,
        check=True,
    )
    for layer in ("names", "speech"):
        found = re.search(rf"^{layer}\s+all\s+\S+\s+\S+\s+(\S+)", done.stdout, re.MULTILINE)
        assert found
        assert float(found[1]) == pytest.approx(float(stated(f"held reports, F1, {layer}")), abs=0.002)
