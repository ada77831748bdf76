#!/usr/bin/env python3
"""Search in Bengali: what `shutro search` finds of what is asked for, beside SQLite's own full text (FTS5).

usage: python benchmarks/search.py [--missed]

The queries are those of search.toml. Recall: of the reports that hold the word, in whatever form, how many are found;
precision: of those found, how many hold it. FTS5's default tokenizer takes Bengali vowel signs for gaps between words,
so it finds a word wherever its consonants stand in a row; its trigrams find nothing shorter than three characters.
"""

import argparse
import os
import sqlite3
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from shutro.ledger import Item, Ledger, add, search

Find = Callable[[str], set[str]]
FRAMES = (
    "সকাল থেকে {} নিয়ে আলোচনা চলছে বলে জানা গেছে।",
    "এ নিয়ে লিখেছেন অনেকে, তাঁদের লেখায় {} কথা এসেছে।",
    "সভায় উপস্থিত সবাই {} প্রসঙ্গে মত দিয়েছেন।",
    "দুপুরের পর {} বিষয়ে আর কিছু শোনা যায়নি।",
)


def queries() -> dict[str, list[dict[str, Any]]]:
    """By what they try."""
    given = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {group: of["queries"] for group, of in given.items()}


def reports(of: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every word of the queries in a report of its own."""
    words = dict.fromkeys(word for query in of for word in (*query["forms"], *query["other"]))
    for number, word in enumerate(words):
        yield word, FRAMES[number % len(FRAMES)].format(word)


def of_shutro(ledger: Ledger, given: list[tuple[str, str]]) -> Find:
    add(ledger, [Item(word, text.encode()) for word, text in given], processes=1)
    return lambda ask: {found.address for found in search(ledger, ask, limit=1000)}


def of_fts5(given: list[tuple[str, str]], tokenizer: str) -> Find:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE words USING fts5(address UNINDEXED, body{tokenizer})")
    database.executemany("INSERT INTO words VALUES (?, ?)", given)

    def find(ask: str) -> set[str]:
        wanted = " AND ".join(f'"{word}"' for word in ask.split())
        return {row[0] for row in database.execute("SELECT address FROM words WHERE words MATCH ?", (wanted,))}

    return find


def measure(find: Find, of: list[dict[str, Any]], missed: bool) -> tuple[float, float]:
    right = wanted = found = 0
    for query in of:
        given, meant = find(query["ask"]), set(query["forms"])
        if missed and given != meant:
            print(f"    {query['ask']}: not found {sorted(meant - given)}, wrongly {sorted(given - meant)}")
        right, wanted, found = right + len(given & meant), wanted + len(meant), found + len(given)
    return right / wanted, right / found if found else 0.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--missed", action="store_true", help="print what shutro finds too little or too much")
    told = options.parse_args()
    os.environ["SHUTRO_MODEL"] = "off"  # search needs no names
    groups = queries()
    given = list(reports(query for of in groups.values() for query in of))
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.db") as ledger:
        finders = {
            "shutro search": of_shutro(ledger, given),
            "FTS5, default": of_fts5(given, ""),
            "FTS5, trigram": of_fts5(given, ", tokenize='trigram'"),
        }
        print(f"{len(given)} reports, {sum(map(len, groups.values()))} queries; recall / precision")
        print(f"{'':16}" + "".join(f"{group:>16}" for group in [*groups, "all"]))
        for name, find in finders.items():
            tell = told.missed and name.startswith("shutro")
            found = [measure(find, of, tell) for of in groups.values()]
            found.append(measure(find, [query for of in groups.values() for query in of], missed=False))
            print(f"{name:16}" + "".join(f"{recall:.2f} / {precision:.2f}".rjust(16) for recall, precision in found))


if __name__ == "__main__":
    main()
