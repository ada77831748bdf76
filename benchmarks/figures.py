"""Numbers and figures: right and silently wrong beside other libraries, speed, and what stays unread.

    python benchmarks/figures.py                     the 64 expressions of ../shared/lists/bn-numbers.tsv, side by side
    python benchmarks/figures.py --speed             characters a second on one core
    python benchmarks/figures.py --unread 300        what became of every digit run and number word in N articles

Peers are measured where they are installed: pip install doshomik pybangla loguru fuzzywuzzy
(pybangla names neither loguru nor fuzzywuzzy among its requirements, and does not start without them).
"""

import argparse
import contextlib
import csv
import importlib
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shutro import numbers, words
from shutro.figures import read as read_figures
from shutro.names import Names
from shutro.names import read as read_names
from shutro.numbers import atoms
from shutro.record.dates import as_date
from shutro.text import Clean, one_form
from shutro.times import read as read_times

SHARED = Path(__file__).parents[2] / "shared"
LIST = SHARED / "lists" / "bn-numbers.tsv"
ARTICLES = SHARED / "data" / "articles.jsonl"
QUALIFIERS = {"approx": "about", "over": "more_than", "min": "at_least", "max": "at_most", "under": "less_than"}
UNITS = {"USD": "USD", "BDT": "BDT", "magnitude": "magnitude", "degree": "degree Celsius"}
Reading = Callable[[str], Any]


def wanted(row: dict[str, str]) -> set[float]:
    """The ends of a row's value, fractions as parts of one."""
    ends = set()
    for part in row["value"].split(".."):
        if part:
            numerator, _, denominator = part.partition("/")
            ends.add(float(numerator) / float(denominator or 1))
    return ends


def ours(row: dict[str, str]) -> str:
    """right, wrong or silent: the value, the bound and the unit must agree, and a malformed number must be flagged."""
    page = words.read(Clean.of(row["expression"]).text)
    read = numbers.read(page)
    if not read or (read[0].low is None and read[0].high is None):
        return "silent"
    n = read[0]
    if row["qualifier"] == "malformed":
        return "right" if n.problem == "malformed" and len(n.readings) > 1 else "wrong"
    if row["qualifier"] == "ordinal":
        return "right" if n.ordinal and wanted(row) == {n.low} else "wrong"
    bound = QUALIFIERS.get(row["qualifier"], row["qualifier"])
    ends = {float(x) for x in (n.low, n.high) if x is not None}
    right = ends == wanted(row) and bound in (n.bound, n.shape) and len(read) == 1
    unit = UNITS.get(row["unit"])
    if unit:
        figures = read_figures(page, read, [], Names([], []))
        right = right and [f.unit for f in figures] == [unit]
    return "right" if right else "wrong"


def peers() -> dict[str, Reading]:
    """Readers of other packages that are installed: text in, whatever they give out."""
    found: dict[str, Reading] = {}
    with contextlib.suppress(ImportError, AttributeError):
        found["doshomik"] = importlib.import_module("doshomik").parse
    with contextlib.suppress(ImportError, AttributeError):
        found["pybangla"] = importlib.import_module("pybangla").Normalizer().word2number
    return found


def theirs(read: Reading, row: dict[str, str]) -> str:
    """Right where any number that the package gives is the value; it cannot give a bound, so none is asked for."""
    try:
        given = str(read(row["expression"]))
    except Exception:  # whatever a peer raises, it has told that it cannot
        return "silent"
    found = {
        float(x)
        for x in given.translate(str.maketrans("০১২৩৪৫৬৭৮৯[](){},", "0123456789       ")).split()
        if is_number(x)
    }
    if not found:
        return "silent"
    return "right" if found == wanted(row) and row["qualifier"] != "malformed" else "wrong"


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def compare() -> None:
    if not LIST.exists():
        print(f"{LIST} is not here: the expressions stay outside the repository")
        return
    with LIST.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    results = {"shutro": [ours(r) for r in rows]}
    results |= {name: [theirs(read, r) for r in rows] for name, read in peers().items()}
    print(f"{len(rows)} expressions{'':12}{'right':>8}{'wrong':>8}{'silent':>8}")
    for name, found in results.items():
        tally = Counter(found)
        print(f"{name:26}{tally['right']:8}{tally['wrong']:8}{tally['silent']:8}")
    for name in ("doshomik", "pybangla"):
        if name not in results:
            print(f"{name:26} not installed")
    for row, found in zip(rows, results["shutro"], strict=True):
        if found != "right":
            print(f"  {found}: {row['id']} {row['expression']}")


