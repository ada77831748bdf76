"""Which offer, demand or condition a move answers (``response_to``)."""

from collections.abc import Sequence

from shutro.deals.entry import Move
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page

ASKS = frozenset({"offer", "demand", "precondition"})
_ANSWERS = frozenset({"accept", "reject"})
_NAMES = {
    "offer": frozenset({"offer"}),  # প্রস্তাব
    "demand": frozenset({"demand", "precondition"}),  # দাবি
    "condition": frozenset({"precondition", "demand"}),  # শর্ত
}
_COUNTER = one_form("পাল্টা")
_REACH = 20  # moves looked back and ahead over
_NAMED, _SAME_ACT, _OTHER_ACT, _EARLIER = 4, 3, -4, 2  # what speaks for an ask, and against it


def answer(moves: Sequence[Move], page: Page) -> None:
    """Fill ``response_to``: of what was put by whom the answer is given to, what its words name and its terms share.

    Where nothing before fits, the answer was told first, as headlines do: then what it answers must be named or shared.
    """
    for n, move in enumerate(moves):
        if move.kind in _ANSWERS or _counters(move, page):
            move.response_to = _answered(moves, n, page)


def _answered(moves: Sequence[Move], n: int, page: Page) -> str | None:
    move, named = moves[n], _named(moves[n], page)
    best, found = 0, None
    for at in range(max(0, n - _REACH), min(len(moves), n + _REACH)):
        if at == n or not _fits(move, moves[at]) or (named and moves[at].kind not in named):
            continue
        worth = _worth(move, moves[at], named) + (_EARLIER if at < n else 0)
        if worth > best or (worth == best and found and at < n):  # of two alike, the last before the answer
            best, found = worth, moves[at].id
    return found


def _worth(move: Move, ask: Move, named: set[str]) -> int:
    """How much speaks for an answer to this one."""
    acts, asked = ({t.act for t in m.terms} - {"other"} for m in (move, ask))
    worth = _NAMED if ask.kind in named else 0
    if acts and asked:
        worth += _SAME_ACT if acts & asked else _OTHER_ACT
    return worth


def _named(move: Move, page: Page) -> set[str]:
    """What the words of an answer say that it answers: an offer, a demand, a condition."""
    first, last = page.token_at(move.span.start), page.token_at(move.span.end - 1) + 1
    names = {g for t in page.tokens[first:last] for g in groups(t.text) if g in _NAMES}
    return set().union(*(_NAMES[g] for g in names))


def _counters(move: Move, page: Page) -> bool:
    """A counter-offer, a demand made in return: পাল্টা প্রস্তাব."""
    first = page.token_at(move.span.start)
    told = page.tokens[max(0, first - 2) : page.token_at(move.span.end - 1) + 1]
    return move.kind in ASKS and any(t.text == _COUNTER for t in told)


def _fits(move: Move, ask: Move) -> bool:
    """Whether who answers was asked, by whom the answer is given to."""
    if ask.kind not in ASKS or set(ask.by) & set(move.by) or (ask.status == "past") != (move.status == "past"):
        return False
    return (not ask.to or bool(set(ask.to) & set(move.by))) and (not move.to or bool(set(move.to) & set(ask.by)))
