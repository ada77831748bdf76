"""Public names brought to our guide: their types, the limits of spans, and silence where they cannot be trusted.

What the sets call a place or a person is often longer than a name in our guide: class nouns (উপজেলা, এলাকা) and titles
(অধ্যাপক) stay out of it. Neither set marks nationalities. Where our own rules see a name that the set does not, or of
another type, one of the two is wrong, and the token teaches nothing.
"""

from corpus import UNKNOWN, Page, number

from shutro import lexicon
from shutro.encoder.labels import LABELS
from shutro.names import read as read_names
from shutro.words import stems

TYPES = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG", "PERSON": "PERSON", "GPE": "PLACE"}


def ours(labels: set[str]) -> dict[str, int]:
    """A number of our own for each label of a public set; what we do not call a name is O."""
    found = {}
    for label in labels:
        kind = TYPES.get(label[2:])
        found[label] = number("names", f"{label[:2]}{kind}") if kind else 0
    return found


def clean(page: Page, peoples: frozenset[str]) -> None:
    """Correct the page's names in place. ``peoples``: nationalities as our own reports write them."""
    labels = page.labels["names"]
    tokens = page.page.tokens
    kinds = LABELS["names"]
    classes = lexicon.forms("names", "classnouns.tsv")
    titles = lexicon.forms("names", "titles.tsv")
    for first, last in _spans(labels):
        kind = kinds[labels[first]][2:]
        last = _before_bracket(page, labels, first, last)
        while kind == "PLACE" and last - first > 1 and _is_one(tokens[last - 1].text, classes):
            last -= 1
            labels[last] = 0
        while kind == "PERSON" and last - first > 1 and tokens[first].text in titles:
            labels[first] = 0
            first += 1
            labels[first] = number("names", "B-PERSON")
    for i, token in enumerate(tokens):
        if kinds[labels[i]] in ("O", "B-PLACE") and token.text in peoples:
            labels[i] = UNKNOWN
    _doubted(page)


def _before_bracket(page: Page, labels: list[int], first: int, last: int) -> int:
    """A short form in brackets is a name of its own."""
    for i in range(first + 1, last):
        if page.page.tokens[i].text == "(":
            opens = labels[first]
            labels[i:last] = [0] * (last - i)
            if i + 1 < last:
                labels[i + 1 : last] = [opens, *[opens + 1] * (last - i - 2)]
            if page.page.tokens[last - 1].text == ")":
                labels[last - 1] = 0
            return i
    return last


def _doubted(page: Page) -> None:
    """Forget every name, and every token, about which our own rules say something else; but believe them of peoples."""
    labels, kinds = page.labels["names"], LABELS["names"]
    told = {i: (first, last) for first, last in _spans(labels) for i in range(first, last)}
    for name in read_names(page.page).names:
        first, last = page.page.token_at(name.span.start), page.page.token_at(name.span.end - 1) + 1
        if name.type == "NORP" and not any(_runs_on(told, i) for i in range(first, last)):
            labels[first:last] = [number("names", "B-NORP"), *[number("names", "I-NORP")] * (last - first - 1)]
            continue
        for i in range(first, last):
            if labels[i] != UNKNOWN and kinds[labels[i]][2:] != name.type:
                begin, end = told.get(i, (i, i + 1))
                labels[begin:end] = [UNKNOWN] * (end - begin)


def _runs_on(told: dict[int, tuple[int, int]], i: int) -> bool:
    """Whether token ``i`` is one of several of a name."""
    first, last = told.get(i, (i, i + 1))
    return last - first > 1


def _spans(labels: list[int]) -> list[tuple[int, int]]:
    found = []
    for first, label in enumerate(labels):
        if label > 0 and label % 2:
            last = first + 1
            while last < len(labels) and labels[last] == label + 1:
                last += 1
            found.append((first, last))
    return found


def _is_one(word: str, forms: frozenset[str]) -> bool:
    return any(stem.text in forms for stem in stems(word))
