"""Acronyms: words made of letter names (আইডিএফ), and what stands in brackets after a body's name (পিআইজে)."""

from shutro.names.kinds import ACRONYM, COMMON, TITLE, Word, spells
from shutro.names.mention import Mention, Sheet


def acronyms(sheet: Sheet) -> list[Mention]:
    """Every word that spells Latin letters and is no degree, office or thing."""
    return [
        Mention(at, at + 1, "ORG", _form(here), "acronym: made of letter names")
        for at, here in enumerate(sheet.words)
        if here.kinds & ACRONYM and not here.kinds & TITLE
    ]


def _form(here: Word) -> str:
    """The longest stem that spells letters, কে off: it is an ending more often than the letter K."""
    form = next((way for way in here.stems if spells(way)), here.text)
    return form[:-2] if form.endswith("কে") and spells(form[:-2], 2) else form


def in_brackets(sheet: Sheet, after: Mention) -> Mention | None:
    """The short name in brackets right after a body's name: one word, no title, no number."""
    at = after.last
    if after.type not in ("ORG", "PLACE") or sheet.text(at) != "(" or sheet.text(at + 2) != ")":
        return None
    if sheet.tokens[at + 1].kind == "latin":
        return (
            Mention(at + 1, at + 2, after.type, sheet.text(at + 1), "acronym in brackets")
            if sheet.text(at + 1).isupper()
            else None
        )
    here = sheet.words[at + 1]
    if sheet.tokens[at + 1].kind != "word" or here.kinds & (TITLE | COMMON) or len(here.text) > 12:
        return None
    return Mention(at + 1, at + 2, after.type, here.text, "acronym in brackets")
