"""Where a negotiation stands, in lines: the board of `shutro.deals`, told.

It shows what the report says and on whose word, and where the report, or our reading of it, leaves something open. No
line says who is right, and no party stands before another but by how often the report tells of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shutro import deals
from shutro.deals import Move
from shutro.deals.board import NO_ISSUE
from shutro.exports import values
from shutro.exports.items import Row
from shutro.exports.plain import line, short
from shutro.exports.view import BETWEEN, View
from shutro.record import fields as f

_PARTIES = 12  # named in one line; how many more there are is told
_QUOTED = 160  # characters of what must come first


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, under a heading of their own ("" for none)."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Part:
    """One question that the board answers, and the lines that answer it."""

    key: str
    heading: str
    groups: list[Group] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """Every line, without the headings of the groups."""
        return [row for group in self.groups for row in group.rows]


def parts(view: View) -> list[Part]:
    """The board of a record; none where the report tells of no negotiation."""
    if not view.record.moves:
        return []
    board = deals.board(view.record.moves, view.record.statements)
    told = (
        ("board_parties", [Group("", list(_parties(view, board)))]),
        ("board_crux", [Group("", list(_crux(view, board)))]),
        ("board_issues", list(_issues(view, board))),
        ("board_first", [Group("", list(_conditions(view, board)))]),
        ("board_exchanges", [Group("", list(_exchanges(view, board)))]),
        ("board_deals", [Group("", list(_deals(view, board)))]),
    )
    found = ((key, [g for g in groups if g.rows]) for key, groups in told)
    return [Part(key, str(view.words[key]), groups) for key, groups in found if groups]


def _parties(view: View, board: deals.Board) -> Iterator[Row]:
    if not board.parties:
        yield Row("board_sides", str(view.words["board_sides"]), str(view.words["party_not_stated"]))
    for key, names in (("board_sides", board.parties), ("board_mediators", board.mediators)):
        if names:
            yield Row(key, str(view.words[key]), _several(view, names))


def _several(view: View, names: list[str]) -> str:
    told = ", ".join(map(line, names[:_PARTIES]))
    more = len(names) - _PARTIES
    return told + str(view.words["and_more"]).format(n=values.number(more, view.lang)) if more > 0 else told


def _move(view: View, name: str) -> Move:
    move = view.by_id[name]
    assert isinstance(move, Move)  # noqa: S101 - the board names moves alone
    return move


def _crux(view: View, board: deals.Board) -> Iterator[Row]:
    """Who waits for whom, each with what must come first."""
    for block in board.crux:
        waiting = [_move(view, name) for name in block.moves]
        for party, move in zip(block.parties, waiting, strict=True):
            yield Row("crux", line(party), _before(move), (move.id,), _word(view, move))


def _before(move: Move) -> str:
    return f"«{short((move.before or move.span).text, _QUOTED)}»"


def _word(view: View, move: Move) -> str:
    """On whose word a move stands, and whether that is the word of who makes it."""
    if move.self_reported is None:
        return line(view.word_of(move.statement))
    own = str(view.words["own_word" if move.self_reported else "others_word"])
    return line(f"{own}: {view.word_of(move.statement)}")


def _issues(view: View, board: deals.Board) -> Iterator[Group]:
    """The latest position of each party on each issue, and on whose word; parties of one position together."""
    for issue in board.issues:
        no_terms = issue.act == NO_ISSUE
        about = str(view.words["terms_not_told"]) if no_terms else f.value("term_act", issue.act, view.lang)
        together: dict[str, list[str]] = {}
        for position in issue.positions:
            together.setdefault(position.move, []).append(position.party)
        rows = [_position(view, _move(view, name), parties, issue.act) for name, parties in together.items()]
        yield Group(line(about), rows)


def _position(view: View, move: Move, parties: list[str], act: str) -> Row:
    told = [f.value("move", move.kind, view.lang)]
    told += dict.fromkeys(said for term in move.terms if term.act == act and (said := view.term(term, named=False)))
    note = f"{f.value('status', move.status, view.lang)} · {_word(view, move)}"
    return Row(
        "position",
        _several(view, parties),
        line(": ".join((told[0], "; ".join(told[1:]))).rstrip(": ")),
        (move.id,),
        note,
    )


def _conditions(view: View, board: deals.Board) -> Iterator[Row]:
    """What each side wants first; what stands at the crux is told there."""
    at_crux = {name for block in board.crux for name in block.moves}
    for move in (_move(view, name) for name in board.preconditions):
        if move.id not in at_crux:
            yield Row("before", line(view.parties(move)), _before(move), (move.id,), _word(view, move))


def _exchanges(view: View, board: deals.Board) -> Iterator[Row]:
    """What was put forward, once for each time that it is told of otherwise, and the answers that were read."""
    rows: dict[tuple[str, str, str], tuple[list[str], list[str]]] = {}
    for exchange in board.exchanges:
        move = _move(view, exchange.move)
        terms = "; ".join(dict.fromkeys(said for term in move.terms if (said := view.term(term))))
        asked, answers = rows.setdefault((move.kind, view.parties(move), terms), ([], []))
        asked.append(move.id)
        answers += exchange.answers
    for (kind, between, terms), (asked, answers) in rows.items():
        if kind == "precondition" and not answers:
            continue  # told as what comes first
        label = f"{f.value('move', kind, view.lang)}: {between}" + (f" · {terms}" if terms else "")
        told = "; ".join(dict.fromkeys(_step(view, name) for name in answers)) or str(view.words["no_answer_read"])
        yield Row("exchange" if answers else "unanswered", line(label), line(told), (*asked, *answers))


def _deals(view: View, board: deals.Board) -> Iterator[Row]:
    for deal in board.deals:
        told = [_move(view, name) for name in deal.moves]
        known = told or [_move(view, name) for name in deal.outcome[:1]]
        terms = dict.fromkeys(said for move in told for term in move.terms if (said := view.term(term)))
        label = view.parties(known[0]) if told else BETWEEN.join(dict.fromkeys((*known[0].by, *known[0].to)))
        outcome = "; ".join(dict.fromkeys(_step(view, name) for name in deal.outcome))
        parts = ["; ".join(terms) if told else str(view.words["deal_not_told"]), outcome]
        text = " → ".join(p for p in parts if p) or str(view.words["outcome_not_told"])
        note = str(view.words["deal_earlier"]) if deal.past else ""
        yield Row("deal", line(label), line(text), (*deal.moves, *deal.outcome), note)


def _step(view: View, name: str) -> str:
    move = _move(view, name)
    return line(f"{f.value('move', move.kind, view.lang)}: {view.parties(move)}")
