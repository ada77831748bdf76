"""The board of a negotiation as its page shows it: who stands where, and behind every word the step that says so.

`shutro.deals.board` says what there is, by the ids of moves; here each id becomes the step, with its place. Nothing is
told that no step tells, and no party stands before another but by how often reports tell of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shutro.deals import Move, Term, board
from shutro.deals.board import Block, Issue
from shutro.deals.board import Deal as Agreed
from shutro.deals.board import Exchange as Asked
from shutro.exports.view import each_other
from shutro.ledger.answers import Step, Talks

COLUMNS = 4
"""So many parties stand as columns of a table; of more, each issue lists those who have a position."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one is to give another: the act of a term, how much and how long in the report's words; ``mutual`` where
    both give each other the same.
    """

    act: str
    amounts: list[str]
    giver: str | None
    receiver: str | None
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A step as it was told first, with its move, the move's terms as shares, and those who tell it again."""

    step: Step
    move: Move
    shares: list[Share]
    again: list[Step] = field(default_factory=list)

    @property
    def quoted(self) -> str:
        """The report's own words for it."""
        return self.move.span.text

    @property
    def first(self) -> tuple[str, str, str]:
        """The report's own words, with what must come first between what stands before and behind it."""
        said, before = self.move.span, self.move.before
        if before is None or not (said.start <= before.start and before.end <= said.end):
            return ("", before.text if before else said.text, "")
        start, end = before.start - said.start, before.end - said.start
        return said.text[:start], said.text[start:end], said.text[end:]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue: its latest step, what that says of this issue, and the steps before."""

    party: str
    line: Line
    shares: list[Share]
    earlier: list[Line]


@dataclass(frozen=True, slots=True)
class Row:
    """An issue (the act of a term, or ``talks``) and the cell of each party that has a position."""

    act: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Crux:
    """Parties that wait for each other, each with its condition; ``since``: what they are told to have agreed later."""

    waits: list[tuple[str, Line]]
    since: list[Line]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was put forward, where it was told again in the same terms, and the answers."""

    line: Line
    again: list[Line] = field(default_factory=list)
    answers: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement between ``parties``: what it holds by all who tell of it, and what became of it."""

    past: bool
    parties: list[str]
    told: list[Line]
    shares: list[Share]
    outcome: list[Line]

    @property
    def tellers(self) -> list[list[Line]]:
        """Who tells what it holds, the sentences of one report together."""
        found: dict[int, list[Line]] = {}
        for line in self.told:
            found.setdefault(line.step.report, []).append(line)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole board; ``firsts``: what somebody wants first, beside what stands at the crux; ``steps``: every step by
    day, None for those of no known day.
    """

    parties: list[str]
    mediators: list[str]
    crux: list[Crux]
    rows: list[Row]
    firsts: list[Line]
    exchanges: list[Exchange]
    deals: list[Deal]
    steps: list[tuple[str | None, list[Line]]]
    reports: int
    origins: int

    @property
    def days(self) -> list[str]:
        """The first and the last day that is known, once where they are one."""
        known = [day for day, _ in self.steps if day]
        return list(dict.fromkeys((known[0], known[-1]))) if known else []

    @property
    def as_table(self) -> bool:
        """Whether the parties stand as columns."""
        return len(self.columns) <= COLUMNS

    @property
    def columns(self) -> list[str]:
        """The parties that have a position on anything."""
        return [party for party in self.parties if any(party in row.cells for row in self.rows)]


