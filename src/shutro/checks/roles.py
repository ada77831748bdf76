"""``role_conflict``: an exchange in which one party gives both sides.

In "A ক-কে মুক্ত করার বিনিময়ে B খ-কে মুক্তি দিয়েছে" A and B give; where nobody is named between বিনিময়ে and the finite
verb, A is made the giver of both. So it is where the moves of an exchange that was carried out have one giver.
"""

import re
from collections.abc import Iterator, Sequence

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.deals import Move
from shutro.names import Name
from shutro.text.form import one_form
from shutro.words import Token, case, verbs

_SWAPS = (one_form("বিনিময়ে"), "বদলে")
_FREED = re.compile(one_form(r"মুক্ত|মুক্তি|ছেড়ে|ছাড়|হস্তান্তর|ফেরত|ফিরিয়ে"))
_PARTIES = frozenset({"PLACE", "ORG"})
_SOMEBODY = frozenset(map(one_form, ("তারা", "তাঁরা", "সংগঠনটি", "দেশটি", "গোষ্ঠীটি", "দলটি", "সরকার", "সেনাবাহিনী")))


def find(layers: Layers) -> Iterator[Check]:
    """Exchanges told as carried out whose two sides have one giver."""
    told = []
    for move in layers.moves:
        givers = {t.giver for t in move.terms}
        if _is_swap(move) and len(move.terms) > 1 and len(givers) == 1 and None not in givers:
            told.append(move.span)
            yield finding("role_conflict", "one_giver", move.span, giver=givers.pop())
    for at, token in enumerate(layers.page.tokens):
        if token.text in _SWAPS and not any(s.start <= token.start < s.end for s in told):
            yield from _one_subject(layers, at)


def _is_swap(move: Move) -> bool:
    return move.kind == "comply" and any(word in move.span.text for word in _SWAPS)


def _one_subject(layers: Layers, at: int) -> Iterator[Check]:
    """The clause around বিনিময়ে where its one subject stands before it and frees people on both sides of it."""
    page, tokens = layers.page, layers.page.tokens
    sentence = page.sentences[page.sentence_at(tokens[at].start)]
    given, got = tokens[sentence.first : at], tokens[at + 1 : sentence.last]
    end = next((n for n, t in enumerate(got) if t.kind == "mark" or _is_done(t)), None)
    if end is None or not _is_done(got[end]) or not given or not _ends_freeing(given):
        return
    got = got[: end + 1]
    subject = _subject(layers, given)
    if subject and _frees(got) and not _names_somebody(layers, got):
        span = page.span(subject.span.start, got[-1].end)
        yield finding("role_conflict", "one_giver", span, giver=subject.span.text)


def _is_done(token: Token) -> bool:
    found = verbs(token.text) if token.kind == "word" else ()
    return any(v.finite and v.tense in ("perfect", "pluperfect", "past") for v in found)


def _ends_freeing(tokens: Sequence[Token]) -> bool:
    """Whether a verbal noun in the genitive stands right before (মুক্ত করার, মুক্তি দেওয়ার), and sets people free."""
    return tokens[-1].text.endswith("র") and len(tokens) > 2 and bool(_FREED.match(tokens[-2].text))


def _frees(tokens: Sequence[Token]) -> bool:
    return any(_FREED.match(t.text) for t in tokens[-3:]) and any(t.text.endswith("কে") for t in tokens)


def _subject(layers: Layers, tokens: Sequence[Token]) -> Name | None:
    """The last party that the clause before names, where it stands in the nominative."""
    names = [n for n in layers.names.at(tokens[0].start, tokens[-1].end) if n.type in _PARTIES]
    return names[-1] if names and not case(names[-1].span.text.split()[-1]) else None


def _names_somebody(layers: Layers, tokens: Sequence[Token]) -> bool:
    names = layers.names.at(tokens[0].start, tokens[-1].end)
    parties = [n for n in names if n.type != "NORP" and "genitive" not in case(n.span.text.split()[-1])]
    return bool(parties) or any(t.text in _SOMEBODY for t in tokens)
