"""What a number counts: the noun phrase behind it."""

from collections.abc import Mapping

from shutro.figures.draft import Draft
from shutro.figures.vocabulary import look
from shutro.names import Name
from shutro.numbers import atoms
from shutro.words import Page

_CLOSED = frozenset({"exact", "range", "at_least", "about", "vague"})  # a bound behind would have used the case up
_PERSONS, _TIMES = "জন", "বার"
_LONGEST = 5
_DASHES = frozenset("-–‐‑")
_QUOTES = frozenset("‘’“”'\"")


def find(page: Page, d: Draft, names: Mapping[int, Name], end: int) -> None:
    """Set the counted phrase of a draft and whether it is people; tokens up to ``end`` belong to the sentence."""
    tokens = page.tokens
    i = d.last
    if i < end and tokens[i].text in _QUOTES and i + 1 < end and page.glued(i + 1):
        i += 1
    d.head_first = d.head_last = i
    if (
        d.number.classifier == _TIMES
        or _told_with_case(d)
        or (_declined(d) and not (i < end and tokens[i].text.startswith(_BODIES)))
    ):
        return
    people = _walk(page, d, names, i, end)
    d.people = people and _is_people(page, d, names)
    if d.number.classifier == _PERSONS and not d.people:
        d.head_last = d.head_first
    if d.head_last > d.head_first:
        d.counted = page.span(tokens[d.head_first].start, tokens[d.head_last - 1].end)


def _walk(page: Page, d: Draft, names: Mapping[int, Name], first: int, end: int) -> bool:
    """Go along the phrase from token ``first``, set where it ends; whether a word for people stands in it."""
    people, last = False, first
    while last < end and last - first < _LONGEST:
        token = page.tokens[last]
        name = names.get(token.start)
        if name is not None and name.type != "NORP":
            beyond = _after_name(page, last, name)
            if name.type == "PERSON" or beyond >= end or not look(page.tokens[beyond].text).people:
                if name.type == "ORG" and last == first:
                    d.head_last = beyond  # দুই প্লাটুন বিজিবি
                return people
            last = beyond  # তালিবান বন্দি, বিএসএফ সদস্য
            continue
        if not _fits(page, last, end, name is not None):
            return people
        word = look(token.text)
        last += 1
        d.head_last = last
        people = people or word.people or name is not None
        known = (word.people and d.number.classifier != "টি") or word.role == "killed"
        if word.case or _stands_alone(page, last, end, known):
            return people
    return people


def _told_with_case(d: Draft) -> bool:
    """৭ লাখে রফা: a number that carries the case itself counts what is not said."""
    n = d.number
    return n.case in ("locative", "dative") and not n.classifier and not d.why


def _declined(d: Draft) -> bool:
    """পাঁচজনের পরিচয়: the classifier carries the case itself, and nothing counted follows."""
    return (
        d.number.classifier == _PERSONS
        and d.number.case != ""
        and d.bound in ("exact", "range", "at_least", "about", "vague")
        and not d.why
    )


def _after_name(page: Page, i: int, name: Name) -> int:
    while i < len(page.tokens) and page.tokens[i].start < name.span.end:
        i += 1
    return i


def _fits(page: Page, i: int, end: int, norp: bool) -> bool:
    """Whether token ``i`` can be part of a counted phrase."""
    token = page.tokens[i]
    if token.kind == "mark":
        return token.text in _DASHES and page.glued(i) and i + 1 < end and page.glued(i + 1)
    if token.kind == "number" or (token.kind == "word" and atoms.pieces(token.text)):
        return False
    if norp or token.kind == "latin":
        return True
    word = look(token.text)
    if word.stop:
        return False
    if word.role and not word.people:
        before_people = i + 1 < end and look(page.tokens[i + 1].text).people
        return before_people or (word.role == "killed" and token.text.startswith(_BODIES))
    return True


_BODIES = ("লাশ", "মরদেহ", "মৃতদেহ", "দেহ", "প্রাণ", "মৃত্যু")


def _stands_alone(page: Page, i: int, end: int, known: bool) -> bool:
    """Whether the phrase is complete before token ``i``: a known noun without a second one, or any
    noun that is no adjective.
    """
    before = look(page.tokens[i - 1].text)
    if page.tokens[i - 1].kind == "mark":
        return False
    if i < end and page.tokens[i].text in _DASHES and page.glued(i):
        return False
    following = look(page.tokens[i].text) if i < end and page.tokens[i].kind == "word" else None
    if following and (following.people or following.collective) and not following.stop and not following.role:
        return False
    if known and not (before.adjective and following and not following.stop and not following.role):
        return True
    return not before.adjective


def _is_people(page: Page, d: Draft, names: Mapping[int, Name]) -> bool:
    """The last word decides: শিশু হাসপাতাল is no people; পুলিশ সদস্য is."""
    last = page.tokens[d.head_last - 1]
    word = look(last.text)
    return (word.people and not word.collective) or last.start in names or word.role == "killed"
