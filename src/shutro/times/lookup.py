"""The words of time: one dictionary from every inflected form to what it means, so that reading is one look-up a token.

Groups and the meaning of their ``value`` (see ``words.tsv``): month and bangla month 1-12; weekday 0 Monday to
6 Sunday; part the letters
of TIMEX3 (``MO``); unit the letter of a duration (``m`` is a month, ``M`` a minute); day the days from the day
of publication; told day the
days from the day told of; day word the day of a month; year name the year; century its number; decade its digit.
Endings: H.-R. Thompson, *Bengali* (London Oriental and African Language Library 18), ch. 6.
"""

from functools import cache
from typing import NamedTuple

from shutro import lexicon
from shutro.text.form import one_form


class Word(NamedTuple):
    """What a word form is: its ``group``, its ``value``, its ``case`` ("", gen, loc, dat, about, whole), the
    ``form`` it is made of.
    """

    group: str
    value: str
    case: str
    form: str


_VOWELS = frozenset("ািীুূৃেৈোৌঅআইঈউঊঋএঐওঔ")
_AFTER_ANY = {
    "কে": "dat",
    "টা": "",
    "টি": "",
    "টায়": "loc",
    "টার": "gen",
    "টিতে": "loc",
    "টির": "gen",
}
_AFTER_CONSONANT = {
    "": "",
    "ে": "loc",
    "ের": "gen",
    **_AFTER_ANY,
}
_AFTER_VOWEL = {
    "": "",
    "তে": "loc",
    "য়": "loc",
    "য়ে": "loc",
    "র": "gen",
    "য়ের": "gen",
    **_AFTER_ANY,
}
_HYPHENED = {"-এ": "loc", "-এর": "gen", "-র": "gen", "-তে": "loc", "-কে": "dat"}
_EMPHATIC = ("", "ই", "ও")
_ABOUT = ("খানেক", "খানেকের", "দেড়েক", "দেড়েকের")
_WHOLE = ("ব্যাপী", "ভর", "জুড়ে", "ভরই")

# groups whose words take no ending but the emphatic one
_BARE = frozenset(
    {
        "last",
        "next",
        "this",
        "near",
        "that",
        "that next",
        "that before",
        "new",
        "run",
        "every",
        "few",
        "ordinal",
        "to",
        "and",
        "century",
        "local",
        "night after",
        "noon hours",
        "day word",
        "every-weekly",
        "up to",
        "within",
        "deep",
        "all",
        "near future",
        "more",
        "towards",
        "outgoing",
        "just",
        "little",
        "same time",
    }
)
# forms that look inflected and are another word
_OTHER_WORDS = frozenset(
    map(
        one_form,
        (
            "মেয়ে",
            "মেয়ের",
            "মেয়",
            "মেকে",
            "মেটা",
            "মেও",
            "মেই",
            "কালে",
            "কালের",
            "কালেই",
            "কালেও",
            "কালকে",
            "এখনও",
            "সমে",
            "শনিও",
            "শেষটা",
            "সোমে",
            "সোমের",
            "রবির",
            "রবিকে",
            "রবিও",
            "রবিই",
            "শনির",
            "শনিকে",
            "বুধের",
            "বুধকে",
            "মঙ্গলের",
            "মঙ্গলে",
            "মঙ্গলকে",
            "মঙ্গলই",
            "মঙ্গলও",
            "মাঝে",
            "মাঝের",
            "মাঝেই",
            "মাঝেও",
            "পরকে",
            "আজে",
            "আজের",
            "পরটা",
            "পরেকে",
            "ষাটটি",
            "আশিটি",
            "ত্রিশটি",
            "চল্লিশটি",
            "পঞ্চাশটি",
        ),
    )
)


def inflected(form: str, group: str) -> dict[str, str]:
    """Every form that a word of this group takes, with its case."""
    if group == "reference":
        return {form: "", form + "ই": "", **({form + "ও": ""} if form.endswith("ে") else {})}
    if form == "দিন":
        return _inflected(form, group) | {"দিনগুলোতে": "loc", "দিনগুলোয়": "loc", "দিনগুলোর": "gen"}
    return _inflected(form, group)


def _inflected(form: str, group: str) -> dict[str, str]:
    if group in _BARE:
        return {form: "", form + "ই": ""}
    endings = _AFTER_VOWEL if form[-1] in _VOWELS else _AFTER_CONSONANT
    if form[-2:-1] == "্":  # a conjunct is said with a vowel after it: বায়ান্নর
        endings = endings | {"র": "gen"}
    found = {form + ending + e: case for ending, case in endings.items() for e in _EMPHATIC}
    found |= {form + ending + e: case for ending, case in _HYPHENED.items() for e in _EMPHATIC}
    if group == "unit":
        found |= {form + a: "about" for a in _ABOUT}
    if group in ("unit", "part", "day"):
        found |= {form + w: "whole" for w in _WHOLE}
    return found


_FUSED = {
    "X": "কয়েক",
    1: "এক",
    2: "দু দুই",
    3: "তিন",
    4: "চার",
    5: "পাঁচ",
    6: "ছয় ছ",
    7: "সাত",
    8: "আট",
    9: "নয় ন",
    10: "দশ",
    12: "বারো",
    15: "পনেরো",
}


def _fused(units: dict[str, Word]) -> dict[str, Word]:
    """``দুদিন``, ``তিনমাসের``: a number word and a unit as one. ``একদিন`` alone is "once", no time."""
    found = {}
    for number, spellings in _FUSED.items():
        for spelling in spellings.split():
            for form, unit in units.items():
                if unit.case != "about" and not (number == 1 and unit.case == "" and form != "দিন"):
                    found[one_form(spelling) + form] = Word("fused", f"{number}{unit.value}", unit.case, unit.form)
    return found


@cache
def words() -> dict[str, Word]:
    """From every form to its word; where two words share a form, the shorter ending wins."""
    found: dict[str, Word] = {}
    for entry in sorted(lexicon.entries("times", "words.tsv"), key=lambda e: -len(e["form"])):
        for form, case in inflected(entry["form"], entry["group"]).items():
            form = one_form(form)
            if form not in _OTHER_WORDS or form == entry["form"]:
                found.setdefault(form, Word(entry["group"], entry["value"], case, entry["form"]))
    units = {f: w for f, w in found.items() if w.group == "unit" and w.value in "MHDWmY"}
    return _fused(units) | found
