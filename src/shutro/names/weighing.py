"""Rules and the trained model weighed against each other, name by name.

Every span that the rules found, or would have found had a longer one not won, and every span of the model is a
candidate. A logistic regression (Cox 1958) over what speaks for it (`evidence.py`) gives the odds that it is a name of
its type, and of candidates that overlap those win whose odds multiply to most (Kleinberg and Tardos, Algorithm Design,
6.1: weighted intervals). The weights are in `weights.toml`, with the command that gives them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from shutro import lexicon
from shutro.names.agreement import again
from shutro.names.evidence import Evidence
from shutro.names.mention import Mention, Sheet
from shutro.names.tagged import MODEL

if TYPE_CHECKING:
    from shutro.encoder import Scores


def weighed(sheet: Sheet, chosen: list[Mention], pool: list[Mention], scores: Scores) -> list[Mention]:
    """Of the rules' choice, their other candidates and the model's spans those that are names, in order.

    What was found so is looked for again on the page, and weighed too. The sheet's taken tokens are those of the
    mentions given back.
    """
    evidence = Evidence(sheet, chosen, pool, scores)
    kept = _best(_owners_inside(evidence, [(m, _odds_of(evidence, m)) for m in evidence.candidates]))
    sheet.taken[:] = bytes(len(sheet.taken))
    for mention, _ in kept:
        sheet.take(mention)
    _one_type(kept)
    found = [m for m, _ in kept]
    sure = _sure(kept)
    more = again(sheet, found)
    more = [m for m in more if _odds(evidence.features(m, m)) + AGREEMENT * sure.get((m.form, m.type), 0.0) > 0]
    for mention in more:
        sheet.take(mention)
    return sorted(found + more, key=lambda m: m.first)


CAUTION = 0.75  # odds that the model alone owes: the reports it was weighed on have more unknown names than news has
FLOOR = 0.05  # odds of a name that a strong rule reads: only a better one in its place takes it away
UNSURE = -3.0  # odds from which on the model is sure that a body is none
AGREEMENT = 0.5  # how much of the odds of a name elsewhere on the page a further mention of it has


def _one_type(kept: list[tuple[Mention, float]]) -> None:
    """Give what the model read as names of several types the type with the best odds in all."""
    total: dict[str, dict[str, float]] = {}
    for mention, odds in kept:
        types = total.setdefault(mention.form, {})
        types[mention.type] = types.get(mention.type, 0.0) + odds
    for mention, _ in kept:
        if mention.why == MODEL:
            types = total[mention.form]
            mention.type = max(types, key=lambda kind: types[kind])


def _sure(kept: list[tuple[Mention, float]]) -> dict[tuple[str, str], float]:
    """The best odds of each name and of each part of a person's name."""
    sure: dict[tuple[str, str], float] = {}
    for mention, odds in kept:
        parts = mention.form.split(" ") if mention.type == "PERSON" else ()
        for form in (mention.form, *parts):
            key = (form, mention.type)
            sure[key] = max(odds, sure.get(key, 0.0))
    return sure


def _odds_of(evidence: Evidence, m: Mention) -> float:
    """The logarithm of the odds that a candidate is a name of its type."""
    odds = _odds(evidence.features(m))
    if evidence.alone(m):
        return odds - CAUTION
    return max(odds, FLOOR) if evidence.strong(m) else odds


def _owners_inside(evidence: Evidence, odds: list[tuple[Mention, float]]) -> list[tuple[Mention, float]]:
    """A body that the rules read with its country (সুদানের সেনাবাহিনী) is one name, unless the model is sure that it is
    none: the country alone is no better reading.
    """
    listed = {m.first: x for m, x in odds if m.why.startswith("gazetteer") and not evidence.owned(m)}
    return [
        (m, max(x, listed[m.first] + FLOOR) if x > UNSURE and m.first in listed and evidence.owned(m) else x)
        for m, x in odds
    ]


def _odds(features: dict[str, float]) -> float:
    used = weights()
    return sum(used.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> dict[str, float]:
    """What each feature weighs: those of the shipped file."""
    return dict(lexicon.settings("names", "weights.toml")["weights"])


def _best(odds: list[tuple[Mention, float]]) -> list[tuple[Mention, float]]:
    """The candidates without overlap whose odds sum to most, with their odds."""
    likely = sorted(((m, x) for m, x in odds if x > 0), key=lambda o: o[0].last)
    ends = [m.last for m, _ in likely]
    total = [0.0]
    back: list[tuple[int, bool]] = [(0, False)]
    for n, (m, x) in enumerate(likely):
        before = bisect_right(ends, m.first, 0, n)
        taken = total[before] + x
        back.append((before, True) if taken > total[n] else (n, False))
        total.append(max(taken, total[n]))
    kept, n = [], len(likely)
    while n:
        before, taken_here = back[n]
        if taken_here:
            kept.append(likely[n - 1])
        n = before
    return kept[::-1]
