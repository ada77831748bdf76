"""``figure_conflict``: the same thing counted twice, differently, with nothing to explain it.

Certain enough are two cases: the same count of the same noun with two digits in each other's place (৩৫৯টি, ৩৯৫টি), and
a headline's dead, injured, captive or arrested where the report has one other number throughout.
"""

from collections.abc import Iterator, Sequence

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.figures import Figure
from shutro.words import bare

_ROLES = frozenset({"killed", "injured", "captive", "detained", "missing", "rescued"})
_DIGITS = 3  # a number of fewer digits is another number, not a slip


def find(layers: Layers) -> Iterator[Check]:
    """Figures whose digits changed places, and headlines that the report does not bear out."""
    exact = [
        f for f in layers.figures if f.low is not None and f.low == f.high and f.bound == "exact" and not f.problem
    ]
    yield from _changed_places(exact)
    yield from _headline(layers, exact)


def _changed_places(exact: Sequence[Figure]) -> Iterator[Check]:
    seen: dict[tuple[str, str | None, str, str], Figure] = {}
    for figure in exact:
        digits = str(int(figure.low or 0))
        noun = _noun(figure)
        if len(digits) < _DIGITS or not noun:
            continue
        first = seen.setdefault((figure.kind, figure.unit, noun, "".join(sorted(digits))), figure)
        if first.low != figure.low and _one_swap(str(int(first.low or 0)), digits):
            yield _told(figure, first)


def _noun(figure: Figure) -> str:
    if figure.kind == "money":
        return figure.unit or ""
    return bare(figure.counted.text.split()[-1]) if figure.counted else ""


def _one_swap(one: str, other: str) -> bool:
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1


def _headline(layers: Layers, exact: Sequence[Figure]) -> Iterator[Check]:
    page = layers.page
    if not page.sentences or not page.sentences[0].headline:
        return
    end = page.sentences[0].end
    for figure in exact:
        if figure.span.start >= end:
            break
        told = [f for f in layers.figures if f.role == figure.role and f.span.start >= end]
        if (
            figure.role in _ROLES
            and len(told) > 1
            and {f.low for f in told} == {told[0].low} != {figure.low}
            and all(f in exact for f in told)
        ):
            yield _told(figure, told[0])


def _told(figure: Figure, other: Figure) -> Check:
    return finding("figure_conflict", "differs", figure.span, here=f"{figure.low:,}", there=f"{other.low:,}")
