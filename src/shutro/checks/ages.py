"""``age_mismatch``: a person's age and year of birth, more than a year apart on the day of publication.

Looked at only where the report gives one year of birth, and its sentence names the person of the age or goes on from
the sentence with the age.
"""

import re
from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.figures import Figure
from shutro.names import Name
from shutro.text.form import one_form

_BORN = re.compile(one_form(r"(?<![\u0980-\u09ff])(?:জন্ম|জন্মগ্রহণ|জন্মেছিলেন|জন্মান)(?![\u0980-\u09ff])"))
_YEAR = re.compile(r"(?<![০-৯])((?:১৮|১৯|২০)[০-৯]{2})(?![০-৯])")
_NEAR = 60  # characters between the year and the word of birth
_SOMEBODY = re.compile(one_form(r"(?<![\u0980-\u09ff])(?:তিনি|তাঁর|তাঁরা|তার)(?![\u0980-\u09ff])"))
_TO_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def find(layers: Layers) -> Iterator[Check]:
    """The age that does not go with the year of birth."""
    if layers.published is None:
        return
    ages = [
        f for f in layers.figures if f.kind == "age" and f.low is not None and f.low == f.high and f.bound == "exact"
    ]
    births = list(_births(layers.page.text))
    if len(births) != 1 or not ages:
        return
    place, year = births[0]
    age = _of_same_person(layers, ages, place)
    if age is not None:
        expected = layers.published.year - year
        if not expected - 1 <= float(age.low or 0) <= expected:
            yield finding("age_mismatch", "apart", age.span, year=year, age=f"{age.low:g}", expected=expected)


def _births(text: str) -> Iterator[tuple[int, int]]:
    for m in _YEAR.finditer(text):
        around = text[max(0, m.start() - _NEAR) : m.end() + _NEAR]
        if _BORN.search(around.split("।")[0] if "।" not in around[:_NEAR] else around):
            yield m.start(), int(m[1].translate(_TO_LATIN))


def _of_same_person(layers: Layers, ages: list[Figure], place: int) -> Figure | None:
    page = layers.page
    sentence = page.sentences[page.sentence_at(place)]
    born = _people(layers, sentence.start, sentence.end)
    found = []
    for age in ages:
        person = _person_before(layers, age)
        if person and (person.entity_id in born or (not born and _goes_on(layers, age, sentence.start))):
            found.append(age)
    return found[0] if len(found) == 1 else None


def _people(layers: Layers, start: int, end: int) -> set[str]:
    return {n.entity_id for n in layers.names.at(start, end) if n.type == "PERSON"}


def _person_before(layers: Layers, age: Figure) -> Name | None:
    people = [n for n in layers.names.at(max(0, age.span.start - 40), age.span.start) if n.type == "PERSON"]
    return people[-1] if people and age.span.start - people[-1].span.end <= 3 else None


def _goes_on(layers: Layers, age: Figure, start: int) -> bool:
    """Whether the sentence at ``start`` follows the one with the age, and points back to its one person."""
    page = layers.page
    with_age, born = page.sentence_at(age.span.start), page.sentence_at(start)
    sentence = page.sentences[with_age]
    alone = len(_people(layers, sentence.start, sentence.end)) == 1
    return (
        born - with_age == 1
        and alone
        and bool(_SOMEBODY.search(page.text, page.sentences[born].start, page.sentences[born].end))
    )
