"""Statements by construction: a baseline, the rules, the trained reader alone, both together; and the speed.

    python benchmarks/speech.py               the table on ../shared/gold/dev: all, newspaper reports, negotiations
    python benchmarks/speech.py FOLDER...     the same on other reports in the gold's format
    python benchmarks/speech.py --speed       characters a second on one core

The baseline is what one writes in an hour: quotation marks and 20 verbs. A statement is found where source, cue and
content are found softly (``full`` of quality/score.py). The construction is told by the statement's own marks, in the
gold and in what is found alike.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from shutro import encoder, speech, words
from shutro.names import read as read_names
from shutro.speech.cues import cues
from shutro.speech.evidence import Evidence
from shutro.speech.kinds import entries
from shutro.speech.linker import Linker
from shutro.speech.sheet import Sheet
from shutro.text import Clean, one_form, printable

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "quality"))
import score  # type: ignore[import-not-found]

SHARED = Path(__file__).resolve().parents[2] / "shared"
Entry = dict[str, Any]
System = Callable[[Entry], list[Entry]]

# -- the baseline

VERBS = (
    "বলেন", "বলেছেন", "বলেছে", "বলছেন", "বললেন", "জানান", "জানিয়েছেন", "জানিয়েছে", "জানায়", "লিখেছেন",
    "উল্লেখ করেন", "দাবি করেন", "দাবি করেছেন", "অভিযোগ করেন", "অভিযোগ করেছেন", "মনে করেন", "মন্তব্য করেন",
    "বলা হয়", "বলা হয়েছে", "জানা গেছে",
)  # fmt: skip
_CUE = re.compile(
    r"(?<!\S)(?:"
    + "|".join(one_form(v).replace("\u09af\u09bc", "(?:\u09af\u09bc|\u09df)") for v in VERBS)
    + r")(?=[\s,:।]|$)"
)
_QUOTED = re.compile(r"[‘“\"]([^‘’“”\"]{8,}?)[’”\"]")
_SENTENCE = re.compile(r"[^।৷?!\n]+")


def span(text: str, start: int, end: int) -> Entry | None:
    """The characters without what is no word at either end."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1] in " ,:;।-—‘’“”\"'":
        end -= 1
    return {"start": start, "end": end, "text": text[start:end]} if start < end else None


def baseline(gold: Entry) -> list[Entry]:
    """Each sentence's first verb of the list; what is quoted, else what follows it, else what stands before it."""
    text = gold["text"]
    found: list[Entry] = []
    for sentence in _SENTENCE.finditer(text):
        low, high = sentence.span()
        cue = _CUE.search(text, low, high)
        if cue is None:
            continue
        quoted = _QUOTED.search(text, low, min(len(text), high + 300))
        after = text[cue.end() : high].lstrip(" ,:")
        source = span(text, low, cue.start())
        if quoted is not None:
            content = span(text, *quoted.span(1))
        elif len(after.split()) > 2:
            content = span(text, cue.end() + 3 * after.startswith("যে "), high)
        else:
            content, source = span(text, low, cue.start()), span(text, cue.end(), high)
        if content is not None:
            told = {"id": f"s{len(found)}", "parent": None, "source": source, "cue": span(text, *cue.span())}
            found.append({**told, "content": [content], "quote": "direct" if quoted else "indirect", "why": "baseline"})
    return found


# -- shutro


class Pages:
    """Every report's page, names and scores, read once."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Clean, words.Page, Any, Any]] = {}

    def of(self, gold: Entry) -> tuple[Clean, words.Page, Any, Any]:
        """The clean text of a report, its page, its names, its scores."""
        if gold["id"] not in self._kept:
            clean = Clean.of(printable(gold["text"]))
            page = words.read(clean.text)
            self._kept[gold["id"]] = clean, page, read_names(page), encoder.read(page)
        return self._kept[gold["id"]]

    def rules(self, gold: Entry) -> list[Entry]:
        """The rules alone."""
        clean, page, names, _ = self.of(gold)
        return as_given(clean, speech.read(page, names, gold.get("outlet")))

    def alone(self, gold: Entry) -> list[Entry]:
        """The trained reader's tags, linked."""
        clean, page, names, scores = self.of(gold)
        drafts = Linker(Sheet(page, names), Evidence(scores)).read() if scores is not None else []
        return as_given(clean, entries(page, names, drafts, gold.get("outlet")))

    def together(self, gold: Entry) -> list[Entry]:
        """Both."""
        clean, page, names, scores = self.of(gold)
        return as_given(clean, speech.read(page, names, gold.get("outlet"), scores))


def as_given(clean: Clean, found: list[speech.Statement]) -> list[Entry]:
    """Statements with their spans in the text as it was given."""
    shown = []
    for statement in found:
        entry = msgspec.to_builtins(statement)
        for key in ("source", "cue"):
            entry[key] = entry[key] and place(clean, entry[key])
        entry["content"] = [place(clean, c) for c in entry["content"]]
        shown.append(entry)
    return shown


def place(clean: Clean, given: Entry) -> Entry:
    return dict(msgspec.to_builtins(clean.given_span(given["start"], given["end"])))


# -- constructions

ACCORDING = ("মতে", "অনুযায়ী", "অনুসারে", "ভাষায়", "কথায়", "হিসাবে", "হিসেবে", "সূত্রে")
CONSTRUCTIONS = (
    "direct", "indirect", "mixed", "according to", "passive", "noun cue", "headline colon", "source line",
    "points back", "nested",
)  # fmt: skip


