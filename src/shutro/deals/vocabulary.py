"""The words of a negotiation, looked up once for each word type."""

from functools import cache, lru_cache

import msgspec

from shutro import lexicon
from shutro.words import stems, verbs

ROOM = "deals"


class Rule(msgspec.Struct, frozen=True):
    """A line of moves.tsv: the words that show a move; fields as told there. ``denied`` is the kind of
    the move where it is denied, or None;
    ``kind`` is "-" for words that show a move only where they are denied (টেকেনি).
    """

    parts: tuple[str, ...]
    kind: str
    denied: str | None
    needs: frozenset[str]

    @property
    def words(self) -> str:
        """The rule as it stands in the file."""
        return " ".join(self.parts)


@cache
def rules() -> dict[str, list[Rule]]:
    """First word of a rule -> the rules, longest first."""
    found: dict[str, list[Rule]] = {}
    for e in lexicon.entries(ROOM, "moves.tsv"):
        denied = None if e["negated"] == "-" else e["negated"]
        needs = frozenset() if e["needs"] == "-" else frozenset(e["needs"].split("|"))
        rule = Rule(tuple(e["form"].split()), e["group"], denied, needs)
        found.setdefault(rule.parts[0], []).append(rule)
    for same in found.values():
        same.sort(key=lambda r: (-len(r.parts), r.words))
    return found


@cache
def _parts() -> frozenset[str]:
    return frozenset(part for same in rules().values() for rule in same for part in rule.parts)


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for e in lexicon.entries(ROOM, "words.tsv"):
        found.setdefault(e["form"], set()).add(e["group"])
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _topics() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for e in lexicon.entries(ROOM, "terms.tsv"):
        found.setdefault(e["form"], set()).add(e["group"])
    return {form: frozenset(names) for form, names in found.items()}


@cache
def states() -> dict[str, tuple[str, ...]]:
    """A state, capital, seat of government or nationality -> the names of the state it can stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for e in lexicon.entries(ROOM, "governments.tsv"):
        found[e["form"]] = (*found.get(e["form"], ()), e["state"])
    return found


@cache
def outlets() -> frozenset[str]:
    """News media: they tell of moves and make none."""
    return lexicon.forms(ROOM, "words.tsv", group="outlet")


@lru_cache(maxsize=32768)
def keys(word: str) -> tuple[str, ...]:
    """The parts of rules that ``word`` can be, the longest first: as it stands, without its endings, or as a form of
    a verb.
    """
    known = _parts()
    found = {s.text for s in stems(word) if s.text in known}
    found.update(v.lemma for v in verbs(word) if v.lemma in known)
    return tuple(sorted(found, key=lambda part: (-len(part), part)))


@lru_cache(maxsize=32768)
def groups(word: str) -> frozenset[str]:
    """The groups of words.tsv that ``word`` belongs to, in any case."""
    known = _groups()
    return frozenset(group for s in stems(word) for group in known.get(s.text, ()))


@lru_cache(maxsize=32768)
def topics(word: str) -> frozenset[str]:
    """The groups of terms.tsv that ``word`` belongs to, in any case or, a verb, in any form."""
    known = _topics()
    forms = {s.text for s in stems(word)} | {v.lemma for v in verbs(word)}
    return frozenset(group for form in forms for group in known.get(form, ()))


@lru_cache(maxsize=32768)
def stem_in(word: str, group: str) -> str | None:
    """The stem of ``word`` that stands in a group of words.tsv, or None."""
    known = _groups()
    return next((s.text for s in stems(word) if group in known.get(s.text, ())), None)
