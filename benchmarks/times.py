"""The 56 time expressions of ../shared/lists, read by shutro and by dateparser side by side, and the speed of
the room alone.

dateparser is measured where it is installed: pip install dateparser

usage: python benchmarks/times.py [TSV] [--articles JSONL]

The lists are not in the repository; where they are missing the benchmark says so. Where a list's notation
differs from the guide, the guide's is
asked for. dateparser gives a moment, no TIMEX3 value: its answer counts as right where the moment, cut to the
value's own precision, is the value.
"""

import argparse
import csv
import json
import sys
import time
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from shutro.text import one_form

NUMBERS, TIMES, WORDS = (import_module(f"shutro.{name}") for name in ("numbers", "times", "words"))
SHARED = Path(__file__).resolve().parents[2] / "shared"
LENGTHS = {"2023": "%Y", "2023-12": "%Y-%m", "2023-12-21": "%Y-%m-%d", "2023-12-21T09:00": "%Y-%m-%dT%H:%M"}


def by_shutro(text: str, reference: datetime) -> str:
    page = WORDS.read(one_form(text))
    return " ".join(str(t.value) for t in TIMES.read(page, NUMBERS.read(page), reference)) or "-"


def by_dateparser(text: str, reference: datetime, wanted: str) -> str:
    try:
        import dateparser
    except ImportError:
        return "not installed"
    found = dateparser.parse(text, languages=["bn"], settings={"RELATIVE_BASE": reference, "PREFER_DATES_FROM": "past"})
    if found is None:
        return "-"
    pattern = next(
        (p for shape, p in LENGTHS.items() if len(shape) == len(wanted) and "/" not in wanted), "%Y-%m-%dT%H:%M"
    )
    return found.strftime(pattern)


def compare(path: Path) -> int:
    if not path.exists():
        print(f"{path} is not here: the list of time expressions stays outside the repository")
        return 1
    right = {"shutro": 0, "dateparser": 0}
    wrong = {"shutro": 0, "dateparser": 0}
    rows = list(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"))
    print(f"{'id':5}{'wanted':24}{'shutro':26}{'dateparser':22}expression")
    for row in rows:
        reference = datetime.fromisoformat(row["reference"])
        wanted = row["value"]
        given = {
            "shutro": by_shutro(row["expression"], reference),
            "dateparser": by_dateparser(row["expression"], reference, wanted),
        }
        for name, value in given.items():
            right[name] += value == wanted
            wrong[name] += value not in (wanted, "-", "None", "not installed")
        marks = {name: value + (" ✓" if value == wanted else "") for name, value in given.items()}
        print(f"{row['id']:5}{wanted:24}{marks['shutro']:26}{marks['dateparser']:22}{row['expression']}")
    for name in right:
        print(f"{name}: {right[name]} of {len(rows)} right, {wrong[name]} wrong without saying so")
    return 0 if right["shutro"] == len(rows) else 1


def speed(path: Path) -> None:
    if not path.exists():
        print(f"{path} is not here: no speed measured")
        return
    lines = path.read_text(encoding="utf-8").splitlines()[:400]
    pages = [WORDS.read(one_form(json.loads(line)["text"])) for line in lines]
    given = [(page, NUMBERS.read(page)) for page in pages]
    size = sum(len(page.text) for page in pages)
    best = 0.0
    for _ in range(3):
        begun = time.process_time()
        for page, numbers in given:
            TIMES.read(page, numbers, date(2024, 1, 1))
        best = max(best, size / (time.process_time() - begun))
    print(f"times alone: {best:,.0f} characters a second on one core ({size:,} characters)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tsv", type=Path, nargs="?", default=SHARED / "lists" / "bn-times.tsv")
    parser.add_argument("--articles", type=Path, default=SHARED / "data" / "articles.jsonl")
    options = parser.parse_args()
    code = compare(options.tsv)
    speed(options.articles)
    return code


if __name__ == "__main__":
    sys.exit(main())
