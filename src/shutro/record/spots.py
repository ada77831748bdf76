"""The places of a sentence in their order, and what each says about where something holds.

গাজায়, গাজা শহরে, যশোরের শার্শা উপজেলায় tell where (Thompson, *Bengali*, ch. 6: the locative); রাশিয়ার does not. A list
(ঢাকা ও সিলেটে) and a noun without a name (বিভিন্ন জেলায়, হাসপাতালে) tell that it is somewhere else, but not where.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from shutro import lexicon
from shutro.names import Name
from shutro.words import Page, Sentence, bare, case

_LOCATIVE, _GENITIVE = "locative", "genitive"
_LISTED = 12  # names of one list that are looked back over


class Spot(msgspec.Struct):
    """Where something may hold: characters ``start`` to ``end``; ``name`` is None where nobody can say which place."""

    start: int
    end: int
    name: Name | None


@cache
def told_by(name: str) -> frozenset[str]:
    """A list of words of ``where.toml``."""
    settings: dict[str, Any] = lexicon.settings("record", "where.toml")
    return frozenset(settings[name])


def spots(sentence: Sentence, names: Sequence[Name], page: Page) -> list[Spot]:
    """The spots of a sentence; ``names`` are its places, in order. What two names in one breath say is one spot."""
    named = list(_named(names, page, sentence.last))
    taken = [(spot.start, spot.end) for spot in named]
    found = sorted([*named, *_nameless(sentence, page, taken)], key=lambda s: s.start)
    chained: list[Spot] = []
    for spot in found:
        before = chained[-1] if chained else None
        if before and before.name and spot.name and not page.text[before.end : spot.start].strip():
            before.end = spot.end  # সিদ্ধিরগঞ্জে ঢাকা-চট্টগ্রাম মহাসড়কে: one place in the other
        else:
            chained.append(spot)
    return chained


def _named(names: Sequence[Name], page: Page, last: int) -> Iterator[Spot]:
    for at, name in enumerate(names):
        end = _told_at(name, page, last)
        if end is None:
            continue
        first = at
        while first and at - first < _LISTED and _joined(names[first - 1].span.end, names[first].span.start, page):
            first -= 1
        listed = len({n.entity_id for n in names[first : at + 1]}) > 1
        yield Spot(names[first].span.start, end, None if listed else name)


def _joined(end: int, start: int, page: Page) -> bool:
    """Whether only what joins a list stands between (ফেনী ও নোয়াখালীতে)."""
    between = page.tokens[page.token_at(end - 1) + 1 : page.token_at(start)]
    words = [token.text for token in between]
    return bool(words) and all(word in told_by("joining") for word in words) and bool({"ও", "এবং", ","} & {*words})


def _told_at(name: Name, page: Page, last: int) -> int | None:
    """Where the words that tell where end: the name's own locative, or that of the noun that it belongs to."""
    at = page.token_at(name.span.end - 1)
    endings = case(page.tokens[at].text)
    if endings[:1] == (_LOCATIVE,):
        return name.span.end
    noun = at + 1
    while noun < last and page.tokens[noun].text in ("(", ")"):
        noun += 1
    for _ in range(1 + (endings[:1] == (_GENITIVE,))):  # গাজার উত্তরাঞ্চলে, মণিপুরের মোরে শহরে
        if noun >= last or page.tokens[noun].kind != "word":
            return None
        if _is_locative(page.tokens[noun].text) and (not endings or _is_place(page.tokens[noun].text)):
            return page.tokens[noun].end
        noun += 1
    return None


def _is_locative(word: str) -> bool:
    return case(word)[:1] == (_LOCATIVE,)


def _is_place(word: str) -> bool:
    return bare(word) in told_by("place_nouns")


def _nameless(sentence: Sentence, page: Page, taken: Iterable[tuple[int, int]]) -> Iterator[Spot]:
    known = sorted(taken)
    for token in page.tokens[sentence.first : sentence.last]:
        at = bisect_right(known, (token.start, len(page.text))) - 1
        if at >= 0 and known[at][1] >= token.end:
            continue
        if token.text in told_by("wide") or (_is_locative(token.text) and _is_place(token.text)):
            yield Spot(token.start, token.end, None)
