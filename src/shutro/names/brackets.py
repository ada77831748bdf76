"""Names told to be one: a short name in brackets (পিআইজে), a further name after ওরফে."""

from shutro.names.acronyms import in_brackets
from shutro.names.mention import Mention, Sheet

Pair = tuple[Mention, Mention]


def with_brackets(sheet: Sheet, found: list[Mention]) -> tuple[list[Mention], list[Pair]]:
    """Add the short names in brackets after names; pairs of a name and its short name."""
    at = {m.first: m for m in found if m.last == m.first + 1}
    starts = {m.first: m for m in found if m.type == "ORG"}
    aliases = []
    for mention in tuple(found):
        inside = starts.get(mention.last + 1)
        if mention.type == "ORG" and inside and sheet.text(mention.last) == "(" and sheet.text(inside.last) == ")":
            aliases.append((mention, inside))
            continue
        short = in_brackets(sheet, mention)
        if short is None:
            continue
        listed = at.get(short.first)
        if listed is None:
            sheet.take(short)
            found.append(short)
        elif listed.type == "NORP" or _another(mention, listed):
            continue
        else:
            listed.type, short = mention.type, listed
        aliases.append((mention, short))
    return found, aliases


def _another(mention: Mention, inside: Mention) -> bool:
    """Whether a known place in brackets is another one than the place before: ধোবাউড়া (ময়মনসিংহ)."""
    if inside.type != "PLACE" or not inside.why.startswith("gazetteer"):
        return False
    return not inside.key or inside.key != mention.key


def known_as(sheet: Sheet, found: list[Mention]) -> list[Pair]:
    """Pairs of a person's name and the name that ওরফে adds to it."""
    starts = {m.first: m for m in found if m.type == "PERSON"}
    persons = [(m, starts.get(m.last + 1)) for m in found if m.type == "PERSON" and sheet.text(m.last) in _ALIAS]
    return [(m, other) for m, other in persons if other is not None]


_ALIAS = ("ওরফে", "উরফে")
