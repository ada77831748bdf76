"""Moves of a negotiation, kind by kind, beside what is told of English event coders.

usage: python benchmarks/deals.py GOLD...      folders or files of annotated reports

A move is found where a move of its kind is read whose span shares a character with it, each paired once (the measure
of quality/score.py). Macro F1 is the mean over the kinds, those without a gold move left out. The best English coder
that is measured on such types reaches macro F1 0.52, and 0.48 on refusals; its event types (classes of single
sentences) are not these kinds, so the figures stand side by side and compare no two programs on one set.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import shutro

sys.path.insert(0, str(Path(__file__).parents[1] / "quality"))
from score import Tally, score_moves

KINDS = (
    "offer", "demand", "precondition", "accept", "reject", "agree", "talks", "mediate", "comply", "violate", "collapse",
    "extend",
)  # fmt: skip
ENGLISH = {"macro F1": 0.52, "reject": 0.48}


def f1(hits: int, gold: int, found: int) -> float:
    return 2 * hits / (gold + found) if gold + found else 0.0


def counts(path: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Right, gold and found moves of a report, by kind."""
    report = json.loads(path.read_text(encoding="utf-8"))
    record = shutro.read(report["text"], report["published"], id=report["id"], outlet=report.get("outlet"))
    found = json.loads(record.to_json())["moves"]
    pairs = score_moves(report["moves"], found, Tally())
    right = Counter(g["kind"] for g, p in pairs if g["kind"] == p["kind"])
    return right, Counter(m["kind"] for m in report["moves"]), Counter(m["kind"] for m in found)


def table(name: str, paths: list[Path]) -> None:
    right, gold, found = Counter(), Counter(), Counter()
    for path in paths:
        for total, more in zip((right, gold, found), counts(path), strict=True):
            total.update(more)
    figures = {kind: f1(right[kind], gold[kind], found[kind]) for kind in KINDS if gold[kind]}
    print(f"{name}: {len(paths)} reports, {gold.total()} moves")
    for kind, figure in figures.items():
        print(f"  {kind:14}{figure:6.3f}{gold[kind]:6} gold{found[kind]:6} found")
    print(f"  macro F1      {sum(figures.values()) / len(figures):6.3f}   (English coders: {ENGLISH['macro F1']:.2f})")
    print(f"  refusals      {figures.get('reject', 0.0):6.3f}   (English coders: {ENGLISH['reject']:.2f})")


def main(arguments: list[str]) -> int:
    for given in arguments:
        path = Path(given)
        table(path.name, sorted(path.glob("*.json")) if path.is_dir() else [path])
    return 0 if arguments else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
