"""Statements that are moves: what a party demands, offers or promises, where no words in it were read as a move."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from shutro.deals.choice import choose
from shutro.deals.conditions import Condition
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.scene import Scene, scene_of
from shutro.deals.stage import Stage
from shutro.speech import Statement
from shutro.words import verbs

SPOKEN = {
    "offer": "offer",
    "promise": "offer",
    "demand": "demand",
    "warn": "demand",
}  # acts of statements that are moves
_GIVES = frozenset({"offer", "promise"})
_CONDITION, _FIRST = "শর্ত", "আগে"


def spoken(stage: Stage, minutes: Minutes, asking: Sequence[Statement]) -> None:
    """Write down the moves that statements are."""
    minutes.order()
    for s in _unread(minutes, asking):
        first = stage.at = stage.page.token_at(s.content[0].start)
        sentence = stage.page.sentences[stage.page.sentence_at(s.content[0].start)]
        last = min(stage.page.token_at(s.content[0].end - 1) + 1, sentence.last)
        if s.act == "warn" and not _threat(stage, first, last):
            continue
        kind, condition = SPOKEN[s.act], None
        if _CONDITION in s.cue.text or stage.page.tokens[first].text == _FIRST:
            kind, condition = "precondition", Condition(first, last, first, last, "precondition", "")
        scene = scene_of(stage, kind, first, last)
        by = stage.source(s) or choose(scene).by
        if not by or (s.act not in _GIVES and not _concerned(by, scene)):
            continue
        why = f"{kind}: a statement that is one ({s.act})"
        minutes.add(kind, by, addressed(scene, by), (first, last), s, why, condition=condition)


def _unread(minutes: Minutes, asking: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of which neither content nor cue is part of a move yet."""
    starts = [m.span.start for m in minutes.moves]
    reach = list(accumulate((m.span.end for m in minutes.moves), max))
    for s in asking:
        spans = (s.content[0], s.cue) if s.content else ()
        places = [bisect_left(starts, span.end) for span in spans]
        if spans and not any(i and reach[i - 1] > span.start for i, span in zip(places, spans, strict=True)):
            yield s


def _threat(stage: Stage, first: int, last: int) -> bool:
    """Whether what is said says what will follow if something is done, or is not: an ultimatum."""
    tenses = {v.tense for t in stage.page.tokens[first:last] for v in verbs(t.text)}
    return {"conditional", "future"} <= tenses


def _concerned(by: list[str], scene: Scene) -> bool:
    """Whether who demands, or of whom something is demanded, is a side of the negotiation."""
    told = {p for g in scene.groups() for p in g.parties} | set(by)
    return bool(told & set(scene.stage.principals))
