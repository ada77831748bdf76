"""Rows of an answer that a limit may have cut, and how much of what there is they were taken from."""

from collections.abc import Iterable
from typing import Any, TypeVar

import sqlalchemy as sa

T = TypeVar("T")


class Cut(list[T]):
    """The rows of an answer. ``taken``: how many of what is limited (figures, statements, reports) were looked at, the
    newest; ``of``: how many there are. Rows may be fewer, for copies of one text are one.
    """

    def __init__(self, rows: Iterable[T] = (), taken: int = 0, of: int = 0) -> None:
        super().__init__(rows)
        self.taken, self.of = taken, max(taken, of)

    @property
    def left_out(self) -> int:
        """How many a higher limit would take beside."""
        return self.of - self.taken


def there_are(connection: sa.Connection, asked: sa.Select[Any], taken: int, limit: int) -> int:
    """How many rows a query has in all; asked only where ``limit`` may have cut it."""
    if taken < limit:
        return taken
    counted = asked.with_only_columns(sa.func.count(), maintain_column_froms=True).order_by(None).limit(None)
    return int(connection.execute(counted).scalar_one())
