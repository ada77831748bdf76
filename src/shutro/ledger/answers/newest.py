"""The newest rows of a layer, found by their reports' days: those beyond the limit are not looked at, nor any text."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from shutro.ledger.answers.scope import newest_first
from shutro.ledger.tables import report

_MANY = 20  # times the limit: of so many rows the newest are found by walking back from the newest report


class _ReportsFirst(sa.Join):
    """Reports joined to their entries, in this order; SQLite is told to keep to it, PostgreSQL finds its own."""

    inherit_cache = True


@compiles(_ReportsFirst)
def _any(join: _ReportsFirst, compiler: Any, **how: Any) -> str:
    return str(compiler.visit_join(join, **how))


@compiles(_ReportsFirst, "sqlite")
def _in_order(join: _ReportsFirst, compiler: Any, **how: Any) -> str:
    # "CROSS JOIN": https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join
    return str(compiler.visit_join(join, **how)).replace(" JOIN ", " CROSS JOIN ", 1)


def newest(
    connection: sa.Connection, layer: sa.Table, wanted: list[sa.ColumnElement[bool]], limit: int, *, there: int
) -> tuple[list[int], int]:
    """The ids of the newest rows of a layer's table under these conditions, at most ``limit``, and how many there are.

    ``there``: how many rows may be meant, 0 where few are; of many the newest are found from the newest report back,
    and ``there`` stands for all of them, older versions of reports included.
    """
    if there > _MANY * limit:
        asked = _asked(layer, wanted, _ReportsFirst, layer.c.id)
        ids = list(connection.execute(asked.limit(limit)).scalars())
        return ids, there if len(ids) == limit else len(ids)
    both = list(connection.execute(_asked(layer, wanted, sa.Join, layer.c.id, _OF_ALL).limit(limit)))
    return [row.id for row in both], both[0].of if both else 0


_OF_ALL = sa.func.count().over().label("of")


def _asked(layer: sa.Table, wanted: list[sa.ColumnElement[bool]], how: type[sa.Join], *columns: Any) -> sa.Select[Any]:
    both = how(report, layer, report.c.id == layer.c.report)
    in_report = layer.c.start if "start" in layer.c else layer.c.id
    return sa.select(*columns).select_from(both).where(*wanted).order_by(*newest_first(), in_report)
