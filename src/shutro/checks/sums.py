"""``sum_mismatch``: parts that do not make their whole.

Two ways of telling parts are certain enough: a list behind "of these" (৩১২ জনের মধ্যে ক-তে ৯৮, খ-তে ৭৪ ও গ-তে ১৯) may
make less than the whole but never more; and what remains (বাকি) makes the whole with what was told before it.
"""

import re
from collections.abc import Iterator, Sequence

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.figures import Figure
from shutro.text.form import one_form

_AMONG, _REMAINING = "মধ্যে", re.compile(one_form(r"(?<![\u0980-\u09ff])(?:বাকি|বাকী|অবশিষ্ট)(?![\u0980-\u09ff])"))
_JOINED = re.compile(r"[^।!?;\n(‘“’”]{0,40}?(?:,| ও| এবং)[^।!?;\n(‘“’”]{0,40}")  # from one part of a list to the next
_KINDS = frozenset({"people", "things", "money", "measure"})


def find(layers: Layers) -> Iterator[Check]:
    """Lists of parts that exceed their whole, and remainders that do not complete it."""
    exact = [f for f in layers.figures if _is_exact(f)]
    for at, figure in enumerate(exact):
        parts = _list_from(layers, exact, at)
        if len(parts) > 1 and _is_among(layers, parts[0], exact[:at]):
            whole = _whole_before(layers, exact[:at], parts)
            if whole is not None and _sum(parts) > _value(whole) > max(map(_value, parts)):
                yield _told(layers, parts, whole, "more")
        if _REMAINING.search(layers.page.text, max(0, figure.span.start - 8), figure.span.start):
            yield from _remainder(layers, exact, at)


def _is_exact(figure: Figure) -> bool:
    return (
        figure.low is not None
        and figure.low == figure.high
        and figure.bound == "exact"
        and figure.kind in _KINDS
        and not figure.problem
    )


def _value(figure: Figure) -> float:
    return float(figure.low or 0)


def _sum(parts: Sequence[Figure]) -> float:
    return sum(map(_value, parts))


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may count the same."""
    return (
        one.kind == other.kind
        and one.unit == other.unit
        and (one.role == other.role or "other" in (one.role, other.role))
    )


def _list_from(layers: Layers, exact: Sequence[Figure], at: int) -> list[Figure]:
    """The figures joined to ``exact[at]`` by commas and ও, in one clause; empty where it is not a list's first."""
    text = layers.page.text
    if at and _follows(text, exact[at - 1], exact[at]):
        return []
    parts = [exact[at]]
    for figure in exact[at + 1 :]:
        if not _follows(text, parts[-1], figure):
            break
        parts.append(figure)
    return parts


def _follows(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.span.end : other.span.start]
    return _alike(one, other) and len(between) <= 60 and _AMONG not in between and bool(_JOINED.fullmatch(between))


def _is_among(layers: Layers, first: Figure, before: Sequence[Figure]) -> bool:
    """Whether the list stands behind "of these" in its sentence, with no other figure between."""
    page = layers.page
    sentence = page.sentences[page.sentence_at(first.span.start)]
    begin = max([sentence.start, *(f.span.end for f in before[-1:])])
    between = page.text[begin : first.span.start]
    place = between.rfind(_AMONG)
    return place >= 0 and len(between) - place <= 50


def _whole_before(layers: Layers, before: Sequence[Figure], parts: Sequence[Figure]) -> Figure | None:
    """The figure that the list takes apart: the one right before it in its sentence, or the sentence before."""
    page = layers.page
    if not before or not _alike(before[-1], parts[0]):
        return None
    apart = page.sentence_at(parts[0].span.start) - page.sentence_at(before[-1].span.start)
    return before[-1] if apart <= 1 else None


def _remainder(layers: Layers, exact: Sequence[Figure], at: int) -> Iterator[Check]:
    """What remains, what was told right before it, and the one larger figure that they should make."""
    page, figure = layers.page, exact[at]
    sentence = page.sentence_at(figure.span.start)
    near = [
        f for f in exact[max(0, at - 6) : at] if sentence - page.sentence_at(f.span.start) <= 1 and _alike(f, figure)
    ]
    wholes = [f for f in near if _value(f) > _value(figure)]
    for whole in wholes:
        parts = [f for f in near if f.span.start > whole.span.start]
        if parts and _sum(parts) + _value(figure) == _value(whole):
            return
    parts = [f for f in near[-1:] if page.sentence_at(f.span.start) == sentence]
    larger = [f for f in near[:-1] if _value(f) > max(_value(figure), *map(_value, parts))] if parts else []
    if len(larger) == 1 and len(near) == 2:
        yield _told(layers, [*parts, figure], larger[0], "remaining")


def _told(layers: Layers, parts: Sequence[Figure], whole: Figure, kind: str) -> Check:
    span = layers.page.span(parts[0].span.start, parts[-1].span.end)
    return finding("sum_mismatch", kind, span, made=f"{_sum(parts):,.10g}", whole=f"{_value(whole):,.10g}")
