"""Places that no gazetteer knows: a class noun after (এলাকা, গ্রাম, উপজেলা), or the end of the word (-পুর, -গঞ্জ)."""

from shutro import lexicon
from shutro.names.kinds import CLASS, COMMON, PLACELIKE, TITLE, UNKNOWN, Word, lists
from shutro.names.mention import Mention, Sheet
from shutro.words import bare


def places(sheet: Sheet) -> list[Mention]:
    """Every place that its surroundings or its form give away."""
    found = []
    for at, here in enumerate(sheet.words):
        if not here.kinds & UNKNOWN:
            continue
        after = sheet.words[at + 1] if at + 1 < len(sheet.words) else here
        if after is not here and after.kinds & CLASS and here.bare and sheet.same_line(at, at + 1):
            found.append(Mention(at, at + 1, "PLACE", here.text, f"class noun after: {after.text}"))
        elif here.kinds & PLACELIKE and not here.kinds & (COMMON | TITLE):
            found.append(Mention(at, at + 1, "PLACE", _form(here), "ends like the name of a place"))
    return found


def _form(here: Word) -> str:
    ends = lists().place_ends
    return next((way for way in here.stems if way.endswith(ends)), bare(here.text))


def directed(sheet: Sheet, found: list[Mention]) -> None:
    """Widen places by the part of the country before them: উত্তর গাজা, পূর্ব তিমুর."""
    directions = lexicon.settings("names", "grammar.toml")["directions"]
    for mention in found:
        before = mention.first - 1
        if mention.type != "PLACE" or sheet.text(before) not in directions or sheet.taken[before]:
            continue
        if sheet.same_line(before, mention.first):
            mention.form = sheet.form(before, mention.first) + " " + mention.form
            mention.first, mention.key = before, ""
            sheet.take(mention)