def sheet(found: Talks) -> Sheet:
    """The board of a negotiation across reports."""
    moves = found.record.moves
    drawn = board(moves, found.record.statements)
    by_id = {step.id: step for step in found.tellings}
    lines = {}
    for step, move in zip(found.steps, moves, strict=True):
        lines[move.id] = Line(step, move, shares(move.terms), [by_id[name] for name in step.tellings])
    at_crux = {name for block in drawn.crux for name in block.moves}
    prints = {step.origin: step.reports for step in found.tellings}
    return Sheet(
        parties=drawn.parties,
        mediators=drawn.mediators,
        crux=[_crux(block, lines) for block in drawn.crux],
        rows=[_row(issue, lines) for issue in drawn.issues],
        firsts=[lines[name] for name in drawn.preconditions if name not in at_crux],
        exchanges=_exchanges(drawn.exchanges, lines),
        deals=sorted((_deal(deal, lines) for deal in drawn.deals), key=lambda d: d.past),
        steps=_by_day(lines.values()),
        reports=sum(prints.values()),
        origins=len(prints),
    )


def shares(terms: Sequence[Term]) -> list[Share]:
    """Terms as they are told, each once; what two give each other is one."""
    told: list[Share] = []
    paired: set[int] = set()
    for n, term in enumerate(terms):
        if n in paired:
            continue
        back = next((k for k in range(n + 1, len(terms)) if k not in paired and each_other(term, terms[k])), None)
        if back is not None:
            paired.add(back)
        amounts = [span.text for span in (term.figure, term.duration) if span]
        share = Share(term.act, amounts, term.giver, term.receiver, back is not None)
        if share not in told:
            told.append(share)
    return told


def by_giver(of: Sequence[Share]) -> list[tuple[list[str], list[Share]]]:
    """Shares by who is to give, in the order in which they are told; both where they give each other the same, nobody
    where it is not told.
    """
    found: dict[tuple[str, ...], list[Share]] = {}
    for share in of:
        both = (share.giver, share.receiver) if share.mutual else (share.giver,)
        found.setdefault(tuple(party for party in both if party), []).append(share)
    return [(list(givers), told) for givers, told in found.items()]


def _row(issue: Issue, lines: dict[str, Line]) -> Row:
    cells = {}
    for position in issue.positions:
        line = lines[position.move]
        of_it = [share for share in line.shares if share.act == issue.act]
        cells[position.party] = Cell(position.party, line, of_it, [lines[name] for name in position.earlier])
    return Row(issue.act, cells)


def _crux(block: Block, lines: dict[str, Line]) -> Crux:
    waits = list(zip(block.parties, (lines[name] for name in block.moves), strict=True))
    order = {name: n for n, name in enumerate(lines)}
    last = max(order[name] for name in block.moves)
    since = [
        line
        for name, line in lines.items()
        if order[name] > last
        and line.move.kind == "agree"
        and line.move.status != "past"
        and {*block.parties} <= {*line.move.by, *line.move.to}
        and line.step.report != waits[-1][1].step.report
    ]
    return Crux(waits, since[:1])


def _exchanges(found: Iterable[Asked], lines: dict[str, Line]) -> list[Exchange]:
    """One for each time that it is told of otherwise; conditions without an answer are told as what comes first."""
    told: dict[tuple[object, ...], Exchange] = {}
    for one in found:
        line = lines[one.move]
        terms = tuple((s.act, *s.amounts, s.giver, s.receiver) for s in line.shares) or (line.quoted,)
        what = (line.move.kind, *line.move.by, "→", *line.move.to, *terms)
        if what in told:
            told[what].again.append(line)
        exchange = told.setdefault(what, Exchange(line))
        exchange.answers.extend(lines[name] for name in one.answers if lines[name] not in exchange.answers)
    return [e for e in told.values() if e.line.move.kind != "precondition" or e.answers]


def _deal(deal: Agreed, lines: dict[str, Line]) -> Deal:
    told, outcome = [lines[name] for name in deal.moves], [lines[name] for name in deal.outcome]
    known = (told or outcome)[0].move
    held = shares([term for line in told for term in line.move.terms])
    return Deal(deal.past, list(dict.fromkeys((*known.by, *known.to))), told, held, outcome)


def _by_day(lines: Iterable[Line]) -> list[tuple[str | None, list[Line]]]:
    days: dict[str | None, list[Line]] = {}
    for line in lines:
        published = line.step.published
        days.setdefault(published[:10] if published else None, []).append(line)
    return list(days.items())
