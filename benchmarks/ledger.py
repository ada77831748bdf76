#!/usr/bin/env python3
"""A ledger: reports added a second by rules and with the trained model, and what kills at random moments cost.

usage: python benchmarks/ledger.py [--reports N] [--kills N] [--model]

The texts are those of the real articles in ../shared/data/articles.jsonl where they are, else of the sample reports.
After every kill -9 the same command goes on; in the end each report must stand in the ledger once, with all its rows.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "articles.jsonl"
TABLES = ("report", "given", "statement", "figure", "move", "entity", "cited", "band")


def corpus(path: Path, reports: int) -> None:
    """Write so many different reports as JSON Lines."""
    if ARTICLES.exists():
        with ARTICLES.open(encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples" / "reports").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as out:
        for number in range(reports):
            text = f"{texts[number % len(texts)]}\n{number} নম্বর প্রতিবেদন।"
            out.write(json.dumps({"text": text, "outlet": f"পত্রিকা {number % 20}"}, ensure_ascii=False) + "\n")


def command(source: Path, ledger: Path) -> list[str]:
    return [sys.executable, "-m", "shutro.cli", "add", str(source), "--ledger", str(ledger)]


def counts(ledger: Path) -> dict[str, int]:
    with sqlite3.connect(ledger) as database:
        return {t: database.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES}  # noqa: S608


def rate(folder: Path, reports: int, environment: dict[str, str]) -> None:
    source, ledger = folder / "reports.jsonl", folder / "rate.db"
    corpus(source, reports)
    start = time.perf_counter()
    subprocess.run(command(source, ledger), env=environment, check=False, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    held = counts(ledger)["report"]
    print(
        f"{held} of {reports} reports added in {took:.1f} s: {held / took:.0f} a second in {os.cpu_count()} processes"
    )
    print(f"ledger: {ledger.stat().st_size / held / 1024:.0f} KB a report")


def kills(folder: Path, times: int, environment: dict[str, str]) -> None:
    """So many kills at random moments of an add, then one run to the end, against a ledger nobody disturbed."""
    source, ledger, whole = folder / "few.jsonl", folder / "killed.db", folder / "whole.db"
    corpus(source, 400)
    subprocess.run(command(source, whole), env=environment, check=False, stdout=subprocess.DEVNULL)
    chance, killed = random.Random(1), 0  # noqa: S311 - moments, no secrets
    while killed < times:
        running = subprocess.Popen(
            command(source, ledger), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            running.wait(chance.uniform(0.1, 4.0))
        except subprocess.TimeoutExpired:
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
            killed += 1
        else:  # it came to its end: the next add begins a new ledger
            compare(ledger, whole, killed)
            for path in folder.glob("killed.db*"):
                path.unlink()
    subprocess.run(command(source, ledger), env=environment, check=False, stdout=subprocess.DEVNULL)
    compare(ledger, whole, killed)


def compare(ledger: Path, whole: Path, killed: int) -> None:
    found, wanted = counts(ledger), counts(whole)
    with sqlite3.connect(ledger) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    same = "the same rows as undisturbed" if found == wanted else f"DIFFERENT: {found} against {wanted}"
    print(f"after {killed} kills: {same}; integrity {sound}", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=3000)
    options.add_argument("--kills", type=int, default=0)
    options.add_argument("--model", action="store_true", help="with the trained model")
    given = options.parse_args()
    environment = {k: v for k, v in os.environ.items() if k != "SHUTRO_MODEL"}
    if not given.model:
        environment["SHUTRO_MODEL"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        if given.kills:
            kills(Path(folder), given.kills, environment)
        else:
            rate(Path(folder), given.reports, environment)


if __name__ == "__main__":
    main()
