"""Places that no gazetteer knows: a class noun after (এলাকা, গ্রাম), an office of state after, the word's end (-পুর)."""

from shutro import lexicon
from shutro.names.kinds import CLASS, COMMON, PLACELIKE, TITLE, UNKNOWN, Word, lists
from shutro.names.mention import Mention, Sheet
from shutro.words import bare, case

_SHORT = 5  # a genitive of so few letters is hardly a state's


def places(sheet: Sheet) -> list[Mention]:
    """Every place that its surroundings or its form give away."""
    found = []
    weak = frozenset(lexicon.settings("names", "grammar.toml")["weak_classes"])
    offices = lexicon.settings("names", "grammar.toml")["state_offices"]
    for at, here in enumerate(sheet.words):
        if not here.kinds & UNKNOWN:
            continue
        after = sheet.words[at + 1] if at + 1 < len(sheet.words) else here
        if after is not here and _class_noun(here, after, weak) and here.bare and sheet.same_line(at, at + 1):
            found.append(Mention(at, at + 1, "PLACE", here.text, f"class noun after: {after.text}"))
        elif after.text in offices and "genitive" in case(here.text) and len(here.text) > _SHORT:
            found.append(Mention(at, at + 1, "PLACE", sheet.without_ending(at), f"office of state after: {after.text}"))
        elif here.kinds & PLACELIKE and not here.kinds & (COMMON | TITLE):
            found.append(Mention(at, at + 1, "PLACE", _form(here), "ends like the name of a place"))
    return found


def _class_noun(here: Word, after: Word, weak: frozenset[str]) -> bool:
    """Whether ``after`` is a class noun of places that vouches for a word on no list: চারুকলা বিভাগ is no place."""
    return bool(after.kinds & CLASS) and (bool(here.kinds & PLACELIKE) or not any(way in weak for way in after.stems))


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
