#!/usr/bin/env python3
"""The floor under quality: scores the samples, the reports held apart, and the development reports where they are.

usage: gate.py            print the tables; exit 1 where a figure stands below its floor
       gate.py --raise    lift every floor to what was measured now (to lower one, edit floors.toml and say why)
"""

import argparse
import sys
import tomllib
from pathlib import Path

from score import Tally, records, score

HERE = Path(__file__).parent
SETS = {
    "samples": HERE.parent / "examples" / "reports",
    "held": HERE / "held",
    "dev": HERE.parents[1] / "shared" / "gold" / "dev",
}
FLOORS = HERE / "floors.toml"
SLACK = 0.0005  # floors are written with three digits


def measure(folder: Path) -> Tally:
    """Read and score every report of a folder."""
    tally = Tally()
    for gold, record in records(sorted(folder.glob("*.json"))):
        score(gold, record, tally)
    return tally


def show(name: str, tally: Tally, floors: dict[str, float]) -> list[str]:
    """Print one table; what fell below its floor comes back."""
    fallen = []
    print(f"\n{name:34}{'precision':>10}{'recall':>8}{'F1':>8}{'floor':>8}{'gold':>7}{'found':>7}")
    for figure, p, r, f, gold, found in tally.figures():
        floor = floors.get(figure, 0.0)
        low = f < floor - SLACK
        print(f"{figure:34}{p:10.3f}{r:8.3f}{f:8.3f}{floor:8.3f}{gold:7}{found:7}{'  BELOW ITS FLOOR' if low else ''}")
        if low:
            fallen.append(f"{name}: {figure} is {f:.3f}, its floor is {floor:.3f}")
    return fallen


def write(floors: dict[str, dict[str, float]]) -> None:
    """Write floors.toml."""
    lines = [
        "# F1 that must not fall, by set of reports (quality/gate.py). Raise: python quality/gate.py --raise.",
        "# Lowering one is a deliberate edit of this file, with the reason in the commit.",
    ]
    for name, figures in floors.items():
        lines += ["", f"[{name}]", *(f'"{figure}" = {value:.3f}' for figure, value in figures.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Measure every set that is here, compare, and raise where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    options = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen: list[str] = []
    for name, folder in SETS.items():
        if not any(folder.glob("*.json")):
            print(f"\n{name}: no reports at {folder}, not measured")
            continue
        tally = measure(folder)
        fallen += show(name, tally, floors.get(name, {}))
        if options.lift:
            old = floors.get(name, {})
            floors[name] = {figure: max(round(f, 3), old.get(figure, 0.0)) for figure, _, _, f, _, _ in tally.figures()}
    if options.lift:
        write(floors)
    print("\n" + ("\n".join(fallen) if fallen else "Every figure stands at its floor or above."))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
