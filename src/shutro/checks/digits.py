"""``mixed_digits``: Bengali and Latin digits in one number, or a few numbers of the one script among many of the other.

Latin digits beside Latin letters (COVID-19, F-16), in addresses and in formulas are left alone.
"""

import re
from collections.abc import Iterator

from shutro.checks.entry import Check, Fix
from shutro.checks.layers import Layers
from shutro.checks.rules import finding

_NUMBER = re.compile(r"[০-৯0-9]+(?:[.,:/-][০-৯0-9]+)*")
_LATIN_NEAR = re.compile(r"[A-Za-z_@#=+*/\\^&%$]")
_TO_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_TO_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_MANY = 5  # a script is the report's own where it writes so many times more numbers than the other


def find(layers: Layers) -> Iterator[Check]:
    """Numbers of two scripts, and the numbers of the rarer script of the report."""
    text = layers.page.text
    latin, bengali = [], 0
    for m in _NUMBER.finditer(text):
        has_latin, has_bengali = m[0] != m[0].translate(_TO_BENGALI), m[0] != m[0].translate(_TO_LATIN)
        if has_latin and has_bengali:
            span = layers.page.span(*m.span())
            yield finding("mixed_digits", "number", span, [Fix(span, m[0].translate(_TO_BENGALI))])
        elif has_bengali:
            bengali += 1
        elif not _LATIN_NEAR.search(text[max(0, m.start() - 3) : m.start()] + text[m.end() : m.end() + 3]):
            latin.append(m.span())
    if latin and bengali >= _MANY * len(latin):
        for place in latin:
            span = layers.page.span(*place)
            yield finding("mixed_digits", "text", span, [Fix(span, span.text.translate(_TO_BENGALI))])
