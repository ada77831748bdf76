"""The model's names with the rules' bounds: titles, class nouns of administration and case endings stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shutro import lexicon
from shutro.names.kinds import BODY, CLASS, COMMON, GENERIC, PERSONAL, TITLE, UNKNOWN, Word
from shutro.names.latin import without_suffix
from shutro.names.mention import Mention, Sheet
from shutro.words import stems, verbs

if TYPE_CHECKING:
    from shutro.encoder import Scores

MODEL = "trained model"  # why a name is one that only the model knows


def tagged(sheet: Sheet, scores: Scores) -> list[Mention]:
    """The model's spans as mentions, those left out that are certainly no names."""
    found = []
    for span in scores.spans("names"):
        first, last = _trimmed(sheet, span.first, span.last, span.label)
        if first < last and not _certainly_none(sheet, first, last):
            form = _form(sheet, first, last, span.label)
            found.append(Mention(first, last, span.label, form, MODEL, confidence=round(span.score, 2)))
    return found


def _certainly_none(sheet: Sheet, first: int, last: int) -> bool:
    """One common word, a form of a verb, a thing in Latin capitals, a ship: no name, whatever the model says."""
    settings = lexicon.settings("names", "grammar.toml")
    if sheet.text(first - 1) in settings["vessels"]:
        return True
    here = sheet.words[first]
    if all(_tells_nothing(w) for w in sheet.words[first:last]) and sheet.tokens[first].kind == "word":
        return True
    if last - first > 1 or here.kinds & PERSONAL or here.known is not None:
        return False
    if sheet.tokens[first].kind == "latin":
        return without_suffix(sheet.text(first)) in settings["latin_things"]
    return bool(here.kinds & COMMON) or bool(verbs(here.text))


def _tells_nothing(here: Word) -> bool:
    """Whether a word tells no body from its like: জেলা প্রশাসন, ট্রাস্টি বোর্ড."""
    if here.known is not None or here.kinds & (PERSONAL | UNKNOWN):
        return False
    return bool(here.kinds & (COMMON | GENERIC | BODY))


def _form(sheet: Sheet, first: int, last: int, kind: str) -> str:
    """A name without its case ending."""
    here = sheet.words[last - 1]
    if sheet.tokens[last - 1].kind != "word":
        return without_suffix(sheet.form(first, last))
    listed = here.name or (here.known.form if here.known else None) or (here.body[0] if here.body else None)
    return sheet.form(first, last, listed or _bare(sheet, last - 1, kind))


def _bare(sheet: Sheet, at: int, kind: str) -> str:
    """The likely bare form of a name's last word: only peoples have a plural, only places and bodies a locative."""
    if kind in ("PERSON", "NORP"):
        return sheet.without_ending(at)
    text = sheet.text(at)
    ways = [s for s in stems(text)[1:] if len(s.text) > _SHORTEST and _CASES.issuperset(s.endings)]
    stands = next((s.text for s in ways if sheet.stands(s.text)), None)
    if stands is not None or not ways:
        return stands or text
    after = sheet.words[at + 1] if at + 1 < len(sheet.words) else None
    nominative = after is None or bool(after.kinds & CLASS) or sheet.tokens[at + 1].kind == "mark"
    if ways[-1].endings == ("locative",) and (nominative or sheet.borne(text)):
        return text
    return ways[-1].text


_CASES = frozenset({"genitive", "dative", "locative", "comitative", "emphatic"})
_SHORTEST = 2  # letters


def _trimmed(sheet: Sheet, first: int, last: int, kind: str) -> tuple[int, int]:
    words, tokens = sheet.words, sheet.tokens
    while first < last and (tokens[first].kind == "mark" or (kind == "PERSON" and _no_part(words[first]))):
        first += 1
    while first < last and (
        tokens[last - 1].kind == "mark"
        or (kind == "PERSON" and last - first > 1 and _no_part(words[last - 1]))
        or (kind == "PLACE" and last - first > 1 and words[last - 1].kinds == CLASS)
    ):
        last -= 1
    if any(not sheet.same_line(one, one + 1) for one in range(first, last - 1)):
        return first, first
    return first, last


def _no_part(here: Word) -> bool:
    """Whether a word stands beside persons' names and in none: a title (শহিদ, সাহেব), বেগম before a name."""
    return bool(here.kinds & TITLE and not here.kinds & PERSONAL)
