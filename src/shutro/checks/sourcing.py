"""What is told on nobody's word.

- ``unsourced_figure``: dead, injured or money whose number no statement of the report bears.
- ``unsourced_quote``: a clause in quotation marks that belongs to no statement.
- ``headline_claim``: a headline that tells as fact what the report has only as a claim or an accusation.
"""

from bisect import bisect_right
from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.figures import Figure
from shutro.text.form import one_form
from shutro.words import bare, verbs

_TOLLS = frozenset({"killed", "injured", "missing"})
_CLAIMS = frozenset({"claim", "accuse"})
_HEDGES = frozenset(map(one_form, ("অভিযোগ", "দাবি", "সন্দেহ", "আশঙ্কা", "মামলা", "অভিযুক্ত", "গুঞ্জন")))
_CLAUSE = 6  # words of a quotation that is more than a title or a phrase
_MOST = 0.7  # of a headline's words that stand in the claim


def find_figures(layers: Layers) -> Iterator[Check]:
    """Each toll or sum of money outside every statement, unless a statement has the same number."""
    told = _Inside([(c.start, c.end) for s in layers.statements for c in s.content])
    sourced = {(f.kind, f.role, f.low) for f in layers.figures if told.hold(f.span.start)}
    seen: set[tuple[str, str | None, int | float | None]] = set()
    for figure in layers.figures:
        mark = (figure.kind, figure.role, figure.low)
        if (
            _is_news(figure)
            and mark not in sourced
            and mark not in seen
            and not _in_headline(layers, figure.span.start)
        ):
            seen.add(mark)
            yield finding("unsourced_figure", figure.kind, figure.span)


def _is_news(figure: Figure) -> bool:
    return figure.low is not None and (figure.role in _TOLLS or figure.kind == "money")


def _in_headline(layers: Layers, place: int) -> bool:
    return layers.page.sentences[max(0, layers.page.sentence_at(place))].headline


def find_quotes(layers: Layers) -> Iterator[Check]:
    """Each clause in quotation marks that no statement holds."""
    page = layers.page
    told = _Inside([(c.start, c.end) for s in layers.statements for c in s.content])
    for start, end in _quotations(page.text):
        first, last = page.token_at(start) + 1, page.token_at(end)
        words = [t for t in page.tokens[first:last] if t.kind == "word"]
        finite = any(v.finite for t in words[-3:] for v in verbs(t.text))
        near = any(start - 3 <= s.cue.start <= end + 40 for s in layers.statements)
        if (
            len(words) >= _CLAUSE
            and finite
            and not near
            and not told.touch(start, end)
            and not _in_headline(layers, start)
        ):
            yield finding("unsourced_quote", "nobody", page.span(start, end))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    opened = -1
    for place, letter in enumerate(text):
        if letter in "‘“":
            opened = place if opened < 0 else opened
        elif letter in "’”" and opened >= 0 and not text[place + 1 : place + 2].isalpha():
            yield opened, place + 1
            opened = -1
        elif letter == "\n":
            opened = -1


def find_headline(layers: Layers) -> Iterator[Check]:
    """The headline whose words are those of a claim or an accusation, and that says so with no word."""
    page = layers.page
    if not page.sentences or not page.sentences[0].headline or len(page.sentences) < 2:
        return
    headline = page.sentences[0]
    words = _content_words(layers, headline.start, headline.end)
    hedged = any(w in _HEDGES for w in words) or any(m in page.text[: headline.end] for m in "‘’“”:?")
    if hedged or len(words) < 4 or any(s.cue.start < headline.end for s in layers.statements):
        return
    for statement in layers.statements:
        claimed = {w for c in statement.content for w in _content_words(layers, c.start, c.end)}
        if statement.act in _CLAIMS and len(words & claimed) >= _MOST * len(words):
            span = page.span(headline.start, headline.end)
            yield finding("headline_claim", "fact", span, cue=statement.cue.text)
            return


def _content_words(layers: Layers, start: int, end: int) -> set[str]:
    page = layers.page
    tokens = page.tokens[page.token_at(start) : page.token_at(end - 1) + 1]
    return {bare(t.text) for t in tokens if t.kind == "word" and len(t.text) > 2 and start <= t.start}


class _Inside:
    """Places, asked whether they hold or touch another."""

    def __init__(self, places: list[tuple[int, int]]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]
        self._reach: list[int] = []
        for _, end in self._places:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def hold(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._reach[at]

    def touch(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and start < self._reach[at]
