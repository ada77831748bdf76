"""The act of a statement: by its cue; under a neutral one by a converb of saying, else by the end of the content."""

from itertools import pairwise

from shutro.speech.bits import CONDITIONAL, INFINITIVE
from shutro.speech.draft import Draft
from shutro.speech.forms import word
from shutro.speech.lexicons import settings
from shutro.speech.quotes import MARKS

_TAIL = 8  # words of a content's end that tell what must be


def act_of(draft: Draft, words: list[str], kind: str) -> str:
    """The act of a draft whose last content has these ``words``; ``kind`` of its source."""
    if draft.how == "infinitive" and draft.neutral:
        return "order" if draft.passive or kind == "document" else "demand"
    if draft.how in ("object", "wanted") and draft.act == "claim":
        return "demand"
    if draft.act == "claim" and by_content(words) == "demand":
        return "demand"
    if not draft.neutral:
        return draft.act
    for form, act in settings()["converbs"].items():
        if form in draft.form:
            return str(act)
    return by_content(words)


def by_content(words: list[str]) -> str:
    """``demand`` where a content ends in what must be, ``warn`` where it spells out a sanction, else ``state``.

    >>> by_content("সবার আগে বন্দীদের ছাড়তে হবে".split())
    'demand'
    """
    words = [w for w in words if w not in _ENDS]
    tail = " ".join(words[-_TAIL:])
    rules = settings()
    for act in ("warn", "demand"):
        if any(tail.endswith(end) for end in rules[act]["ends"]):
            return act
    if len(words) > 1 and (_must(words) or words[-1].endswith("ুক") or words[-1] in rules["demand"]["wishes"]):
        return "demand"
    threatens = any(tail.endswith(end) for end in rules["warn"]["future"])
    unless = any(a == "না" and word(b).bits & CONDITIONAL for a, b in pairwise(words))
    return "warn" if threatens and unless else "state"


def _must(words: list[str]) -> bool:
    """…মেনে চলতে হবে: an infinitive and হবে."""
    return words[-1] == "হবে" and bool(word(words[-2]).bits & INFINITIVE)


_ENDS = MARKS | frozenset("।৷|?!,")
