"""Checks: recall on injected slips, false findings on clean reports, and how often each rule speaks on real articles.

    python benchmarks/checks.py                   100 slips of each kind at random places (seeded), recall of its rule
    python benchmarks/checks.py --articles 300    findings per rule on a seeded sample of ../shared/data/articles.jsonl
    python benchmarks/checks.py --articles 300 --show misspelt_word     the findings themselves, to be judged by hand

Clean reports: examples/reports (without the translated one) and ../shared/gold/train without planted slips.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from injections import INJECTIONS, Injected

from shutro import record
from shutro.checks import Check, Settings, Style, rules
from shutro.errors import UsageError
from shutro.record.dates import as_date

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEED = 20240813
EVERYTHING = Settings(rules=dict.fromkeys(rules(), True), style=Style(prefer=["ইসরায়েল"]))


class Report(NamedTuple):
    """A clean report."""

    name: str
    text: str
    published: str


def clean_reports() -> Iterator[Report]:
    """Our own reports in which nothing was planted."""
    for file in sorted((ROOT / "examples" / "reports").glob("*.json")) + sorted(
        (SHARED / "gold" / "train").glob("*.json")
    ):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if not gold["checks"]:
            yield Report(file.stem, gold["text"], gold["published"])


def findings(text: str, published: str | None) -> list[Check]:
    """What every rule finds."""
    return record.check(text, published, settings=EVERYTHING)


def recalled(report: Report, slip: Injected, code: str, before: list[Check]) -> bool:
    """Whether the rule tells the slip: at its place, or anywhere more than before where it may tell another."""
    found = [c for c in findings(slip.text, report.published) if c.rule == code]
    if slip.anywhere:
        return len(found) > sum(c.rule == code for c in before)
    return any(c.span.start < slip.end and slip.start < c.span.end for c in found)


def injected(count: int) -> None:
    """Recall per kind of slip."""
    reports = list(clean_reports())
    before = {r.name: findings(r.text, r.published) for r in reports}
    false = Counter(c.rule for found in before.values() for c in found)
    print(f"{len(reports)} clean reports, {count} slips of each kind, seed {SEED}")
    print("| rule | kind of slip | told | of | findings on the clean reports |")
    print("|---|---|---|---|---|")
    for code, kind, inject in INJECTIONS:
        rng = random.Random(f"{SEED} {code} {kind}")  # noqa: S311 - a seeded choice of places, no secret
        told = made = tries = 0
        while made < count and tries < count * 40:
            tries += 1
            report = rng.choice(reports)
            slip = inject(report.text, report.published, rng)
            if slip is not None:
                made += 1
                told += recalled(report, slip, code, before[report.name])
        print(f"| `{code}` | {kind} | {told} | {made} | {false[code]} |", flush=True)


def sampled(count: int) -> list[dict[str, Any]]:
    """``count`` articles, the newspapers in turn as far as they go, in a seeded order."""
    by_outlet: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with (SHARED / "data" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            by_outlet[article["outlet"]].append(article)
    rng = random.Random(SEED)  # noqa: S311 - as above
    for outlet in sorted(by_outlet):
        rng.shuffle(by_outlet[outlet])
    chosen: list[dict[str, Any]] = []
    while len(chosen) < count and any(by_outlet.values()):
        chosen += [by_outlet[o].pop() for o in sorted(by_outlet) if by_outlet[o]]
    return chosen[:count]


def articles(count: int, show: str | None) -> None:
    """Findings per rule on real articles."""
    counts: Counter[str] = Counter()
    for article in sampled(count):
        try:
            published = as_date(article["published"])
        except UsageError:
            published = None
        text = article["title"] + "\n" + article["text"]
        for check in record.check(text, published, settings=EVERYTHING, outlet=article["outlet"]):
            counts[check.rule] += 1
            if check.rule == show:
                around = text[max(0, check.span.start - 50) : check.span.end + 50].replace("\n", " / ")
                print(article["id"], repr(check.span.text), check.note, [f.to for f in check.fixes], around, sep=" | ")
    for code in rules():
        print(f"{code:24}{counts[code]:6}{'' if rules()[code].on else '  off'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="slips of each kind (default: 100)")
    parser.add_argument("--articles", type=int, metavar="N", help="count findings on N real articles instead")
    parser.add_argument("--show", metavar="RULE", help="with --articles: print the findings of this rule")
    options = parser.parse_args()
    run: Callable[[], None] = (
        (lambda: articles(options.articles, options.show)) if options.articles else (lambda: injected(options.count))
    )
    run()


if __name__ == "__main__":
    main()
