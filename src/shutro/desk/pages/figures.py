"""Figures: how a count moved and by whose count, drawn and in a table, with why they differ; nothing is averaged."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.di import Provide
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import QueryParameter

from shutro.desk.answering import Answer, page
from shutro.desk.answering import Found as FoundAnswer
from shutro.desk.given import Text, TheLedger, TheLook, TheSame, Within, Words
from shutro.desk.recent import recent
from shutro.exports.drawing import Drawing, Source, Style, draw, source_of, styles
from shutro.exports.plot import svg
from shutro.ledger.answers import (
    Asked,
    Counted,
    Cut,
    Difference,
    Extent,
    Scope,
    counted_most,
    differences,
    extents,
    figures,
    near,
    outlets,
    role_named,
)
from shutro.ledger.answers.toll import whom
from shutro.ledger.keys import key
from shutro.record import fields

_PICTURES = 12  # at most, on one page
_SHOWN = 200

Of = Annotated[str | None, QueryParameter(max_length=100, description="what people are counted as: killed, আহত ...")]
Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="of how many figures at most, the newest")]


class FiguresFile(msgspec.Struct):
    """Figures, the ends of what was told of each thing that several count, and how they differ."""

    figures: list[Counted]
    extents: list[Extent]
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that hold for one place over one span of one group of people (``whom``, None in general), and their
    picture.
    """

    place: str | None
    span: str | None
    whom: str | None
    rows: list[Counted]
    drawing: Drawing | None
    extents: list[Extent]
    differences: list[Difference]


def asked(
    ledger: TheLedger, same: TheSame, within: Within, of: Of = None, place: Text = None, about: Words = None,
    limit: Limit = _SHOWN,
) -> Answer:  # fmt: skip
    """Every figure of a role by source over time: who counted how many, where, as of when, and what became of it."""
    of, place, about = of or None, (place or "").strip() or None, (about or "").strip() or None
    scope = Scope(within.since, within.until, within.outlet, about)
    found = figures(ledger, of, place=place, scope=scope, same=same, limit=limit) if of else Cut[Counted]()
    whole = FiguresFile(found, list(extents(found).values()), differences(found))
    drawn, rest = _groups(whole, pooled=place is not None or about is not None)
    style = styles(found)
    more = {
        "of": role_named(of) if of else None, "place": place, "about": about, "scope": scope, "limit": limit,
        "roles": fields.values("role"),
        "given": recent(ledger, "figures", lambda: _Given(counted_most(ledger), outlets(ledger))),
        "near": near(ledger, place) if of and place and not found else [],
        "cut": found.left_out,
        "groups": drawn, "rest": rest,
        "by_id": {one.id: one for one in found},
        "styles_of": {one.id: style[source_of(one)] for one in found},
    }  # fmt: skip
    return Answer(found, more, whole)


@dataclass(frozen=True, slots=True)
class _Given:
    """What the form suggests."""

    most: list[Asked]
    outlets: list[str]

    @property
    def places(self) -> list[str]:
        """The places of all roles, each once."""
        return list(dict.fromkeys(name for one in self.most for name in one.places))


def _groups(whole: FiguresFile, *, pooled: bool) -> tuple[list[Group], Group | None]:
    """The groups that have a picture, those whose figures hang together first, then those of most figures; and all
    others together. Figures that hold for no place are drawn together only where the question says what they are of.
    """
    style = styles(whole.figures)
    by_place: dict[tuple[str | None, ...], list[Counted]] = defaultdict(list)
    for one in whole.figures:
        by_place[key(one.place) if one.place else None, one.span, whom(one.counted)].append(one)
    groups = [_group(rows, whole, style, draws=pooled or rows[0].place is not None) for rows in by_place.values()]
    drawn = sorted((g for g in groups if g.drawing), key=lambda g: (-len(g.differences), -len(g.rows)))[:_PICTURES]
    shown = {one.id for group in drawn for one in group.rows}
    others = [one for one in whole.figures if one.id not in shown]
    return drawn, _group(others, whole, style, draws=False) if others else None


def _group(rows: list[Counted], whole: FiguresFile, style: dict[Source, Style], *, draws: bool) -> Group:
    things, ids = {one.thing for one in rows}, {one.id for one in rows}
    return Group(
        rows[0].place,
        rows[0].span,
        rows[0].counted if whom(rows[0].counted) else None,
        rows,
        draw(rows, style) if draws else None,
        [one for one in whole.extents if one.thing in things],
        [one for one in whole.differences if one.then in ids],
    )


@get("/figures.svg", dependencies={"found": Provide(asked, sync_to_thread=True)}, sync_to_thread=True, tags=["figures"],
     operation_id="figures-svg", summary="The figures of /figures.json over time, as a picture to print",
     responses={200: ResponseSpec(str, description="the picture", media_type="image/svg+xml")})  # fmt: skip
def as_svg(found: FoundAnswer, look: TheLook) -> Response[str]:
    """The figures as one picture in a file of its own."""
    return Response(svg(found.rows, look.lang), media_type="image/svg+xml; charset=utf-8")  # type: ignore[arg-type]


HANDLERS = (page("/figures", asked, Counted, whole=FiguresFile), as_svg)
