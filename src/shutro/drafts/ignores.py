"""``<!-- shutro: ignore CODE -->``: what an editor does not want to be told.

========================================  ==================================================================
``<!-- shutro: ignore -->``               at the end of a line: nothing is told of that line
                                          on a line of its own: nothing is told of the next line with text
``<!-- shutro: ignore CODE, CODE -->``    likewise, but only these rules are silent
``<!-- shutro: ignore-file CODE -->``     these rules (or all) are silent in the whole draft
========================================  ==================================================================

The comments are no part of the text: before it is read, blanks stand in their place, one for one.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from shutro.checks import Check, Fix, Rule, rules
from shutro.drafts.lines import Lines
from shutro.span import Span

_COMMENT = re.compile(r"<!--[ \t]*shutro\b[^<>\r\n]{0,500}?-->")
_ORDER = re.compile(r"<!--\s*shutro\s*:\s*(ignore(?:-file)?)(?:[\s:]+([^<>]*?))?\s*-->")
_WORD = re.compile(r"[^\s,]+")
_ALL = "*"

BAD_IGNORE = Rule(
    code="bad_ignore",
    bn="ভুল shutro মন্তব্য",
    en="mistaken shutro comment",
    reason_bn="মন্তব্যটি shutro বোঝে না, তাই এতে কিছুই চাপা পড়ে না।",
    reason_en="shutro does not understand the comment, so it silences nothing.",
    guide="",
    on=True,
    fix=False,
    notes={
        "order": {
            "bn": "লেখা যায়: <!-- shutro: ignore CODE --> বা <!-- shutro: ignore-file CODE -->",
            "en": "write <!-- shutro: ignore CODE --> or <!-- shutro: ignore-file CODE -->",
            "why": "a comment that names shutro and gives no order it knows",
        },
        "code": {
            "bn": "{code} নামে কোনো নিয়ম নেই{near_bn}",
            "en": "no rule is called {code}{near_en}",
            "why": "the rule that a comment names is in no table",
        },
    },
)
"""The one rule about the comments themselves: what silences nothing must not look as if it did."""


class Ignores:
    """The comments of a draft.

    - ``text``: the draft with blanks in their place.
    - ``mistaken``: findings about the comments themselves.
    """

    def __init__(self, given: str, lines: Lines | None = None) -> None:
        self.text = given
        self.mistaken: list[Check] = []
        self._whole: set[str] = set()
        self._of_line: dict[int, set[str]] = {}
        comments = list(_COMMENT.finditer(given)) if "shutro" in given else []
        if comments:
            self.text = _COMMENT.sub(lambda m: " " * len(m[0]), given)
            self._lines = lines or Lines(given)
            for comment in comments:
                self._take(comment)

    def silences(self, check: Check) -> bool:
        """Whether the finding is not wanted: a finding stands in the line where it begins."""
        if not self._whole and not self._of_line:
            return False
        wanted = self._whole | self._of_line.get(self._lines.at(check.span.start).line, set())
        return _ALL in wanted or check.rule in wanted

    def _take(self, comment: re.Match[str]) -> None:
        order = _ORDER.fullmatch(comment[0])
        if order is None:
            self._mistaken("order", comment.start(), comment.end())
            return
        named = set(self._codes(comment, order)) if order[2] else {_ALL}
        if order[1] == "ignore-file":
            self._whole |= named
        else:
            self._of_line.setdefault(self._line(comment), set()).update(named)

    def _codes(self, comment: re.Match[str], order: re.Match[str]) -> Iterable[str]:
        begin = comment.start() + order.start(2)
        for word in _WORD.finditer(order[2]):
            if word[0] in rules():
                yield word[0]
                continue
            near = nearest(word[0], rules())
            told = {"bn": f"; {near} কি?", "en": f"; is it {near}?"} if near else {"bn": "", "en": ""}
            self._mistaken(
                "code",
                begin + word.start(),
                begin + word.end(),
                near,
                code=word[0],
                near_bn=told["bn"],
                near_en=told["en"],
            )

    def _mistaken(self, kind: str, start: int, end: int, to: str | None = None, **said: str) -> None:
        span, note = Span.of(self._lines.text, start, end), BAD_IGNORE.notes[kind]
        bn, en = (note[lang].format(**said) for lang in ("bn", "en"))
        self.mistaken.append(Check("", BAD_IGNORE.code, span, en, note["why"], bn, [Fix(span, to)] if to else []))

    def _line(self, comment: re.Match[str]) -> int:
        """The line that a comment speaks of: its own where that has text, else the next that has."""
        return self._next_text[self._lines.at(comment.start()).line - 1]

    @cached_property
    def _next_text(self) -> list[int]:
        """For each line the first with text at or after it."""
        found, following = [], len(self._lines)
        for line in range(len(self._lines), 0, -1):
            start, stop = self._lines.span(line)
            following = line if self.text[start:stop].strip() else following
            found.append(following)
        return found[::-1]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a mistaken one was meant to be, if any is near.

    >>> nearest("doubled_wrod", ["doubled_word", "mixed_digits"])
    'doubled_word'
    """
    found = get_close_matches(word[:80], list(known), 1, 0.6)
    return found[0] if found else None
