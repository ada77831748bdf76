"""Reports grouped by story: who and what they tell of decides, day by day.

One pass in the order of publication: a report joins the open story that it is most like, else it opens one (single-pass
clustering, as in topic detection and tracking: J. Allan, R. Papka, V. Lavrenko, "On-line new event detection and
tracking", SIGIR 1998). Alike is the cosine of what records hold: names, tolls and moves, weighted by how rare they are
among the reports of the scope. Candidates are looked up by what they have in common, never pair by pair.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.ledger.answers.cut import Cut, there_are
from shutro.ledger.answers.scope import ORIGIN, Scope, Told, newest_first
from shutro.ledger.same import Same
from shutro.ledger.store import Ledger
from shutro.ledger.tables import entity, figure, move, move_party, report

ALIKE = 0.45
"""The cosine from which on a report belongs to a story."""

_OPEN = timedelta(days=3)  # how long a story waits for its next report
_SPAN = timedelta(days=7)  # how far back is looked unless told
_CANDIDATES = 16  # the newest stories that are looked at for one feature
_NAMED = 6  # names by which a story is told
_HEAD = 240  # characters of a report's first line
_DIRECTED = ("offer", "demand", "precondition", "accept", "reject", "violate")
_TOLLS = ("killed", "injured", "missing", "captive", "released", "displaced")
_TOLL_WEIGHT, _PAIR_WEIGHT = 1.0, 1.5  # a name that is mentioned once weighs 1
_ONE_ALONE = 0.75


class Member(Told, kw_only=True):
    """A report of a story; ``sentence`` is how it begins; ``origin``: the report it is a copy of, else itself."""

    story: int = 0
    title: str | None
    origin: int


class Story(msgspec.Struct):
    """Reports that tell of one thing: how many there are, of how many origins and outlets, from which day to which;
    ``names``: who they have in common, the most telling first.
    """

    number: int
    first: str | None
    last: str | None
    reports: int
    origins: int
    outlets: int
    names: list[str]
    members: list[Member]


def stories(
    ledger: Ledger, *, scope: Scope | None = None, same: Same | None = None, limit: int = 2000
) -> Cut[Story]:  # fmt: skip
    """The stories of a scope, those of most origins first; unless told since when, of the last seven days that the
    ledger has reports of.

    ``limit``: of how many reports at most, the newest. Takes time in proportion to them.

    Raises:
        UsageError: the scope is none.
        LedgerError: the database fails.
    """
    scope, same = scope or Scope(), same or Same()
    with ledger.reading() as connection:
        scope = scope if scope.since else _last_days(connection, scope, ledger.is_sqlite)
        columns = [report.c.id, report.c.address, report.c.outlet, report.c.published, report.c.title]
        head = sa.func.substr(report.c.text, 1, _HEAD).label("head")
        asked = sa.select(*columns, head, ORIGIN.label("origin")).where(*scope.clauses(ledger.is_sqlite))
        rows = connection.execute(asked.order_by(*newest_first()).limit(limit)).all()
        there = there_are(connection, asked, len(rows), limit)
        reports = [row.id for row in rows]
        features, names = _features(connection, reports, same)
        directions = _directions(connection, reports, same)
    for of, ways in directions.items():
        features[of] |= {f"{min(by, to)} | {max(by, to)}": _PAIR_WEIGHT for _, by, to in ways}
    grouped = _group(rows[::-1], _weighted(features), directions)
    return Cut(_told(grouped, names), len(rows), there)


def _last_days(connection: sa.Connection, scope: Scope, sqlite: bool) -> Scope:
    newest = connection.execute(sa.select(sa.func.max(report.c.published)).where(*scope.clauses(sqlite))).scalar()
    day = _day(newest)
    return scope if day is None else Scope((day - _SPAN).isoformat(), scope.until, scope.outlet, scope.about)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


Features = dict[int, dict[str, float]]


def _features(connection: sa.Connection, reports: list[int], same: Same) -> tuple[Features, dict[str, str]]:
    """What each report tells of, with how much it does so, and a name for each key."""
    found: Features = defaultdict(dict)
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for part in _parts(reports):
        asked = sa.select(entity.c.report, entity.c.key, entity.c.name, entity.c.mentions)
        for of, one, name, mentions in connection.execute(
            asked.where(entity.c.report.in_(part), entity.c.type != "NORP")
        ):
            whom = same.of(one)
            used[whom][same.name(one) or name] += mentions
            found[of][whom] = found[of].get(whom, 0.0) + 1 + math.log(max(mentions, 1))
        tolls = sa.select(figure.c.report, figure.c.role, figure.c.place_key, figure.c.low)
        tolls = tolls.where(figure.c.report.in_(part), figure.c.role.in_(_TOLLS), figure.c.place_key.is_not(None))
        for of, role, place, low in connection.execute(tolls):
            found[of][f"{role}@{same.of(place)}: {low}"] = _TOLL_WEIGHT
    return found, {whom: forms.most_common(1)[0][0] for whom, forms in used.items()}


def _parts(reports: list[int]) -> Iterable[list[int]]:
    return (reports[at : at + 500] for at in range(0, len(reports), 500))


Direction = tuple[str, str, str]


def _directions(connection: sa.Connection, reports: list[int], same: Same) -> dict[int, set[Direction]]:
    """Who does what to whom today: the moves of each report that have a direction, those of earlier deals aside."""
    sides: dict[tuple[int, str, str], dict[str, set[str]]] = defaultdict(lambda: {"by": set(), "to": set()})
    acts = sa.func.coalesce(move.c.kind, "")  # the index of the reports finds them, not that of the kinds
    for part in _parts(reports):
        asked = (
            sa.select(move.c.report, move.c.entry, move.c.kind, move_party.c.side, move_party.c.key)
            .join(move_party, (move_party.c.report == move.c.report) & (move_party.c.move == move.c.entry))
            .where(move.c.report.in_(part), acts.in_(_DIRECTED), move.c.status != "past")
        )
        for of, entry, kind, side, one in connection.execute(asked):
            sides[of, entry, kind][side].add(same.of(one))
    found: dict[int, set[Direction]] = defaultdict(set)
    for (of, _, kind), parties in sides.items():
        found[of] |= {(kind, by, to) for by in parties["by"] for to in parties["to"] if by != to}
    return found


def _weighted(features: Features) -> Features:
    """Each feature by its rarity, each report of length one."""
    held = Counter(feature for of_one in features.values() for feature in of_one)
    count = len(features)
    weighted: Features = {}
    for of, of_one in features.items():
        by_rarity = {f: w * (1 + math.log((1 + count) / (1 + held[f]))) for f, w in of_one.items()}
        length = math.sqrt(sum(w * w for w in by_rarity.values())) or 1.0
        weighted[of] = {f: w / length for f, w in by_rarity.items()}
    return weighted


class _Open:
    """A story that is being told; ``sum`` of its reports' features."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self.sum: dict[str, float] = defaultdict(float)
        self.square = 0.0
        self.directions: set[Direction] = set()
        self.last: date | None = None

    def take(self, row: Any, features: dict[str, float], directions: set[Direction]) -> None:
        self.rows.append(row)
        for feature, weight in features.items():
            before = self.sum[feature]
            self.sum[feature] = before + weight
            self.square += weight * (2 * before + weight)
        self.directions |= directions
        self.last = _day(row.published)

    def like(self, features: dict[str, float]) -> float:
        """The cosine; 0 where one thing in common, a person who is everywhere, makes nearly all of it."""
        shared = [weight * self.sum[f] for f, weight in features.items() if f in self.sum]
        dot = sum(shared)
        alone = max(shared, default=0.0) > _ONE_ALONE * dot
        return 0.0 if alone or not self.square else dot / math.sqrt(self.square)

    def waits(self, day: date | None) -> bool:
        return (day is None and self.last is None) or bool(day and self.last and day - self.last <= _OPEN)


