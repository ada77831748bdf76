"""Fit the weights by which rules and model are weighed against each other for names (src/shutro/names/weights.toml).

    SHUTRO_MODEL=MODEL.onnx python training/names_weights.py REPORT.json...

The reports must be ones that MODEL has not seen in training. The shipped weights are of the first training run,
from which some reports were held out; the shipped model was trained on those, too, and is weighed by the same.
Every candidate of a report is an example: a name of its gold annotation or not. The weights are those of a logistic
regression with a ridge penalty, fitted by Newton's method (Bishop 2006, 4.3.3); the figures printed are of folds
that the weights were not fitted on. Given the same model and reports it writes the same file.
"""

import json
import sys
from pathlib import Path

import numpy as np

from shutro import encoder, words
from shutro.names import read as read_names
from shutro.names.agreement import again
from shutro.names.evidence import Evidence
from shutro.names.mention import SILENT, Sheet
from shutro.names.reading import candidates, longest
from shutro.names.weighing import weights as weights_used
from shutro.text import Clean, printable

FILE = Path(__file__).parents[1] / "src" / "shutro" / "names" / "weights.toml"
RIDGE = 2.0
FOLDS = 6
Example = tuple[dict[str, float], bool]


def examples(report: dict) -> list[Example]:
    """Every candidate of a report, and whether it is a name of its type in the gold annotation."""
    clean = Clean.of(printable(report["text"]))
    page = words.read(clean.text)
    scores = encoder.read(page)
    if scores is None:
        raise SystemExit(encoder.absence())
    sheet = Sheet(page)
    pool = candidates(sheet)
    chosen = longest(sheet, pool)
    chosen += again(sheet, chosen)
    here = Evidence(sheet, chosen, pool, scores)
    gold = {(n["span"]["start"], n["span"]["end"], n["type"]) for n in report["names"]}
    covered = [(start, end) for start, end, _ in gold]
    found = []
    for m in here.candidates:
        span = page.token_span(m.first, m.last)
        given = clean.given_span(span.start, span.end)
        right = (given.start, given.end, m.type) in gold
        if m.type == SILENT:
            right = not any(start < given.end and given.start < end for start, end in covered)
        found.append((here.features(m), right))
    return found


def fit(found: list[Example], order: list[str]) -> np.ndarray:
    """The weights of the features in this order."""
    x = np.array([[f.get(name, 0.0) for name in order] for f, _ in found])
    y = np.array([float(right) for _, right in found])
    weights = np.zeros(len(order))
    penalty = np.full(len(order), RIDGE)
    penalty[order.index("bias")] = 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def main(paths: list[str]) -> int:
    """Fit on all reports, say what weights fitted without each fold find there, write the file."""
    reports = [json.loads(Path(path).read_text(encoding="utf-8")) for path in sorted(paths)]
    all_examples = [examples(report) for report in reports]
    order = sorted({name for found in all_examples for f, _ in found for name in f})
    hits = gold = guessed = 0
    for fold in range(FOLDS):
        weights = fit([e for n, found in enumerate(all_examples) if n % FOLDS != fold for e in found], order)
        weights_used().clear()
        weights_used().update(zip(order, weights.tolist(), strict=True))
        for report in reports[fold::FOLDS]:
            clean = Clean.of(printable(report["text"]))
            page = words.read(clean.text)
            read = read_names(page, encoder.read(page)).names
            spans = {(*_given(clean, n.span), n.type) for n in read}
            right = {(n["span"]["start"], n["span"]["end"], n["type"]) for n in report["names"]}
            hits, gold, guessed = hits + len(spans & right), gold + len(right), guessed + len(spans)
    sys.stdout.write(f"{len(reports)} reports, {FOLDS} folds: strict F1 {2 * hits / (gold + guessed):.4f}\n")
    weights = fit([e for found in all_examples for e in found], order)
    lines = [
        f"# {line}"
        for line in (
            "What speaks for a name and how much, see weighing.py.",
            f"Written by: SHUTRO_MODEL=MODEL.onnx python training/{Path(__file__).name} REPORT.json...",
        )
    ]
    lines += ["[weights]", *(f'"{name}" = {weight:.4f}' for name, weight in zip(order, weights, strict=True))]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _given(clean: Clean, span: object) -> tuple[int, int]:
    given = clean.given_span(span.start, span.end)  # type: ignore[attr-defined]
    return given.start, given.end


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
