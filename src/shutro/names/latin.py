"""Names in Latin letters inside Bengali: `WHO`, `Frente Agrario del Sur (FAS)`, `চিকিৎসক Luc Moreau-র`.

Capitals alone are weak evidence (films, songs and commands have them too): what stands around must speak for a name.
"""

import re

from shutro import lexicon
from shutro.names.kinds import SAYS, TITLE
from shutro.names.mention import Mention, Sheet

_SUFFIX = re.compile(r"[-–'’]?[\u0980-\u09ff].*$")
_CAPITAL = re.compile(r"[^\W\d_a-z]", re.UNICODE)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}$")
_LONGEST = 6  # words


def latin(sheet: Sheet) -> list[Mention]:
    """Bodies and persons whose names stand in Latin letters."""
    found = []
    at, count = 0, len(sheet.tokens)
    while at < count:
        if sheet.tokens[at].kind != "latin" or not _CAPITAL.match(sheet.text(at)):
            at += 1
            continue
        last = _run(sheet, at)
        mention = _judge(sheet, at, last)
        if mention is not None:
            found.append(mention)
        at = last
    return found


def without_suffix(form: str) -> str:
    """A name in Latin letters without the Bengali ending: Moreau-র."""
    return _SUFFIX.sub("", form)


def _run(sheet: Sheet, first: int) -> int:
    """The end of a run of capitalised words, with small words (de, of) between them."""
    inside = lexicon.settings("names", "grammar.toml")["latin_inside"]
    last = at = first + 1
    while at < len(sheet.tokens) and at - first < _LONGEST and sheet.tokens[at].kind == "latin":
        if _SUFFIX.search(sheet.text(at - 1)) or not sheet.same_line(at - 1, at):
            break
        if _CAPITAL.match(sheet.text(at)):
            last = at + 1
        elif sheet.text(at) not in inside:
            break
        at += 1
    return last


def _judge(sheet: Sheet, first: int, last: int) -> Mention | None:
    words = lexicon.settings("names", "grammar.toml")
    form = without_suffix(sheet.form(first, last))
    final = without_suffix(sheet.text(last - 1))
    title = sheet.words[first - 1] if first and sheet.same_line(first - 1, first) else None
    if last - first == 1:
        if _ACRONYM.match(final) and final not in words["latin_things"]:
            return Mention(first, last, "ORG", form, "acronym in Latin letters")
        return None
    if final in words["latin_bodies"]:
        return Mention(first, last, "ORG", form, f"designator: {final}")
    if sheet.text(last) == "(" and _ACRONYM.match(sheet.text(last + 1)) and sheet.text(last + 2) == ")":
        return Mention(first, last, "ORG", form, f"before its acronym: {sheet.text(last + 1)}")
    if title is not None and title.kinds & TITLE:
        return Mention(first, last, "PERSON", form, f"title before: {title.text}")
    if last < len(sheet.words) and sheet.words[last].kinds & SAYS:
        return Mention(first, last, "PERSON", form, f"verb of saying after: {sheet.text(last)}")
    return None
