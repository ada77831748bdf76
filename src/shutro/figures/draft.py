"""A figure in the making."""

from dataclasses import dataclass, field

from shutro.numbers import Number
from shutro.span import Span


@dataclass(slots=True)
class Draft:
    """What is known so far of the figure of ``number``: its characters, the token after it, and
    once decided kind, unit, role.

    ``head_first``, ``head_last``: the tokens of the counted phrase behind it (last excluded; equal
    where there is none).
    """

    number: Number
    start: int
    end: int
    first: int
    last: int
    sentence: int
    low: int | float | None
    high: int | float | None
    bound: str
    kind: str = ""
    unit: str | None = None
    role: str | None = None
    case: str = ""
    head_first: int = 0
    head_last: int = 0
    counted: Span | None = None
    people: bool = False
    why: list[str] = field(default_factory=list)
    elliptic: bool = False
