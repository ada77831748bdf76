"""Every figure of a role by source over time: who counted how many, where, as of when, and what became of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from shutro.errors import UsageError
from shutro.ledger.answers.cut import Cut
from shutro.ledger.answers.newest import newest
from shutro.ledger.answers.revisions import Change, Point, link
from shutro.ledger.answers.scope import ORIGIN, Scope, Told, newest_first, told, where
from shutro.ledger.answers.toll import Span, Thing, occasion, span_of, whom
from shutro.ledger.same import Same
from shutro.ledger.store import Ledger
from shutro.ledger.tables import entity, figure, report
from shutro.record import fields
from shutro.text.form import one_form

_AND = "; "  # between those who count together
_AT_ONCE = 500  # reports whose names are asked for in one query


class Counted(Told, kw_only=True):
    """A figure, once for each origin that tells it.

    ``id``: report and entry, to which the links point; ``by``: whose count it is (the outlet's own where it cites
    nobody), ``sources``: the same one by one where several count together; ``day``: the day that it is of; ``span``:
    ``total`` for all so far, ``more`` for those who came to it, ``unclear`` where both are said, None where neither is;
    ``origin``: the report that this one is a copy of, else itself; ``reports``: how many print it; ``thing``,
    ``revises``, ``change``, ``falls``, ``against``: see `shutro.ledger.answers.revisions`.
    """

    id: str
    role: str
    text: str
    low: float | None
    high: float | None
    bound: str
    counted: str | None
    place: str | None
    by: str | None
    sources: list[str]
    cited: bool
    day: str | None
    span: Span
    origin: int
    reports: int = 1
    thing: str = ""
    revises: str | None = None
    change: Change | None = None
    falls: bool = False
    against: list[str] = msgspec.field(default_factory=list)


def figures(
    ledger: Ledger, of: str, *, place: str | None = None, scope: Scope | None = None, same: Same | None = None,
    limit: int = 1000,
) -> Cut[Counted]:  # fmt: skip
    """Every figure of the role ``of`` (``killed``, or its label: নিহত), at ``place`` where one is named, oldest first.

    ``limit``: of how many figures at most, the newest.

    Raises:
        UsageError: there is no such role; the scope is none.
        LedgerError: the database fails.
    """
    role, scope, same = role_named(of), scope or Scope(), same or Same()
    wanted = [*scope.clauses(ledger.is_sqlite), figure.c.role == role]
    with ledger.reading() as connection:
        if place is not None:
            wanted.append(figure.c.place_key.in_(same.asked(connection, place)))
        ids, there = newest(connection, figure, wanted, limit, there=_there(connection, role, place, scope))
        columns = [c for c in figure.c if c.name not in ("id", "report", "entry", "start", "end")]
        asked = (
            sa.select(*where(figure), *columns, ORIGIN.label("origin"))
            .join(report, report.c.id == figure.c.report)
            .where(figure.c.id.in_(ids))
            .order_by(*newest_first(), figure.c.start)
        )
        rows = list(connection.execute(asked))
        same.learn(connection, {k for row in rows for k in (*(row.source_key or "").split(_AND), row.place_key) if k})
        names = _names(connection, {row.report for row in rows})
    found = _once([_counted(row, spans) for row, spans in _with_spans(rows)], rows, same)
    return Cut(_linked(found, rows, same, names), len(rows), there)


def _there(connection: sa.Connection, role: str, place: str | None, scope: Scope) -> int:
    """How many figures may be meant: all of a role, where nothing narrows them down; else few."""
    if place is not None or scope != Scope():
        return 0
    return int(connection.execute(sa.select(sa.func.count()).where(figure.c.role == role)).scalar_one())


def role_named(of: str) -> str:
    """The role that a word of the vocabulary, or its label in either language, names.

    >>> role_named("নিহত"), role_named("killed")
    ('killed', 'killed')

    Raises:
        UsageError: there is no such role.
    """
    known = {word: word for word in fields.values("role")}
    known |= {fields.value("role", word, lang): word for word in fields.values("role") for lang in fields.LANGUAGES}
    asked = one_form(of).strip().lower()
    for label, word in known.items():
        if one_form(label) == asked:
            return word
    roles = ", ".join(f"{word} ({fields.value('role', word)})" for word in fields.values("role"))
    raise UsageError(f"no figure counts people as {of!r}: there are {roles}")


def _with_spans(rows: Iterable[Any]) -> Iterable[tuple[Any, Span]]:
    """Each row with what it counts; a clause reaches to the figures before and behind it in the sentence."""
    in_sentence: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in rows:
        in_sentence[row.report, row.sentence_start].append(row)
    for row in rows:
        beside = in_sentence[row.report, row.sentence_start]
        first = max((o.end for o in beside if o.end <= row.start), default=row.sentence_start) - row.sentence_start
        last = min((o.start for o in beside if o.start >= row.end), default=row.sentence_end) - row.sentence_start
        at, end = row.start - row.sentence_start, row.end - row.sentence_start
        yield row, span_of(row.sentence[first:at], row.sentence[end:last])


def _counted(row: Any, span: Span) -> Counted:
    as_of = row.as_of[:10] if row.as_of and len(row.as_of) >= len("2024-02-01") and span != "total" else None
    published = row.published[:10] if row.published else None
    day = as_of if as_of and (published is None or as_of <= published) else published
    by = row.source if row.statement else row.outlet or None
    return Counted(
        **told(row),
        id=f"{row.report}:{row.entry}",
        role=row.role,
        text=row.text,
        low=row.low,
        high=row.high,
        bound=row.bound,
        counted=row.counted,
        place=row.place,
        by=by,
        sources=by.split(_AND) if by else [],
        cited=bool(row.statement),
        day=day,
        span=span,
        origin=row.origin,
    )


def _once(found: list[Counted], rows: list[Any], same: Same) -> list[Counted]:
    """A figure that an origin tells more than once, in one print or in many, is one: its first."""
    first: dict[tuple[object, ...], Counted] = {}
    prints: dict[tuple[object, ...], set[int]] = defaultdict(set)
    by_id = {f"{row.report}:{row.entry}": row for row in rows}
    for one in sorted(found, key=lambda f: (f.published or "~", f.report, f.start)):
        row = by_id[one.id]
        by = _by(one, row, same)
        what = (one.origin, one.low, one.high, one.bound, _place(row, same), by or one.by, one.span, whom(one.counted))
        first.setdefault(what, one)
        prints[what].add(one.report)
    for told_so, one in first.items():
        one.reports = len(prints[told_so])
    return list(first.values())


def _place(row: Any, same: Same) -> str:
    return same.of(row.place_key) if row.place_key else ""


def _by(one: Counted, row: Any, same: Same) -> frozenset[str]:
    """The keys of whose count it is: who are named, the outlet where nobody is cited; none for all others."""
    if row.source_key:
        return frozenset(same.of(key) for key in row.source_key.split(_AND))
    return frozenset() if one.cited or not one.outlet else frozenset({f"outlet: {one.outlet}"})


def _linked(found: list[Counted], rows: list[Any], same: Same, names: dict[int, frozenset[str]]) -> list[Counted]:
    by_id = {f"{row.report}:{row.entry}": row for row in rows}
    points = []
    for one in found:
        row = by_id[one.id]
        place = _place(row, same)
        named = names.get(one.report, frozenset())
        known = (one.place, one.by if one.cited else None, one.counted, one.text)
        points.append(
            Point(
                one.id,
                Thing(one.role, place, one.span, whom(one.counted)),
                one.low,
                one.high,
                one.bound,
                _by(one, row, same),
                one.cited,
                one.report,
                _date(one.day),
                one.published or "",
                occasion(row.sentence, *known) - {word for name in named for word in name.split()},
                named - {place},
            )
        )
    _one_name(found, by_id, same)
    links = link(points)
    for one in found:
        for name in ("thing", "revises", "change", "falls", "against"):
            setattr(one, name, getattr(links[one.id], name))
    return sorted(found, key=lambda f: (f.day or "~", f.published or "~", f.report, f.start))


def _one_name(found: list[Counted], rows: dict[str, Any], same: Same) -> None:
    """Call each source by one name: the alias file's, else the form that most of its figures have."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for key, name in _named(one, rows[one.id]):
            used[same.of(key)][name] += 1
    for one in found:
        if rows[one.id].source_key:
            whom = [(key, same.of(key)) for key, _ in _named(one, rows[one.id])]
            one.sources = [same.name(key) or used[of].most_common(1)[0][0] for key, of in whom]
            one.by = _AND.join(one.sources)


def _named(one: Counted, row: Any) -> Iterable[tuple[str, str]]:
    return zip((row.source_key or "").split(_AND), one.sources, strict=False) if row.source_key else ()


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _names(connection: sa.Connection, reports: set[int]) -> dict[int, frozenset[str]]:
    """The keys of all who are named in each report."""
    found: dict[int, set[str]] = defaultdict(set)
    ids = sorted(reports)
    for at in range(0, len(ids), _AT_ONCE):
        asked = sa.select(entity.c.report, entity.c.key).where(entity.c.report.in_(ids[at : at + _AT_ONCE]))
        for of, one in connection.execute(asked):
            found[of].add(one)
    return {of: frozenset(keys) for of, keys in found.items()}
