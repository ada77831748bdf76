"""Whether a report tells of a negotiation at all: by its words first, at little cost, then by what was read from it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from shutro import lexicon
from shutro.deals.entry import Move

_SETTINGS = ("deals", "gate.toml")
_ONE_SIDED = frozenset({"demand", "offer", "precondition", "collapse"})


@cache
def _pattern() -> re.Pattern[str]:
    points = lexicon.settings(*_SETTINGS)["points"]
    forms: dict[str, list[str]] = {}
    for e in lexicon.entries("deals", "words.tsv"):
        if e["group"] in points:
            forms.setdefault(e["group"], []).append(re.escape(e["form"]))
    groups = "|".join(f"(?P<{g}>{'|'.join(sorted(f, key=len, reverse=True))})" for g, f in forms.items())
    return re.compile(rf"(?<![\u0980-\u09ff])(?:{groups})")


def word_points(text: str) -> float:
    """How much a text speaks the language of negotiation. One pass over it."""
    counts = Counter(m.lastgroup for m in _pattern().finditer(text))
    points = lexicon.settings(*_SETTINGS)["points"]
    return float(sum(worth * min(counts[group], most) for group, (worth, most) in points.items()))


def may_tell(points: float) -> bool:
    """Whether a report with these points is worth reading."""
    return points >= float(lexicon.settings(*_SETTINGS)["needed"]["words"])


def tells(text: str, points: float, moves: Sequence[Move]) -> bool:
    """Whether a report with these points and moves tells of a negotiation. A long text needs more, and
    one that does not speak of it at once.
    """
    settings = lexicon.settings(*_SETTINGS)
    worth, needed = settings["moves"], settings["needed"]
    kinds = {m.kind for m in moves}
    shown = worth["answer"] * len(kinds - _ONE_SIDED) + worth["ask"] * len(kinds & _ONE_SIDED)
    total = points + shown + worth["move"] * min(len(moves), worth["most"])
    lone = 1.0 if kinds - _ONE_SIDED else needed["one_sided"]
    longer = max(1.0, len(text) / needed["usual_length"]) ** needed["growth"]
    late = 1.0 if word_points(text[: needed["lead"]]) >= needed["lead_words"] else needed["late"]
    return bool(total >= needed["report"] * longer * late * lone)
