"""Other names in the same places: what a name is shows in the words around it.

An entity of a report is given, in all its mentions, the name of another of its type that ends alike (in a vowel or in
a consonant), so that the endings behind it stay right: ঢাকায় -> খুলনায়, রহমানের -> ইসলামের. Only entities whose every
mention is their name and an ending are touched, and no span of another layer may begin or end within a mention.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from shutro.text.form import one_form

_VOWELS = frozenset("অআইঈউঊঋএঐওঔািীুূৃেৈোৌ")
_ENDING = 6  # characters that an ending has at most
Report = dict[str, Any]


def _class(name: str) -> str:
    return "vowel" if name[-1] in _VOWELS else "য়" if name.endswith(one_form("য়")) else "consonant"


class Swapper:
    """Names of the reports by type and ending, to draw from."""

    def __init__(self, given: Sequence[Report], seed: int, share: float = 0.4) -> None:
        self._chance, self._share = random.Random(seed), share
        pool: dict[tuple[str, str], set[str]] = defaultdict(set)
        for report in given:
            for name in report["names"]:
                if name["entity"] and name["type"] != "NORP":
                    pool[name["type"], _class(one_form(name["entity"]))].add(name["entity"])
        self._pool = {key: sorted(names) for key, names in pool.items()}

    def swapped(self, report: Report) -> Report:
        """The report with some of its names exchanged; all its spans moved with them."""
        changes = sorted(self._changes(report))
        if not changes:
            return report
        return _moved(report, changes)

    def _changes(self, report: Report) -> Iterator[tuple[int, int, str]]:
        """Start, end (of the name without its ending) and the new name."""
        mentions = defaultdict(list)
        for name in report["names"]:
            mentions[name["entity"], name["type"]].append(name["span"])
        edges = {place for span in _spans(report) for place in (span["start"], span["end"])}
        for (entity, kind), spans in mentions.items():
            if not entity or kind == "NORP" or self._chance.random() > self._share:
                continue
            size = len(entity)
            plain = all(s["text"].startswith(entity) and len(s["text"]) - size <= _ENDING for s in spans)
            inside = any(s["start"] < edge < s["start"] + size for s in spans for edge in edges)
            pool = self._pool.get((kind, _class(one_form(entity))), [])
            if plain and not inside and pool:
                other = self._chance.choice(pool)
                yield from ((s["start"], s["start"] + size, other) for s in spans)


def _spans(report: Report) -> Iterator[dict[str, Any]]:
    for name in report["names"]:
        yield name["span"]
    for statement in report["statements"]:
        yield from (s for s in (statement["source"], statement["cue"], *statement["content"]) if s)
    for move in report["moves"]:
        yield move["span"]


def _moved(report: Report, changes: Sequence[tuple[int, int, str]]) -> Report:
    text, parts, done = report["text"], [], 0
    shifts: list[tuple[int, int]] = []
    shift = 0
    for start, end, new in changes:
        parts += (text[done:start], new)
        done = end
        shift += len(new) - (end - start)
        shifts.append((end, shift))
    parts.append(text[done:])

    def place(at: int) -> int:
        return at + max((s for s in shifts if s[0] <= at), default=(0, 0))[1]

    def moved(span: dict[str, Any] | None) -> dict[str, Any] | None:
        return span and {"start": place(span["start"]), "end": place(span["end"])}

    return {
        "text": "".join(parts),
        "names": [{**n, "span": moved(n["span"])} for n in report["names"]],
        "statements": [
            {**s, "source": moved(s["source"]), "cue": moved(s["cue"]), "content": [moved(c) for c in s["content"]]}
            for s in report["statements"]
        ],
        "moves": [{**m, "span": moved(m["span"])} for m in report["moves"]],
    }
