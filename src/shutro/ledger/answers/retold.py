"""A step of a negotiation that many reports tell is one step: which of them are the same, and what they tell otherwise.

The same: one kind, one time (an earlier deal is another), the same sides (in any order where both act together), days
apart no more than some, and terms that are the same acts. Where no term says what it is about, the words must. Nothing
is averaged: each telling keeps its own terms, and says in what it differs from the first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from shutro.deals import Move, Term
from shutro.ledger.answers.claimed import Claimed, claimed, relation

TOGETHER = frozenset({"agree", "talks", "mediate", "collapse", "extend"})
"""Kinds whose sides act together: X and Y agree as Y and X do."""

_DAYS = {"talks": 1, "mediate": 1}  # days between two tellings of one step; of all other kinds:
_OTHERS = 3
_ONE_TIME = 1  # days within which another amount is another telling, not another offer
_LATEST = 12  # steps of one kind between the same sides that a further one is compared with
_ALIKE = 0.5  # of the words of the one that has fewer, both must share
_NAMELESS = frozenset({"other"})  # an act that does not say what it is


class Retold:
    """The steps told so far, each with who told it first; steps come in the order of their days."""

    def __init__(self) -> None:
        self._first: dict[tuple[object, ...], list[_Seen]] = defaultdict(list)

    def first(self, move: Move, sentence: str, day: date | None, report: int) -> str:
        """The id of the step that told this one first: its own where none did."""
        seen = _Seen(move, claimed(sentence), day, report)
        known = self._first[move.kind, move.status == "past", _sides(move)]
        for other in reversed(known[-_LATEST:]):
            if _same(other, seen):
                return other.move.id
        known.append(seen)
        return move.id


class _Seen:
    __slots__ = ("claimed", "day", "move", "report")

    def __init__(self, move: Move, what: Claimed, day: date | None, report: int) -> None:
        self.move, self.claimed, self.day, self.report = move, what, day, report


def _sides(move: Move) -> frozenset[str]:
    return frozenset((*move.by, *move.to)) if move.kind in TOGETHER else frozenset(move.by)


def _same(one: _Seen, other: _Seen) -> bool:
    if not _sides(one.move) or (one.move.status == "planned") != (other.move.status == "planned"):
        return False
    if one.move.kind not in TOGETHER and one.move.to and other.move.to and {*one.move.to}.isdisjoint(other.move.to):
        return False
    days = abs((other.day - one.day).days) if one.day and other.day else None
    if (one.day is None) != (other.day is None):
        return False
    if (days or 0) > _DAYS.get(one.move.kind, _OTHERS):
        return False
    in_words = _in_the_same_words(one.claimed, other.claimed)
    acts, others = _acts(one.move.terms), _acts(other.move.terms)
    if acts and acts == others:
        said = amounts(one.move.terms), amounts(other.move.terms)
        conflict = bool(said[0]) and bool(said[1]) and said[0] != said[1]
        return in_words or not conflict or (days is not None and days <= _ONE_TIME and one.report != other.report)
    if acts and others:
        return False
    if one.move.kind == "talks" and days is not None and one.report != other.report:
        return True
    return in_words


def _in_the_same_words(one: Claimed, other: Claimed) -> bool:
    """Whether two sentences tell the same in like words: with the same numbers, neither turned nor denied."""
    shared, fewer = len(one.words & other.words), min(len(one.words), len(other.words))
    if not fewer or shared < _ALIKE * fewer or shared < 2:
        return False
    return relation(one, "state", other, "state", 0) in ("same", "counted")


def _acts(terms: Iterable[Term]) -> frozenset[str]:
    """What the terms say it is about."""
    return frozenset(term.act for term in terms) - _NAMELESS


def amounts(terms: Iterable[Term]) -> frozenset[tuple[str, float | str]]:
    """How many, how much and how long, by act: as numbers where they are."""
    found: set[tuple[str, float | str]] = set()
    for term in terms:
        for span in (term.figure, term.duration):
            if span:
                numbers = claimed(span.text).numbers
                found |= {(term.act, number) for number in numbers} or {(term.act, span.text)}
    return frozenset(found)


def differs(one: Move, other: Move) -> list[str]:
    """In which fields a telling is not as the first: of those that both tell."""
    found = {
        "terms": Counter(t.act for t in one.terms) != Counter(t.act for t in other.terms)
        or amounts(one.terms) != amounts(other.terms),
        "by": {*one.by} != {*other.by} and one.kind not in TOGETHER,
        "to": {*one.to} != {*other.to} and one.kind not in TOGETHER,
        "status": one.status != other.status,
        "before": (one.before.text if one.before else None) != (other.before.text if other.before else None),
    }
    return [name for name, holds in found.items() if holds]
