"""``unbalanced_quote``: a quotation mark without its partner.

A quotation over several paragraphs may open anew at the head of each; a mark inside a word or before digits is an
apostrophe (দু’জন, ’৭১).
"""

import re
from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers

_PAIRS = (("‘", "’"), ("“", "”"))
_WORD_AFTER = re.compile(r"[^\s]*")
_WORD_BEFORE = re.compile(r"[^\s]*$")
_LETTER = re.compile(r"[\w\u0980-\u09ff]")
_MANY = 20  # a text with more lost marks than this has another trouble; say it once


def find(layers: Layers) -> Iterator[Check]:
    """Opening and closing marks that stay alone."""
    text = layers.page.text
    for opener, closer in _PAIRS:
        alone = list(_alone(text, opener, closer))
        for place in alone if len(alone) <= _MANY else alone[:1]:
            yield _told(layers, place, opener)


def _alone(text: str, opener: str, closer: str) -> Iterator[int]:
    opened: int | None = None
    for m in re.finditer(f"[{opener}{closer}]", text):
        place = m.start()
        if m[0] == opener:
            if opened is not None and not _opens_paragraph(text, place):
                yield opened
            opened = place
        elif _is_apostrophe(text, place, opened):
            continue
        elif opened is None:
            yield place
        else:
            opened = None
    if opened is not None:
        yield opened


def _opens_paragraph(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] == "\n"


def _is_apostrophe(text: str, place: int, opened: int | None) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] != "’":
        return False
    inside = bool(_LETTER.match(after)) and bool(_LETTER.match(before))
    short = opened is None and bool(re.search(r"(?:^|\s)[\u0980-\u09ff]{1,3}$", text[max(0, place - 5) : place]))
    return inside or short or (before.isspace() and after.isdigit())


def _told(layers: Layers, place: int, opener: str) -> Check:
    text = layers.page.text
    if text[place] == opener:
        after = _WORD_AFTER.match(text, place, place + 60)
        end = max(place + 1, place + len((after[0] if after else "").rstrip("।,;:?!’”")))
        return Check(
            "",
            "unbalanced_quote",
            layers.page.span(place, end),
            "opening mark without a closing one",
            "marks paired in order",
        )
    before = _WORD_BEFORE.search(text[max(0, place - 60) : place])
    start = place - len(before[0] if before else "")
    return Check(
        "",
        "unbalanced_quote",
        layers.page.span(start, place + 1),
        "closing mark without an opening one",
        "marks paired in order",
    )
