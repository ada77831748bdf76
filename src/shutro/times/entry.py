"""A time of the record."""

import msgspec

from shutro.span import Span


class Time(msgspec.Struct, omit_defaults=False):
    """A date, clock time, duration or set; ``value`` in TIMEX3 form, None where it cannot be known (``why``
    then says so).

    ``conflict``: where a weekday and the date beside it disagree, what the date's weekday is (for
    `shutro.checks`); else None. ``statement``: id of the innermost statement that holds it, filled by `shutro.record`.
    """

    id: str
    span: Span
    value: str | None
    why: str
    conflict: str | None = None
    statement: str | None = None
