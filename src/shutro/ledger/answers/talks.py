"""The negotiation across reports: the moves of many records, in the order of their days, as one record.

Its board is drawn by the room that draws the board of one report (`shutro.deals.board`). Ids say where a move stands:
``12:m3`` is move m3 of report 12. A party bears one name throughout. Copies of one text are told once. An answer in a
later report is tied to the offer of an earlier one only where no other offer between the two sides can be meant.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.deals import Move
from shutro.ledger.answers.cut import there_are
from shutro.ledger.answers.retold import Retold, differs
from shutro.ledger.answers.scope import ORIGIN, Scope, Told, newest_first, told, where
from shutro.ledger.keys import folded, key
from shutro.ledger.rows import Negotiated, negotiated
from shutro.ledger.same import Same
from shutro.ledger.store import Ledger
from shutro.ledger.tables import move as moves_of
from shutro.ledger.tables import report
from shutro.record import Record, Report
from shutro.speech import Statement

_ASKING, _ANSWERING = frozenset({"offer", "demand", "precondition"}), frozenset({"accept", "reject"})
_WAITS = timedelta(days=30)  # how long an offer may wait for its answer


class Step(Told, kw_only=True):
    """A move; ``id``: report and entry; ``word``: on whose word, outermost first; ``terms`` as their acts; else as in
    the record. ``origin``: the report that this one is a copy of, else itself; ``reports``: how many print it.
    ``first``: the id of the step that told the same first, its own where none did; ``differs``: the fields in which it
    does not tell the same as that one; ``tellings``: the ids of those that tell this one again; ``origins``: how many
    origins tell it.
    """

    id: str
    kind: str
    by: list[str]
    to: list[str]
    terms: list[str]
    before: str | None
    status: str
    word: list[str]
    response_to: str | None
    origin: int
    reports: int
    first: str = ""
    differs: list[str] = msgspec.field(default_factory=list)
    tellings: list[str] = msgspec.field(default_factory=list)
    origins: int = 1


class Talks(msgspec.Struct):
    """A negotiation across reports: ``record`` holds the moves, each as it was told first, and the statements on whose
    word they stand; ``steps`` the same moves, each with its place. ``tellings``: every step as every report tells it,
    in order; ``taken`` of the ``of`` reports that there are were read, the newest.
    """

    record: Record
    steps: list[Step]
    tellings: list[Step] = msgspec.field(default_factory=list)
    taken: int = 0
    of: int = 0


def talks(
    ledger: Ledger, about: str, *, scope: Scope | None = None, same: Same | None = None, limit: int = 200
) -> Talks:  # fmt: skip
    """The moves that reports tell of where they speak of ``about`` (all its words, under any ending), and those of the
    same reports between the same parties.

    ``limit``: of how many reports at most, the newest.

    Raises:
        UsageError: ``about`` has no word; the scope is none.
        LedgerError: the database fails.
    """
    scope, same = scope or Scope(), same or Same()
    scope = Scope(scope.since, scope.until, scope.outlet, about)
    with ledger.reading() as connection:
        tells = sa.exists().where(moves_of.c.report == report.c.id)
        asked = sa.select(report.c.id).where(*scope.clauses(ledger.is_sqlite), tells)
        ids = list(connection.execute(asked.order_by(*newest_first()).limit(limit)).scalars())
        of = there_are(connection, asked, len(ids), limit)
        columns = (report.c.id, report.c.title, report.c.published, report.c.record, ORIGIN.label("first"))
        rows = connection.execute(sa.select(*columns).where(report.c.id.in_(ids))).all()
        prints = Counter(row.first for row in rows)
        read = [(row, negotiated(row.record)) for row in _first_prints(rows)]
        places = _places(connection, [row.id for row, _ in read])
        same.learn(connection, {key(p) for _, record in read for m in record.moves for p in (*m.by, *m.to)})
    words = frozenset(folded(about).split())
    found = Talks(_whole(about), [], [], len(rows), of)
    for row, record in read:
        _take(found, row, record, words, prints[row.first], places)
    _one_name(found.record.moves, same)
    _told_once(found)
    _answer(found)
    for step, move in zip(found.steps, found.record.moves, strict=True):
        step.response_to = move.response_to
    return found


Places = dict[tuple[int, str], dict[str, Any]]
"""Report and entry of a move -> the fields of `Told`."""


def _places(connection: sa.Connection, reports: list[int]) -> Places:
    asked = sa.select(*where(moves_of)).join(report, report.c.id == moves_of.c.report)
    rows = connection.execute(asked.where(moves_of.c.report.in_(reports)))
    return {(row.report, row.entry): told(row) for row in rows}


def _whole(about: str) -> Record:
    told = Report("", about, None, None, None, "")
    return Record("shutro-record/1", told, "", [], [], [], [], [], [], [])


def _first_prints(rows: Iterable[Any]) -> list[Any]:
    """One report of each origin, the first, in the order of their days."""
    first: dict[int, Any] = {}
    for row in sorted(rows, key=lambda r: (r.published or "~", r.id)):
        first.setdefault(row.first, row)
    return list(first.values())


def _take(found: Talks, row: Any, record: Negotiated, words: frozenset[str], prints: int, places: Places) -> None:
    kept = _about(row, record, words, places)
    by_id = {s.id: s for s in record.statements}
    cited = {name for m in kept if m.statement for name in (m.statement, *by_id[m.statement].chain)}
    for statement in record.statements:
        if statement.id in cited:
            found.record.statements.append(_moved(statement, row.id))
    known = {m.id for m in kept}
    for move in kept:
        by = by_id.get(move.statement or "")
        chain = [by_id[name] for name in (by.chain or [by.id])] if by else []
        move.response_to = f"{row.id}:{move.response_to}" if move.response_to in known else None
        move.statement = f"{row.id}:{move.statement}" if move.statement else None
        place, move.id = places[row.id, move.id], f"{row.id}:{move.id}"
        found.record.moves.append(move)
        word = [s.refers_to or (s.source.text if s.source else "") for s in chain]
        found.steps.append(_step(row, place, move, word, prints))


def _moved(statement: Statement, of: int) -> Statement:
    return msgspec.structs.replace(
        statement,
        id=f"{of}:{statement.id}",
        parent=f"{of}:{statement.parent}" if statement.parent else None,
        chain=[f"{of}:{name}" for name in statement.chain],
    )


def _about(row: Any, record: Negotiated, words: frozenset[str], places: Places) -> list[Move]:
    """The moves that speak of it: all where the headline does; else those whose sentence or parties do, with the others
    between the same parties.
    """
    if words <= frozenset(folded(row.title or "").split()):
        return record.moves
    spoken, sentences = [], {}
    for move in record.moves:
        sentence = str(places[row.id, move.id]["sentence"])
        if sentence not in sentences:  # several moves may stand in one
            sentences[sentence] = frozenset(folded(sentence).split())
        parties = folded(" ".join((*move.by, *move.to))).split()
        if words <= sentences[sentence].union(parties):
            spoken.append(move)
    pairs = {frozenset((*m.by, *m.to)) for m in spoken}
    return [m for m in record.moves if m in spoken or any(len(p & {*m.by, *m.to}) > 1 for p in pairs)]


def _step(row: Any, place: dict[str, Any], move: Move, word: list[str], prints: int) -> Step:
    return Step(
        **place,
        id=move.id,
        kind=move.kind,
        by=move.by,
        to=move.to,
        terms=[t.act if t.figure is None else f"{t.act}: {t.figure.text}" for t in move.terms],
        before=move.before.text if move.before else None,
        status=move.status,
        word=word,
        response_to=move.response_to,
        origin=row.first,
        reports=prints,
    )


def _one_name(moves: list[Move], same: Same) -> None:
    """Give each party one name throughout: the alias file's, else the one that most moves have."""
    used = Counter(p for m in moves for p in (*m.by, *m.to))
    name: dict[str, str] = {}
    for party, _ in used.most_common():
        name.setdefault(same.of(key(party)), same.name(key(party)) or party)

    def one(party: str) -> str:
        return name.get(same.of(key(party)), party)

    for move in moves:
        move.by = list(dict.fromkeys(map(one, move.by)))
        move.to = list(dict.fromkeys(map(one, move.to)))
        for term in move.terms:
            term.giver = one(term.giver) if term.giver else None
            term.receiver = one(term.receiver) if term.receiver else None


