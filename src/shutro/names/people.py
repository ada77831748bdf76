"""Persons: runs of words of names, and what stands around them (a title before, an age after, a verb of saying).

A run is words that can stand in a person's name; only its last word may bear an ending. It is a name where lists vouch
for it, or where its surroundings do.
"""

from functools import cache

from shutro import lexicon
from shutro.names.around import age_after, called_after, listed_with_age, says_after, title_before, title_vouches
from shutro.names.kinds import (
    ACRONYM,
    BODY,
    COMMON,
    INSIDE,
    LETTER,
    MODIFIER,
    NAME,
    PERSONAL,
    PLACELIKE,
    SAYS,
    TITLE,
    UNKNOWN,
    WITH,
)
from shutro.names.mention import Mention, Sheet


@cache
def also_names() -> frozenset[str]:
    """Titles that are names too, behind a word of names: আব্দুস শহীদ."""
    return frozenset(lexicon.settings("names", "grammar.toml")["also_names"])


_LONGEST = 7  # words in a name: আবুল কালাম মোহাম্মদ আমিনুল হক চৌধুরী


def people(sheet: Sheet, listed: list[Mention]) -> list[Mention]:
    """Every person that the sheet names by words of names or by the words around.

    ``listed``: names that the gazetteers know; one of several words that is no person's ends the name before it.
    """
    found: list[Mention] = []
    ends = frozenset([m.first for m in listed if m.last - m.first > 1 and m.type in ("ORG", "PLACE")])
    at, count = 0, len(sheet.words)
    while at < count:
        if listed_with_age(sheet, at):
            found.append(Mention(at, at + 1, "PERSON", sheet.text(at), "age in brackets after, in a list of persons"))
            at += 1
            continue
        letters = _letters(sheet, at)
        opens = letters or sheet.words[at].kinds & (PERSONAL | UNKNOWN)
        if not (opens or _written_letters(sheet, at) or _half_a_name(sheet, at)):
            at += 1
            continue
        last = _run(sheet, at + letters, ends)
        mention = _judge(sheet, at + letters, last)
        if letters and mention is not None and mention.first == at + letters:
            mention.form = sheet.form(at, at + letters) + " " + mention.form
            mention.first = at
        if mention is not None:
            found.append(mention)
        at = max(at + 1, mention.last if mention else last)
    return found


def _letters(sheet: Sheet, at: int) -> int:
    """How many single letters stand at ``at`` before a name: two or three as in আ ন ম শামসুল, else none."""
    count = 0
    while count < _MOST_LETTERS and at + count < len(sheet.words) and _is_letter(sheet, at + count):
        count += 1
    after = at + count
    if count < 2 or after >= len(sheet.words) or not sheet.words[after].kinds & (NAME | WITH):
        return 0
    return count if sheet.same_line(at, after) else 0


_MOST_LETTERS = 3


def _half_a_name(sheet: Sheet, at: int) -> bool:
    """A title that is the first half of a name: শহীদ উদ্দিন, শহীদ উল্লাহ."""
    after = sheet.text(at + 1)
    return sheet.text(at) in also_names() and after.startswith(("উদ্দি", "উদ্দী", "উল্লা", "উজ্জামা", "উল"))


def _written_letters(sheet: Sheet, at: int) -> bool:
    """Letters written as one word before a name: এজেডএম জাহিদ."""
    if not sheet.words[at].kinds & ACRONYM or at + 1 >= len(sheet.words):
        return False
    return sheet.words[at].bare and bool(sheet.words[at + 1].kinds & NAME) and sheet.same_line(at, at + 1)


def _is_letter(sheet: Sheet, at: int) -> bool:
    """Whether a token is one Bengali letter, with or without a stop: আ, ন, ম."""
    text = sheet.text(at).removesuffix(".")
    return len(text) == 1 and "অ" <= text <= "হ" and sheet.tokens[at].kind == "word"


def _joins(sheet: Sheet, at: int) -> bool:
    """Whether token ``at`` can go on a name that began before it."""
    here = sheet.words[at]
    if not sheet.same_line(at - 1, at):
        return False
    if here.text in also_names() and sheet.words[at - 1].kinds & PERSONAL:
        return not (at + 1 < len(sheet.words) and sheet.words[at + 1].kinds & BODY)
    if not here.kinds & (PERSONAL | UNKNOWN):
        return False
    if here.text in _WORDS_TOO:
        return bool(sheet.words[at - 1].kinds & LETTER)
    return True


_WORDS_TOO = ("এ", "আর", "কে", "ও")  # letters of initials, and the commonest of words


def _hyphen(sheet: Sheet, first: int, at: int) -> bool:
    """Whether token ``at`` is a hyphen inside a name: আল-মামুন, ওয়াকার-উজ-জামান, but not ট্রাম্প-পুতিন বৈঠক."""
    if sheet.text(at) not in ("-", "–") or not (
        sheet.page.glued(at) and at + 1 < len(sheet.words) and sheet.page.glued(at + 1)
    ):
        return False
    before, after = sheet.words[at - 1], sheet.words[at + 1]
    if not after.kinds & (PERSONAL | UNKNOWN) or not before.bare:
        return False
    return bool((before.kinds | after.kinds) & INSIDE) or at - first > 1


def _run(sheet: Sheet, first: int, ends: frozenset[int]) -> int:
    """The end of the run from ``first`` on; it goes on past none of ``ends``."""
    last = first + 1
    while (
        last < len(sheet.words)
        and last - first < _LONGEST
        and (sheet.words[last - 1].bare or (sheet.text(last) == "রহমান" and sheet.text(last - 1).endswith("র")))
    ):
        if last in ends or _another_begins(sheet, first, last):
            break
        if _joins(sheet, last):
            last += 1
        elif _hyphen(sheet, first, last):
            last += 2
        else:
            break
    return last


