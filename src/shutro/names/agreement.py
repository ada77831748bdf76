"""A name sure once is sure everywhere: what a page named in full is found again, by surname or given name too."""

from shutro import lexicon
from shutro.names.gazetteer import Known, joined
from shutro.names.kinds import BODY, COMMON, INSIDE, LINK, MODIFIER, NAME, TITLE, WITH, word
from shutro.names.known import several, single
from shutro.names.mention import Mention, Sheet

_SEEN = "seen in full elsewhere in the report"


def again(sheet: Sheet, found: list[Mention]) -> list[Mention]:
    """Further mentions, in tokens not yet taken, of what was found."""
    names, firsts = _own_names(found)
    if not names:
        return []
    _widen(sheet, found, names, firsts)
    more: list[Mention] = []
    at, count = 0, len(sheet.words)
    while at < count:
        mention = None if sheet.taken[at] else _at(sheet, at, names, firsts)
        if mention is not None and sheet.free(mention.first, mention.last):
            more.append(mention)
            at = mention.last
        else:
            at += 1
    return more


def _widen(sheet: Sheet, found: list[Mention], names: dict[str, Known], firsts: dict[str, int]) -> None:
    """Where a part of a person's name was read and the page has the whole elsewhere: সজীব ওয়াজেদ | জয়ের."""
    for mention in found:
        if mention.type == "PERSON" and sheet.text(mention.first) in firsts:
            whole = several(sheet, mention.first, names, firsts)
            if whole and whole.last > mention.last and sheet.free(mention.last, whole.last):
                mention.last, mention.form = whole.last, whole.form
                sheet.take(mention)
        elif mention.type == "NORP" and mention.first and sheet.text(mention.first - 1) in firsts:
            _surname(sheet, mention, names, firsts)


def _surname(sheet: Sheet, mention: Mention, names: dict[str, Known], firsts: dict[str, int]) -> None:
    """A people's name is a surname where the page has the person elsewhere: বিপুল চাকমা | বিপুল চাকমাসহ."""
    whole = several(sheet, mention.first - 1, names, firsts)
    if whole and whole.type == "PERSON" and whole.last == mention.last and sheet.free(whole.first, mention.first):
        mention.first, mention.type, mention.form, mention.key = whole.first, "PERSON", whole.form, ""
        mention.why = _SEEN
        sheet.take(mention)


def _at(sheet: Sheet, at: int, names: dict[str, Known], firsts: dict[str, int]) -> Mention | None:
    here = sheet.words[at]
    if here.text in firsts and (mention := several(sheet, at, names, firsts)):
        return mention
    for way in here.stems:
        if way in names and (way == here.text or not here.kinds & COMMON or names[way].type == "PLACE"):
            return single(at, names[way])
    return None


def _own_names(found: list[Mention]) -> tuple[dict[str, Known], dict[str, int]]:
    """The page's names, and the parts of its persons' names, as a table like the gazetteers'."""
    names: dict[str, Known] = {}
    firsts: dict[str, int] = {}
    for mention in found:
        parts = joined(mention.form).split(" ")
        if mention.why.startswith("gazetteer"):
            if len(parts) == 1 and mention.type == "PLACE" and not word(mention.form).kinds & COMMON:
                names.setdefault(mention.form, Known(mention.form, "PLACE", mention.key, mention.why))  # হাতিয়ার
            continue
        if mention.type == "PERSON":
            for part in parts:
                if _speaks_for(part, len(parts)):
                    names.setdefault(part, Known(part, "PERSON", "", _SEEN))
        if len(parts) > 1 or _alone(parts[0]):
            names[" ".join(parts)] = Known(mention.form, mention.type, mention.key, _SEEN)
        if len(parts) > 1:
            firsts[parts[0]] = max(firsts.get(parts[0], 0), len(parts))
    return names, firsts


def _speaks_for(part: str, parts: int) -> bool:
    """Whether a part of a person's name names the person alone."""
    kinds = word(part).kinds
    if len(part) < 3 or kinds & (COMMON | TITLE | LINK | BODY | MODIFIER) or word(part).known is not None:
        return False
    return parts == 1 or not (kinds & INSIDE or part in lexicon.settings("names", "grammar.toml")["not_alone"])


def _alone(part: str) -> bool:
    kinds = word(part).kinds
    return (
        len(part) > 2
        and not kinds & (COMMON | TITLE | LINK | BODY | MODIFIER)
        and not (kinds & WITH and not kinds & NAME)
    )
