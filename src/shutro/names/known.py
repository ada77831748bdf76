"""Names that a table knows, the longest from each place on: for the gazetteers and for the page's own names."""

import re
from collections.abc import Mapping

from shutro.names.gazetteer import Known, gazetteer
from shutro.names.kinds import COMMON, FIRST, NAME
from shutro.names.mention import Mention, Sheet
from shutro.text.form import one_form

_HYPHENS = ("-", "–")
_DIGITS = re.compile(r"[০-৯0-9]+")
_DASHES = {"–": "-", "—": "-"}


def known(sheet: Sheet) -> list[Mention]:
    """Every name of the gazetteers on the sheet, longest first from the left."""
    table = gazetteer()
    found: list[Mention] = []
    at, count, words = 0, len(sheet.words), sheet.words
    while at < count:
        here = words[at]
        mention = None
        if here.kinds & FIRST or sheet.tokens[at].kind == "number":
            mention = several(sheet, at, table.names, table.firsts)
        if mention is None and here.known is not None and not here.kinds & (NAME | COMMON):
            mention = single(at, _shorter(sheet, at, here.known))
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last
    return found


def _shorter(sheet: Sheet, at: int, found: Known) -> Known:
    """দোহার is দোহা with an ending where দোহা or দোহায় stands on the page too, else the town of that name."""
    if found.form != sheet.text(at) or not found.form.endswith("র"):
        return found
    other = gazetteer().names.get(found.form[:-1])
    if other is None or other.type != "PLACE" or not (sheet.stands(other.form) or sheet.stands(other.form + _Y)):
        return found
    return other


_Y = one_form("য়")


def single(at: int, found: Known) -> Mention:
    """The mention of a known name of one word."""
    return Mention(at, at + 1, found.type, found.form, found.why, found.key)


def several(sheet: Sheet, at: int, names: Mapping[str, Known], firsts: Mapping[str, int]) -> Mention | None:
    """The longest known name of several words that begins at token ``at``, whose last word may bear an ending."""
    most = firsts.get(sheet.text(at), 0)
    parts = [_DASHES.get(t.text, t.text) for t in sheet.tokens[at : at + most]]
    for length in range(len(parts), 1, -1):
        head = " ".join(parts[: length - 1])
        for way in _ways(sheet, at + length - 1):
            found = names.get(f"{head} {way}")
            if found and sheet.same_line(at, at + length - 1):
                return Mention(at, at + length, found.type, sheet.form(at, at + length, way), found.why, found.key)
    return None


def _ways(sheet: Sheet, at: int) -> tuple[str, ...]:
    """The stems of a word, the digits of a number (২৩-এর), nothing for a mark."""
    token = sheet.tokens[at]
    if token.kind == "number":
        return (_DIGITS.match(token.text)[0],)  # type: ignore[index]  # a number begins with a digit
    return sheet.words[at].stems if token.kind == "word" else (token.text,)


def numbered(sheet: Sheet, found: list[Mention]) -> None:
    """Widen places and bodies by the number after a hyphen: র‍্যাব-১৫, খুলনা-১ (a constituency)."""
    for mention in found:
        at = mention.last
        if mention.type not in ("PLACE", "ORG") or sheet.text(at) not in _HYPHENS or sheet.text(at) == "":
            continue
        if (
            at + 1 < len(sheet.tokens)
            and sheet.tokens[at + 1].kind == "number"
            and sheet.page.glued(at)
            and sheet.page.glued(at + 1)
        ):
            mention.form = sheet.form(mention.first, at + 2, _ways(sheet, at + 1)[0])
            mention.last, mention.key = at + 2, ""
