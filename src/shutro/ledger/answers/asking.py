"""What a ledger can be asked: places where people are counted, outlets. From indexes alone, to suggest to a reader."""

import msgspec
import sqlalchemy as sa

from shutro.ledger.store import Ledger
from shutro.ledger.tables import cited, figure

_GROUPS = 600  # of role and place that are looked at, the largest


class Asked(msgspec.Struct, frozen=True):
    """Figures that there are: of a role, and the places (as they are written somewhere) that most of them are of."""

    role: str
    places: list[str]


def counted_most(ledger: Ledger, *, places: int = 12) -> list[Asked]:
    """Roles that figures have, those of most figures first and all others last, each with at most so many ``places``.

    Raises:
        LedgerError: the database fails.
    """
    n = sa.func.count().label("n")
    groups = (
        sa.select(figure.c.role, figure.c.place_key, n)
        .where(figure.c.role.is_not(None))
        .group_by(figure.c.role, figure.c.place_key)
        .order_by(n.desc(), figure.c.role, figure.c.place_key)
        .limit(_GROUPS)
    )
    with ledger.reading() as connection:
        totals: dict[str, int] = {}
        keys: dict[str, list[str]] = {}
        for role, place_key, count in connection.execute(groups):
            totals[role] = totals.get(role, 0) + count
            if place_key and len(keys.setdefault(role, [])) < places:
                keys[role].append(place_key)
        order = sorted(totals, key=lambda role: (role == "other", -totals[role], role))
        return [Asked(role, _names(connection, role, keys.get(role, []))) for role in order]


def _names(connection: sa.Connection, role: str, keys: list[str]) -> list[str]:
    found = []
    for key in keys:
        one = sa.select(figure.c.place).where(figure.c.role == role, figure.c.place_key == key).limit(1)
        found.append(connection.execute(one).scalar_one())
    return found


def outlets(ledger: Ledger, *, limit: int = 500) -> list[str]:
    """The outlets whose reports cite somebody, in the order of their letters.

    Raises:
        LedgerError: the database fails.
    """
    least = sa.select(sa.func.min(cited.c.outlet).label("outlet")).where(cited.c.latest)
    step = least.where(cited.c.outlet > "").cte("step", recursive=True)  # from each to the next: no row is counted
    after = sa.select(sa.func.min(cited.c.outlet)).where(cited.c.latest, cited.c.outlet > step.c.outlet)
    step = step.union_all(sa.select(after.scalar_subquery()).where(step.c.outlet.is_not(None)))
    with ledger.reading() as connection:
        asked = sa.select(step.c.outlet).where(step.c.outlet.is_not(None)).limit(limit)
        return list(connection.execute(asked).scalars())