def _told_once(found: Talks) -> None:
    """Leave each step as it was told first; the other tellings say which that is, and in what they differ."""
    retold = Retold()
    by_id: dict[str, Step] = {}
    heads: dict[str, tuple[Step, Move]] = {}
    for step, move in zip(found.steps, found.record.moves, strict=True):
        step.by, step.to = move.by, move.to
        day = date.fromisoformat(step.published[:10]) if step.published else None
        step.first = retold.first(move, step.sentence, day, step.report)
        by_id[move.id] = step
        head, of_head = heads.setdefault(step.first, (step, move))
        if head is not step:
            head.tellings.append(step.id)
            step.differs = differs(of_head, move)
            of_head.response_to = of_head.response_to or move.response_to
    for step, move in heads.values():
        answered = by_id.get(move.response_to or "")
        move.response_to = answered.first if answered and answered.first != move.id else None
        step.origins = len({step.origin, *(by_id[name].origin for name in step.tellings)})
    found.tellings = found.steps
    found.steps = [step for step, _ in heads.values()]
    found.record.moves = [move for _, move in heads.values()]


def _answer(found: Talks) -> None:
    """Tie answers to the offers of earlier reports; linear, for each pair of sides keeps what it was asked last."""
    asked: dict[tuple[str, str], list[tuple[Step, Move]]] = {}
    for step, move in zip(found.steps, found.record.moves, strict=True):
        sides = [(by, to) for by in move.by for to in move.to if by != to]
        if move.kind in _ASKING and move.status != "past":
            for pair in sides:
                asked[pair] = [*asked.get(pair, [])[-7:], (step, move)]
        elif move.kind in _ANSWERING and move.status != "past" and move.response_to is None:
            open_to = {m.id: (s, m) for by, to in sides for s, m in asked.get((to, by), ())}
            meant = [m for s, m in open_to.values() if s.report != step.report and _may_mean(s, m, step, move)]
            meant = [m for m in meant if _acts(m) == _acts(move)] or meant
            if len({(m.kind, *_acts(m)) for m in meant}) == 1:
                move.response_to = meant[-1].id


def _acts(move: Move) -> list[str]:
    return sorted(term.act for term in move.terms)


def _may_mean(asked: Step, offer: Move, step: Step, answer: Move) -> bool:
    if not asked.published or not step.published:
        return False
    waited = date.fromisoformat(step.published[:10]) - date.fromisoformat(asked.published[:10])
    acts, wanted = {t.act for t in answer.terms}, {t.act for t in offer.terms}
    return timedelta(0) <= waited <= _WAITS and (not acts or not wanted or bool(acts & wanted))
