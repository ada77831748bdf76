"""Who is meant by a word that is no name of its bearer: a seat of government, ``both sides``, ``গোষ্ঠীটি``.

Only what the report itself says: a seat stands for the state that the report names, both sides are the two parties that
it last named together, a class noun means who was called so where it was named (সশস্ত্র গোষ্ঠী হামাস).
"""

from bisect import bisect_left
from functools import cache

from shutro import lexicon
from shutro.names.entry import Name, Names
from shutro.words import Page

_BACK = 60  # names: no description points further back
_AND = frozenset({"ও", "এবং", "আর", "–", "-"})
_ANYTHING = frozenset({"সংস্থা", "প্রতিষ্ঠান"})
_PARTIES = ("ORG", "PLACE")


@cache
def _seats() -> dict[str, tuple[str, ...]]:
    return {seat: tuple(states) for seat, states in lexicon.settings("names", "seats.toml").items()}


class Descriptions:
    """What the descriptions of one page stand for. ``no_parties``: names that are never a side, as media."""

    def __init__(self, page: Page, names: Names, no_parties: frozenset[str] = frozenset()) -> None:
        self._page = page
        self._no_parties = no_parties
        self._names = names.names
        self._starts = [n.span.start for n in self._names]
        self._entities = {e.name for e in names.entities if e.type == "PLACE"}
        self._pairs: list[tuple[int, str]] | None = None
        self._nouns: dict[str, dict[str, int]] | None = None

    def state(self, entity: str) -> str:
        """The state whose seat of government ``entity`` is, where the report names it; else ``entity``."""
        return next((s for s in _seats().get(entity, ()) if s in self._entities), entity)

    def pair(self, start: int) -> str | None:
        """The two parties that the report named together last before character ``start``: ``A; B``."""
        if self._pairs is None:
            self._pairs = list(self._together())
        k = bisect_left(self._pairs, (start, ""))
        return self._pairs[k - 1][1] if k else None

    def called(self, noun: str, start: int) -> str | None:
        """Whom the report calls by this class noun and named before character ``start``; None where several are."""
        if self._nouns is None:
            self._nouns = self._class_nouns()
        mentions = self._nouns.get(noun, {})
        before = [entity for entity, first in mentions.items() if first < start]
        return before[0] if len(before) == 1 else None

    def _class_nouns(self) -> dict[str, dict[str, int]]:
        """Class noun -> those whom the report calls so, before their name or in it, and where it names them first."""
        tokens = self._page.tokens
        called: dict[str, set[str]] = {}
        for name in self._names:
            before = self._page.token_at(name.span.start) - 1
            if name.type in _PARTIES and before >= 0 and tokens[before].kind == "word" and self._beside(before, name):
                called.setdefault(name.entity, set()).add(tokens[before].text)
            if name.type == "ORG":
                called.setdefault(name.entity, set()).update(name.entity.split(" ")[-2:])
        nouns: dict[str, dict[str, int]] = {}
        for name in self._names:
            for noun in called.get(name.entity, ()):
                nouns.setdefault(noun, {}).setdefault(name.entity, name.span.start)
        return nouns

    def _beside(self, before: int, name: Name) -> bool:
        """Whether a token stands right before the name and can tell what it is: সংস্থা fits every body."""
        token = self._page.tokens[before]
        return token.text not in _ANYTHING and self._page.text[token.end : name.span.start] == " "

    def _together(self) -> list[tuple[int, str]]:
        """Where two names stand side by side with an and between them, and whose names they are."""
        found = []
        for at in range(len(self._names) - 1):
            one, other = self._names[at], self._names[at + 1]
            if one.type not in _PARTIES or other.type not in _PARTIES or one.entity == other.entity:
                continue
            between = self._page.text[one.span.end : other.span.start].strip()
            listed = at and self._page.text[self._names[at - 1].span.end : one.span.start].strip() == ","
            told = one.entity in self._no_parties or other.entity in self._no_parties
            if between in _AND and not listed and not told:
                found.append((other.span.end, f"{self.state(one.entity)}; {self.state(other.entity)}"))
        return found

    def recent(self, start: int, types: tuple[str, ...]) -> list[Name]:
        """The names of these types before character ``start``, the nearest first."""
        k = bisect_left(self._starts, start)
        return [n for n in reversed(self._names[max(0, k - _BACK) : k]) if n.type in types]
