"""Rules and the trained reader together: what the model alone is sure of is added, what it surely denies is dropped.
The kind of a move that both see is the rules'.
"""

import numpy as np

from shutro import lexicon
from shutro.deals.agreed import TOLD_ON
from shutro.deals.choice import choose
from shutro.deals.entry import Move
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.scene import scene_of
from shutro.deals.stage import Stage
from shutro.encoder import Scores, Tagged

_SHORTEST = 2  # tokens of a move that the model tells alone


def joined_with(stage: Stage, minutes: Minutes, scores: Scores) -> None:
    """Settle the minutes with the model's; thresholds in gate.toml, taught by reports held apart.

    Terms told on in sentences of their own are nothing the model can see: only the rules know what was told before.
    """
    sure = lexicon.settings("deals", "gate.toml")["model"]
    any_move = 1.0 - np.exp(scores.moves[:, 0])
    spans = scores.spans("moves")
    places = [_tokens(stage, m) for m in minutes.moves]
    kept, covered = [], np.zeros(len(stage.page.tokens), dtype=bool)
    for move, (first, last) in zip(minutes.moves, places, strict=True):
        if move.why != TOLD_ON and float(any_move[first:last].max(initial=0.0)) < sure["denied"]:
            continue
        kept.append(move)
        covered[first:last] = True
    minutes.moves[:] = kept
    for tagged in spans:
        long = tagged.last - tagged.first >= _SHORTEST
        if long and tagged.score >= sure["alone"] and not covered[tagged.first : tagged.last].any():
            _add(stage, minutes, tagged)


def _tokens(stage: Stage, move: Move) -> tuple[int, int]:
    return stage.page.token_at(move.span.start), stage.page.token_at(move.span.end - 1) + 1


def _add(stage: Stage, minutes: Minutes, tagged: Tagged) -> None:
    """A move that only the model found."""
    stage.at = tagged.first
    scene = scene_of(stage, tagged.label, tagged.first, tagged.last)
    choice = choose(scene)
    if choice.sure:
        why = f"{tagged.label}: the model alone ({tagged.score:.2f}); {choice.how}"
        to = addressed(scene, choice.by)
        minutes.add(tagged.label, choice.by, to, (tagged.first, tagged.last), scene.holder, why, form=scene.form)
