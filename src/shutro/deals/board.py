"""Where a negotiation stands: the moves of one report, put in order.

The board says nothing that a move does not say: every part of it names moves (and the statements on whose word they
stand) by id. Who reads it finds: who the parties are, each issue with the latest position of each party, offers and
demands with their answers, what each side wants first, where such conditions block each other, and what became of
earlier deals. What the report leaves open stays open: an offer without answers, a deal of which only the end is told.
"""

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise, permutations

import msgspec

from shutro.deals.entry import Move
from shutro.speech import Statement

NO_ISSUE = "talks"  # the issue of moves without terms: whether and how to negotiate at all
_ASKING = frozenset({"offer", "demand", "precondition"})
_ANSWERS = frozenset({"accept", "reject", "agree", *_ASKING})
_LOOKED_AT = 20  # deals looked back over
_OF_DEALS = frozenset({"violate", "extend"})  # nobody does these without a deal
_OUTCOMES = frozenset({"comply", "violate", "collapse", "extend"})


class Position(msgspec.Struct):
    """What a party last said or did about an issue.

    ``move``: the id of that move, ``kind`` and ``status`` its own; ``chain``: ids of the statements on
    whose word it stands, from the outermost inward, empty where the report itself says so; ``self_reported`` as in
    the move; ``earlier``: ids of the party's moves on the issue before.
    """

    party: str
    move: str
    kind: str
    status: str
    chain: list[str]
    self_reported: bool | None
    earlier: list[str]


class Issue(msgspec.Struct):
    """What is negotiated over: ``act`` is the act of a term (release, ceasefire, ...) or ``talks``; one
    position a party.
    """

    act: str
    positions: list[Position]


class Exchange(msgspec.Struct):
    """An offer, demand or condition (id of the move) and the ids of the moves that answer it; none
    where no answer is told.
    """

    move: str
    answers: list[str]


class Block(msgspec.Struct):
    """Open conditions, ids of moves, where each side wants another's step first; ``parties`` in the order in which
    they wait for each other, two or more.
    """

    parties: list[str]
    moves: list[str]


class Deal(msgspec.Struct):
    """An agreement, earlier or of today: ids of the moves that tell of it (none where only what became of it is told),
    and of those that keep, breach, prolong or end it.
    """

    moves: list[str]
    outcome: list[str]
    past: bool


class Board(msgspec.Struct):
    """The board of a report. ``parties`` and ``mediators``: names, those with most moves first;
    everything else: ids of moves and statements.
    """

    parties: list[str]
    mediators: list[str]
    issues: list[Issue]
    exchanges: list[Exchange]
    preconditions: list[str]
    crux: list[Block]
    deals: list[Deal]

    def __bool__(self) -> bool:
        """Whether the report tells of a negotiation at all."""
        return bool(self.parties or self.issues or self.mediators)


def board(moves: Sequence[Move], statements: Sequence[Statement] = ()) -> Board:
    """The board of one report's moves; ``statements`` give the chains. Linear in the number of moves, but for the
    conditions between parties.
    """
    told = {s.id: s for s in statements}
    mediators = _most_first(p for m in moves if m.kind == "mediate" for p in m.by)
    acting = [m for m in moves if m.kind != "mediate"]
    sides = _most_first(p for m in acting for p in (*m.by, *m.by, *m.to))
    makes = {p for m in acting if m.kind != "talks" for p in m.by}
    return Board(
        parties=[p for p in sides if p not in mediators or p in makes],
        mediators=mediators,
        issues=_issues(acting, told),
        exchanges=_exchanges(moves),
        preconditions=[m.id for m in moves if m.kind == "precondition"],
        crux=_crux(moves),
        deals=_deals(moves),
    )


def _most_first(names: Iterable[str]) -> list[str]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda n: -counts[n])


def _issues(moves: Sequence[Move], told: dict[str, Statement]) -> list[Issue]:
    found: dict[str, dict[str, Position]] = {}
    for move in moves:
        for act in dict.fromkeys(t.act for t in move.terms) or (NO_ISSUE,):
            positions = found.setdefault(act, {})
            for party in move.by:
                positions[party] = _position(party, move, told, positions.get(party))
    order = sorted(found, key=lambda act: act == NO_ISSUE)
    return [Issue(act, list(found[act].values())) for act in order if found[act]]


