"""Names that a table knows, found on a sheet: the longest from each place on. Used for the gazetteers and for the page's own names."""

from collections.abc import Mapping

from shutro.names.gazetteer import Known, gazetteer
from shutro.names.kinds import COMMON, FIRST, NAME, WITH
from shutro.names.mention import Mention, Sheet

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
        if mention is None and here.known is not None and not here.kinds & (NAME | WITH | COMMON):
            mention = single(sheet, at, here.known)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last
    return found


def single(sheet: Sheet, at: int, found: Known) -> Mention:
    """The mention of a known name of one word."""
    return Mention(at, at + 1, found.type, found.form, found.why, found.key)


def several(sheet: Sheet, at: int, names: Mapping[str, Known], firsts: Mapping[str, int]) -> Mention | None:
    """The longest known name of several words that begins at token ``at``, whose last word may bear an ending."""
    most = firsts.get(sheet.text(at), 0)
    parts = [_DASHES.get(t.text, t.text) for t in sheet.tokens[at : at + most]]
    for length in range(len(parts), 1, -1):
        head = " ".join(parts[: length - 1])
        for way in sheet.words[at + length - 1].stems if parts[length - 1] != "-" else ():
            found = names.get(f"{head} {way or parts[length - 1]}")
            if found and sheet.same_line(at, at + length - 1):
                return Mention(at, at + length, found.type, sheet.form(at, at + length, way or None), found.why, found.key)
    return None
