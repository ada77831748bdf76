"""Bodies and facilities: a class noun and the words before it that belong to its name.

`পররাষ্ট্র মন্ত্রণালয়`, `ঢাকা বিশ্ববিদ্যালয়`, `গাজার স্বাস্থ্য মন্ত্রণালয়`: the class noun closes the name; before it stand
words that make names of bodies (`modifiers.tsv`), places, names, words on no list, joined by ও.
"""

from functools import cache

from shutro import lexicon
from shutro.names.branches import parties
from shutro.names.gazetteer import gazetteer, joined
from shutro.names.kinds import (
    ACRONYM,
    BODY,
    COMMON,
    GENERIC,
    LINK,
    MODIFIER,
    NAME,
    PERSONAL,
    PLACELIKE,
    TITLE,
    UNKNOWN,
    WITH,
    Word,
)
from shutro.names.mention import Mention, Sheet
from shutro.words import verbs

_LONGEST = 9
_TRADE = 3  # words that tell the trade of an association's members, with the word for them
_OBLIQUE = ("ে", "ের", "কে", "ও", "ই")


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.settings("names", "grammar.toml")[group])


def bodies(sheet: Sheet) -> list[Mention]:
    """Every body and facility whose name a class noun closes."""
    found = []
    for at, here in enumerate(sheet.words):
        if here.kinds & BODY and here.body is not None and not _goes_on(sheet, at):
            mention = _closed_by(sheet, at, here.body)
            if mention is not None:
                found.append(mention)
    return found


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Whether the next word is a class noun too, so that the name ends there: কলেজ হাসপাতাল, ইনস্টিটিউট ও হাসপাতাল."""
    here = sheet.words[at]
    beyond = at + 2 if _and_hospital(sheet, at + 1) else at + 1
    after = sheet.words[beyond] if beyond < len(sheet.words) else None
    return (
        after is not None
        and bool(after.kinds & BODY)
        and here.body is not None
        and here.text == here.body[0]
        and after.body != here.body
    )


def _closed_by(sheet: Sheet, at: int, noun: tuple[str, str, str]) -> Mention | None:
    form, kind, strength = noun
    if form == "হল" and not sheet.text(at).startswith("হলের"):
        return None  # হলে and হল are verbs far more often
    if strength == "party" or (form in _words("needs_modifier") and not _may_precede(sheet, at - 1, form)):
        return None
    if form == "পুলিশ" and at + 1 < len(sheet.words) and sheet.words[at + 1].kinds & TITLE:
        return None  # পুলিশ সুপার is an office
    if at > 0 and f"{sheet.text(at - 1)} {form}" in parties():
        return None  # its branch is read by `branches`
    walk = _Walk(sheet, at, form)
    if not walk.names_something(strength):
        return None
    last = _of_what(sheet, at)
    ending = form if last == at + 1 else None
    whole = sheet.form(walk.first, last, ending)
    listed = gazetteer().names.get(joined(whole))
    kind = listed.type if listed else kind
    return Mention(walk.first, last, kind, whole, f"designator: {form}", listed.key if listed else "")


class _Walk:
    """The words before a class noun that belong to the name, and what they are.

    ``named``: names and words on no list; ``peoples``: nationalities and countries; ``telling`` and ``generic``: words
    of bodies' names that tell one from another, or do not.
    """

    def __init__(self, sheet: Sheet, at: int, form: str) -> None:
        self.sheet, self.at, self.form, self.first = sheet, at, form, at
        self.named = self.peoples = self.telling = self.generic = 0
        self.of_country = False
        while (
            self.first > 0
            and at - self.first < _LONGEST
            and sheet.same_line(self.first - 1, self.first)
            and self._takes(self.first - 1)
        ):
            self.first -= 1
        self._honoured()
        self._trim()

    def names_something(self, strength: str) -> bool:
        """Whether the words tell a body or facility from its like."""
        if self.form in _words("armies"):
            return bool(self.named or self.peoples)
        if self.named and self.form == "পুলিশ":
            return bool(self.telling) or any(_is_place(w) for w in self.sheet.words[self.first : self.at])
        if self.named:
            return True
        if self.peoples and (self._is_force() or (self.of_country and self.form in _words("of_country"))):
            return True
        if self.form in _words("any_word"):
            return bool(self.telling or self.generic)
        return self.telling > (0 if strength == "strong" else 1)

    def _is_force(self) -> bool:
        return self.form == "বাহিনী" and self.sheet.text(self.at - 1) in _words("forces")

    def _takes(self, at: int) -> bool:
        sheet, here = self.sheet, self.sheet.words[at]
        if here.kinds & BODY and self._begins_with_place():
            return False  # চিকিৎসাকেন্দ্র ঢাকা মেডিকেল কলেজ: what stands before says what it is
        if _is_modifier(sheet, at):
            if here.kinds & GENERIC:
                self.generic += 1
            else:
                self.telling += 1
        elif here.known is not None:
            return self._takes_known(at)
        elif _is_name(sheet, at, self.form):
            self.named += 1
        else:
            return ((self.first < self.at or _and_hospital(sheet, at)) and _links(sheet, at)) or self._is_trade(at)
        return True

    def _begins_with_place(self) -> bool:
        """Whether what was taken so far begins with a known place."""
        known = self.sheet.words[self.first].known
        return self.first < self.at and known is not None and known.type == "PLACE"

    def _takes_known(self, at: int) -> bool:
        here, known = self.sheet.words[at], self.sheet.words[at].known
        assert known is not None  # noqa: S101 - asked by _takes
        if here.text != known.form:
            army = self.form in _words("armies")
            if (
                (self.first < self.at or army)
                and not self.named
                and _is_country(self.sheet, at, self.form)
                and (army or self.telling or self.generic)
            ):
                self.first, self.peoples, self.of_country = at, self.peoples + 1, True
            return False
        if self.form == "বাজার" and (known.type == "ORG" or known.key):
            return False  # আন্তর্জাতিক বাজার, শেয়ারবাজার: no place
        if known.type == "NORP" or (
            known.key
            and known.type == "PLACE"
            and not (self.telling or self.generic or self.form in _words("embassies"))
        ):
            self.peoples += 1
        else:
            self.named += 1
        return True

    def _is_trade(self, at: int) -> bool:
        """A common word in an association's name, where a place stands before: বাংলাদেশ লাইটার জাহাজ মালিক সমিতি;
        without one, whose association it is, and their trade: লঞ্চমালিক সমিতি, আলু ব্যবসায়ী সমিতি.
        """
        if self.form in _words("unions") and self._of_members(at):
            self.telling += 1
            return True
        if (
            self.form not in _words("associations") | _words("trades")
            or not self.sheet.words[at].kinds & (COMMON | TITLE)
            or not self.sheet.words[at].bare
        ):
            return False
        for before in range(at - 1, max(-1, at - 5), -1):
            here = self.sheet.words[before]
            if here.known is not None and here.text == here.known.form and here.known.type == "PLACE":
                return self.sheet.same_line(before, at)
            if not here.kinds & (COMMON | MODIFIER | UNKNOWN) or here.text.endswith(("ের", "কে", "েন", "ছে")):
                return False
        return False

    def _of_members(self, at: int) -> bool:
        """Whether a common word tells whose association it is (শিক্ষক, লঞ্চমালিক), or stands before that word."""
        text, here = self.sheet.text(at), self.sheet.words[at]
        if text in _words("no_trade") or not here.kinds & (COMMON | TITLE):
            return False
        if self.first == self.at:
            return text.endswith(tuple(_words("members")))
        trade = self.at - at <= _TRADE and self.sheet.text(self.at - 1).endswith(tuple(_words("members")))
        return trade and here.bare and not text.endswith(_OBLIQUE) and not verbs(text)

    def _honoured(self) -> None:
        """Take in the titles of the person that a facility is named after: শেখ মুজিব, স্যার সলিমুল্লাহ."""
        before = _words("honours")
        while (
            self.first > 0
            and self.form in _words("named_after")
            and self.first < self.at
            and self.sheet.words[self.first].kinds & (PERSONAL | UNKNOWN)
            and self.sheet.text(self.first - 1) in before
            and self.sheet.same_line(self.first - 1, self.first)
        ):
            self.first -= 1

    def _trim(self) -> None:
        outside = {"-", "–", ",", *_words("openers")}
        if self.form not in _words("associations"):
            outside.update(_words("owners"))
        while self.first < self.at:
            here = self.sheet.words[self.first]
            if not (here.kinds & LINK and not here.kinds & MODIFIER) and self.sheet.text(self.first) not in outside:
                break
            self.first += 1


def _is_place(here: Word) -> bool:
    return bool(here.kinds & PLACELIKE) or (here.known is not None and here.known.type == "PLACE")


def _of_what(sheet: Sheet, at: int) -> int:
    """The end of a name that goes on with অব: অ্যাসোসিয়েশন অব মেশিনিস্টস."""
    last, noun = at + 1, sheet.words[at].body
    if noun is None or sheet.words[at].text != noun[0] or sheet.text(last) not in ("অব", "অফ"):
        return last
    end = last + 1
    while end < len(sheet.words) and end - last < 5 and _follows(sheet, end):
        end += 1
        if not sheet.words[end - 1].bare:
            break
    return end if end > last + 1 else last


def _follows(sheet: Sheet, at: int) -> bool:
    here = sheet.words[at]
    return bool(here.kinds & (UNKNOWN | MODIFIER | LINK)) or here.known is not None


def _is_modifier(sheet: Sheet, at: int) -> bool:
    if at < 0:
        return False
    here = sheet.words[at]
    if here.kinds & MODIFIER:
        return True
    return bool(here.kinds & BODY) and here.body is not None and here.body[0] == here.text and here.body[2] == "strong"


def _may_precede(sheet: Sheet, at: int, form: str) -> bool:
    """Whether a word makes a name with the class noun after it: শিক্ষা বিভাগ, চারুকলা বিভাগ, নয়ন বাহিনী."""
    if _is_modifier(sheet, at):
        return True
    if at < 0 or not sheet.words[at].bare:
        return False
    kinds = sheet.words[at].kinds
    if form == "বাহিনী":
        return bool(kinds & (NAME | WITH)) and sheet.words[at].known is None
    return form == "বিভাগ" and bool(kinds & UNKNOWN) and not kinds & PLACELIKE


def _is_name(sheet: Sheet, at: int, form: str) -> bool:
    here = sheet.words[at]
    if here.kinds & (COMMON | TITLE) or not here.bare or here.text in _NO_NAMES:
        return False
    if here.kinds & PERSONAL:
        return form in _words("named_after") and len(here.text) > 1
    if here.text.endswith("র") and any(sheet.stands(way) for way in here.stems[1:]):
        return False  # a genitive: পেইসলির, where পেইসলি stands on the page
    return bool(here.kinds & (ACRONYM | UNKNOWN)) and len(here.text) > 1


_NO_NAMES = frozenset(("আর", "এ", "কে", "ও"))


def _and_hospital(sheet: Sheet, at: int) -> bool:
    """Whether ও stands at ``at`` between the two class nouns of a hospital: মেডিকেল কলেজ ও হাসপাতাল."""
    joins = sheet.text(at) == "ও" and sheet.text(at + 1).startswith("হাসপাতাল")
    return joins and bool(sheet.words[at - 1].kinds & BODY)


def _links(sheet: Sheet, at: int) -> bool:
    """ও, অ্যান্ড, অব, a hyphen or a comma between two words of a body's name."""
    here, text = sheet.words[at], sheet.text(at)
    if at == 0:
        return False
    if text in ("-", "–"):
        return sheet.page.glued(at) and sheet.page.glued(at + 1) and not sheet.words[at - 1].kinds & COMMON
    if text in ("ও", "এবং", ","):
        if _and_hospital(sheet, at):
            return True
        before, after = sheet.words[at - 1].kinds, sheet.words[at + 1].kinds
        if text == "," and "ও" not in (sheet.text(at + 2), sheet.text(at + 3), sheet.text(at + 4)):
            return False
        return bool(before & MODIFIER) and not before & BODY and bool(after & (MODIFIER | UNKNOWN))
    return bool(here.kinds & LINK)


def _is_country(sheet: Sheet, at: int, form: str) -> bool:
    """A place in the genitive before a ministry, an army, a court: গাজার, জাতিসংঘের."""
    here = sheet.words[at]
    if here.known is None or not here.text.endswith("র") or form not in _words("with_country"):
        return False
    return here.known.type == "PLACE" or here.known.key == "un"
