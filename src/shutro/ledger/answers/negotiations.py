"""The negotiations that a ledger tells of: who deals with whom, and the step of each that was told last.

Two parties that offer, answer or agree are a pair. The pair of most steps opens a negotiation; another pair joins it
where they have a party in common and half of the reports that tell of the smaller tell of the larger as well, so that
one party's dealings with two others stay two. Steps of earlier deals do not count; copies of one text are told once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from shutro.errors import UsageError
from shutro.ledger.answers.scope import ORIGIN, Scope, Told, newest_first, told, where
from shutro.ledger.same import Same
from shutro.ledger.search import holding
from shutro.ledger.store import Ledger
from shutro.ledger.tables import move, move_party, report

_AT_ONCE = 500  # reports that are asked for in one query
_NAMED = 8  # parties that are named
_KNOWN = 60  # negotiations that are told

Pair = tuple[str, str]


class Negotiation(Told, kw_only=True):
    """A negotiation, told by the place of its newest step.

    ``parties``: names, those of most steps first; ``mediators``; ``about``: words that `talks` finds it by; ``steps``:
    how many are told, in ``reports`` reports of ``origins`` origins, from ``first`` to ``last`` (ISO days); ``kind``,
    ``by``, ``to``: of the newest step.
    """

    parties: list[str]
    mediators: list[str]
    about: str
    steps: int
    reports: int
    origins: int
    first: str | None
    last: str | None
    kind: str
    by: list[str]
    to: list[str]


def negotiations(
    ledger: Ledger, *, scope: Scope | None = None, same: Same | None = None, limit: int = 500
) -> list[Negotiation]:
    """The negotiations of a scope, those of most steps first, sixty at most.

    ``limit``: of how many reports at most that tell of any step, the newest. Takes time in proportion to their steps.

    Raises:
        UsageError: the scope is none.
        LedgerError: the database fails.
    """
    scope, same = scope or Scope(), same or Same()
    with ledger.reading() as connection:
        tells = sa.exists().where(move.c.report == report.c.id, move.c.status != "past")
        asked = sa.select(report.c.id, ORIGIN.label("origin")).where(*scope.clauses(ledger.is_sqlite), tells)
        found = connection.execute(asked.order_by(*newest_first()).limit(limit)).all()
        prints: dict[int, list[int]] = defaultdict(list)
        for row in found:
            prints[row.origin].append(row.id)
        of = {min(ids): (origin, len(ids)) for origin, ids in prints.items()}
        steps = _steps(connection, sorted(of), same)
        told_of = _told(_grouped(steps), of, same)[:_KNOWN]
        for one in told_of:
            one.about = finding(connection, ledger.is_sqlite, one.parties[:2], one.report)
    return told_of


def finding(connection: sa.Connection, sqlite: bool, parties: Sequence[str], of: int) -> str:
    """Words by which the talks of these parties are found in a report: both names, else the one that stands there, for
    a report may call a party otherwise (ইসরায়েলি).
    """
    for about in (" ".join(parties), *parties):
        try:
            asked = holding(about, sqlite)
        except UsageError:  # a name without a letter
            continue
        if connection.execute(asked.where(asked.selected_columns[0] == of)).first():
            return about
    return " ".join(parties)


class _Step:
    """A step while it is grouped: its row, its sides as keys with the names that the report has for them."""

    def __init__(self, row: Any) -> None:
        self.row = row
        self.sides: dict[str, dict[str, str]] = {"by": {}, "to": {}}

    @property
    def pairs(self) -> set[Pair]:
        """Who deals with whom: a mediator brings others together."""
        by, to = list(self.sides["by"]), list(self.sides["to"])
        across = [] if self.row.kind == "mediate" else [(a, b) for a in by for b in to]
        among = to if self.row.kind == "mediate" else by
        among_them = [(a, b) for n, a in enumerate(among) for b in among[n + 1 :]]
        return {(min(pair), max(pair)) for pair in (*across, *among_them) if pair[0] != pair[1]}


def _steps(connection: sa.Connection, reports: list[int], same: Same) -> list[_Step]:
    """The steps of these reports that hold today, in the order of their days."""
    found: dict[tuple[int, str], _Step] = {}
    sides: list[Any] = []
    for at in range(0, len(reports), _AT_ONCE):
        part = reports[at : at + _AT_ONCE]
        asked = sa.select(*where(move), move.c.kind).join(report, report.c.id == move.c.report)
        for row in connection.execute(asked.where(move.c.report.in_(part), move.c.status != "past")):
            found[row.report, row.entry] = _Step(row)
        sides += connection.execute(sa.select(move_party).where(move_party.c.report.in_(part))).all()
    same.learn(connection, {row.key for row in sides})
    for row in sides:
        step = found.get((row.report, row.move))
        if step:
            step.sides[row.side][same.of(row.key)] = row.name
    return sorted(found.values(), key=lambda s: (s.row.published or "", s.row.report, s.row.start))


class _Group:
    """A negotiation while it is gathered; ``core``: the reports that tell of its first pair, ``reports``: of any."""

    def __init__(self, pair: Pair, reports: set[int]) -> None:
        self.pair, self.core, self.parties, self.reports = pair, reports, set(pair), set(reports)
        self.steps: list[_Step] = []


def _grouped(steps: Sequence[_Step]) -> list[_Group]:
    pairs: dict[Pair, list[_Step]] = defaultdict(list)
    for step in steps:
        for pair in step.pairs:
            pairs[pair].append(step)
    groups: list[_Group] = []
    of_party: dict[str, list[_Group]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda p: (-len(pairs[p]), p)):
        reports = {step.row.report for step in pairs[pair]}
        near = {id(g): g for party in pair for g in of_party[party]}.values()
        group = max(near, key=lambda g: len(g.core & reports), default=None)
        if group is None or 2 * len(group.core & reports) < len(reports):
            groups.append(group := _Group(pair, reports))
        for party in (party for party in pair if group not in of_party[party]):
            of_party[party].append(group)
        group.parties |= set(pair)
        group.reports |= reports
        group.steps += pairs[pair]
    for step in (s for s in steps if s.row.kind == "mediate" and not s.pairs):  # between whom is told in part
        group = next((g for p in step.sides["to"] for g in of_party[p] if step.row.report in g.reports), None)
        if group:
            group.steps.append(step)
    return groups


def _told(groups: Iterable[_Group], of: dict[int, tuple[int, int]], same: Same) -> list[Negotiation]:
    found = []
    for group in groups:
        steps = list({id(step): step for step in group.steps}.values())
        steps.sort(key=lambda s: (s.row.published or "", s.row.report, s.row.start))
        names = _names(steps, same)
        acting = Counter(p for s in steps if s.row.kind != "mediate" for side in s.sides.values() for p in side)
        mediating = Counter(p for s in steps if s.row.kind == "mediate" for p in s.sides["by"])
        days = [s.row.published[:10] for s in steps if s.row.published]
        newest = _newest(steps)
        reports = {s.row.report for s in steps}
        found.append(
            Negotiation(
                **told(newest.row),
                parties=[names[p] for p, _ in acting.most_common(_NAMED) if p in group.parties],
                mediators=[names[p] for p, _ in mediating.most_common(_NAMED)],
                about="",
                steps=len(steps),
                reports=sum(of[r][1] for r in reports),
                origins=len(reports),
                first=min(days, default=None),
                last=max(days, default=None),
                kind=newest.row.kind,
                by=[names[p] for p in newest.sides["by"]],
                to=[names[p] for p in newest.sides["to"]],
            )
        )
    return sorted(found, key=lambda n: (-n.steps, -n.origins, n.parties))


def _newest(steps: list[_Step]) -> _Step:
    """The first step that the newest report tells of."""
    last = steps[-1].row.report
    return next(step for step in steps if step.row.report == last)


def _names(steps: Iterable[_Step], same: Same) -> dict[str, str]:
    """One name for each party: the alias file's, else the one that most steps have."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for step in steps:
        for side in step.sides.values():
            for key, name in side.items():
                used[key][name] += 1
    return {key: same.name(key) or forms.most_common(1)[0][0] for key, forms in used.items()}
