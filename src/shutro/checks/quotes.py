"""``unbalanced_quote``: a quotation mark without its partner.

A quotation over several paragraphs may open anew at the head of each; a mark inside a word or before digits is an
apostrophe (দু’জন, ’৭১).
"""

import re
from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.text.form import one_form

_MARKS = (re.compile("‘‘?|’’?"), re.compile("[“”]"))  # two single marks are one double mark in West Bengal
_OPENERS = frozenset(("‘", "‘‘", "“"))
_WORD_AFTER = re.compile(r"[^\s]*")
_WORD_BEFORE = re.compile(r"[^\s]*$")
_ENDING = re.compile(one_form(r"(?:এর|র|কে|দের|তে|এ|য়|টি|টির|টা|ও|ই)(?![\w\u0980-\u09ff])"))  # a quoted word's case
_SHORT_WORD = re.compile(r"(?:^|[\s’])[ক-হ]ু?$")  # দু’ ঘণ্টা, দু’শ’ টাকা
_QUOTED_WORD = re.compile(r"[\u0980-\u09ff]{4}$")  # ‘পরিচয়’কেন্দ্রিক: an apostrophe stands behind shorter words only
_ENGLISH_S = re.compile(r"স(?![\u0980-\u09ff])")
_LETTER = re.compile(r"[\w\u0980-\u09ff]")
_MANY = 20  # a text with more lost marks than this has another trouble; say it once


def find(layers: Layers) -> Iterator[Check]:
    """Opening and closing marks that stay alone."""
    text = layers.page.text
    for marks in _MARKS:
        alone = list(_alone(text, marks))
        for mark in alone if len(alone) <= _MANY else alone[:1]:
            yield _told(layers, mark)


def _alone(text: str, marks: re.Pattern[str]) -> Iterator[re.Match[str]]:
    opened: re.Match[str] | None = None
    for m in marks.finditer(text):
        if m[0] in _OPENERS:
            if opened is not None and not _opens_paragraph(text, m.start()):
                yield opened
            opened = m
        elif _is_apostrophe(text, m.start(), opened):
            continue
        elif opened is None:
            yield m
        else:
            opened = None
    if opened is not None:
        yield opened


def _opens_paragraph(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] == "\n"


def _is_apostrophe(text: str, place: int, opened: re.Match[str] | None) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] != "’":
        return False
    if opened is not None and (_ENDING.match(text, place + 1) or _closes_word(text, place)):
        return False
    inside = bool(_LETTER.match(after)) and bool(_LETTER.match(before))
    short = opened is None and bool(_SHORT_WORD.search(text[max(0, place - 5) : place]))
    return inside or short or (before.isspace() and after.isdigit())


def _closes_word(text: str, place: int) -> bool:
    """Whether the mark closes a quoted word with more written onto it, and is no English ’s."""
    return bool(_QUOTED_WORD.search(text[max(0, place - 4) : place])) and not _ENGLISH_S.match(text, place + 1)


def _told(layers: Layers, mark: re.Match[str]) -> Check:
    text, (start, end) = layers.page.text, mark.span()
    if mark[0] in _OPENERS:
        after = _WORD_AFTER.match(text, end, end + 60)
        end += len((after[0] if after else "").rstrip("।,;:?!’”"))
        kind = "opened"
    else:
        before = _WORD_BEFORE.search(text[max(0, start - 60) : start])
        start -= len(before[0] if before else "")
        kind = "closed"
    return finding("unbalanced_quote", kind, layers.page.span(start, end))
