"""Text to tokens, in one pass of one pattern.

Decisions, each proved in `examples.toml`:

- A number keeps its grouping, its decimals and the letters that stick to it: ৫০০টি, ১লাখ, ৭ই.
- A hyphen is a token of its own, except before a case ending: ডন-এর, ৪০০-এর.
- Initials and short titles keep their dots: এ.কে., ড.
- An apostrophe stands inside a word only behind a single letter, where it marks what is left out: হ’ল, ক’জন, আ’লীগ.
  Not in number words (দু’জন: the number and what is counted are two), nor before an ending, where it may
  close a quotation (‘আলো’র).
"""

import re

from shutro import lexicon
from shutro.words.page import Token

LETTER = "\u0980-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7\u09e0-\u09e3\u09f0\u09f1\u09fe\u200d"
DIGIT = "০-৯0-9"
_LATIN = "A-Za-z\u00c0-\u024f"


def _any(forms: list[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def _ending() -> str:
    """A hyphen and a case ending, with classifier and emphatic: -এর, -টিকেও."""
    forms: dict[str, list[str]] = {"classifier": [], "case": [], "emphatic": []}
    for entry in lexicon.entries("words", "endings.tsv"):
        if not "\u09bc" <= entry["form"][0] <= "\u09cc":  # a vowel sign follows no hyphen
            forms[entry["group"]].append(entry["form"])
    classifier, case, emphatic = (_any(forms[group]) for group in ("classifier", "case", "emphatic"))
    stack = f"(?:{classifier})(?:{case})?|(?:{case})"
    return f"(?:[-–](?:(?:{stack})(?:{emphatic})?|(?:{emphatic}))(?![{LETTER}]))?"


def _pattern() -> re.Pattern[str]:
    short = _any(sorted(lexicon.forms("words", "abbreviations.tsv")))
    ending = _ending()
    return re.compile(
        rf"(?P<word>[{LETTER}]{{2,}}+(?![.–-])"  # most words: nothing of what follows can concern them
        rf"|(?:(?:{short})\.)+(?!\.)"
        rf"|(?:(?<![‘'“])[ক-চজ-ধপ-লষসহঅ-ঔ]['’](?=[{LETTER}]))?[{LETTER}]+{ending})"
        rf"|(?P<number>[{DIGIT}]++(?:[.,][{DIGIT}]++)*[{LETTER}]*{ending})"
        rf"|(?P<latin>(?:https?://|www\.)[^\s।৷|<>\"'‘’“”)\]]+(?<![.,;:!?])"
        rf"|[{_LATIN}][{_LATIN}0-9]*(?:[.@'’_-][{_LATIN}0-9]+)*[{LETTER}]*{ending}|[^\W\d_]+)"
        r"|(?P<mark>\.{2,}|[^\s])"
    )


_TOKEN = _pattern()


def tokens(text: str) -> list[Token]:
    """The tokens of a text in one form, in order; every character that is no white space stands in exactly one."""
    return [Token(m.start(), m.end(), m[0], m.lastgroup or "mark") for m in _TOKEN.finditer(text)]
