"""A body's name whose words begin with the letters of the acronym behind it: সাভানিয়া মুক্তি ফ্রন্ট (এসএমএফ).

Bengali spells an acronym by the English names of its letters (এস, এম, এফ); each letter stands for a few Bengali sounds,
so the words of the name can be told from what only stands before them, also where no list knows any of them.
"""

from functools import cache

from shutro import lexicon
from shutro.names.kinds import ACRONYM, lists, spells
from shutro.names.mention import Mention, Sheet

_JOINERS = frozenset({"ও", "এবং", "অব", "অফ", "ফর", "ইন", "দ্য", "দি", "অ্যান্ড", "এন্ড", "-", "–"})
_LEAST = 3  # two letters agree by chance


@cache
def _sounds() -> dict[str, str]:
    """Letter name -> the Bengali letters that a word may begin with."""
    table: dict[str, str] = lexicon.settings("names", "grammar.toml")["letter_sounds"]
    return table


def spelt_out(sheet: Sheet) -> list[Mention]:
    """Bodies before their acronym in brackets."""
    found = []
    for at, here in enumerate(sheet.words):
        if here.kinds & ACRONYM and sheet.text(at - 1) == "(" and sheet.text(at + 1) == ")":
            first = _first(sheet, at - 1, _letters(here.text))
            if first is not None:
                final = sheet.text(at - 2)
                form = sheet.form(first, at - 1, final if final.endswith("টি") else sheet.without_ending(at - 2))
                found.append(Mention(first, at - 1, "ORG", form, f"spelt out before its acronym: {here.text}"))
    return found


def _letters(acronym: str) -> list[str]:
    """The letter names of an acronym, longest first at each place."""
    letters: list[str] = []
    while acronym:
        taken = max((n for n in lists().letters if acronym.startswith(n) and _goes_on(acronym[len(n) :])), key=len)
        letters.append(taken)
        acronym = acronym[len(taken) :]
    return letters


def _goes_on(rest: str) -> bool:
    return not rest or spells(rest, 1)


def _first(sheet: Sheet, bracket: int, letters: list[str]) -> int | None:
    """The first of the words before a bracket that begin with these letters, None where they do not."""
    if len(letters) < _LEAST or bracket < len(letters):
        return None
    at = bracket
    for letter in reversed(letters):
        at -= 1
        while at > 0 and not _begins(sheet, at, letter) and sheet.text(at) in _JOINERS:
            at -= 1
        if at < 0 or not _begins(sheet, at, letter):
            return None
        if at > 0 and sheet.text(at) in _JOINERS and _begins(sheet, at - 1, letter):
            at -= 1  # ফ্রন্ট ফর: the word and not the small word behind it
    return at if sheet.same_line(at, bracket) else None


def _begins(sheet: Sheet, at: int, letter: str) -> bool:
    """Whether the word begins with a sound of the letter: অব of (এফওসি) too."""
    return sheet.tokens[at].kind == "word" and sheet.text(at)[0] in _sounds().get(letter, "")
