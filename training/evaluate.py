"""The network alone, layer by layer: ``python training/evaluate.py FOLDER_OR_FILE...``

Exact spans of the likeliest labels against the reports' own, without a rule and without linking: precision, recall
and F1 of each kind. Moves count as found where a span of the right kind shares a token. The network is the one that
shutro uses (``SHUTRO_MODEL`` names another).
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shutro import encoder, words
from shutro.encoder.labels import KINDS, LABELS
from shutro.text.form import Clean

Spans = dict[str, set[tuple[int, int, str]]]  # by layer


def wanted(report: dict[str, Any]) -> Spans:
    """What the report's annotation says."""
    found: Spans = {layer: set() for layer in LABELS}
    for name in report["names"]:
        found["names"].add((name["span"]["start"], name["span"]["end"], name["type"]))
    for statement in report["statements"]:
        for kind in ("source", "cue", "content"):
            given = statement[kind] if kind == "content" else [statement[kind]]
            for span in given:
                if span:
                    found["nested" if statement["parent"] else "speech"].add((span["start"], span["end"], kind))
    for move in report["moves"]:
        found["moves"].add((move["span"]["start"], move["span"]["end"], move["kind"]))
    return found


def read(report: dict[str, Any]) -> Spans:
    """What the network says."""
    clean = Clean.of(report["text"])
    page = words.read(clean.text)
    scores = encoder.read(page)
    if scores is None:
        raise SystemExit(encoder.absence())
    found: Spans = {}
    for layer in LABELS:
        spans = [(page.token_span(s.first, s.last), s.label) for s in scores.spans(layer)]
        given = [(clean.given_span(span.start, span.end), label) for span, label in spans]
        found[layer] = {(span.start, span.end, label) for span, label in given}
    return found


class Tally:
    """Counts of one kind: right among the predicted, found among the wanted."""

    def __init__(self) -> None:
        self.right = self.found = self.predicted = self.wanted = 0

    def add(
        self, layer: str, predicted: Iterable[tuple[int, int, str]], wanted: Iterable[tuple[int, int, str]]
    ) -> None:
        """Compare the spans of one report."""
        predicted, wanted = list(predicted), list(wanted)
        self.predicted += len(predicted)
        self.wanted += len(wanted)
        self.right += sum(any(_same(layer, p, w) for w in wanted) for p in predicted)
        self.found += sum(any(_same(layer, p, w) for p in predicted) for w in wanted)

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision, recall = self.right / max(1, self.predicted), self.found / max(1, self.wanted)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _same(layer: str, a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    if layer == "moves":
        return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]
    return a == b


def evaluate(paths: Iterable[Path]) -> dict[tuple[str, str], Tally]:
    """Tallies by layer and kind; the kind ``all`` is the whole layer."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for path in paths:
        report = json.loads(path.read_text(encoding="utf-8"))
        predicted, gold = read(report), wanted(report)
        for layer, kinds in KINDS.items():
            tallies[layer, "all"].add(layer, predicted[layer], gold[layer])
            for kind in kinds:
                given = [[s for s in spans[layer] if s[2] == kind] for spans in (predicted, gold)]
                tallies[layer, kind].add(layer, *given)
    return tallies


def files(given: Iterable[Path]) -> list[Path]:
    """The reports in the folders, and those named."""
    return [f for path in given for f in (sorted(path.glob("*.json")) if path.is_dir() else [path])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--brief", action="store_true", help="not every kind of move")
    options = parser.parse_args()
    paths = files(options.paths)
    sys.stdout.write(f"{len(paths)} reports           P     R     F1    wanted\n")
    tallies = evaluate(paths)
    seen = Counter({key: t.wanted + t.predicted for key, t in tallies.items()})
    for (layer, kind), tally in tallies.items():
        if seen[layer, kind] and not (options.brief and layer == "moves" and kind != "all"):
            p, r, f = tally.figures()
            sys.stdout.write(f"{layer:8}{kind:14}{p:6.3f}{r:6.3f}{f:6.3f}{tally.wanted:8}\n")


if __name__ == "__main__":
    main()
