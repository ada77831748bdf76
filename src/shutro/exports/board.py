"""Where a negotiation stands, in lines: the board of `shutro.deals`, told."""

from collections.abc import Iterator
from dataclasses import dataclass

from shutro import deals
from shutro.deals import Move
from shutro.deals.board import NO_ISSUE
from shutro.exports.items import Row
from shutro.exports.plain import line
from shutro.exports.view import BETWEEN, View
from shutro.record import fields as f


@dataclass(frozen=True, slots=True)
class Part:
    """One question that the board answers, and the lines that answer it."""

    key: str
    heading: str
    rows: list[Row]


def parts(view: View) -> list[Part]:
    """The board of a record; none where the report tells of no negotiation."""
    record = view.record
    if not record.moves:
        return []
    board = deals.board(record.moves, record.statements)
    told = (
        ("board_parties", _parties(view, board)),
        ("board_issues", _positions(view, board)),
        ("board_first", _conditions(view, board)),
        ("board_exchanges", _exchanges(view, board)),
        ("board_deals", _deals(view, board)),
    )
    return [Part(key, str(view.words[key]), found) for key, rows in told if (found := list(rows))]


def _parties(view: View, board: deals.Board) -> Iterator[Row]:
    for key, names in (("board_sides", board.parties), ("board_mediators", board.mediators)):
        if names:
            yield Row(key, str(view.words[key]), ", ".join(map(line, names)))


def _positions(view: View, board: deals.Board) -> Iterator[Row]:
    """The latest position of each party on each issue, and on whose word; parties of one position together."""
    for issue in board.issues:
        no_terms = issue.act == NO_ISSUE
        about = str(view.words["terms_not_told"]) if no_terms else f.value("term_act", issue.act, view.lang)
        together: dict[str, list[str]] = {}
        for position in issue.positions:
            together.setdefault(position.move, []).append(line(position.party))
        for name, parties in together.items():
            move = view.by_id[name]
            if isinstance(move, Move):
                yield Row("position", line(f"{about} · {', '.join(parties)}"), _stand(view, move), (name,))


def _stand(view: View, move: Move) -> str:
    told = f"{f.value('move', move.kind, view.lang)} ({f.value('status', move.status, view.lang)})"
    return line(f"{told} · {view.word_of(move.statement)}")


def _conditions(view: View, board: deals.Board) -> Iterator[Row]:
    for name in board.preconditions:
        move = view.by_id[name]
        if isinstance(move, Move):
            yield Row("before", view.parties(move), f"«{line((move.before or move.span).text)}»", (name,))
    for block in board.crux:
        sides = (
            ", ".join(map(line, m.by)) for n in (block.first, block.second) if isinstance(m := view.by_id[n], Move)
        )
        yield Row("crux", str(view.words["board_crux"]), BETWEEN.join(sides), (block.first, block.second))


def _exchanges(view: View, board: deals.Board) -> Iterator[Row]:
    """What was put forward and answered; where no answer was read, the report may still tell of one."""
    for exchange in board.exchanges:
        if exchange.answers:
            told = "; ".join(_step(view, name) for name in exchange.answers)
            yield Row("exchange", _step(view, exchange.move), told, (exchange.move, *exchange.answers))


def _deals(view: View, board: deals.Board) -> Iterator[Row]:
    for deal in board.deals:
        move = view.by_id[deal.move]
        if isinstance(move, Move):
            told = "; ".join(_step(view, name) for name in deal.outcome) or _stand(view, move)
            yield Row("deal", view.parties(move), told, (deal.move, *deal.outcome))


def _step(view: View, name: str) -> str:
    move = view.by_id[name]
    return line(f"{f.value('move', move.kind, view.lang)}: {view.parties(move)}") if isinstance(move, Move) else name
