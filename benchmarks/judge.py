"""A seeded sample of what is read in real articles, printed for a human judge: what is false shows only there.

    python benchmarks/judge.py               200 statements of 200 articles spread over the outlets, with their context
    python benchmarks/judge.py --only rules  the same by the rules alone

The articles are not in the repository; the verdicts go to quality/JUDGED.md as counts and classes, without a sentence.
"""

import argparse
import hashlib
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from shutro import encoder, speech, words
from shutro.names import read as read_names
from shutro.text import Clean, printable

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles.jsonl"
AROUND = 260  # characters on either side of what is shown


def spread(path: Path, count: int, seed: int) -> list[dict[str, Any]]:
    """Articles drawn outlet by outlet, so that a small outlet is heard as often as a large one while it lasts."""
    by_outlet = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        by_outlet[article["outlet"]].append(article)
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    for articles in by_outlet.values():
        chance.shuffle(articles)
    drawn: list[dict[str, Any]] = []
    while len(drawn) < count and any(by_outlet.values()):
        for outlet in sorted(by_outlet):
            if by_outlet[outlet] and len(drawn) < count:
                drawn.append(by_outlet[outlet].pop())
    return drawn


def drawn(seed: int, article: str, place: int) -> str:
    """A statement's place in the draw: the same statement has the same, whatever else is found."""
    return hashlib.sha256(f"{seed} {article} {place}".encode()).hexdigest()


def shown(page: words.Page, statement: speech.Statement, outer: dict[str, speech.Statement]) -> str:
    """A statement and its context, its roles marked: [source] «cue» {content}."""
    marks: list[tuple[int, str]] = []
    roles = [("«", "»", statement.cue), *(("{", "}", c) for c in statement.content)]
    if statement.source is not None:
        roles.append(("[", "]", statement.source))
    for opens, closes, span in roles:
        marks += [(span.start, opens), (span.end, closes)]
    low = max(0, min(place for place, _ in marks) - AROUND // 2)
    high = min(len(page.text), statement.cue.end + AROUND)
    text, at = "", low
    for place, mark in sorted(marks, key=lambda m: m[0]):
        text, at = text + page.text[at : max(at, place)] + mark, max(at, place)
    fields = f"{statement.source_kind} {statement.refers_to} {statement.act} {statement.quote} | {statement.why}"
    parent = f" in «{outer[statement.parent].cue.text}»" if statement.parent else ""
    return f"{fields}{parent}\n   {(text + page.text[at : max(at, high)]).replace(chr(10), ' / ')}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--count", type=int, default=200, help="articles, and statements of them")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--only", choices=["rules"], help="without the trained reader")
    options = parser.parse_args()
    if not options.articles.exists():
        print(f"{options.articles} is not here")
        return 1
    found = []
    for article in spread(options.articles, options.count, options.seed):
        page = words.read(Clean.of(printable(article["text"])).text)
        scores = None if options.only else encoder.read(page)
        statements = speech.read(page, read_names(page, scores), article["outlet"], scores)
        outer = {s.id: s for s in statements}
        found += [(article["id"], page, s, outer) for s in statements]
    print(f"{len(found)} statements")
    found.sort(key=lambda f: drawn(options.seed, f[0], f[2].cue.start))
    for n, (name, page, statement, outer) in enumerate(found[: options.count], 1):
        print(f"{n:3} {name} {statement.cue.start} {shown(page, statement, outer)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