def _another_begins(sheet: Sheet, first: int, at: int) -> bool:
    """Whether another person's name begins at token ``at``: সালাহ উদ্দিন জুয়েল | শেখ হাসিনা."""
    if sheet.text(at) not in ("শেখ", "মো.", "মোঃ", "মোসা.", "মোছা.") or at + 1 >= len(sheet.words):
        return False
    if not sheet.words[at + 1].kinds & NAME:
        return False
    return sum(bool(w.kinds & (NAME | WITH)) for w in sheet.words[first:at]) > 1


def _judge(sheet: Sheet, first: int, last: int) -> Mention | None:
    words = sheet.words
    first, last = _trim(sheet, first, last)
    if first >= last:
        return None
    kinds = [w.kinds for w in words[first:last]]
    sure = [w for w in words[first:last] if w.kinds & NAME]
    title = title_before(sheet, first)
    if sure:
        first, last = _without_strangers(sheet, first, last, title)
        if last <= first or (last - first == 1 and not _may_stand_alone(sheet, first)):
            return None
        return _mention(sheet, first, last, f"name words: {sure[0].name}")
    if (age_after(sheet, last) or called_after(sheet, last)) and any(k & (WITH | UNKNOWN) for k in kinds):
        return _mention(sheet, first, last, "age in brackets after" if sheet.text(last) == "(" else "called so: নামে")
    if title and title_vouches(sheet, first, last):
        return _mention(sheet, first, last, f"title before: {title}")
    if last - first > 1 and all(k & (WITH | INSIDE) for k in kinds) and sum(bool(k & WITH) for k in kinds) > 1:
        return _mention(sheet, first, last, "name words: " + words[first].text)
    if kinds[0] & INSIDE and kinds[0] & WITH and last - first > 1 and sheet.text(first) != "খান":
        return _mention(sheet, first, last, f"name words: {words[first].text}")
    if says_after(sheet, first, last):
        return _mention(sheet, first, last, f"verb of saying after: {words[last].text}")
    return None


def _trim(sheet: Sheet, first: int, last: int) -> tuple[int, int]:
    """Words that stand only inside a name do not close it, and a lone letter (এ, ও, কে) does not open it."""
    words = sheet.words
    while first < last and (
        (words[first].kinds & LETTER and not _letter_opens(sheet, first, last)) or words[first].text in ("বেগম", "সরকার")
    ):
        first += 1
    while last > first and (
        sheet.text(last - 1) in ("-", "–")
        or (words[last - 1].kinds & INSIDE and not words[last - 1].kinds & (NAME | WITH))
    ):
        last -= 1
    while first < last and sheet.text(first) in ("-", "–"):
        first += 1
    return first, last


def _letter_opens(sheet: Sheet, first: int, last: int) -> bool:
    if first + 1 >= last:
        return False
    after = sheet.words[first + 1].kinds
    return bool(after & LETTER) or (
        len(sheet.text(first)) > 1 and sheet.text(first) not in ("আর", "কে") and bool(after & NAME)
    )


def _without_strangers(sheet: Sheet, first: int, last: int, title: str) -> tuple[int, int]:
    """Where the name begins and ends: words on no list beside one sure word belong to it, beside a full name not."""
    words = sheet.words
    sure = next(i for i in range(first, last) if words[i].kinds & NAME)
    begin, end = sure, sure + 1
    while begin > first and _is_part(sheet, begin - 1):
        begin -= 1
    while end < last and _is_part(sheet, end):
        end += 1
    full = sum(bool(w.kinds & (NAME | WITH)) for w in words[begin:end]) > 1
    if begin > first and words[begin - 1].kinds & ACRONYM:
        begin -= 1
    elif begin > first and ((title and first >= begin - 2) or not full):
        stranger = words[begin - 1]
        begin = (
            first
            if title and first >= begin - 2
            else begin - 1
            if stranger.bare and not stranger.kinds & PLACELIKE
            else begin
        )
    while begin > first and _is_part(sheet, begin - 1):  # মো. before a word on no list
        begin -= 1
    if end < last and (not full or any(w.kinds & NAME for w in words[end:last]) or _ends_clearly(sheet, last)):
        end = last
    return _trim(sheet, begin, end)


def _is_part(sheet: Sheet, at: int) -> bool:
    return bool(sheet.words[at].kinds & PERSONAL) or sheet.text(at) in ("-", "–") or sheet.text(at) in also_names()


_NICKNAME_ENDS = ("কে", "সহ", "ুর", "ির")  # a third name is mostly a short one: রফিকুল আলম চুনুকে, হাসানুল হক ইনুর


def _ends_clearly(sheet: Sheet, last: int) -> bool:
    """Whether what follows shows that the name ends here: an age, a mark, a verb of saying."""
    final = sheet.words[last - 1]
    if len(final.stems) > 1 and not final.kinds & PLACELIKE and final.text.endswith(_NICKNAME_ENDS):
        return True
    if not final.bare:
        return False
    return sheet.text(last) in ("", ",", "।", "(", ")", "ও") or (
        last < len(sheet.words) and bool(sheet.words[last].kinds & SAYS)
    )


def _may_stand_alone(sheet: Sheet, at: int) -> bool:
    here = sheet.words[at]
    return not here.kinds & (COMMON | TITLE | BODY | MODIFIER) and here.known is None


def _mention(sheet: Sheet, first: int, last: int, why: str) -> Mention:
    ending = sheet.words[last - 1].name or sheet.without_ending(last - 1)
    return Mention(first, last, "PERSON", sheet.form(first, last, ending), why)
