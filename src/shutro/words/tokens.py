"""Text to tokens, in one pass of one pattern."""

import re

from shutro import lexicon
from shutro.text.form import one_form
from shutro.words.page import Token

LETTER = "\u0980-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7\u09e0-\u09e3\u09f0\u09f1\u09fe\u200d"
DIGIT = "০-৯0-9"
_ENDING = one_form("(?:[-–](?:এর|এরও|এরই|এ|এও|এই|কে|কেও|র|রা|দের|তে|য়|ই|ও|টি|টির)(?![LETTER]))?").replace("LETTER", LETTER)


def _pattern() -> re.Pattern[str]:
    short = "|".join(sorted(map(re.escape, lexicon.forms("words", "abbreviations.tsv")), key=len, reverse=True))
    return re.compile(
        rf"(?P<number>[{DIGIT}]+(?:[.,][{DIGIT}]+)*[{LETTER}]*{_ENDING})"
        rf"|(?P<word>(?:(?:{short})\.)+(?!\.)|[{LETTER}]+{_ENDING})"
        r"|(?P<latin>https?://\S+|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:[.@'’_-][A-Za-z0-9\u00c0-\u024f]+)*)"
        r"|(?P<mark>\.{2,}|[^\s])"
    )


_TOKEN = _pattern()


def tokens(text: str) -> list[Token]:
    """The tokens of a text in one form, in order; every character that is no white space stands in exactly one."""
    return [Token(m.start(), m.end(), m[0], m.lastgroup or "mark") for m in _TOKEN.finditer(text)]
