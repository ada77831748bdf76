"""Bodies and facilities: a class noun and the words before it that belong to its name.

`পররাষ্ট্র মন্ত্রণালয়`, `ঢাকা বিশ্ববিদ্যালয়`, `গাজার স্বাস্থ্য মন্ত্রণালয়`: the class noun closes the name; before it stand words that make names of
bodies (`modifiers.tsv`), places, names, words on no list, joined by ও where both sides are such words.
"""

from functools import cache

from shutro import lexicon
from shutro.names.kinds import ACRONYM, BODY, COMMON, LINK, MODIFIER, PERSONAL, TITLE, UNKNOWN
from shutro.names.mention import Mention, Sheet

_LONGEST = 9
_NAMELIKE = PERSONAL | ACRONYM


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.settings("names", "grammar.toml")[group])


def bodies(sheet: Sheet) -> list[Mention]:
    """Every body and facility whose name a class noun closes."""
    found = []
    for at, here in enumerate(sheet.words):
        if here.kinds & BODY and here.body is not None and not _goes_on(sheet, at):
            mention = _closed_by(sheet, at, here.body)
            if mention is not None:
                found.append(mention)
    return found


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Whether the next word is a class noun too, so that the name ends there: কলেজ হাসপাতাল."""
    here = sheet.words[at]
    after = sheet.words[at + 1] if at + 1 < len(sheet.words) else None
    return after is not None and bool(after.kinds & BODY) and here.body is not None and here.text == here.body[0] and after.body != here.body


def _closed_by(sheet: Sheet, at: int, noun: tuple[str, str, str]) -> Mention | None:
    form, kind, strength = noun
    if strength == "party":
        return None
    first, named, modified = _left(sheet, at, form)
    if named or (strength == "strong" and modified) or modified > 1:
        return Mention(first, at + 1, kind, sheet.form(first, at + 1, form), f"designator: {form}")
    return None


def _left(sheet: Sheet, at: int, form: str) -> tuple[int, int, int]:
    """Where the name begins, how many of its words are names, and how many are words of bodies' names."""
    first, named, modified = at, 0, 0
    while first > 0 and at - first < _LONGEST and sheet.same_line(first - 1, first):
        here = sheet.words[first - 1]
        if _is_modifier(sheet, first - 1):
            modified += 1
        elif _is_name(sheet, first - 1):
            named += 1
        elif _links(sheet, first - 1) and first < at:
            first -= 1
            continue
        elif _is_country(sheet, first - 1, form) and first < at:
            return first - 1, named + 1, modified
        else:
            break
        first -= 1
        if here.kinds & UNKNOWN and named > 3:
            break
    while first < at and sheet.words[first].kinds & LINK and not sheet.words[first].kinds & MODIFIER:
        first += 1
    return first, named, modified


def _is_modifier(sheet: Sheet, at: int) -> bool:
    here = sheet.words[at]
    if here.kinds & MODIFIER:
        return True
    return bool(here.kinds & BODY) and here.body is not None and here.body[0] == here.text


def _is_name(sheet: Sheet, at: int) -> bool:
    here = sheet.words[at]
    if here.known is not None:
        return here.text == here.known.form
    if here.kinds & (COMMON | TITLE) or not here.bare:
        return False
    return bool(here.kinds & (_NAMELIKE | UNKNOWN)) and len(here.text) > 1


def _links(sheet: Sheet, at: int) -> bool:
    """ও, অ্যান্ড, অব, a hyphen or a comma between two words of a body's name."""
    here, text = sheet.words[at], sheet.text(at)
    if at == 0:
        return False
    if text in ("-", "–"):
        return sheet.page.glued(at) and sheet.page.glued(at + 1) and (_is_modifier(sheet, at - 1) or _is_name(sheet, at - 1))
    if here.kinds & LINK:
        if text in ("ও", "এবং"):
            return bool(sheet.words[at - 1].kinds & MODIFIER) and bool(sheet.words[at + 1].kinds & (MODIFIER | UNKNOWN))
        return _is_modifier(sheet, at - 1) or _is_name(sheet, at - 1)
    return False


def _is_country(sheet: Sheet, at: int, form: str) -> bool:
    """A place or body in the genitive before a ministry, an army, a court: গাজার, জাতিসংঘের."""
    here = sheet.words[at]
    if here.known is None or form not in _words("with_country") or here.text == here.known.form:
        return False
    return here.known.type in ("PLACE", "ORG") and here.text.endswith("র") and bool(here.known.key or form in ("আদালত", "কোর্ট"))


def branches(sheet: Sheet, found: list[Mention]) -> None:
    """Widen parties and services to the left by their branch: খুলনা মহানগর বিএনপি, বড়াইগ্রাম ফায়ার সার্ভিস."""
    wide = _words("branches")
    parties = lexicon.forms("names", "designators.tsv", strength="party")
    for mention in found:
        if mention.type != "ORG" or mention.form not in parties:
            continue
        first = mention.first
        while first > 0 and mention.first - first < 5 and sheet.same_line(first - 1, first):
            here = sheet.words[first - 1]
            place = here.known is not None and here.known.type == "PLACE" and here.text == here.known.form
            if not (sheet.text(first - 1) in wide or place):
                break
            first -= 1
        if first < mention.first:
            mention.form = sheet.form(first, mention.first) + " " + mention.form
            mention.first, mention.key, mention.why = first, "", f"designator: {mention.form.split()[-1]}"
