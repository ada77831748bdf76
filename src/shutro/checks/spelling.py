"""``inconsistent_spelling``: one name, or one word of a disputed spelling, written in two ways in one report.

Two names count as one where they differ only by letters that Bengali confuses (ি/ী, ু/ূ, ন/ণ, শ/ষ/স, জ/য, ৎ/ত) or by a
lost sign. The less frequent form is told; on a draw the later one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from shutro import lexicon
from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.span import Span
from shutro.text.form import one_form
from shutro.words import bare, stems

_CONFUSED = str.maketrans(one_form("ীূণষসযৎঙ"), "িুনশশজতং")
_DROPPED = str.maketrans("", "", "্ঁ়ঃ")
_PAIRS = {e["form"]: e["group"] for e in lexicon.entries("checks", "spelling-pairs.tsv")}
_HEADS = frozenset(form[:3] for form in _PAIRS)
_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_SHORT = 4  # shorter names differ by chance


def key(word: str) -> str:
    """What stays of a word when the letters that Bengali confuses are made one.

    >>> key("রাজীব") == key("রাজিব")
    True
    """
    return word.translate(_CONFUSED).replace("ইয়", "য়").replace("য়", "ই").translate(_DROPPED)


def find(layers: Layers) -> Iterator[Check]:
    """The rarer form of each name or disputed word that the report writes in two ways."""
    forms: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for name in layers.names.names:
        for word, span in _words(layers, name.span):
            stem = bare(word)
            if len(stem) >= _SHORT:
                forms[f"{name.type} {key(stem)}"].append((stem, span))
    for token in layers.page.tokens:
        if token.text[:3] in _HEADS:
            known = next((s.text for s in stems(token.text) if s.text in _PAIRS), None)
            if known:
                forms[_PAIRS[known]].append((known, Span(token.start, token.end, token.text)))
    for uses in forms.values():
        yield from _rarer(uses)


def _words(layers: Layers, span: Span) -> Iterable[tuple[str, Span]]:
    page = layers.page
    first = page.token_at(span.start)
    for token in (page.tokens[at] for at in range(first, len(page.tokens))):  # not a slice: it would copy the rest
        if token.start >= span.end:
            break
        if token.kind == "word":
            yield token.text, Span(token.start, token.end, token.text)


def _rarer(uses: list[tuple[str, Span]]) -> Iterator[Check]:
    counts = Counter(form for form, _ in uses)
    if len(counts) < 2:
        return
    order = {form: i for i, (form, _) in reversed(list(enumerate(uses)))}
    usual = min(counts, key=lambda form: (-counts[form], order[form]))
    for form, span in uses:
        if form != usual:
            times = str(counts[usual])
            bengali = times.translate(_BENGALI)
            yield finding("inconsistent_spelling", "rarer", span, form=form, usual=usual, times=times, times_bn=bengali)
