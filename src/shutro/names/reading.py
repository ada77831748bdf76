"""From page to names: candidates of every kind, the longest wins, then what is seen again, then who is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shutro import lexicon
from shutro.names.acronyms import acronyms
from shutro.names.agreement import again
from shutro.names.bodies import bodies
from shutro.names.brackets import known_as, with_brackets
from shutro.names.branches import branches
from shutro.names.entry import Entity, Name, Names
from shutro.names.identity import same
from shutro.names.known import known, numbered
from shutro.names.latin import latin
from shutro.names.mention import SILENT, Mention, Sheet
from shutro.names.people import people
from shutro.names.places import directed, places
from shutro.names.spelt import spelt_out
from shutro.names.weighing import weighed
from shutro.words import Page

if TYPE_CHECKING:
    from shutro.encoder import Scores


def read(page: Page, scores: Scores | None = None) -> Names:
    """Every name of a page, in order, none overlapping, and the entities they belong to. Linear in its length.

    ``scores``: what the trained model says of the page (`shutro.encoder.read`); without them the rules alone read.
    """
    sheet = Sheet(page)
    pool = candidates(sheet)
    found = longest(sheet, pool)
    if scores is not None:
        found = weighed(sheet, found + again(sheet, found), pool, scores)
    directed(sheet, found)
    found, aliases = with_brackets(sheet, found)
    aliases += known_as(sheet, found)
    found += again(sheet, found if scores is None else [short for _, short in aliases])
    found = sorted((m for m in found if m.type != SILENT), key=lambda m: m.first)
    return _entries(page, found, same(found, aliases))


def candidates(sheet: Sheet) -> list[Mention]:
    """Every name that a rule would read, overlapping; of equally long ones the first is the likelier."""
    listed = known(sheet)
    branches(sheet, listed)
    numbered(sheet, listed)
    vessels = lexicon.settings("names", "grammar.toml")["vessels"]
    found = spelt_out(sheet) + bodies(sheet) + people(sheet, listed) + listed
    found += acronyms(sheet) + latin(sheet) + places(sheet)
    return [m for m in found if sheet.text(m.first - 1) not in vessels]


def longest(sheet: Sheet, candidates: list[Mention]) -> list[Mention]:
    """The longest candidates, none overlapping; of equally long ones the first in the list."""
    kept = []
    for mention in sorted(candidates, key=lambda m: m.first - m.last):
        if sheet.free(mention.first, mention.last):
            sheet.take(mention)
            kept.append(mention)
    kept.sort(key=lambda m: m.first)
    return kept


def _entries(page: Page, found: list[Mention], entities: list[str]) -> Names:
    names: list[Name] = []
    by_name: dict[tuple[str, str], Entity] = {}
    for number, (mention, entity) in enumerate(zip(found, entities, strict=True), 1):
        holder = by_name.get((entity, mention.type))
        if holder is None:
            holder = Entity(f"e{len(by_name) + 1}", entity, mention.type, [], [])
            by_name[entity, mention.type] = holder
        span = page.token_span(mention.first, mention.last)
        names.append(Name(f"n{number}", span, mention.type, entity, holder.id, mention.why, mention.confidence))
        holder.mentions.append(names[-1].id)
        if mention.form != entity and mention.form not in holder.also:
            holder.also.append(mention.form)
    return Names(names, list(by_name.values()))
