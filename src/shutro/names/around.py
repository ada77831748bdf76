"""What stands around a person's name: a title before, an age after, a verb of saying, নামে and a word for a human."""

from shutro import lexicon
from shutro.names.kinds import INSIDE, KIN, OPENS, PERSONAL, PLACELIKE, SAYS, TITLE, UNKNOWN
from shutro.names.mention import Sheet


def title_before(sheet: Sheet, first: int) -> str:
    """The title that stands right before token ``first``, "" where none does: `ওসি`, `(ওসি)`, `হলেন`."""
    if first == 0 or not sheet.same_line(first - 1, first):
        return ""
    before = sheet.words[first - 1]
    if before.kinds & (TITLE | KIN | OPENS):
        return before.text
    if (
        sheet.text(first - 1) == ")"
        and first > 2
        and sheet.words[first - 2].kinds & TITLE
        and sheet.text(first - 3) == "("
    ):
        return sheet.words[first - 2].text
    return ""


def title_vouches(sheet: Sheet, first: int, last: int) -> bool:
    """A title vouches for words on no list where the name ends clearly."""
    kinds = sheet.words[first].kinds
    if kinds & PLACELIKE or (last - first == 1 and kinds & INSIDE):
        return False
    strong = bool(sheet.words[first - 1].kinds & TITLE) or sheet.text(first - 1) == ")"
    after = sheet.text(last)
    ends = after in ("", ",", "।", "(", "ও", "এবং", "’", ":") or (
        last < len(sheet.words) and bool(sheet.words[last].kinds & SAYS)
    )
    if last - first > 1:
        return strong or ends
    return (strong or bool(sheet.words[first - 1].kinds & OPENS)) and (ends or not sheet.words[first].bare)


def age_after(sheet: Sheet, last: int) -> bool:
    """Whether an age in brackets follows: `(২৭)`."""
    if sheet.text(last) != "(" or sheet.text(last + 2) not in (")", "বছর", "মাস"):
        return False
    age = sheet.text(last + 1)
    return age.isdecimal() and len(age) < 4


def listed_with_age(sheet: Sheet, at: int) -> bool:
    """A word that is no name elsewhere, with an age, after another with an age: রুবেল (২৪), সীমান্ত (২২) ও …"""
    here = sheet.words[at]
    if (
        here.kinds & (PERSONAL | UNKNOWN | TITLE | KIN)
        or not age_after(sheet, at + 1)
        or sheet.tokens[at].kind != "word"
    ):
        return False
    return sheet.text(at - 1) in (",", "ও", "এবং") and sheet.text(at - 2) == ")" and age_after(sheet, at - 4)


def called_after(sheet: Sheet, last: int) -> bool:
    """Whether `নামে` and a word for a human follow: জিল্লুনা নামের এক তরুণী."""
    if sheet.text(last) not in lexicon.settings("names", "grammar.toml")["called"]:
        return False
    after = sheet.words[last + 1 : last + 4]
    return any(w.kinds & (TITLE | KIN) or w.text.startswith("একজন") for w in after)


def says_after(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a verb of saying follows that has these words for its subject: not সংহতি জানান, not পরিবেশকেরা বলেন."""
    words = sheet.words
    if last >= len(words) or not words[last].kinds & SAYS or words[first].kinds & PLACELIKE:
        return False
    if not words[last - 1].bare or words[last - 1].text.endswith("রা"):
        return False
    told = words[last].text.startswith("জান")  # what is told may stand right before it: শ্রদ্ধা জানান
    return not told or last - first > 1 or first == 0 or sheet.tokens[first - 1].kind == "mark"
