"""Text of a report made fit for any screen.

Nothing is left that a terminal would obey, that turns the direction of writing, or that cannot be printed.
"""

import re

from shutro.record.fields import Language

_BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
# Control characters, lone surrogates (no encoding has them), and the marks that turn the direction of writing.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")


def showable(text: str) -> str:
    r"""The text with every character that must not reach a screen as U+FFFD; as long as the text that was given.

    >>> showable("a\x1b[31mb")
    'a�[31mb'
    """
    return _UNSHOWABLE.sub("\ufffd", text)


def line(text: str) -> str:
    r"""The text as one line.

    >>> line(" ক\nখ ")
    'ক খ'
    """
    return _SPACE.sub(" ", showable(text)).strip()


def short(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters, cut between words.

    >>> short("এক দুই তিন", 8)
    'এক দুই …'
    """
    whole = line(text[: 8 * limit + 64])
    if len(whole) <= limit:
        return whole
    cut = whole[: limit - 1]
    between = cut.rfind(" ")
    return (cut[:between] if between > limit // 2 else cut).rstrip() + " …"


def digits(text: str, lang: Language) -> str:
    """The text with the language's own digits.

    >>> digits("12", "bn")
    '১২'
    """
    return text.translate(_BENGALI_DIGITS) if lang == "bn" else text
