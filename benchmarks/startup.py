"""How long `shutro --help` takes, against bare Python.

usage: python benchmarks/startup.py

The least of 20 runs each, taken in turns, and what takes the time (`python -X importtime`).
"""

import subprocess
import sys
import time

RUNS = 20
TOP = 10
BARE = [sys.executable, "-c", "pass"]
HELP = [sys.executable, "-c", "import sys; from shutro.cli import main; sys.exit(main(['--help']))"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def imports() -> list[tuple[int, str]]:
    """(microseconds of its own, module) of all that --help imports and bare Python does not, longest first."""
    found = []
    known: set[str] = set()
    for command in (BARE, HELP):
        told = subprocess.run(
            [command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, check=True
        ).stderr
        rows = [
            line.removeprefix("import time:").split("|")
            for line in told.splitlines()
            if line.startswith("import time:")
        ]
        rows = [row for row in rows if row[0].strip().isdigit()]
        found = [(int(own), name.strip()) for own, _, name in rows if name.strip() not in known]
        known |= {name for _, name in found}
    return sorted(found, reverse=True)


def main() -> int:
    times: dict[str, list[float]] = {"bare Python": [], "shutro --help": []}
    for _ in range(RUNS):
        times["bare Python"].append(seconds(BARE))
        times["shutro --help"].append(seconds(HELP))
    for name, runs in times.items():
        print(f"{name:16}{min(runs) * 1000:8.1f} ms")
    print(f"{'ratio':16}{min(times['shutro --help']) / min(times['bare Python']):8.2f}  (goal: under 3)")
    print("\nimported beyond bare Python, milliseconds of their own:")
    for own, name in imports()[:TOP]:
        print(f"{own / 1000:8.2f}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
