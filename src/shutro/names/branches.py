"""Branches of parties and services: the words before a known name that name its branch (খুলনা মহানগর বিএনপি)."""

from functools import cache

from shutro import lexicon
from shutro.names.kinds import COMMON, PLACELIKE, UNKNOWN
from shutro.names.mention import Mention, Sheet


@cache
def parties() -> frozenset[str]:
    """Parties and services that have branches."""
    return lexicon.forms("names", "designators.tsv", strength="party")


def branches(sheet: Sheet, found: list[Mention]) -> None:
    """Widen parties and services to the left by their branch: খুলনা মহানগর বিএনপি, বড়াইগ্রাম ফায়ার সার্ভিস."""
    wide = frozenset(lexicon.settings("names", "grammar.toml")["branches"])
    for mention in found:
        if mention.type != "ORG" or mention.form not in parties():
            continue
        first = mention.first
        while first > 0 and mention.first - first < 5 and sheet.same_line(first - 1, first):
            here = sheet.words[first - 1]
            place = here.known is not None and here.known.type in ("PLACE", "NORP") and here.text == here.known.form
            place = place or (bool(here.kinds & PLACELIKE) and here.bare and not here.kinds & COMMON)
            named = first < mention.first and bool(here.kinds & UNKNOWN) and here.bare and sheet.text(first) in wide
            if not (sheet.text(first - 1) in wide or place or named):
                break
            first -= 1
        if first < mention.first:
            mention.form = sheet.form(first, mention.first) + " " + mention.form
            mention.first, mention.key, mention.why = first, "", f"designator: {mention.form.split()[-1]}"
