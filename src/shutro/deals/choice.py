"""Chooses who made a move: each mark of a candidate weighs what the training reports taught (makers.toml)."""

import math
from functools import cache

import msgspec

from shutro import lexicon
from shutro.deals.candidates import GRAMMAR, Candidate, candidates
from shutro.deals.scene import CLASSES, Scene
from shutro.deals.ways import they

_LEAST = 0.3  # a likelihood below which nobody is named: of those, most were somebody else


class Choice(msgspec.Struct):
    """The parties that made a move, how likely it is that they did, and the mark that speaks most for them.

    ``by`` is empty where the report tells of no party (``sure`` is 0), or it is not plain which one.
    """

    by: list[str]
    sure: float
    how: str


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in lexicon.settings("deals", "makers.toml")["weights"].items()}


def features(kind: str, marks: list[str]) -> list[str]:
    """The names of weights that a candidate's marks touch: each mark alone and with the class of the move's kind."""
    return [*marks, *(f"{CLASSES[kind]}: {mark}" for mark in marks)]


def weigh(kind: str, candidate: Candidate) -> float:
    """What speaks for a candidate, in log-odds."""
    weights = _weights()
    return sum(weights.get(name, 0.0) for name in features(kind, candidate.marks))


def choose(scene: Scene) -> Choice:
    """The likeliest maker; nobody where the report tells of no party."""
    found = candidates(scene)
    if not found:
        return Choice([], 0.0, "")
    if together := they(scene):
        return Choice(together, 1.0, "who: they, told together before")
    scores = [weigh(scene.kind, c) for c in found]
    best = max(range(len(found)), key=lambda n: (scores[n], -n))
    sure = 1.0 / sum(math.exp(s - scores[best]) for s in scores)
    if sure < _LEAST:
        return Choice([], sure, "who: not plain")
    best = _together(found, best)
    scene.stage.made(scene.first, scene.kind, found[best].parties)
    return Choice(found[best].parties, sure, _strongest(scene.kind, found[best]))


def _together(found: list[Candidate], best: int) -> int:
    """Two who say a thing together, where the likeliest is one of them and no subject of the move's own words."""
    if any(m.startswith("nominative ahead") for m in found[best].marks):
        return best
    wider = (n for n, c in enumerate(found) if "source" in c.marks and set(found[best].parties) < set(c.parties))
    return next(wider, best)


def _strongest(kind: str, candidate: Candidate) -> str:
    """The mark that speaks most for a candidate; where grammar shows it, how."""
    shown = next((m for m in candidate.marks if m.startswith(GRAMMAR)), None)
    if shown:
        return "who: " + shown.removeprefix(GRAMMAR)
    weights = _weights()
    worth = {m: sum(weights.get(name, 0.0) for name in features(kind, [m])) for m in candidate.marks}
    return "who: " + max(worth, key=lambda m: worth[m])
