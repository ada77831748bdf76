"""Fit what each mark of a party weighs where it is asked who made a move (src/shutro/deals/makers.toml).

    python training/makers_weights.py REPORT.json...

Every move of a report is an example, as its gold span tells it and as the rules found it; its candidates are the
parties that may have made it (`shutro.deals.candidates`), those right whose names are the gold ones. The weights are
those of a conditional logit model with a ridge penalty (McFadden 1974), fitted by Adam. Given the same reports, in the
same order, it writes the same file; the figures printed are of folds that the weights were not fitted on.
"""

import bisect
import json
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np

from shutro import encoder, numbers, speech, words
from shutro.deals import agreed, breach, preset, reading
from shutro.deals.candidates import Candidate, candidates
from shutro.deals.choice import features
from shutro.deals.scene import Scene, scene_of
from shutro.deals.stage import Stage
from shutro.deals.triggers import triggers
from shutro.figures import read as read_figures
from shutro.names import read as read_names
from shutro.text import Clean, printable
from shutro.times import read as read_times

FILE = Path(__file__).parents[1] / "src" / "shutro" / "deals" / "makers.toml"
RIDGE, FOLDS, SEEN, STEPS = 8.0, 5, 4, 300
LEAST = 0.05  # a weight nearer to nothing is left out
HEAD = """# What each mark of a party weighs where it is asked who made a move (log-odds): alone, and with the class
# of the move's kind. Taught by training reports: python training/makers_weights.py.
[weights]
"""
Example = tuple[str, list[Candidate], set[str]]


def plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def stage_of(report: dict) -> tuple[Stage, Clean]:
    """The stage of a report, and the way to the text as it is given."""
    when = date.fromisoformat(report["published"][:10])
    clean = Clean.of(printable(report["text"]))
    page = words.read(clean.text)
    scores = encoder.read(page)
    names = read_names(page, scores)
    counted = numbers.read(page)
    times = read_times(page, counted, when, names=[n.span for n in names.names])
    figures = read_figures(page, counted, times, names)
    return Stage(page, names, figures, times, speech.read(page, names, report.get("outlet"), scores), when), clean


def examples(report: dict) -> list[Example]:
    """Every move of a report that somebody made: who may have made it, and who did."""
    stage, clean = stage_of(report)
    told: list[tuple[Scene, list[Candidate]]] = []
    choose, callers = reading.choose, (reading, agreed, breach, preset)

    def watched(scene: Scene):
        told.append((scene, candidates(scene)))
        return choose(scene)

    for module in callers:
        module.choose = watched
    try:
        reading.Reader(stage).read()
    finally:
        for module in callers:
            module.choose = choose
    starts = [clean.place(i) for i in range(len(clean.text) + 1)]
    found = []
    for move in report["moves"]:
        first, last = (bisect.bisect_left(starts, move["span"][end]) for end in ("start", "end"))
        first, last = stage.page.token_at(first), stage.page.token_at(last - 1) + 1
        right = {plain(name) for name in move["by"]}
        if not right:
            continue
        stage.at = first
        found.append((move["kind"], candidates(_by_trigger(scene_of(stage, move["kind"], first, last), last)), right))
        ours = [c for s, c in told if s.kind == move["kind"] and s.first < last and s.verb > first]
        found += [(move["kind"], c, right) for c in ours[:1]]
    return found


def _by_trigger(scene: Scene, last: int) -> Scene:
    """The scene with the words that show its move, where a rule knows them."""
    hits = triggers(scene.stage.page, scene.first, last)
    hits = [t for t in hits if (t.rule.denied if t.denied else t.rule.kind) == scene.kind]
    for t in hits[-1:]:
        scene.trigger, scene.verb = t.first, t.last
        scene.parts, scene.form, scene.lemma = t.rule.parts, t.form, t.lemma
    return scene


class Model:
    """Weights by the name of what they weigh."""

    def __init__(self, found: list[Example]) -> None:
        seen = Counter(n for kind, cs, _ in found for n in {x for c in cs for x in features(kind, c.marks)})
        self.order = {name: i for i, name in enumerate(sorted(n for n, times in seen.items() if times >= SEEN))}
        self.weights = np.zeros(len(self.order))
        self._fit([(self._rows(kind, cs), self._right(cs, right)) for kind, cs, right in found])

    def _rows(self, kind: str, found: list[Candidate]) -> np.ndarray:
        rows = np.zeros((len(found), len(self.order)), dtype=np.float32)
        for n, c in enumerate(found):
            rows[n, [self.order[name] for name in features(kind, c.marks) if name in self.order]] = 1
        return rows

    @staticmethod
    def _right(found: list[Candidate], right: set[str]) -> np.ndarray:
        return np.array([{plain(p) for p in c.parties} == right for c in found], dtype=bool)

    def _fit(self, data: list[tuple[np.ndarray, np.ndarray]]) -> None:
        data = [(rows, right) for rows, right in data if right.any()]
        rows = np.concatenate([rows for rows, _ in data])
        right = np.concatenate([right for _, right in data])
        first = np.cumsum([0, *(len(r) for r, _ in data)])[:-1]
        of = np.repeat(np.arange(len(data)), [len(r) for r, _ in data])
        w, mean, spread = self.weights, np.zeros(len(self.order)), np.zeros(len(self.order))
        for step in range(1, STEPS + 1):
            score = rows @ w.astype(np.float32)  # one precision for both: else the rows are copied at every step
            e = np.exp(score - np.maximum.reduceat(score, first)[of])
            wanted = e * right / np.add.reduceat(e * right, first)[of]
            gradient = rows.T @ (e / np.add.reduceat(e, first)[of] - wanted).astype(np.float32) + RIDGE * w
            mean, spread = 0.9 * mean + 0.1 * gradient, 0.999 * spread + 0.001 * gradient**2
            rate = 0.05 if step < 2 * STEPS // 3 else 0.01
            w = w - rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        self.weights = w

    def says(self, kind: str, found: list[Candidate], right: set[str]) -> bool:
        """Whether the likeliest candidate is the right one."""
        scores = self._rows(kind, found) @ self.weights
        return bool(len(found)) and bool(self._right(found, right)[int(scores.argmax())])


def main(paths: list[str]) -> int:
    reports = [json.loads(Path(p).read_text(encoding="utf-8")) for p in paths]
    found = [examples(r) for r in reports if r["moves"]]
    hits = total = 0
    for fold in range(FOLDS):
        model = Model([e for n, es in enumerate(found) if n % FOLDS != fold for e in es])
        out = [e for es in found[fold::FOLDS] for e in es]
        hits, total = hits + sum(model.says(*e) for e in out), total + len(out)
    print(f"{total} examples, right out of fold: {hits / total:.3f}")
    model = Model([e for es in found for e in es])
    kept = {name: model.weights[i] for name, i in model.order.items() if abs(model.weights[i]) >= LEAST}
    FILE.write_text(HEAD + "".join(f'"{n}" = {kept[n]:.2f}\n' for n in sorted(kept)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
