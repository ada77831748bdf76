"""What a move is about: acts of terms, who gives and who receives, with figure and duration."""

from collections.abc import Sequence

from shutro.deals.entry import Term
from shutro.deals.vocabulary import groups
from shutro.figures import Figure
from shutro.span import Span
from shutro.times import Time
from shutro.words import Page

ACTS = ("release", "ceasefire", "withdraw", "aid", "access", "payment")
_MUTUAL = frozenset({"ceasefire", "withdraw", "release", "other"})


def acts(page: Page, first: int, last: int) -> list[str]:
    """The acts that the words of tokens ``first`` to ``last`` (excluded) speak of, in the order in which they are told."""
    found: dict[str, None] = {}
    for token in page.tokens[first:last]:
        if token.kind == "word":
            found.update(dict.fromkeys(a for a in ACTS if a in groups(token.text)))
            if "captive" in groups(token.text):
                found["release"] = None
    return list(found)


def terms(kind: str, told: list[str], by: list[str], to: list[str], figure: Span | None, duration: Span | None) -> list[Term]:
    """The terms of a move of ``kind``: who gives follows from who makes the move."""
    one, other = (by[0] if by else None), (to[0] if to else None)
    found: list[Term] = []
    for act in told:
        count = figure if act in {"release", "payment", "other"} else None
        lasting = duration if act in {"ceasefire", "access"} else None
        if kind in {"agree", "extend", "collapse"} or (kind == "comply" and len(by) > 1):
            if len(by) == 2 and act in _MUTUAL:
                found += [Term(act, by[0], by[1], None, lasting), Term(act, by[1], by[0], None, lasting)]
            else:
                found.append(Term(act, None if len(by) > 1 else one, None, count, lasting))
        elif kind in {"demand", "precondition"}:
            found.append(Term(act, other, one, count, lasting))
        else:
            found.append(Term(act, one, other, count, lasting))
    return found


def inside(span: Span, entries: Sequence[Figure | Time]) -> list[Figure | Time]:
    """The entries that stand in a span."""
    return [e for e in entries if span.start <= e.span.start and e.span.end <= span.end]
