"""The places of a sentence in their order, and what each says about where something holds.

গাজায়, গাজা শহরে, যশোরের শার্শা উপজেলায় tell where (Thompson, *Bengali*, ch. 6: the locative); রাশিয়ার does not. A list
(ঢাকা ও সিলেটে) and a noun without a name (বিভিন্ন জেলায়, হাসপাতালে) tell that it is somewhere else, but not where.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from shutro import lexicon
from shutro.names import Name
from shutro.words import Page, Sentence, bare, case

_LOCATIVE, _GENITIVE = "locative", "genitive"
_LISTED = 12  # names of one list that are looked back over
_REACH = 5  # tokens from a name to its noun
_AND = frozenset({"ও", "এবং"})
_LINKS = _AND | {","}


class Spot(msgspec.Struct):
    """Where something may hold: characters ``start`` to ``end``; ``name`` is None where nobody can say which place;
    ``wide``: everywhere, or in several places.
    """

    start: int
    end: int
    name: Name | None
    wide: bool = False


@cache
def told_by(name: str) -> frozenset[str]:
    """A list of words of ``where.toml``."""
    settings: dict[str, Any] = lexicon.settings("record", "where.toml")
    return frozenset(settings[name])


def spots(sentence: Sentence, names: Sequence[Name], page: Page) -> list[Spot]:
    """The spots of a sentence; ``names`` are its places, in order. Of two names in one breath the one is in the other,
    and a noun without a name is where the name before it is (সিদ্ধিরগঞ্জে ঢাকা-চট্টগ্রাম মহাসড়কে; ফেনীতে থানায়).
    """
    named = list(_named(names, page, sentence.last))
    found = sorted([*named, *_nameless(sentence, page, [(s.start, s.end) for s in named])], key=lambda s: s.start)
    chained: list[Spot] = []
    for spot in found:
        before = chained[-1] if chained else None
        if before and before.name and spot.name and not page.text[before.end : spot.start].strip():
            before.end = spot.end
        else:
            chained.append(spot)
    return chained


def _named(names: Sequence[Name], page: Page, last: int) -> Iterator[Spot]:
    for at, name in enumerate(names):
        until = page.token_at(names[at + 1].span.start) if at + 1 < len(names) else last
        end = _told_at(name, page, min(until, last))
        if end is None:
            continue
        first = at
        while first and at - first < _LISTED and _joined(names[first - 1], names[first], page, last=first == at):
            first -= 1
        listed = len({n.entity_id for n in names[first : at + 1]}) > 1
        yield Spot(names[first].span.start, end, None if listed else name, wide=listed)


def _joined(one: Name, other: Name, page: Page, *, last: bool) -> bool:
    """Whether only what joins a list stands between (ফেনী, চাঁদপুর ও নোয়াখালীতে)."""
    words = {t.text for t in page.tokens[page.token_at(one.span.end - 1) + 1 : page.token_at(other.span.start)]}
    return words <= told_by("joining") and not words.isdisjoint(_AND if last else _LINKS)


def _told_at(name: Name, page: Page, last: int) -> int | None:
    """Where the words that tell where end, before token ``last``: the name's own locative, or that of its noun."""
    at = page.token_at(name.span.end - 1)
    endings = case(page.tokens[at].text)
    if endings[:1] == (_LOCATIVE,):
        return name.span.end
    if page.tokens[at].end > name.span.end:
        return None  # ভারতশাসিত
    nouns = [t for t in page.tokens[at + 1 : min(last, at + _REACH)] if t.text not in ("(", ")")]
    for noun in nouns[: 1 + (endings[:1] == (_GENITIVE,))]:  # গাজার উত্তরাঞ্চলে, মণিপুরের মোরে শহরে
        if noun.kind != "word":
            return None
        if _is_locative(noun.text) and is_place(noun.text):
            return noun.end
    return None


def _is_locative(word: str) -> bool:
    return case(word)[:1] == (_LOCATIVE,)


def is_place(word: str) -> bool:
    """Whether it is a noun of places, under any ending."""
    return bare(word) in told_by("place_nouns")


def _nameless(sentence: Sentence, page: Page, taken: list[tuple[int, int]]) -> Iterator[Spot]:
    for token in page.tokens[sentence.first : sentence.last]:
        at = bisect_right(taken, (token.start, len(page.text))) - 1
        inside = at >= 0 and taken[at][1] >= token.end
        wide = token.text in told_by("wide")
        if not inside and (wide or (_is_locative(token.text) and is_place(token.text))):
            yield Spot(token.start, token.end, None, wide)
