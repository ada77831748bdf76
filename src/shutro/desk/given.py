"""What a handler may ask for by name, and the kinds of parameters that queries have.

A handler with a parameter ``ledger: TheLedger`` gets the desk's ledger; ``app.py`` says where each comes from.
"""

from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter

from shutro.desk.look import Look
from shutro.desk.settings import Settings
from shutro.desk.turns import Turns
from shutro.ledger import Ledger
from shutro.ledger.answers import Scope
from shutro.ledger.same import Same

TheLedger = NamedDependency[Ledger]
TheLook = NamedDependency[Look]
TheSame = NamedDependency[Same]
TheSettings = NamedDependency[Settings]
TheTurns = NamedDependency[Turns]
Within = NamedDependency[Scope]
"""Of which reports: ``since``, ``until``, ``outlet`` of the query."""

Text = Annotated[str | None, QueryParameter(max_length=500)]
Words = Annotated[
    str | None, QueryParameter(max_length=500, description='words, all of them; "in marks": side by side')
]
Since = Annotated[str | None, QueryParameter(max_length=40, description="ISO date: published this day or later")]
Until = Annotated[str | None, QueryParameter(max_length=40, description="ISO date: published this day or earlier")]
Outlet = Annotated[str | None, QueryParameter(max_length=500, description="of this outlet alone")]
Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="at most so many rows, the newest")]


def within(since: Since = None, until: Until = None, outlet: Outlet = None) -> Scope:
    """Of which reports, as the query says; an empty field of a form is none.

    Raises:
        UsageError: a date that is none.
    """
    return Scope(since or None, until or None, outlet or None)
