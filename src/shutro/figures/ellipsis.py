"""Numbers whose unit or noun is said only once: ৫০ হাজার এবং ১০ হাজার টাকা; বরিশালে ৯৮, ভোলায় ৫২ জন."""

from collections.abc import Sequence

from shutro.figures.draft import Draft
from shutro.figures.vocabulary import look
from shutro.words import Page

_UNITS = frozenset({"money", "measure", "percent"})


def fill(page: Page, drafts: Sequence[Draft]) -> None:
    """Give every elliptic draft the kind of the figure that it stands beside; where there is none it stays without."""
    for k, d in enumerate(drafts):
        if d.elliptic and not d.kind:
            _from_role(page, d)
    for k in range(len(drafts) - 1, -1, -1):
        d = drafts[k]
        if d.elliptic and not d.kind:
            _take(d, _next(drafts, k))
    for k, d in enumerate(drafts):
        if d.elliptic and not d.kind:
            _take(d, _previous(drafts, k))


def _next(drafts: Sequence[Draft], k: int) -> Draft | None:
    d = drafts[k]
    if k + 1 < len(drafts) and drafts[k + 1].sentence == d.sentence and drafts[k + 1].kind != "age":
        return drafts[k + 1]
    return None


def _previous(drafts: Sequence[Draft], k: int) -> Draft | None:
    d = drafts[k]
    for other in reversed(drafts[max(0, k - 4) : k]):
        if other.sentence < d.sentence - 1:
            return None
        if other.kind and other.kind != "age":
            return other
    return None


def _take(d: Draft, other: Draft | None) -> None:
    if other is None or not other.kind:
        return
    d.kind, d.unit = other.kind, other.unit
    d.why.append("unit or noun as in the figure beside it")


def _from_role(page: Page, d: Draft) -> None:
    """নিহত ৬, আহত অন্তত ২০: a number beside what became of people counts people."""
    before = page.tokens[d.first - 1] if d.first else None
    if before is not None and before.kind == "word" and look(before.text).role:
        d.kind = "people"
        d.why.append("number beside what became of people")