def articles(count: int) -> list[dict[str, Any]]:
    if not ARTICLES.exists():
        print(f"{ARTICLES} is not here")
        return []
    with ARTICLES.open(encoding="utf-8") as file:
        return [json.loads(line) for _, line in zip(range(count), file, strict=False)]


def speed() -> None:
    """Numbers, times and figures, one after the other, on pages whose names have been read."""
    given = articles(500)
    pages = [words.read(Clean.of(a["text"]).text) for a in given]
    dates, names = [published(a) for a in given], [read_names(p) for p in pages]
    characters = sum(len(p.text) for p in pages)
    for turn in ("first", "second", "third") if pages else ():
        a = time.process_time()
        read = [numbers.read(p) for p in pages]
        b = time.process_time()
        times = [read_times(p, n, d) for p, n, d in zip(pages, read, dates, strict=True)]
        c = time.process_time()
        for each in zip(pages, read, times, names, strict=True):
            read_figures(*each)
        d = time.process_time()
        told = [f"{characters / (end - begun):,.0f}" for begun, end in ((a, b), (b, c), (c, d), (a, d))]
        print(f"{turn} turn: numbers {told[0]}, times {told[1]}, figures {told[2]}, all {told[3]} characters a second")


def published(article: dict[str, Any]) -> Any:
    try:
        return as_date((article.get("published") or "")[:10].replace("/", "-"))
    except ValueError:
        return None


def unread(count: int) -> None:
    tally: Counter[tuple[str, str]] = Counter()
    for article in articles(count):
        page = words.read(Clean.of(article["text"]).text)
        read = numbers.read(page)
        times, names = read_times(page, read, published(article)), read_names(page)
        taken = [(t.span.start, t.span.end, "time") for t in times]
        taken += [(n.span.start, n.span.end, "name") for n in names.names]
        taken += [(f.span.start, f.span.end, "figure") for f in read_figures(page, read, times, names)]
        place = {c: what for start, end, what in taken for c in range(start, end)}
        number = {c: n for n in read for c in range(n.start, n.end)}
        for token in page.tokens:
            digits = any(c.isdigit() for c in token.text)
            if not digits and not (token.kind == "word" and atoms.pieces(token.text)):
                continue
            n = number.get(token.start)
            told = "latin word" if token.kind == "latin" else _no_number(token.text) if n is None else why_not(n)
            tally["digits" if digits else "word", place.get(token.start, told)] += 1
    for (kind, what), n in sorted(tally.items(), key=lambda item: -item[1]):
        print(f"{kind:8}{what:28}{n:8}")


def _no_number(text: str) -> str:
    return "is not, no nine" if text == one_form("নয়") else "no number"


def why_not(n: numbers.Number) -> str:
    if n.ordinal:
        return "ordinal"
    if n.article:
        return "one as an article"
    return {
        "": "counts nothing",
        "code": "score, telephone, date",
        "half": "half, before a noun",
        "fraction": "fraction",
    }[n.shape]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--unread", type=int, metavar="N")
    options = parser.parse_args()
    if options.speed:
        speed()
    elif options.unread:
        unread(options.unread)
    else:
        compare()


if __name__ == "__main__":
    main()