def construction(entry: Entry, text: str) -> str:
    """How a statement is told, by its own marks."""
    cue = entry["cue"]
    word = cue["text"].split()[-1]
    if word in (":", "ঃ"):
        return "headline colon"
    if cue["text"] in ("সূত্র", "তথ্যসূত্র", "খবর") and entry["content"][-1]["end"] < cue["start"]:
        return "source line"
    begun = max(text.rfind(mark, 0, cue["start"]) for mark in "।৷?!\n")
    if entry["content"][-1]["end"] <= begun and entry["quote"] != "direct":
        return "points back"
    if word.endswith(ACCORDING):
        return "according to"
    if is_passive(cue["text"]):
        return "passive"
    if not any(verb.finite or verb.tense == "converb" for verb in words.verbs(Clean.of(word).text)):
        return "noun cue"
    return str(entry["quote"])


def is_passive(cue: str) -> bool:
    """Whether a cue is impersonal: বলা হয়েছে, জানা গেছে."""
    page = words.read(Clean.of(cue).text)
    lines = Sheet(page, read_names(page)).lines.lines
    return any(found.passive for line in lines for found in cues(line))


class Table:
    """Right and all of each construction, in the gold and in what is found."""

    def __init__(self) -> None:
        self.gold = {name: [0, 0] for name in ("all", *CONSTRUCTIONS)}
        self.found = {name: [0, 0] for name in ("all", *CONSTRUCTIONS)}
        self.tally = score.Tally()

    def add(self, gold: Entry, found: list[Entry]) -> None:
        """Count one report."""
        text = gold["text"]
        paired = score.score_statements(gold["statements"], found, text, self.tally)
        pairs = [(g, p) for g, p in paired if is_full(g, p, text)]
        for counts, told, right in (
            (self.gold, gold["statements"], {id(g) for g, _ in pairs}),
            (self.found, found, {id(p) for _, p in pairs}),
        ):
            for entry in told:
                for name in ("all", construction(entry, text), *(["nested"] if entry["parent"] else [])):
                    counts[name][0] += id(entry) in right
                    counts[name][1] += 1

    def f1(self, name: str) -> float:
        """F1 of a construction: recall by that of the gold, precision by that of what is found."""
        recall, precision = (right / total if total else 0.0 for right, total in (self.gold[name], self.found[name]))
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def is_full(gold: Entry, found: Entry, text: str) -> bool:
    """Source, cue and content all found softly."""
    same = all(score.soft(score.bounds(gold[k]), score.bounds(found[k])) for k in ("source", "cue"))
    return bool(same and score.content_overlap(gold["content"], found["content"], text) >= 0.5)


def compare(reports: list[Entry], systems: dict[str, System]) -> None:
    """Print the table of one set of reports."""
    tables = {name: Table() for name in systems}
    for gold in reports:
        for name, system in systems.items():
            tables[name].add(gold, system(gold))
    first = next(iter(tables.values()))
    print(f"{'construction':18}{'gold':>6}" + "".join(f"{name:>12}" for name in tables))
    for name in ("all", *CONSTRUCTIONS):
        row = "".join(f"{table.f1(name):12.3f}" for table in tables.values())
        print(f"{name:18}{first.gold[name][1]:6}{row}")
    for measure in ("words (joint)", "cue exact", "source exact", "content exact", "nested in", "refers_to"):
        figures = [{n: f for n, _, _, f, _, _ in t.tally.figures()} for t in tables.values()]
        print(f"{measure:24}" + "".join(f"{f[f'statements: {measure}']:12.3f}" for f in figures))


# -- speed


def speed(path: Path, count: int) -> None:
    """Characters a second: the room by rules alone, then names and speech with one pass of the encoder."""
    lines = path.read_text(encoding="utf-8").splitlines()[:count]
    pages = [words.read(Clean.of(printable(json.loads(line)["text"])).text) for line in lines]
    named = [(page, read_names(page)) for page in pages]
    size = sum(len(page.text) for page in pages)
    print(f"speech, rules alone: {size / seconds(lambda: [speech.read(*n) for n in named]):,.0f} characters a second")
    some = named[: max(1, len(named) // 10)]
    if encoder.read(some[0][0]) is None:
        print(f"names and speech with the trained reader: no model ({encoder.absence()})")
        return
    size = sum(len(page.text) for page, _ in some)
    both = seconds(lambda: [speech.read(p, read_names(p), None, encoder.read(p)) for p, _ in some], 1)
    print(f"names and speech with the trained reader: {size / both:,.0f} characters a second")


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of several runs, in seconds of this process."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def sets(folders: Iterable[Path]) -> dict[str, list[Entry]]:
    """The reports, all and by kind."""
    paths = [f for p in folders for f in (sorted(p.glob("*.json")) if p.is_dir() else [p])]
    reports = [json.loads(f.read_text(encoding="utf-8")) for f in paths]
    papers = [r for r in reports if r["id"].startswith(("prothomalo", "jugantor"))]
    deals = [r for r in reports if r["id"].startswith("nego")]
    return {"all": reports, **({"newspaper reports": papers, "negotiations": deals} if papers and deals else {})}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="*", default=[SHARED / "gold" / "dev"])
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--articles", type=Path, default=SHARED / "data" / "articles.jsonl")
    options = parser.parse_args()
    if options.speed:
        speed(options.articles, 400)
        return 0
    pages = Pages()
    systems: dict[str, System] = {"baseline": baseline, "rules": pages.rules}
    given = sets(options.gold)
    if given["all"] and pages.of(given["all"][0])[3] is not None:
        systems.update({"trained": pages.alone, "together": pages.together})
    else:
        print(f"no trained reader: {encoder.absence()}")
    for name, reports in given.items():
        print(f"\n{name}: {len(reports)} reports, full F1")
        compare(reports, systems)
    return 0


if __name__ == "__main__":
    sys.exit(main())
