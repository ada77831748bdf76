"""``run_in_line``: another story's headline between two sentences of the report, without a danda of its own.

It shows where a sentence begins anew in its middle: behind a finished clause (a finite verb, perhaps with its subject
set after it) stand words that only open a sentence (এদিকে, এর আগে), and another finite verb follows.
"""

import re
from collections.abc import Iterator

from shutro import lexicon
from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.words import Token, verbs

_OPENERS = re.compile(
    "(?:"
    + "|".join(sorted(map(re.escape, lexicon.forms("checks", "openers.tsv")), key=len, reverse=True))
    + ")(?![\u0980-\u09ff])"
)
_TENSES = frozenset({"perfect", "pluperfect", "past", "future", "continuous"})
_ANY = _TENSES | {"present", "habitual", "past continuous"}
_WHEN = frozenset(("যখন", "যদি", "যেন", "যারা", "যাঁরা", "যেখানে"))  # open a clause that goes on behind its verb
_JOINING = frozenset(("যে", "কারণ", "এবং", "আর", "ও", "কিন্তু", "তবে", "বলে", "জন্য", "পর"))
_AFTER = 4  # words of a subject set after its verb
_SHORTEST, _LONGEST = 4, 12  # words of a headline


def find(layers: Layers) -> Iterator[Check]:
    """The words from a sentence's start to where it begins anew."""
    page = layers.page
    for sentence in page.sentences:
        if sentence.headline or page.text[max(0, sentence.start - 1) : sentence.start] in ("", "\n"):
            continue
        tokens = page.tokens[sentence.first : sentence.last]
        end = _begins_anew(layers, tokens)
        if end:
            span = page.span(tokens[0].start, tokens[end - 1].end)
            gap = page.span(span.start, tokens[end].start)
            yield finding("run_in_line", "headline", span, [Fix(gap, "")])


def _begins_anew(layers: Layers, tokens: list[Token]) -> int:
    """How many tokens stand before the place where the sentence begins anew, 0 where it does not."""
    text = layers.page.text
    verb = next((n for n, t in enumerate(tokens[: _LONGEST + _AFTER]) if _is_finite(t)), -1)
    if verb < _SHORTEST - 2:
        return 0
    for at in range(verb + 1, min(len(tokens) - 2, verb + 2 + _AFTER)):
        if tokens[at - 1].kind != "word" and at - 1 != verb:
            return 0
        if _OPENERS.match(text, tokens[at].start):
            finished = _is_headline(tokens[:at]) and not any(t.text in _JOINING for t in tokens[verb:at])
            return at if finished and any(_is_finite(t, _ANY) for t in tokens[at + 2 :]) else 0
    return 0


def _is_headline(tokens: list[Token]) -> bool:
    fits = _SHORTEST <= len(tokens) <= _LONGEST and all(t.kind != "mark" for t in tokens)
    return fits and all(t.text not in _WHEN for t in tokens)


def _is_finite(token: Token, tenses: frozenset[str] = _TENSES) -> bool:
    found = verbs(token.text) if token.kind == "word" else ()
    return bool(found) and all(v.finite and v.tense in tenses for v in found)
