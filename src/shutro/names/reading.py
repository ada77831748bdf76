"""From page to names: candidates of every kind, the longest wins, then what is seen again, then who is the same."""

from shutro import lexicon
from shutro.names.acronyms import acronyms, in_brackets
from shutro.names.agreement import again
from shutro.names.bodies import bodies
from shutro.names.branches import branches
from shutro.names.entry import Entity, Name, Names
from shutro.names.identity import same
from shutro.names.known import known, numbered
from shutro.names.latin import latin
from shutro.names.mention import Mention, Sheet
from shutro.names.people import people
from shutro.names.places import directed, places
from shutro.names.spelt import spelt_out
from shutro.words import Page


def read(page: Page) -> Names:
    """Every name of a page, in order, none overlapping, and the entities they belong to. Linear in its length."""
    sheet = Sheet(page)
    listed = known(sheet)
    branches(sheet, listed)
    numbered(sheet, listed)
    vessels = lexicon.settings("names", "grammar.toml")["vessels"]
    found = _longest(
        sheet,
        spelt_out(sheet)
        + bodies(sheet)
        + people(sheet, listed)
        + listed
        + acronyms(sheet)
        + latin(sheet)
        + places(sheet),
    )
    found = [m for m in found if sheet.text(m.first - 1) not in vessels]
    directed(sheet, found)
    found, aliases = _with_brackets(sheet, found)
    aliases += _known_as(sheet, found)
    found += again(sheet, found)
    found = sorted((m for m in found if m.type != _SILENT), key=lambda m: m.first)
    return _entries(page, found, same(found, aliases))


_SILENT = "-"  # phrases that only look like names: জাতীয় সংসদ নির্বাচন


def _longest(sheet: Sheet, candidates: list[Mention]) -> list[Mention]:
    """The longest candidates, none overlapping; of equally long ones the first in the list."""
    kept = []
    for mention in sorted(candidates, key=lambda m: m.first - m.last):
        if sheet.free(mention.first, mention.last):
            sheet.take(mention)
            kept.append(mention)
    kept.sort(key=lambda m: m.first)
    return kept


def _with_brackets(sheet: Sheet, found: list[Mention]) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
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


def _known_as(sheet: Sheet, found: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of a person's name and the name that ওরফে adds to it."""
    starts = {m.first: m for m in found if m.type == "PERSON"}
    persons = [(m, starts.get(m.last + 1)) for m in found if m.type == "PERSON" and sheet.text(m.last) in _ALIAS]
    return [(m, other) for m, other in persons if other is not None]


_ALIAS = ("ওরফে", "উরফে")


def _another(mention: Mention, inside: Mention) -> bool:
    """Whether a known place in brackets is another one than the place before: ধোবাউড়া (ময়মনসিংহ)."""
    return (
        inside.type == "PLACE" and inside.why.startswith("gazetteer") and (not inside.key or inside.key != mention.key)
    )


def _entries(page: Page, found: list[Mention], entities: list[str]) -> Names:
    names: list[Name] = []
    by_name: dict[tuple[str, str], Entity] = {}
    for number, (mention, entity) in enumerate(zip(found, entities, strict=True), 1):
        holder = by_name.get((entity, mention.type))
        if holder is None:
            holder = Entity(f"e{len(by_name) + 1}", entity, mention.type, [], [])
            by_name[entity, mention.type] = holder
        span = page.token_span(mention.first, mention.last)
        names.append(Name(f"n{number}", span, mention.type, entity, holder.id, mention.why))
        holder.mentions.append(names[-1].id)
        if mention.form != entity and mention.form not in holder.also:
            holder.also.append(mention.form)
    return Names(names, list(by_name.values()))