def _position(party: str, move: Move, told: dict[str, Statement], before: Position | None) -> Position:
    """The newer of two positions: an earlier deal never replaces what holds today."""
    if before and move.status == "past" and before.status != "past":
        before.earlier.append(move.id)
        return before
    said = told.get(move.statement) if move.statement else None
    chain = list(said.chain or [said.id]) if said else []
    earlier = [*before.earlier, before.move] if before else []
    return Position(party, move.id, move.kind, move.status, chain, move.self_reported, earlier)


def _exchanges(moves: Sequence[Move]) -> list[Exchange]:
    answers: dict[str, list[str]] = {}
    for move in moves:
        if move.response_to and move.kind in _ANSWERS:
            answers.setdefault(move.response_to, []).append(move.id)
    return [Exchange(m.id, answers.get(m.id, [])) for m in moves if m.kind in _ASKING]


def _crux(moves: Sequence[Move]) -> list[Block]:
    """Where open conditions wait for each other: pairs of sides, else a circle of more; of each pair the latest.

    What two sides agree on after it was said lifts their conditions.
    """
    met = {m.response_to for m in moves if m.kind in {"accept", "agree"}}
    latest: dict[tuple[str, str], str] = {}
    for move in moves:
        if move.kind == "precondition" and move.status != "past" and move.id not in met:
            latest.update({(by, to): move.id for by in move.by for to in move.to if by != to})
        elif move.kind == "agree" and move.status not in ("past", "planned"):  # they found a way, whatever they wanted
            for pair in permutations((*move.by, *move.to), 2):
                latest.pop(pair, None)
    order = {m.id: n for n, m in enumerate(moves)}
    found: dict[tuple[str, ...], Block] = {}
    for by, to in latest:
        if (to, by) in latest:
            both = sorted((latest[by, to], latest[to, by]), key=order.__getitem__)
            found.setdefault(tuple(both), Block([by, to] if both[0] == latest[by, to] else [to, by], both))
    return list(found.values()) or _circle(latest)


def _circle(latest: dict[tuple[str, str], str]) -> list[Block]:
    """Three sides or more of whom each waits for the next."""
    waits: dict[str, set[str]] = {}
    for by, to in latest:
        waits.setdefault(by, set()).add(to)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        parties: list[str] = error.args[1][::-1]  # who waits stands before whom
        return [Block(parties[:-1], [latest[pair] for pair in pairwise(parties)])]
    return []


def _deals(moves: Sequence[Move]) -> list[Deal]:
    """Each agreement with the outcomes told after it; told again by the same parties, it is the same until it ends."""
    found: list[_Told] = []
    for move in moves:
        sides, past = {*move.by, *move.to}, move.status == "past"
        if move.kind == "agree":
            near = reversed(found[-_LOOKED_AT:])
            told = next((d for d in near if d.sides == sides and d.deal.past == past and not d.ended), None)
        elif move.kind in _OUTCOMES:
            told = _of_outcome(found, move, sides)
            if told is None and move.kind not in _OF_DEALS and not (past and move.kind == "comply"):
                continue
        else:
            continue
        if told is None:  # of an outcome: what the deal was is not told
            found.append(told := _Told(Deal([], [], past), sides))
        (told.deal.moves if move.kind == "agree" else told.deal.outcome).append(move.id)
        told.ended = told.ended or move.kind == "collapse"
    return sorted((d.deal for d in found), key=lambda d: not d.past)


class _Told(msgspec.Struct):
    """A deal while the moves are read: between whom, and whether its end was told."""

    deal: Deal
    sides: set[str]
    ended: bool = False


def _of_outcome(found: Sequence[_Told], move: Move, sides: set[str]) -> _Told | None:
    """The deal that a move keeps, breaches, prolongs or ends: the last one between these parties, of its time first."""
    past = move.status == "past"
    near = [d for d in reversed(found[-_LOOKED_AT:]) if sides <= d.sides or d.sides <= sides]
    of_time = next((d for d in near if d.deal.past == past), None)
    return of_time or (None if past else next(iter(near), None))
