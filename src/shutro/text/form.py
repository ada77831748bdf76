r"""One Unicode form inside, the given text outside.

Bengali writes some letters in two ways: য় is one code point (U+09DF) or two (য + nukta), ো is one (U+09CB) or two (ে
+ া). Unicode's NFC splits the first kind (a composition exclusion) and joins the second. `one_form` does the same for
Bengali alone, and drops the characters that change no letter (soft hyphen, byte-order mark, zero-width space,
direction marks, joiners other than the one in র‍্য). Every word file and every text goes through it; `Clean` keeps
the way back.

>>> Clean.of("হা\u00adমাস গাজা").text
'হামাস গাজা'
>>> Clean.of("হা\u00adমাস গাজা").given_span(0, 5)
Span(start=0, end=6, text='হা\xadমাস')
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from shutro.span import Span

_LETTERS = {"\u09dc": "ড\u09bc", "\u09dd": "ঢ\u09bc", "\u09df": "য\u09bc"}  # one code point -> letter and nukta
_SIGNS = {"\u09be": "\u09cb", "\u09d7": "\u09cc"}  # the sign after ে -> the two as one
_SILENT = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_CHANGES = re.compile(
    "[\u09dc\u09dd\u09df]"
    f"|\u09c7[{_SILENT}\u200d]*[\u09be\u09d7]"
    f"|[{_SILENT}]"
    "|(?<!\u09b0)\u200d|\u200d(?!\u09cd\u09af)"  # a joiner is a letter's part only in র‍্য
)


def _written(m: re.Match[str]) -> str:
    return _LETTERS.get(m[0]) or _SIGNS.get(m[0][-1], "")


# Where none of these stands, nothing changes. Long texts are asked first: a search for one character is quick.
_TRACES = (*_LETTERS, "\u09c7\u09be", "\u09c7\u09d7", *"\u200d\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff")
_TRACES += (*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)))
_LONG = 1000
_HIDING = re.compile(  # a word with silent characters inside
    f"(?<![\u0980-\u09ff{_SILENT}\u200d])[\u0980-\u09ff]++(?:[{_SILENT}\u200d]++[\u0980-\u09ff]++)+"
)
_LONGEST = 40  # of such a word


def one_form(text: str) -> str:
    """Bring Bengali text to the form in which shutro compares it. Doing it twice changes nothing more."""
    if len(text) > _LONG and not any(trace in text for trace in _TRACES):
        return text
    return _CHANGES.sub(_written, text)


class Clean:
    """A text in one form, with the way back to the text as it was given."""

    def __init__(self, given: str, text: str, places: Sequence[int], shifts: Sequence[int]) -> None:
        self.given, self.text = given, text
        self._places, self._shifts = places, shifts

    @classmethod
    def of(cls, given: str) -> "Clean":
        """Clean a text. Linear in its length."""
        parts: list[str] = []
        places, shifts = [0], [0]
        done = length = 0
        for m in _CHANGES.finditer(given):
            new = _written(m)
            parts += (given[done : m.start()], new)
            length += m.start() - done + len(new)
            done = m.end()
            places.append(length)
            shifts.append(done - length)
        parts.append(given[done:])
        return cls(given, "".join(parts) if done else given, places, shifts)

    def place(self, at: int) -> int:
        """The code point of the given text where position ``at`` of the clean text came from."""
        return at + self._shifts[bisect_right(self._places, at) - 1]

    def given_span(self, start: int, end: int) -> Span:
        """The given text's span behind ``text[start:end]``."""
        first, last = self.place(start), self.place(end)
        return Span(first, last, self.given[first:last])

    def as_given(self, words: str) -> str:
        """``words`` read from the clean text, spelt as the given text spells: its joiners, its য় ড় ঢ়."""
        if self.text is self.given:
            return words
        if self._joined:
            words = " ".join(self._joined.get(word, word) for word in words.split(" "))
        for letter, two in _LETTERS.items():
            if letter in self._letters:
                words = words.replace(two, letter)
        return words

    @cached_property
    def _letters(self) -> str:
        return "".join(letter for letter in _LETTERS if letter in self.given)

    @cached_property
    def _joined(self) -> dict[str, str]:
        """Words and beginnings of words in which silent characters stand, by their clean form."""
        found: dict[str, str] = {}
        for m in _HIDING.finditer(self.given):
            for length in range(2, min(len(m[0]), _LONGEST) + 1):
                found.setdefault(one_form(m[0][:length]), m[0][:length])
        return found
