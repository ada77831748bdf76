"""Who is the same across reports.

::

    keys.key        spellings that sound alike              ইসরায়েল = ইসরাইল            always
    gazetteer       forms that names/*.tsv give one key     আমেরিকা = যুক্তরাষ্ট্র         where one sound has one bearer
    মো.             left out before two names or more    মো. রফিক খান = রফিক খান     always
    alias file      what somebody has looked at and said    ডিএমপি = ঢাকা মহানগর পুলিশ   as it says
    the reports     an acronym that reports spell out       এনসিপি = জাতীয় নাগরিক পার্টি  where they all spell it out alike

Nothing of it is written into the ledger: an alias file that changes changes the next answer. `proposals` tells what
the reports suggest, for somebody to look at.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
import sqlalchemy as sa

from shutro.errors import UsageError
from shutro.ledger.keys import MUHAMMAD, key
from shutro.ledger.tables import alias
from shutro.names.gazetteer import gazetteer
from shutro.names.kinds import spells

_AT_ONCE = 500  # keys that are asked for in one query


class Same:
    """Keys that stand for one; ``told`` are pairs of a form and the name that it stands for (an alias file).

    >>> Same([("ডিএমপি", "ঢাকা মহানগর পুলিশ")]).of(key("ডিএমপি")) == key("ঢাকা মহানগর পুলিশ")
    True
    """

    def __init__(self, told: Iterable[tuple[str, str]] = ()) -> None:
        self._of: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for form, name in told:
            self._of[key(form)] = key(name)
            self._names.setdefault(key(name), name)

    def of(self, one: str) -> str:
        """The key of whom a key stands for; of a circle of aliases, the same one from wherever it is asked."""
        seen = [one]
        while (after := self._after(seen[-1])) and after not in seen:
            seen.append(after)
        return min(seen[seen.index(after) :]) if after else seen[-1]

    def _after(self, one: str) -> str | None:
        return self._of.get(one) or _listed().get(one) or _without_muhammad(one)

    def keys(self, one: str) -> frozenset[str]:
        """Every key that stands for the same as this one."""
        whom = self.of(one)
        known = {*self._of, *self._of.values(), *_listed(), *_listed().values()}
        found = {one, whom} | {k for k in known if self.of(k) == whom}
        return frozenset(found | {f"{MUHAMMAD} {k}" for k in found if _without_muhammad(f"{MUHAMMAD} {k}")})

    def name(self, one: str) -> str | None:
        """What the alias file calls it, None where it says nothing."""
        return self._names.get(self.of(one))

    def learn(self, connection: sa.Connection, keys: Iterable[str]) -> None:
        """Join acronyms among these keys to the one body that every report which spells them out gives them."""
        unknown = sorted({k for k in keys if self.of(k) == k and spells(k)})
        for of, by in _bearers(connection, unknown).items():
            if len(by) == 1:
                self._of[of] = next(iter(by))

    def asked(self, connection: sa.Connection, name: str) -> frozenset[str]:
        """Every key under which ``name`` may be found: what stands for the same, and acronyms spelt out so."""
        one = key(name)
        self.learn(connection, [one])
        whom = self.keys(one)
        short = sa.select(alias.c.key).where(alias.c.of_key.in_(whom), alias.c.type == "ORG").distinct()
        self.learn(connection, connection.execute(short).scalars())
        return self.keys(one)


def _without_muhammad(one: str) -> str | None:
    """A name without the মো. that stands before it; None where there is none, or a single name would be left."""
    first, _, rest = one.partition(" ")
    return rest if first == MUHAMMAD and " " in rest else None


def _bearers(connection: sa.Connection, keys: list[str]) -> dict[str, set[str]]:
    """Which bodies bear each of these short forms."""
    found: dict[str, set[str]] = {}
    for at in range(0, len(keys), _AT_ONCE):
        asked = sa.select(alias.c.key, alias.c.of_key).distinct()
        asked = asked.where(alias.c.key.in_(keys[at : at + _AT_ONCE]), alias.c.type == "ORG")
        for short, of in connection.execute(asked):
            if short != of:
                found.setdefault(short, set()).add(of)
    return found


@cache
def _listed() -> dict[str, str]:
    """Key of a form in the gazetteer to the key of the first form of the same bearer; only where a sound has one."""
    bearers: dict[str, set[tuple[str, str]]] = {}
    forms: dict[tuple[str, str], list[str]] = {}
    for known in gazetteer().names.values():
        if known.key and known.type != "NORP":
            bearer = (known.type, known.key)
            bearers.setdefault(key(known.form), set()).add(bearer)
            forms.setdefault(bearer, []).append(key(known.form))
    first = {bearer: min(of, key=lambda k: (spells(k), len(k), k)) for bearer, of in forms.items()}
    sure = {one: next(iter(by)) for one, by in bearers.items() if len(by) == 1}
    return {one: first[by] for one, by in sure.items() if first[by] != one and first[by] in sure}


def read_aliases(path: Path) -> list[tuple[str, str]]:
    """An alias file: lines of a form, a tab and the name that it stands for; what follows a further tab is a remark.

    Raises:
        UsageError: it cannot be read, or a line is no such pair.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: this alias file cannot be read: {error}") from error
    told = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#") or line.split("\t")[:2] == ["form", "is"]:
            continue
        form, _, rest = line.partition("\t")
        name = rest.partition("\t")[0].strip()
        if not form.strip() or not name:
            raise UsageError(f"{path}, line {number}: want a form, a tab and whom it stands for, not {line!r}")
        told.append((form.strip(), name))
    return told


class Proposal(msgspec.Struct):
    """A form that reports use for a longer name: how many origins say so, what else they use it for, and whether the
    answers join it without being told.
    """

    form: str
    name: str
    type: str
    origins: int
    others: list[str]
    joined: bool


def proposals(connection: sa.Connection, same: Same, *, least: int = 2) -> list[Proposal]:
    """What the reports suggest for an alias file, most often told first; ``least``: origins that must say so.

    A form that reports use for several is proposed for the most usual, and the others are told.
    """
    from shutro.ledger.tables import report  # the others here need reports no more than by key

    origin = sa.func.count(sa.distinct(sa.func.coalesce(report.c.origin, report.c.id)))
    asked = (
        sa.select(alias.c.key, alias.c.of_key, alias.c.type, sa.func.min(alias.c.form), sa.func.min(alias.c.of), origin)
        .join(report, report.c.id == alias.c.report)
        .where(report.c.latest, alias.c.type != "NORP")
        .group_by(alias.c.key, alias.c.of_key, alias.c.type)
    )
    by_form: dict[str, list[tuple[int, str, str, str, str]]] = {}
    for short, of, kind, form, name, count in connection.execute(asked):
        if same.of(short) != same.of(of):
            by_form.setdefault(short, []).append((count, name, form, kind, of))
    same.learn(connection, by_form)
    found = []
    for short, bearers in by_form.items():
        bearers.sort(reverse=True)
        count, name, form, kind, of = bearers[0]
        others = [other[1] for other in bearers[1:] if same.of(other[4]) != same.of(of)]
        if count >= least:
            found.append(Proposal(form, name, kind, count, others, same.of(short) == same.of(of)))
    return sorted(found, key=lambda p: (p.joined, bool(p.others), -p.origins, p.form))
