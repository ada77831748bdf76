"""Where sentences end.

Decisions, each proved in `examples.toml`:

- A line break always ends a sentence; a line without an end mark is a ``headline`` (titles, bylines, list items).
- । ৷ ॥ ? ! end one, with the closing quotation marks and brackets behind them; so does | where it is
  written as a danda, and a full stop where it is used as one (after a verb, after a longer word, at the end of a line).
- A danda inside quotation marks ends a sentence too, but an attribution written behind the closing mark
  stays with the sentence that it attributes: ‘আমি যাব।’ বলেন তিনি। is one sentence.
- A list number (১. ১। ক.) at the head of a sentence, a dot behind a number or an abbreviation, a mark in
  brackets of its own (!) and three dots end nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from shutro import lexicon
from shutro.words.page import Sentence, Token
from shutro.words.verbs import verbs

_DANDAS = frozenset("।৷॥")
_ENDS = _DANDAS | frozenset("?!？！|.")
_RUN_ON = _DANDAS | frozenset("?!|")  # what may stand behind an end mark: ?! !! ।।
_CLOSERS = frozenset("’”'\")]}»")
_CURLY = frozenset("’”»")
_STRAIGHT = frozenset("'\"")
_COMMAS = frozenset(",;—–-")
_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")
_SETTINGS = lexicon.settings("words", "sentences.toml")
_NOUNS = frozenset(_SETTINGS["attribution-nouns"])
_LINKS = frozenset(_SETTINGS["attribution-links"])
_SAYING = frozenset(_SETTINGS["attribution-verbs"])
_MOST = _SETTINGS["most-tokens"]
_FAR = 400  # tokens: a quotation in straight marks is not sought further back
_LONG_WORD = 6  # characters: a longer word before a full stop is no abbreviation


_start = attrgetter("start")


def sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    """Group the tokens of a text into sentences, in order; each token stands in one. Linear in the text's length."""
    found: list[Sentence] = []
    for first, last in _lines(text, tokens):
        for end in _ends(tokens, first, last):
            found.append(Sentence(tokens[first].start, tokens[end - 1].end, first, end))
            first = end
        if first < last:
            found.append(Sentence(tokens[first].start, tokens[last - 1].end, first, last, headline=True))
    return found


def _lines(text: str, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The tokens of each line that has any: first, and last (excluded)."""
    first = 0
    for m in _BREAK.finditer(text):
        last = bisect_left(tokens, m.start(), first, key=_start)
        if last > first:
            yield first, last
            first = last
    if first < len(tokens):
        yield first, len(tokens)


def _ends(tokens: list[Token], first: int, last: int) -> Iterator[int]:
    """The token after each sentence's last one, in one line."""
    begin, done = first, first
    for i in [i for i in range(first, last) if tokens[i].text in _ENDS]:
        if i < done or not _is_end(tokens, i, begin, last):
            continue
        end = _closed(tokens, i + 1, begin, last)
        done = end
        if not (tokens[end - 1].text in _CLOSERS and _goes_on(tokens, end, last)):
            yield end
            begin = end


def _glued(tokens: list[Token], i: int) -> bool:
    return tokens[i - 1].end == tokens[i].start


def _is_end(tokens: list[Token], i: int, begin: int, last: int) -> bool:
    """Whether the mark at ``i`` closes the sentence that begins at ``begin``."""
    mark = tokens[i].text
    if i == begin:
        return mark in _DANDAS
    if i + 1 < last and _is_list_number(tokens, begin, i):
        return False
    if mark == ".":
        return _full_stop(tokens, i, last)
    if mark == "|":
        return _glued(tokens, i) or i + 1 == last or _is_finite(tokens[i - 1].text)
    in_brackets = tokens[i - 1].text == "(" and i + 1 < last and tokens[i + 1].text == ")"
    return mark in _DANDAS or not in_brackets


def _is_list_number(tokens: list[Token], begin: int, i: int) -> bool:
    """``১.``, ``১।``, ``ক.`` at the head of a sentence."""
    head = tokens[begin].text
    short = i == begin + 1 and len(head) <= 2 and _glued(tokens, i)
    return short and (head.isdecimal() or len(head) == 1) and tokens[i].text in ".।"


def _full_stop(tokens: list[Token], i: int, last: int) -> bool:
    """Whether a full stop is used for a danda; an abbreviation's dot is no token of its own."""
    before = tokens[i - 1]
    more = i + 1 < last
    if (
        not _glued(tokens, i)
        or before.text == "."
        or (more and _glued(tokens, i + 1) and tokens[i + 1].kind == "number")
    ):
        return False
    if not more or before.kind == "mark":
        return True
    return before.kind == "word" and (len(before.text) >= _LONG_WORD or _is_finite(before.text))


def _is_finite(word: str) -> bool:
    return any(v.finite for v in verbs(word))


def _closed(tokens: list[Token], end: int, begin: int, last: int) -> int:
    """The token after the marks that belong to an end mark: ?!, ।’, !”)."""
    while end < last and ((_glued(tokens, end) and tokens[end].text in _RUN_ON) or _closes(tokens, end, begin, last)):
        end += 1
    return end


def _closes(tokens: list[Token], i: int, begin: int, last: int) -> bool:
    """Whether the mark at ``i``, behind an end mark, closes a quotation or a bracket."""
    mark = tokens[i].text
    if mark not in _CLOSERS:
        return False
    before_word = i + 1 < last and _glued(tokens, i + 1) and tokens[i + 1].kind != "mark"
    if not _glued(tokens, i):
        return mark in _CURLY and not before_word
    return not (before_word and mark in _STRAIGHT and _opens(tokens, i, begin))


def _opens(tokens: list[Token], i: int, begin: int) -> bool:
    """Whether a straight mark between an end mark and a word opens: the sentence before it has opened none."""
    mark = tokens[i].text
    return sum(tokens[k].text == mark for k in range(max(begin, i - _FAR), i)) % 2 == 0


def _goes_on(tokens: list[Token], i: int, last: int) -> bool:
    """Whether what stands behind a closing mark still belongs to the sentence: a comma, a dash, an attribution."""
    if i >= last:
        return False
    text = tokens[i].text
    if text in _COMMAS or text in _LINKS or any(v.finite and v.lemma in _SAYING for v in verbs(text)):
        return True
    if text not in _NOUNS:
        return False
    for k in range(i + 1, min(last, i + _MOST)):
        if tokens[k].text in _DANDAS:
            return True
        if tokens[k].text in (",", "যে", ":"):
            return False
    return False
