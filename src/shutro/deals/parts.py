"""The parts of a move: what is told together in one predicate, and what is told to be given in exchange."""

import msgspec

from shutro.deals.group import AND
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page, verbs

_ENDS = frozenset(";।—:?!")
_OF = ("র", "রও", "রই")
_INSTEAD = frozenset(one_form("বিপরীতে").split())


class Part(msgspec.Struct):
    """Tokens ``first`` to ``last`` (excluded) of a move.

    ``paid``: it is what the other side gives (before বিনিময়ে inside a clause, after it at the start of one).
    """

    first: int
    last: int
    paid: bool = False


def parts(page: Page, first: int, last: int) -> list[Part]:
    """The parts of tokens ``first`` to ``last`` (excluded), in order."""
    found: list[Part] = []
    start, paid = first, False
    for i in range(first, last):
        swap = _swaps(page, i)
        if not (swap or _parts(page, first, i)):
            continue
        inside = swap and i > start and not _closed(page, i - 1)
        if i > start:
            found.append(Part(start, i, paid or inside))
        start, paid = i + 1, swap and not inside
    if start < last:
        found.append(Part(start, last, paid))
    return found


def _swaps(page: Page, i: int) -> bool:
    """Whether token ``i`` says in exchange for what: -র বিনিময়ে, or বিনিময়ে at the start; not বন্দী বিনিময়ে সম্মত."""
    if page.tokens[i].text in _INSTEAD:
        return True
    before = page.tokens[i - 1] if i else None
    alone = before is None or before.kind == "mark" or before.text in AND or before.text.endswith(_OF)
    return alone and "swap" in groups(page.tokens[i].text)


def _parts(page: Page, first: int, i: int) -> bool:
    """Whether token ``i`` stands between two predicates."""
    text = page.tokens[i].text
    if text in _ENDS:
        return True
    return i > first and (text == "," or text in AND) and _closed(page, i - 1, joined=text in AND)


def _closed(page: Page, i: int, joined: bool = False) -> bool:
    """Whether a predicate ends at token ``i``; what is joined may end in an infinitive (বন্ধ করতে এবং ... দিতে)."""
    token = page.tokens[i]
    if token.kind == "mark":
        return True
    return any(
        (v.finite and v.tense != "imperative") or (joined and v.tense == "infinitive") for v in verbs(token.text)
    )
