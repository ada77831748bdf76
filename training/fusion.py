"""Fit how the trained reader and the rules decide together: src/shutro/speech/fusion.toml.

    python training/fusion.py REPORT... [--write]

The reports are held apart from the encoder's training (and best from the making of rules). Every statement that one
reader alone finds is an example: right where source, cue and content all meet one of the gold's. Two logistic models
(one for each reader) are fitted by iteratively reweighted least squares with a ridge; then the thresholds, and what
bounds must be worth, are chosen one after another for the best F1 of whole statements and of exact bounds together.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shutro import encoder, lexicon, speech, words
from shutro.names import Names
from shutro.names import read as read_names
from shutro.speech.draft import Draft
from shutro.speech.evidence import Evidence
from shutro.speech.fusion import FEATURES, Fusion, partners
from shutro.speech.kinds import entries
from shutro.speech.linker import Linker
from shutro.speech.reader import Reader
from shutro.speech.sheet import Sheet
from shutro.text import Clean, printable

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "quality"), str(ROOT / "benchmarks")]
import score  # type: ignore[import-not-found]  # noqa: E402
from speech import as_given, is_full  # type: ignore[import-not-found]  # noqa: E402

TARGET = ROOT / "src" / "shutro" / "speech" / "fusion.toml"
READERS = ("rules", "trained")
RIDGE = 3.0
SLACK = 0.003  # of goodness: less than that is no reason to trust the rules less
GRID = {  # from what trusts the rules most
    ("rules", "least"): (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
    ("trained", "least"): (1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3),
    ("bounds", "source"): (99.0, 16.0, 8.0, 4.0, 2.0, 0.0, -2.0),
    ("bounds", "missing"): (99.0, 16.0, 8.0, 4.0, 2.0, 0.0, -2.0),
    ("bounds", "content"): (9.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.5, 1.0, 0.5),
}
Page = tuple[dict[str, Any], Clean, words.Page, Names, encoder.Scores]


def pages(paths: list[Path]) -> list[Page]:
    """The reports with their names and scores.

    Raises:
        SystemExit: there is no trained model.
    """
    found = []
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        clean = Clean.of(printable(gold["text"]))
        page = words.read(clean.text)
        scores = encoder.read(page)
        if scores is None:
            raise SystemExit(encoder.absence())
        found.append((gold, clean, page, read_names(page), scores))
    return found


def examples(given: list[Page]) -> dict[str, tuple[list[list[float]], list[bool]]]:
    """For each reader the features of what it alone finds, and whether that is right."""
    found: dict[str, tuple[list[list[float]], list[bool]]] = {reader: ([], []) for reader in READERS}
    for gold, clean, page, names, scores in given:
        evidence = Evidence(scores)
        fusion = Fusion(evidence, page.tokens)
        rules, told = Reader(page, names).read(), Linker(Sheet(page, names), evidence).read()
        same = partners(rules, told)
        both = {*same, *(id(d) for d in same.values())}
        for reader, drafts in zip(READERS, (rules, told), strict=True):
            right = correct(gold, clean, page, names, drafts)
            for draft in drafts:
                if id(draft) not in both:
                    found[reader][0].append(list(fusion.features(draft).values()))
                    found[reader][1].append(id(draft) in right)
    return found


def correct(gold: dict[str, Any], clean: Clean, page: words.Page, names: Names, drafts: list[Draft]) -> set[int]:
    """The ids of the drafts whose source, cue and content meet a statement of the gold."""
    told = as_given(clean, entries(page, names, drafts, gold.get("outlet")))
    ordered = sorted(drafts, key=lambda d: (d.cue[0], d.cue[1]))
    place = {id(entry): draft for entry, draft in zip(told, ordered, strict=True)}
    pairs = score.score_statements(gold["statements"], told, gold["text"], score.Tally())
    return {id(place[id(p)]) for g, p in pairs if is_full(g, p, gold["text"])}


def fit(features: list[list[float]], right: list[bool]) -> npt.NDArray[np.float64]:
    """Weights of a logistic model with a ridge on all of them but the first."""
    x, y = np.array(features, dtype=np.float64), np.array(right, dtype=np.float64)
    weights = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + ridge @ weights
        weights -= np.linalg.solve((x.T * (chance * (1 - chance))) @ x + ridge, slope)
    return weights


def goodness(given: list[Page]) -> float:
    """F1 of whole statements, and a little of exact sources and contents."""
    tally = score.Tally()
    for gold, clean, page, names, scores in given:
        told = as_given(clean, speech.read(page, names, gold.get("outlet"), scores))
        score.score_statements(gold["statements"], told, gold["text"], tally)
    f1 = {name.split(": ")[1]: f for name, _, _, f, _, _ in tally.figures()}
    return float(f1["full"] + 0.25 * f1["source exact"] + 0.25 * f1["content exact"] + 0.25 * f1["full + quote"])


def choose(given: list[Page], settings: dict[str, Any]) -> None:
    """Set thresholds and margins one after another, twice over: the first value that is nearly as good as the best."""
    for (group, key), values in GRID.items():
        settings[group][key] = values[0]
    for _ in range(2):
        for (group, key), values in GRID.items():
            tried = {}
            for value in values:
                settings[group][key] = value
                tried[value] = goodness(given)
            settings[group][key] = next(v for v in values if tried[v] >= max(tried.values()) - SLACK)
            print(f"{group}.{key} = {settings[group][key]}   {tried[settings[group][key]]:.4f}", flush=True)


def written(settings: dict[str, Any]) -> str:
    """The file."""
    kept = [line for line in TARGET.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    notes = iter(kept[2:])
    lines = kept[:2]
    for reader in READERS:
        weights = ", ".join(f'"{name}" = {w:.3f}' for name, w in settings[reader]["weights"].items())
        lines += ["", next(notes), f"[{reader}]", f"least = {settings[reader]['least']}", f"weights = {{ {weights} }}"]
    lines += ["", next(notes), "[bounds]", *(f"{key} = {value}" for key, value in settings["bounds"].items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", type=Path, nargs="+", help="reports in the gold's format, or a list of them (.txt)")
    parser.add_argument("--write", action="store_true", help="write fusion.toml")
    options = parser.parse_args()
    paths = [
        Path(line) for p in options.reports for line in (p.read_text().split() if p.suffix == ".txt" else [str(p)])
    ]
    given = pages(paths)
    settings = lexicon.settings("speech", "fusion.toml")
    print(f"as it stands: {goodness(given):.4f}")
    for reader, (features, right) in examples(given).items():
        weights = fit(features, right)
        settings[reader]["weights"] = dict(zip(FEATURES, map(float, weights), strict=True))
        print(f"{reader} alone: {len(right)} statements, {sum(right)} right", settings[reader]["weights"])
    choose(given, settings)
    if options.write:
        TARGET.write_text(written(settings), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
