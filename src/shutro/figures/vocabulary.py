"""What figures know of a single word, read once for each word type."""

from functools import lru_cache

import msgspec

from shutro import lexicon, words

SETTINGS = lexicon.settings("figures", "settings.toml")
_PEOPLE = lexicon.forms("figures", "people.tsv", use="word")
_PEOPLE_ENDS = tuple(lexicon.forms("figures", "people.tsv", use="end"))
_ROLES = {e["form"]: e["role"] for e in lexicon.entries("figures", "roles.tsv") if e["use"] == "state"}
_STOP = frozenset(SETTINGS["stop"])
_ADJECTIVES = frozenset(SETTINGS["adjective"])
_COLLECTIVE = frozenset(SETTINGS["collective"])
_FREEING = frozenset(SETTINGS["freeing"])
_PAYING = frozenset(SETTINGS["paying"])
_NOUNS = frozenset(SETTINGS["nouns"])
_PREDICATE = {"converb", "conditional", "infinitive"}
_LONGEST = 60


class Word(msgspec.Struct, frozen=True):
    """``people``: a word for people; ``role``: what it says became of them, else ""; ``stop``: no
    part of a counted phrase.

    ``adjective``: the noun comes after it; ``predicate``: a verb form; ``case``: its outermost case ending, else "";
    ``collective``: a body that people make up or belong to; ``paying``: a verb that money goes with;
    ``freeing``: one that captives go with.
    """

    people: bool = False
    role: str = ""
    stop: bool = False
    adjective: bool = False
    predicate: bool = False
    case: str = ""
    collective: bool = False
    paying: bool = False
    freeing: bool = False


def _closes(v: words.Verb) -> bool:
    return (v.person in (1, 3) and v.tense != "imperative") or v.tense in _PREDICATE


_NOTHING = Word(stop=True)


@lru_cache(maxsize=32768)
def look(word: str) -> Word:
    """What is known of a word form."""
    if len(word) > _LONGEST:
        return _NOTHING
    taken_apart = words.stems(word)
    people = any(s.text in _PEOPLE or (len(s.text) > 4 and s.text.endswith(_PEOPLE_ENDS)) for s in taken_apart)
    role = next((_ROLES[s.text] for s in taken_apart if s.text in _ROLES), "")
    readings = words.verbs(word)
    predicate = not people and word not in _NOUNS and any(_closes(v) for v in readings)
    endings = words.case(word)
    case = next((e for e in reversed(endings) if e not in ("emphatic", "classifier")), "")
    return Word(
        people=people,
        role=role,
        stop=word in _STOP or (predicate and not role),
        adjective=word in _ADJECTIVES,
        predicate=predicate,
        case=case,
        collective=any(s.text in _COLLECTIVE for s in taken_apart),
        freeing=any(v.lemma in _FREEING for v in readings),
        paying=any(v.lemma in _PAYING for v in readings),
    )
