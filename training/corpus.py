"""What the network learns from: pages with a label, or none, for every token and head.

Two kinds of data come in: reports annotated by hand in all layers (`report`), and sentences of public sets with names
only (`noisy`), whose marks are brought to our own tokens and cleaned (`clean.py`).
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shutro import words
from shutro.encoder.labels import LABELS
from shutro.text.form import Clean, one_form

RIFAT = ("O", *(f"{p}-{kind}" for kind in ("PER", "LOC", "ORG", "TIM") for p in "BI"))  # the set's own labels
UNKNOWN = -100  # a token that tells a head nothing
Sentence = list[tuple[str, str]]  # words and their labels


@dataclass
class Page:
    """A page and its ``labels``: for each head one number a token, `UNKNOWN` where it tells nothing."""

    page: words.Page
    labels: dict[str, list[int]] = field(default_factory=dict)
    weight: float = 1.0


def number(head: str, label: str) -> int:
    """The place of a label among its head's."""
    return LABELS[head].index(label)


# -- reports annotated by hand


def reports(folder: Path) -> list[dict[str, Any]]:
    """The reports of a folder in the gold's format, in the order of their files."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def report(given: dict[str, Any], weight: float = 1.0) -> Page:
    """A report with the labels of all four layers."""
    clean = Clean.of(given["text"])
    page = words.read(clean.text)
    places = [clean.given_span(t.start, t.end) for t in page.tokens]
    labels = {head: [0] * len(page.tokens) for head in LABELS}

    def mark(head: str, kind: str, span: dict[str, Any]) -> None:
        inside = [i for i, p in enumerate(places) if p.start < span["end"] and span["start"] < p.end]
        for i in inside:
            labels[head][i] = number(head, f"{'B' if i == inside[0] else 'I'}-{kind}")

    for move in sorted(given["moves"], key=lambda m: m["span"]["start"] - m["span"]["end"]):
        mark("moves", move["kind"], move["span"])  # the longest first: a shorter one stands inside it
    for statement in given["statements"]:
        for span in statement["content"]:
            mark("nested" if statement["parent"] else "speech", "content", span)
    for kind in ("source", "cue"):  # after the contents, inside which they may stand
        for statement in given["statements"]:
            if statement[kind]:
                mark("nested" if statement["parent"] else "speech", kind, statement[kind])
    for name in given["names"]:
        mark("names", name["type"], name["span"])
    return Page(page, labels, weight)


# -- public sets


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file with a word, a tab and a label on each line, a blank line between sentences."""
    found: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8-sig").split("\n"):
        word, _, label = line.rstrip("\r").rpartition("\t")
        if word.strip():
            found[-1].append((word.strip(), label.strip() or "O"))
        elif not line.strip() and found[-1]:
            found.append([])
    return [_repaired(s) for s in found if s]


def _repaired(sentence: Sentence) -> Sentence:
    """IOB2: a bare ``TIM`` and an ``I-`` that continues nothing open a span."""
    out: Sentence = []
    before = "O"
    for word, label in sentence:
        kind = label[2:] if label[:2] in ("B-", "I-") else label
        opens = label != "O" and (label[:2] == "B-" or before != kind)
        out.append((word, "O" if label == "O" else f"{'B' if opens else 'I'}-{kind}"))
        before = kind
    return out


_NO_SPACE_BEFORE = frozenset("।,;:?!)’”%")
_NO_SPACE_BEHIND = frozenset("(‘“")


def noisy(group: Sequence[Sentence], heads: dict[str, dict[str, int]]) -> Page:
    """Sentences of a public set as one page, a line each. ``heads``: for each head, the number of each label."""
    text, owners = "", []
    for sentence in group:
        space = ""
        for word, label in sentence:
            word = one_form(word)
            text += "" if word in _NO_SPACE_BEFORE else space
            owners.append((len(text), len(text) + len(word), label))
            text += word
            space = "" if word in _NO_SPACE_BEHIND else " "
        text += "\n"
    page = words.read(text)
    return Page(page, {head: list(_owned(page, owners, numbers)) for head, numbers in heads.items()})


def _owned(page: words.Page, owners: list[tuple[int, int, str]], numbers: dict[str, int]) -> Iterator[int]:
    """Each token's label is that of the word in which it begins; only the word's first token opens a span."""
    at, last = 0, -1
    for token in page.tokens:
        while owners[at][1] <= token.start:
            at += 1
        label = owners[at][2]
        if label[:2] == "B-" and last == at:
            label = "I-" + label[2:]
        last = at
        yield numbers.get(label, UNKNOWN)


def groups(given: Sequence[Sentence], chance: random.Random, size: int = 90) -> Iterator[list[Sentence]]:
    """Sentences in random order, together until they have ``size`` words."""
    some: list[Sentence] = []
    for sentence in chance.sample(given, len(given)):
        some.append(sentence)
        if sum(map(len, some)) >= size:
            yield some
            some = []
    if some:
        yield some
