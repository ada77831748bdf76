"""Where a negotiation stands: the moves of one report, put in order.

The board says nothing that a move does not say: every part of it names moves (and the statements on
whose word they stand) by id.
Who reads it finds: who the parties are, each issue with the latest position of each party, offers and
demands with their answers,
what each side wants first, where two such conditions block each other, and what became of earlier deals.
"""

from collections.abc import Sequence

import msgspec

from shutro.deals.entry import Move
from shutro.speech import Statement

NO_ISSUE = "talks"  # the issue of moves without terms: whether and how to negotiate at all
_ASKING = frozenset({"offer", "demand", "precondition"})
_ANSWERS = frozenset({"accept", "reject", "agree"})
_OUTCOMES = frozenset({"comply", "violate", "collapse", "extend"})


class Position(msgspec.Struct):
    """What a party last said or did about an issue.

    ``move``: the id of that move, ``kind`` and ``status`` its own; ``chain``: ids of the statements on
    whose word it stands, from the outermost
    inward, empty where the report itself says so; ``self_reported`` as in the move; ``earlier``: ids of
    the party's moves on the issue before.
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
    """Two conditions, ids of moves, where each side wants the other's step first."""

    first: str
    second: str


class Deal(msgspec.Struct):
    """An agreement (id of the move), earlier or of today, and what became of it: ids of moves that
    keep, breach, prolong or end it.
    """

    move: str
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
    """The board of one report's moves; ``statements`` give the chains. Linear in the number of moves,
    but for the answers and the crux.
    """
    told = {s.id: s for s in statements}
    return Board(
        parties=_most_first([p for m in moves if m.kind != "mediate" for p in (*m.by, *m.by, *m.to)]),
        mediators=_most_first([p for m in moves if m.kind == "mediate" for p in m.by]),
        issues=_issues(moves, told),
        exchanges=_exchanges(moves),
        preconditions=[m.id for m in moves if m.kind == "precondition"],
        crux=_crux(moves),
        deals=_deals(moves),
    )


def _most_first(names: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda n: -counts[n])


def _issues(moves: Sequence[Move], told: dict[str, Statement]) -> list[Issue]:
    found: dict[str, dict[str, Position]] = {}
    for move in moves:
        if move.kind == "mediate":
            continue
        for act in dict.fromkeys(t.act for t in move.terms) or (NO_ISSUE,):
            positions = found.setdefault(act, {})
            for party in move.by:
                positions[party] = _position(party, move, told, positions.get(party))
    return [Issue(act, list(positions.values())) for act, positions in found.items() if positions]


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
    """Pairs of open conditions by two sides, each on the other; the latest told of each pair of sides."""
    met = {m.response_to for m in moves if m.kind in {"accept", "agree"}}
    latest: dict[tuple[str, str], str] = {}
    for move in moves:
        if move.kind == "precondition" and move.status != "past" and move.id not in met:
            for by in move.by:
                latest.update({(by, to): move.id for to in move.to})
    order = {m.id: n for n, m in enumerate(moves)}
    pairs = ((a, latest[to, by]) for (by, to), a in latest.items() if (to, by) in latest)
    found = dict.fromkeys((a, b) if order[a] < order[b] else (b, a) for a, b in pairs if a != b)
    return [Block(a, b) for a, b in found]


def _deals(moves: Sequence[Move]) -> list[Deal]:
    """Each agreement with the outcomes told after it, up to the next agreement between the same parties."""
    deals: list[Deal] = []
    latest: dict[str, Deal] = {}
    for move in moves:
        if move.kind == "agree":
            deals.append(Deal(move.id, [], move.status == "past"))
            latest.update(dict.fromkeys(move.by, deals[-1]))
        elif move.kind in _OUTCOMES:
            deal = next((latest[p] for p in (*move.by, *move.to) if p in latest), None)
            if deal:
                deal.outcome.append(move.id)
    return deals