def _group(rows: Iterable[Any], features: Features, directions: dict[int, set[Direction]]) -> list[_Open]:
    found: list[_Open] = []
    by_origin: dict[int, _Open] = {}
    holding: dict[str, list[_Open]] = defaultdict(list)
    for row in rows:
        of_one, ways = features.get(row.id, {}), directions.get(row.id, set())
        story = by_origin.get(row.origin) or _best(row, of_one, ways, holding)
        if story is None:
            found.append(story := _Open())
        for feature in of_one:
            if feature not in story.sum:
                holding[feature] = [*holding[feature][1 - _CANDIDATES :], story]
        story.take(row, of_one, ways)
        by_origin.setdefault(row.origin, story)
    return found


def _best(row: Any, features: dict[str, float], ways: set[Direction], holding: dict[str, list[_Open]]) -> _Open | None:
    day = _day(row.published)
    near = {id(story): story for feature in features for story in holding[feature] if story.waits(day)}
    likes = [(story.like(features), n) for n, story in enumerate(near.values()) if not opposed(ways, story.directions)]
    best, at = max(likes, default=(0.0, 0))
    return list(near.values())[at] if best >= ALIKE else None


def opposed(one: set[Direction], other: set[Direction]) -> bool:
    """Whether two tell of one kind of move the opposite way round: X rejects Y's offer, and Y rejects X's.

    >>> opposed({("reject", "x", "y")}, {("reject", "y", "x")}), opposed({("reject", "x", "y")}, {("offer", "y", "x")})
    (True, False)
    """
    turned = {(kind, to, by) for kind, by, to in other}
    return bool((one - other) & turned - {(kind, to, by) for kind, by, to in one})


def _told(grouped: list[_Open], names: dict[str, str]) -> list[Story]:
    found = []
    for story in grouped:
        members = [_member(row) for row in story.rows]
        days = [m.published for m in members if m.published]
        known = sorted((f for f in story.sum if f in names), key=lambda f: (-story.sum[f], f))[:_NAMED]
        told = [names[f] for f in known]
        origins, outlets = {m.origin for m in members}, {m.outlet for m in members}
        first, last = (min(days)[:10], max(days)[:10]) if days else (None, None)
        found.append(Story(0, first, last, len(members), len(origins), len(outlets), told, members))
    found.sort(key=lambda s: (-s.origins, -s.reports, s.first or "~", s.members[0].report))
    for number, one in enumerate(found, 1):
        one.number = number
        for member in one.members:
            member.story = number
    return found


def _member(row: Any) -> Member:
    lead = row.head.lstrip()
    start = len(row.head) - len(lead)
    line = lead.partition("\n")[0].rstrip()
    return Member(
        report=row.id,
        entry="",
        address=row.address,
        outlet=row.outlet,
        published=row.published,
        start=start,
        end=start + len(line),
        sentence=line,
        title=row.title,
        origin=row.origin,
    )
