"""The trained reader and the rules together.

What both find is kept; what one finds alone is kept where the trained reader's odds for its cue, content and source
make it likely enough, by two logistic models (fusion.toml, fitted by ``training/fusion.py`` on reports held apart).
Where the two differ in the bounds of a source or a content, the trained reader's are taken if it is sure enough.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from shutro import lexicon
from shutro.speech.bits import LOCATIVE
from shutro.speech.evidence import LAYERS, Evidence
from shutro.speech.forms import word
from shutro.speech.linker import Linker

if TYPE_CHECKING:
    from shutro.encoder import Scores
    from shutro.speech.draft import Draft, Tokens
    from shutro.speech.sheet import Sheet
    from shutro.words import Token

FEATURES = ("bias", "cue", "content", "source", "no source", "nested", "points back", "known")


def fused(sheet: Sheet, rules: list[Draft], scores: Scores) -> list[Draft]:
    """The statements of a page: those of the rules in ``sheet`` and those of the trained reader."""
    evidence = Evidence(scores)
    told = Linker(sheet, evidence).read()
    return Fusion(evidence, sheet.page.tokens).join(rules, told)


class Fusion:
    """Joins two readings of one page."""

    def __init__(self, evidence: Evidence, tokens: list[Token]) -> None:
        self._evidence = evidence
        self._tokens = tokens
        self._settings = lexicon.settings("speech", "fusion.toml")

    def join(self, rules: list[Draft], told: list[Draft]) -> list[Draft]:
        """The statements that stay, with their parents."""
        same = partners(rules, told)
        kept: list[Draft] = []
        gone: dict[int, Draft | None] = {}
        for draft in rules:
            other = same.get(id(draft))
            if other is not None:
                self._bounds(draft, other)
                gone[id(other)] = draft
            if other is not None or self.chance("rules", draft) >= self._settings["rules"]["least"]:
                kept.append(draft)
            else:
                gone[id(draft)] = draft.parent
        for draft in told:
            if id(draft) in gone:
                continue
            if self.chance("trained", draft) >= self._settings["trained"]["least"]:
                kept.append(draft)
            else:
                gone[id(draft)] = draft.parent
        for draft in kept:
            draft.parent = _living(draft, gone)
        return kept

    def chance(self, reader: str, draft: Draft) -> float:
        """The chance that a statement which one reader alone found is right."""
        weights = self._settings[reader]["weights"]
        worth = sum(weights[name] * value for name, value in self.features(draft).items())
        return 1 / (1 + math.exp(-worth))

    def features(self, draft: Draft) -> dict[str, float]:
        """What is known of a statement: mean log odds of its roles in the layer of its cue, and its form."""
        evidence = self._evidence
        layer = evidence.layer(draft.cue)
        source = [draft.source] if draft.source is not None else []
        values = (
            1.0,
            evidence.mean(layer, "cue", [draft.cue]),
            0.0 if draft.back else evidence.mean(layer, "content", draft.content),
            evidence.mean(layer, "source", source),
            float(not source),
            float(draft.parent is not None),
            float(draft.back),
            float(draft.known),
        )
        return dict(zip(FEATURES, values, strict=True))

    def _bounds(self, draft: Draft, other: Draft) -> None:
        """Take the bounds of the trained reader where it is sure enough of them."""
        layer = self._evidence.layer(draft.cue)
        if (draft.parent is None) != (layer == LAYERS[0]):
            return  # what is not seen in the same place is not seen alike
        least = self._settings["bounds"]
        if other.source != draft.source:
            mine, theirs = ([s] if s is not None else [] for s in (draft.source, other.source))
            if draft.passive and not mine and theirs and not self._informs(theirs[0]):
                theirs = []
            if theirs and self._gain(layer, "source", mine, theirs) > least["source" if mine else "missing"]:
                draft.source = other.source
        if not draft.back and other.content != draft.content:
            held, offered = (self._evidence.mean(layer, "content", d.content) for d in (draft, other))
            if offered - held > least["content"]:
                draft.content, draft.direct = other.content, other.direct

    def _informs(self, place: Tokens) -> bool:
        """Whether a source can stand with a passive cue: in the locative, or from somewhere."""
        last = self._tokens[place[1] - 1].text
        return last == "থেকে" or bool(word(last).bits & LOCATIVE)

    def _gain(self, layer: str, kind: str, mine: list[Tokens], theirs: list[Tokens]) -> float:
        """How much likelier their places are than mine: the log odds of what they add, less those of what goes."""
        return self._evidence.total(layer, kind, theirs) - self._evidence.total(layer, kind, mine)


def partners(rules: list[Draft], told: list[Draft]) -> dict[int, Draft]:
    """Statements of the rules (by id) and of the trained reader whose cues share a token, one to one."""
    cues = sorted(((d.cue, n) for n, d in enumerate(told)))
    taken: set[int] = set()
    found: dict[int, Draft] = {}
    for draft in sorted(rules, key=lambda d: d.cue):
        k = bisect_left(cues, draft.cue[0], key=lambda c: c[0][1] - 1)
        while k < len(cues) and cues[k][0][0] < draft.cue[1]:
            if k not in taken:
                taken.add(k)
                found[id(draft)] = told[cues[k][1]]
                break
            k += 1
    return found


def _living(draft: Draft, gone: dict[int, Draft | None]) -> Draft | None:
    """The nearest statement around a draft that stays."""
    parent, seen = draft.parent, 0
    while parent is not None and id(parent) in gone and seen < _DEEPEST:
        parent, seen = gone[id(parent)], seen + 1
    return None if parent is draft or seen == _DEEPEST else parent


_DEEPEST = 10
