"""Ages: রহিম উদ্দিন (২৭), ২৭ বছর বয়সী, বয়স ২৭, ২২ বছরের তরুণী, বছর বত্রিশের."""

from collections.abc import Mapping

from shutro.figures.draft import Draft
from shutro.figures.vocabulary import SETTINGS, look
from shutro.names import Name
from shutro.numbers import bounds
from shutro.numbers.reading import opened
from shutro.words import Page

_AFTER = tuple(SETTINGS["age_after"])
_BEFORE = frozenset(SETTINGS["age_before"])
_JOINERS = frozenset({"ও", "এবং", "আর"})
_SPANS = frozenset({"গত", "এ", "এই", "প্রতি", "চলতি", "আগামী", "এক", "সারা", "পুরো"})
_YEAR = frozenset(SETTINGS["year"])
_AND_MORE = SETTINGS["and_more"]
_OLDEST = 125


def read(page: Page, d: Draft, names: Mapping[int, Name], end: int) -> bool:
    """Whether the number is an age; then its span and kind are set."""
    if d.number.classifier or d.number.shape or d.number.ordinal:
        return False
    top = d.high if d.high is not None else d.low
    if top is None or not 0 < top <= _OLDEST:
        return False
    return _in_brackets(page, d) or _with_year(page, d, end, names) or _bare(page, d)


def _in_brackets(page: Page, d: Draft) -> bool:
    tokens = page.tokens
    i, j = d.first - 1, d.last
    if i < 1 or j >= len(tokens) or tokens[i].text != "(" or tokens[j].text != ")" or d.bound != "exact":
        return False
    if tokens[i - 1].kind != "word" or not isinstance(d.low, int) or page.text[tokens[i].end] in "০0":
        return False
    return _set(d, "number in brackets behind a name")


def _with_year(page: Page, d: Draft, end: int, names: Mapping[int, Name]) -> bool:
    tokens = page.tokens
    i = d.last
    glued = d.number.glued
    year = glued if glued in _YEAR else (tokens[i].text if i < end and not d.number.case else "")
    if year not in _YEAR:
        return False
    after = i if glued else i + 1
    case = "genitive" if year.endswith(("র", "রও")) else ""
    back, last = bounds.after(page, after, case)
    if not back and after + 3 <= end and page.token_span(after, after + 3).text in _AND_MORE:
        back, last = _AND_MORE[page.token_span(after, after + 3).text], after + 3
    following = tokens[last] if last < end else None
    noun = following is not None and following.kind == "word"
    aged = noun and following is not None and following.text.startswith(_AFTER)
    told = any(t.text in _BEFORE for t in tokens[max(0, d.first - 3) : d.first])
    near = [t.text for t in tokens[last : min(last + 3, end)] if t.kind == "word"]
    name = names.get(following.start) if following is not None else None
    person = noun and case == "genitive" and not back and any(map(_is_person, near[:2]))
    person = person or (case == "genitive" and name is not None and name.type == "PERSON")
    told = told or (noun and bool(_BEFORE.intersection(near)))
    if not (aged or told or person):
        return False
    d.last, d.end = last, tokens[last - 1].end
    if back and d.bound == "exact":
        d.bound = back
        d.low, d.high = opened(back, d.low, d.high)
    return _set(d, "years of a life")


def _is_person(word: str) -> bool:
    known = look(word)
    return known.people and not known.role


def _bare(page: Page, d: Draft) -> bool:
    """বয়স ৫৬, ষাটোর্ধ্ব, ৬০-ঊর্ধ্ব."""
    tokens = page.tokens
    if d.first and tokens[d.first - 1].text in _BEFORE and d.last < len(tokens):
        following = tokens[d.last]
        return (following.kind != "word" or following.text in _JOINERS) and _set(d, "number behind the word age")
    if d.first and tokens[d.first - 1].text == "বছর" and d.case == "genitive" and tokens[d.first].kind == "word":
        if d.first > 1 and tokens[d.first - 2].text in _SPANS:
            return False
        d.first, d.start = d.first - 1, tokens[d.first - 1].start  # বছর বত্রিশের
        return _set(d, "years of a life")
    return "োর্ধ" in tokens[d.last - 1].text and _set(d, "age above")


def _set(d: Draft, why: str) -> bool:
    d.kind = "age"
    d.why.append(why)
    return True
