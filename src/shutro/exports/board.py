"""Where a negotiation stands, in lines: the board of `shutro.deals`, told.

It shows what the report says and on whose word, and where the report, or our reading of it, leaves something open. No
line says who is right, and no party stands before another but by how often the report tells of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from shutro import deals
from shutro.deals import Move
from shutro.deals.board import NO_ISSUE
from shutro.exports import values
from shutro.exports.items import Row
from shutro.exports.plain import line, short
from shutro.exports.view import BETWEEN, View
from shutro.record import Record, Report
from shutro.record import fields as f
from shutro.speech import Statement

_OTHER = "other"  # the act of a term that is none of those with a name
_TERMS = 60  # of one deal, told in one line
_PARTIES = 12  # named in one line; how many more there are is told
_QUOTED = 160  # characters of the report's own words


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


class BoardFile(msgspec.Struct):
    """The board of a report for other programs, with the moves and statements that it names; fields as there."""

    format: str
    report: Report
    board: deals.Board
    moves: list[Move]
    statements: list[Statement]


def as_json(record: Record) -> str:
    """The board of a record as one JSON object, format ``shutro-board/1``."""
    board = deals.board(record.moves, record.statements)
    chains = {s.id: s.chain or [s.id] for s in record.statements}
    cited = {name for m in record.moves if m.statement for name in chains.get(m.statement, ())}
    told = [s for s in record.statements if s.id in cited]
    return msgspec.json.encode(BoardFile("shutro-board/1", record.report, board, record.moves, told)).decode()


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
        ("board_deals", list(_deals(view, board))),
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


def _quoted(move: Move) -> str:
    return f"«{short(move.span.text, _QUOTED)}»"


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
        about = str(view.words["board_talks"]) if no_terms else f.value("term_act", issue.act, view.lang)
        together: dict[str, list[str]] = {}
        for position in issue.positions:
            together.setdefault(position.move, []).append(position.party)
        rows = [_position(view, _move(view, name), parties, issue.act) for name, parties in together.items()]
        yield Group(line(about), rows)


def _position(view: View, move: Move, parties: list[str], act: str) -> Row:
    kind = f.value("move", move.kind, view.lang)
    terms = "; ".join(view.terms([t for t in move.terms if t.act == act], named=False))
    if act in (_OTHER, NO_ISSUE):  # only the words themselves say what it is
        terms = " · ".join(part for part in (terms, _quoted(move)) if part)
    note = f"{f.value('status', move.status, view.lang)} · {_word(view, move)}"
    return Row("position", _several(view, parties), line(f"{kind}: {terms}" if terms else kind), (move.id,), note)


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
        terms = "; ".join(view.terms(move.terms)) or _quoted(move)
        asked, answers = rows.setdefault((move.kind, view.parties(move), terms), ([], []))
        asked.append(move.id)
        answers += exchange.answers
    for (kind, between, terms), (asked, answers) in rows.items():
        if kind == "precondition" and not answers:
            continue  # told as what comes first
        label = f"{f.value('move', kind, view.lang)}: {between}" + (f" · {terms}" if terms else "")
        steps = sorted(dict.fromkeys(_step(view, name) for name in answers), key=len, reverse=True)
        steps = [s for n, s in enumerate(steps) if not any(longer.startswith(s) for longer in steps[:n])]
        told = "; ".join(steps) or str(view.words["no_answer_read"])
        yield Row("exchange" if answers else "unanswered", line(label), line(told), (*asked, *answers))


def _deals(view: View, board: deals.Board) -> Iterator[Group]:
    """Each deal, what it holds, and what became of it step by step."""
    for deal in board.deals:
        told = [_move(view, name) for name in deal.moves]
        outcome = [_move(view, name) for name in deal.outcome]
        known = (told or outcome)[0]
        between = BETWEEN.join(dict.fromkeys(map(line, known.by if len(known.by) > 1 else (*known.by, *known.to))))
        when = str(view.words["deal_earlier" if deal.past else "deal_now"])
        terms = "; ".join(view.terms([term for move in told for term in move.terms][:_TERMS]))
        held = (terms or _quoted(told[0])) if told else str(view.words["deal_not_told"])
        note = _word(view, told[0]) if told else ""
        rows = [Row("deal", f.value("move", "agree", view.lang), held, tuple(deal.moves), note)]
        rows += [_outcome(view, move) for move in outcome]
        if not outcome:
            rows.append(Row("unanswered", str(view.words["outcome"]), str(view.words["outcome_not_told"])))
        yield Group(line(f"{when}: {between}"), rows)


def _outcome(view: View, move: Move) -> Row:
    kind, told = _told(view, move)
    return Row("outcome", kind, told, (move.id,), _word(view, move))


def _told(view: View, move: Move) -> tuple[str, str]:
    """A move in a few words: what; who, and how many."""
    counted = ", ".join(dict.fromkeys(line(t.figure.text) for t in move.terms if t.figure))
    parties = line(view.parties(move))
    return f.value("move", move.kind, view.lang), f"{parties} ({counted})" if counted else parties


def _step(view: View, name: str) -> str:
    return line(": ".join(_told(view, _move(view, name))))
