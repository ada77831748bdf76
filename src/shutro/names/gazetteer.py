"""Names that are known before reading: form to type, key and reason. Evidence, not law: a longer name around one wins.

A key says who is the same (`IL` for ইসরায়েল, ইসরাইল and ইজরায়েল; `bnp` for বিএনপি and its full name). Countries have
the code of their CLDR territory, so that a nationality (`peoples.tsv`) finds its country.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from babel import Locale

from shutro import lexicon
from shutro.text.form import one_form


class Known(NamedTuple):
    """What a gazetteer knows of a form. ``key`` is empty where nothing else has the same bearer."""

    form: str
    type: str
    key: str
    why: str


class Gazetteer(msgspec.Struct, frozen=True):
    """``names``: words joined by one space to what is known.

    ``firsts``: the first word of names of several words to the most words that such a name has.
    """

    names: dict[str, Known]
    firsts: dict[str, int]


def joined(words: str) -> str:
    """A form as its words with one space between, a hyphen as a word of its own, dashes as hyphens: `আল - জাজিরা`."""
    if not _SPLIT.search(words):
        return words
    return " ".join(_NUMBER.sub(r" \1", words.replace("–", " - ").replace("-", " - ")).split())


@cache
def gazetteer() -> Gazetteer:
    """All gazetteers in one table; what comes later in `_sources` overrides."""
    names: dict[str, Known] = {}
    firsts: dict[str, int] = {}
    for known in _sources():
        words = joined(known.form)
        names[words] = known
        parts = words.split(" ")
        if len(parts) > 1:
            firsts[parts[0]] = max(firsts.get(parts[0], 0), len(parts))
    return Gazetteer(names, firsts)


_ODD = re.compile(r"[()\[\]‘’'“”]| - ")
_SPLIT = re.compile(r"[-– ০-৯0-9]")
_NUMBER = re.compile(r"([০-৯0-9]+)")
_NO_PLACES = frozenset({"UN", "EU", "EZ", "ZZ", "XA", "XB", "QO", "001", "009", "061", "054", "053"})


def _sources() -> Iterator[Known]:
    for (form,) in lexicon.columns("names", "cities.tsv", "form"):
        yield Known(form, "PLACE", "", "gazetteer: GeoNames city")
    for form, kind in lexicon.columns("names", "bangladesh.tsv", "form", "kind"):
        yield Known(form, "PLACE", "", f"gazetteer: {kind} of Bangladesh")
    for code, name in Locale("bn").territories.items():
        if code not in _NO_PLACES and not _ODD.search(name):
            yield Known(one_form(name), "PLACE", code, f"gazetteer: CLDR territory {code}")
    for form, key in lexicon.columns("names", "places.tsv", "form", "key"):
        yield Known(form, "PLACE", key, f"gazetteer: territory {key}" if key else "gazetteer: place")
    for form, key in lexicon.columns("names", "peoples.tsv", "form", "key"):
        yield Known(form, "NORP", key, "gazetteer: people")
    for form, kind, key in lexicon.columns("names", "bodies.tsv", "form", "type", "key"):
        yield Known(form, kind, key, "gazetteer: body")
