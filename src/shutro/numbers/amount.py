"""What is known of one amount while it is read."""

from dataclasses import dataclass
from fractions import Fraction

from shutro.numbers import endings
from shutro.numbers.gather import follows
from shutro.numbers.piece import Piece
from shutro.numbers.stack import Stack
from shutro.words import Page


@dataclass(slots=True)
class Amount:
    """A number without its bound words; ``start``, ``core_end``, ``end`` are characters of the
    page, ``next`` the token after it.
    """

    first: int
    next: int
    start: int
    core_end: int
    end: int
    stack: Stack
    why: str
    low: Fraction | None = None
    high: Fraction | None = None
    bound: str = "exact"
    classifier: str = ""
    case: str = ""
    ordinal: bool = False
    article: bool = False
    emphatic: bool = False
    shape: str = ""
    glued: str = ""
    run: str = ""
    split: tuple[int, ...] = ()


def close(a: Amount, p: Piece, end: int, core_end: int, after: int) -> None:
    """Let the amount end with piece ``p``, at these characters and before token ``after``."""
    a.next, a.end, a.core_end = after, end, core_end
    a.classifier, a.case, a.emphatic, a.glued, a.run = p.classifier, p.case, p.emphatic, p.glued, p.run
    if p.fused:
        a.bound, a.why = p.fused, "bound fused with the number"


def take_classifier(page: Page, a: Amount) -> None:
    """A classifier written apart: ৪০ জনেরও."""
    i = a.next
    if a.classifier or a.case or a.glued or i >= len(page.tokens) or not follows(page, i):
        return
    tail = endings.CLASSIFIED.get(page.tokens[i].text)
    if tail:
        a.next, a.end = i + 1, page.tokens[i].end
        a.classifier, a.case, a.emphatic = tail.classifier, tail.case, tail.emphatic
