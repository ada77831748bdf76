"""What a move is about: acts of terms, who gives and who receives, with figure and duration."""

from collections.abc import Sequence

from shutro.deals.entry import Term
from shutro.deals.vocabulary import Rule, groups
from shutro.figures import Figure
from shutro.span import Span
from shutro.text.form import one_form
from shutro.words import Page

ACTS = ("release", "ceasefire", "withdraw", "aid", "access", "payment")
_MUTUAL = frozenset({"ceasefire", "withdraw", "release", "other"})


def acts(page: Page, first: int, last: int) -> list[str]:
    """The acts that the words of tokens ``first`` to ``last`` (excluded) speak of, in the order in
    which they are told.
    """
    found: dict[str, None] = {}
    leaves = any("leave" in groups(t.text) for t in page.tokens[first:last])
    for token in page.tokens[first:last]:
        if token.kind == "word":
            found.update(dict.fromkeys(a for a in ACTS if a in groups(token.text) and (a != "withdraw" or leaves)))
            if "captive" in groups(token.text):
                found["release"] = None
    return list(found)


def about(page: Page, kind: str, tokens: tuple[int, int], rule: Rule | None, truce: bool) -> list[str]:
    """The acts of a move's terms: what its rule is about, what its words name, or what goes without saying."""
    if kind in _TERMLESS:
        return []
    own = _of_rule(kind, rule.parts[0]) if rule else None
    found = [own] if own else acts(page, *tokens)
    if found:
        return found
    if kind in {"extend", "violate"}:
        return ["ceasefire"] if truce else []
    if kind == "offer" and any(t.text.startswith(_TOLD_BEFORE) for t in page.tokens[slice(*tokens)]):
        return []
    return ["other"] if kind in _OTHER and not (rule and rule.parts[0] in _DEADLINES) else []


_TERMLESS = frozenset({"talks", "mediate", "collapse"})
_OTHER = frozenset({"offer", "demand", "precondition", "accept"})
_TOLD_BEFORE = (one_form("প্রস্তাবটি"), one_form("প্রস্তাবটা"))  # its content stands elsewhere
_DEADLINES = frozenset(one_form("আলটিমেটাম আল্টিমেটাম সময় সময়সীমা").split())


def _of_rule(kind: str, first_word: str) -> str | None:
    """What a rule of moves.tsv is about by itself: the act that its first word names."""
    if kind not in {"comply", "violate"}:
        return None
    return next((act for act, words in _BY_RULE.items() if first_word in words), None)


_BY_RULE = {
    "release": frozenset(one_form("মুক্তি ছাড়া ছেড়ে ফেরত হস্তান্তর বিনিময় দেশে ঘরে বাড়ি ফিরিয়ে ফেরানো তুলে").split()),
    "payment": frozenset({one_form("মুক্তিপণ")}),
    "other": frozenset(one_form("ধর্মঘট অবরোধ কর্মবিরতি কর্মসূচি আন্দোলন অনশন কাজে কাজ অস্ত্র আত্মসমর্পণ বাস্তবায়ন বাস্তবায়িত").split()),
}


def terms(
    kind: str,
    told: list[str],
    by: list[str],
    to: list[str],
    figures: Sequence[Figure],
    duration: Span | None,
    swap: tuple[str | None, frozenset[str]] = (None, frozenset()),
) -> list[Term]:
    """The terms of a move of ``kind``: who gives follows from who makes the move."""
    one, other = (by[0] if by else None), (to[0] if to else None)
    found: list[Term] = []
    swapped, returned = swap
    for act in told:
        count = counted(act, figures)
        lasting = duration if act in {"ceasefire", "access"} and kind != "violate" else None
        if kind in {"agree", "extend", "collapse"} or (kind in {"comply", "violate"} and len(by) > 1):
            if len(by) == 2 and act in _MUTUAL:
                found += [Term(act, by[0], by[1], None, lasting), Term(act, by[1], by[0], None, lasting)]
            else:
                found.append(Term(act, None if len(by) > 1 else one, None, count, lasting))
        elif kind in {"demand", "precondition"}:
            found.append(Term(act, other, one if act != "aid" else None, count, lasting))
        elif (act == "ceasefire" and kind == "accept") or swapped == act:
            found += [Term(act, one, other, count, lasting), Term(act, other, one, None, lasting)]
        elif kind in {"reject", "accept"} and act in returned:
            found.append(Term(act, other, one, count, lasting))
        else:
            found.append(Term(act, one, other if act not in _FOR_PEOPLE else None, count, lasting))
    return found


def counted(act: str, figures: Sequence[Figure]) -> Span | None:
    """The figure that an act is counted in: people for a release, money or percents for a payment."""
    kinds = _COUNTED_IN.get(act)
    if kinds is None:
        return figures[0].span if act == "other" and figures else None
    return next((f.span for f in figures if f.kind in kinds), None)


_COUNTED_IN: dict[str, frozenset[str]] = {
    "release": frozenset({"people"}),
    "payment": frozenset({"money", "percent"}),
    "ceasefire": frozenset(),
    "withdraw": frozenset(),
    "aid": frozenset(),
    "access": frozenset(),
}
_FOR_PEOPLE = frozenset({"aid", "access"})  # to people who are no party


def exchanged(page: Page, first: int, last: int) -> tuple[str | None, frozenset[str]]:
    """What both sides give in an exchange told as one (বন্দী বিনিময়), and what is given for what stands before
    বিনিময়ে or বদলে: its offerer gives that.
    """
    tokens = page.tokens
    for i in range(first + 1, last):
        if tokens[i].text.startswith(_SWAP) and "captive" in groups(tokens[i - 1].text):
            return "release", frozenset()
        if "swap" in groups(tokens[i].text):
            before, after = acts(page, first, i), acts(page, i + 1, last)
            return None, frozenset(a for a in after if a not in before) if before else frozenset()
    return None, frozenset()


_SWAP = one_form("বিনিময়")
