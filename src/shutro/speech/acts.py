"""The act of a statement: by its cue; under a neutral cue by a converb of saying before it, else by what the content says must be."""

import re

from shutro import lexicon
from shutro.text.form import one_form

_MUST = re.compile(one_form(r"(?:তে হবে|উচিত|(?:করুন|দিন|আসুন|থাকুন|যান|রাখুন))$"))


def by_content(text: str) -> str:
    """``demand`` where the whole content says that somebody must, else ``state``.

    >>> by_content("সবার আগে বন্দীদের ছাড়তে হবে")
    'demand'
    """
    rules = lexicon.settings("speech", "acts.toml")
    tail = text[-40:].rstrip("।৷|!? ’”\"'")
    for act in ("warn", "demand"):
        if any(tail.endswith(end) for end in rules[act]["ends"]):
            return act
    if text.rstrip("’”\"' ").endswith("?"):
        return "state"
    return "state"
