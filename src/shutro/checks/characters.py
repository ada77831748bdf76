"""Trouble of the characters themselves, read from the text as it was given: a page has only one Unicode form.

- ``two_encodings``: য় ড় ঢ় ো ৌ as one code point and as two in one text; the rarer way is told, once.
- ``stray_joiner``: an invisible character inside a Bengali word or beside a space, where it changes nothing.
- ``split_vowel``: অ with the sign া where the letter আ is meant.
- ``latin_danda``: the Latin bar |, or the currency mark ৷, for a danda.
"""

import re
from collections.abc import Iterator

from shutro.checks.entry import Check, Fix
from shutro.checks.rules import finding
from shutro.span import Span

_BENGALI = "\u0980-\u09ff"
_WAYS = {  # a letter's two ways, as code points
    "য়": ("\u09df", "\u09af\u09bc"),
    "ড়": ("\u09dc", "\u09a1\u09bc"),
    "ঢ়": ("\u09dd", "\u09a2\u09bc"),
    "ো": ("\u09cb", "\u09c7\u09be"),
    "ৌ": ("\u09cc", "\u09c7\u09d7"),
}
_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"
_JOINER = re.compile(f"(?<=[{_BENGALI}])[{_INVISIBLE}\u200d]+(?=[{_BENGALI}\\s।]|$)")
_KEPT = re.compile("(?<=\u09b0)\u200d(?=\u09cd\u09af)|(?<=\u09cd)[\u200c\u200d]")  # র‍্য, and letters kept from joining
_SPLIT = re.compile("অ\u09be")
_BAR = re.compile(f"(?<=[{_BENGALI}’”)])(?:[|]|[ \t]?\u09f7)(?=\\s|$)")
_TABLE = re.compile(r"\|[^|\n]*\|")  # a row of cells


def find(given: str) -> Iterator[Check]:
    """The four kinds of trouble, in a text as it was given; spans count its code points."""
    yield from _two_encodings(given)
    for m in _JOINER.finditer(given):
        if not _KEPT.match(given, m.start()):
            in_ra = given[m.start() - 1] == "র" and given.startswith(
                "্য", m.end()
            )  # র‍্যাব needs a joiner of the other kind
            yield _told("stray_joiner", given, m.start(), m.end(), "\u200d" if in_ra else "")
    for m in _SPLIT.finditer(given):
        yield _told("split_vowel", given, m.start(), m.end(), "আ")
    for m in _BAR.finditer(given):
        line = given[given.rfind("\n", 0, m.start()) + 1 :].split("\n", 1)[0]
        if "|" not in m[0] or not _TABLE.search(line):
            yield _told("latin_danda", given, m.start(), m.end(), "।")


def _two_encodings(given: str) -> Iterator[Check]:
    for letter, ways in _WAYS.items():
        one, two = (given.count(way) for way in ways)
        if one and two:
            rare, usual = ways if one < two else ways[::-1]
            places = [m.start() for m in re.finditer(rare, given)]
            fixes = [Fix(Span.of(given, p, p + len(rare)), usual) for p in places]
            span = Span.of(given, places[0], places[0] + len(rare))
            yield finding("two_encodings", "rarer", span, fixes, letter=letter, rare=len(places), usual=max(one, two))


def _told(code: str, given: str, start: int, end: int, to: str) -> Check:
    span = Span.of(given, start, end)
    return finding(code, "here", span, [Fix(span, to)])
