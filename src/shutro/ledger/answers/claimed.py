"""What the words of a statement claim, and whether two contents claim the same.

Words decide which contents are looked at; what they count, name, deny and suppose decides whether they claim one thing.
Of what is left in doubt nothing is said: right or silent.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Literal

import msgspec

from shutro import lexicon, numbers, words
from shutro.ledger.keys import folded
from shutro.text.form import one_form

Relation = Literal["same", "denied", "counted"]

LIKE = 0.6
"""The cosine of their telling words from which on two contents are looked at."""

_FEWEST = 3  # telling words of a content that claims something
_KINDS = {  # acts that put a content forward alike
    **dict.fromkeys(("state", "claim", "accuse", "confirm", "believe", "deny", "warn"), "told"),
    **dict.fromkeys(("demand", "order"), "asked for"),
    **dict.fromkeys(("offer", "promise"), "put forward"),
}


class Claimed(msgspec.Struct, frozen=True):
    """One content. ``words``: what tells it from others, endings off, words of one meaning as one; ``cases``: those
    that bear an ending of the genitive or objective, and those that bear none; ``order``: the words as they stand;
    ``numbers``: the values in it; ``denies``: whether it is told with না or নি; ``mode``: possible, conditional,
    due, wished, future;
    ``of_the_day``: whether it speaks of the day on which it is told; ``own``: of its speaker (আমি, করেছি);
    ``points``: to somebody or something that other words name (তিনি, এই).
    """

    words: frozenset[str]
    marked: frozenset[str]
    unmarked: frozenset[str]
    order: tuple[str, ...]
    numbers: frozenset[float]
    denies: bool
    mode: frozenset[str]
    of_the_day: bool
    own: bool
    points: bool

    def __bool__(self) -> bool:
        """Whether it has words enough to claim something."""
        return len(self.words) >= _FEWEST


@cache
def _settings() -> dict[str, Any]:
    return lexicon.settings("ledger", "answers/claims.toml")


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(_settings()[name])


@cache
def _meanings(name: str) -> frozenset[str]:
    return frozenset(meaning(word) for word in _forms(name))


@cache
def _alike() -> dict[str, str]:
    return {folded(word): folded(of_one[0]) for of_one in _settings()["alike"] for word in of_one}


@cache
def _opposite() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in _settings()["opposite"]:
        found.setdefault(meaning(one), set()).add(meaning(other))
        found.setdefault(meaning(other), set()).add(meaning(one))
    return {word: frozenset(of) for word, of in found.items()}


@lru_cache(maxsize=100_000)
def meaning(word: str) -> str:
    """A word in one form without its ending, a verb's form as the verb, one of several of one meaning as the first."""
    stem = folded(word)
    if stem in _alike():
        return _alike()[stem]
    lemma = next((verb.lemma for verb in words.verbs(word)), None)
    stem = folded(lemma) if lemma else stem
    return _alike().get(stem, stem)


@lru_cache(maxsize=20_000)
def claimed(content: str) -> Claimed:
    """What a content claims.

    >>> claimed("উপকূলে খাদ্য ফুরিয়ে আসছে।").words == claimed("খাবার উপকূলে ফুরিয়ে আসছে").words
    True
    """
    page = words.read(one_form(content))
    found = [n for n in numbers.read(page) if not n.article]
    counted = {at for n in found for at in range(n.first, n.last)}
    forms = [t.text for at, t in enumerate(page.tokens) if t.kind != "mark" and at not in counted]
    meant = {form: meaning(form) for form in forms}
    telling = {form for form, stem in meant.items() if stem not in _meanings("empty")}
    cases = {form: set(words.case(form)) & {"genitive", "dative"} for form in telling}
    return Claimed(
        words=frozenset(meant[form] for form in telling),
        marked=frozenset(meant[form] for form in telling if cases[form]),
        unmarked=frozenset(meant[form] for form in telling if not words.case(form)),
        order=tuple(meant[form] for form in forms if form in telling and form not in _forms("of_the_day")),
        numbers=frozenset(float(n.low) for n in found if n.low is not None),
        denies=any(_denies(form) for form in forms),
        mode=_mode(forms, meant),
        of_the_day=not _forms("of_the_day").isdisjoint(forms),
        own=not _forms("own").isdisjoint(forms) or any(_of_speaker(form) for form in forms),
        points=not _forms("pointing").isdisjoint(forms),
    )


def _denies(form: str) -> bool:
    return form in _forms("negations") or any(verb.negative for verb in words.verbs(form))


def _mode(forms: Iterable[str], meant: Mapping[str, str]) -> frozenset[str]:
    found = {name for name in ("possible", "due", "wished") if not _meanings(name).isdisjoint(meant.values())}
    if not _forms("condition").isdisjoint(forms) or any(_supposes(form) for form in forms):
        found.add("condition")
    finite = [verbs for form in forms if (verbs := [v for v in words.verbs(form) if v.finite])]
    if finite and all(verb.tense == "future" for verb in finite[-1]):
        found.add("future")
    return frozenset(found)


def _of_speaker(form: str) -> bool:
    found = words.verbs(form)
    return bool(found) and all(verb.person == 1 for verb in found)


def predicate(one: Claimed, names: frozenset[str]) -> str | None:
    """The last word that tells something and is no name: in Bengali what is said stands last."""
    return next((word for word in reversed(one.order) if word not in names), None)


def _supposes(form: str) -> bool:
    found = words.verbs(form)
    return bool(found) and all(verb.tense == "conditional" for verb in found)


def relation(one: Claimed, act: str, other: Claimed, other_act: str, days: int | None) -> Relation | None:
    """What two contents that are alike in words are to each other: the same claim, the one what the other denies, or
    the one another number for the same; None where they claim different things, or nobody can say. ``days``: between
    them.

    >>> x, y = claimed("কুড়িগ্রামে বন্যায় ১২ জন মারা গেছেন"), claimed("বন্যায় কুড়িগ্রামে ১৫ জনের মৃত্যু হয়েছে")
    >>> relation(x, "state", y, "state", 0), relation(x, "state", x, "deny", 0)
    ('counted', 'denied')
    """
    if _KINDS.get(act, act) != _KINDS.get(other_act, other_act) or one.mode != other.mode:
        return None
    if (one.of_the_day or other.of_the_day) and (days is None or days > 1):
        return None
    if _turned(one, other) or _opposed(one, other):
        return None
    denied = (one.denies != (act == "deny")) != (other.denies != (other_act == "deny"))
    if one.numbers == other.numbers:
        return "denied" if denied else "same"
    if denied or not one.numbers or not other.numbers:
        return None
    if one.numbers < other.numbers or other.numbers < one.numbers:
        return "same"
    return "counted" if len(one.numbers ^ other.numbers) == 2 else None


def _turned(one: Claimed, other: Claimed) -> bool:
    """Whether two words change places: X rejects Y's offer, and Y rejects X's."""
    return bool(one.marked & other.unmarked) and bool(one.unmarked & other.marked)


def _opposed(one: Claimed, other: Claimed) -> bool:
    only, only_other = one.words - other.words, other.words - one.words
    return any(not only_other.isdisjoint(_opposite().get(word, ())) for word in only)
