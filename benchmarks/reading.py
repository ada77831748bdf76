#!/usr/bin/env python3
"""The whole reading: characters a second on one core, cost per character from 1 KB to 10 MB, memory, the profile.

usage: python benchmarks/reading.py [--largest BYTES] [--profile]

The text is that of the real articles in ../shared/data/articles.jsonl where they are, else of the sample reports,
joined and cut to size.
"""

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "articles.jsonl"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def corpus() -> list[str]:
    if ARTICLES.exists():
        with ARTICLES.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples" / "reports").glob("*.txt"))]


def text_of(size: int) -> str:
    """About ``size`` bytes of UTF-8."""
    parts, length = [], 0
    reports = corpus()
    while length < size:
        for report in reports:
            parts.append(report)
            length += len(report.encode())
            if length >= size:
                break
    return "\n".join(parts).encode()[:size].decode(errors="ignore")


def speed_of_articles() -> None:
    import shutro

    shutro.read("ঢাকা")  # word files loaded
    reports = corpus()[:400]
    start = time.process_time()
    entries = 0
    for report in reports:
        record = shutro.read(report, "2024-08-15")
        entries += sum(len(getattr(record, layer)) for layer in ("statements", "figures", "times", "names", "moves"))
    took = time.process_time() - start
    size = sum(map(len, reports))
    print(f"{len(reports)} reports: {size:,} characters, {size / took:,.0f} a second, {entries} entries")


def one_size(size: int) -> None:
    """Run in a process of its own, so that the memory is its own."""
    import shutro

    text = text_of(size)
    shutro.read("ঢাকা")
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    shutro.read(text, "2024-08-15")
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = len(text) / took
    print(f"{size:>11,} bytes {took:8.3f} s {speed:>10,.0f} characters a second, {peak:5.0f} MB ({base:.0f} before)")


def profile() -> None:
    import shutro

    reports = corpus()[:200]
    shutro.read("ঢাকা")
    profiler = cProfile.Profile()
    profiler.enable()
    for report in reports:
        shutro.read(report, "2024-08-15")
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.size:
        one_size(options.size)
        return 0
    if options.profile:
        profile()
        return 0
    speed_of_articles()
    for size in SIZES:
        if size <= options.largest:
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, "--size", str(size)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
