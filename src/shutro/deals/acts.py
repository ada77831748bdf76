"""Which acts the words of a move speak of: release, ceasefire, withdraw, aid, access, payment."""

from functools import lru_cache

from shutro.deals.vocabulary import groups, topics
from shutro.text.form import one_form
from shutro.words import Page, case, verbs

_STOPS_WITHIN, _LEFT_WITHIN = 4, 3  # tokens between a fight and its end, between ground and who leaves it
_LEAVES_WITHIN = 9  # tokens between troops and that they leave
_LESS, _FALLS_WITHIN = ("কম", "হ্রাস", "মওকুফ"), 8
_LEAVE = one_form("ছাড়া")
_WITHDRAW = frozenset(["সরা", "নামা"])
_MOVED = ("সরা", "নামা")
_MOVE_OUT = one_form("সরানো")
_LEAVING, _GIVE = one_form("ছেড়ে"), one_form("দেওয়া")
_FROM, _NOT = "থেকে", frozenset(one_form("না নয়").split())
_MOTION = frozenset(one_form("ঢোকা যাওয়া চলা ফেরা বেরোনো").split())
_MONEY = frozenset({"payment", "wage", "ransom", "loan", "fare"})
_FREE = "মুক্ত"
_BACK, _PEOPLE = "ফেরত", ("দের", "কে")
_OFFICES = tuple(one_form("মন্ত্রণালয় মন্ত্রক অধিদপ্তর কমিশন কমিটি ব্যাংক বিভাগ কর্মসূচি").split())
_AIM = frozenset(one_form("যাতে যেন").split())


def acts(page: Page, first: int, last: int) -> dict[str, int]:
    """The acts that tokens ``first`` to ``last`` (excluded) speak of, in the order told, each with its first token.

    What somebody wants to reach by it (যাতে ...) is none of them.
    """
    found: dict[str, int] = {}
    for i in range(first, last):
        token = page.tokens[i]
        if token.text in _AIM:
            break
        if token.kind == "word" and (act := _act(page, first, i, last)):
            found.setdefault(act, i)
    return found


def money(page: Page, first: int, last: int) -> str | None:
    """What a payment is: wage, ransom, loan or fare; None where its words do not say, or say several things."""
    said = {t for token in page.tokens[first:last] for t in topics(token.text) & _MONEY - {"payment"}}
    return said.pop() if len(said) == 1 else None


def fights(page: Page, first: int, last: int) -> bool:
    """Whether the words tell of fighting, or of a truce."""
    return any("fight" in topics(t.text) or "truce" in groups(t.text) for t in page.tokens[first:last])


def mutual(page: Page, first: int, last: int) -> bool:
    """Whether the fighting is ended by a truce, which takes two, and not by one who stops."""
    tokens = page.tokens[first:last]
    return any("truce" in groups(t.text) and not t.text.startswith(_PAUSE) for t in tokens)


_PAUSE = "বিরতি"


def _act(page: Page, first: int, i: int, last: int) -> str | None:
    word = page.tokens[i].text
    if i + 1 < last and page.tokens[i + 1].text.startswith(_OFFICES):
        return None
    told, meant = groups(word), topics(word)
    if "captive" in told or "release" in meant or _freed(page, first, i, last):
        return "release"
    if "truce" in told or ("fight" in meant and _stopped(page, i, last)):
        return "ceasefire"
    if "withdraw" in meant or _left(page, first, i, last):
        return "withdraw"
    if "aid" in meant or ("relief" in meant and i > first and "humane" in topics(page.tokens[i - 1].text)):
        return "aid"
    if "access" in meant or _let_through(page, i, last) or _brought_out(page, first, i):
        return "access"
    if "fare" in meant and any(t.text.startswith(_LESS) for t in page.tokens[i + 1 : min(last, i + 1 + _FALLS_WITHIN)]):
        return None  # a charge that falls is given up, not paid
    return "payment" if meant & _MONEY else None


def _freed(page: Page, first: int, i: int, last: int) -> bool:
    """Somebody is let go: what is let go of stands in the dative, as people do (সুমনকে ছেড়ে দেওয়া)."""
    word = page.tokens[i].text
    lets = word == _LEAVING and _gives(page, i + 1, last)
    if word == _FREE:  # মুক্ত করা, নাবিকেরা মুক্ত; not মুক্ত বাণিজ্য
        return i + 1 >= last or page.tokens[i + 1].kind == "mark" or bool(verbs(page.tokens[i + 1].text))
    if word == _BACK:
        return i > first and page.tokens[i - 1].text.endswith(_PEOPLE)
    lets = lets or (word != _LEAVE and any(v.lemma == _LEAVE and v.tense != "converb" for v in verbs(word)))
    before = page.tokens[max(first, i - 2) : i]
    return lets and bool(before) and (before[-1].text.endswith(_PEOPLE) or "dative" in case(before[0].text))


def _stopped(page: Page, i: int, last: int) -> bool:
    """Whether a fight is stopped, or will not go on: হামলা বন্ধ, হামলা চালানো হবে না."""
    after = page.tokens[i + 1 : min(last, i + 1 + _STOPS_WITHIN)]
    for n, token in enumerate(after):
        if token.kind == "mark":
            return False
        if "stop" in topics(token.text):
            return True
        if token.text in _NOT and n and any(v.tense in {"future", "infinitive"} for v in verbs(after[n - 1].text)):
            return True
    return False


def _left(page: Page, first: int, i: int, last: int) -> bool:
    """Troops that leave, or ground that somebody leaves."""
    meant = topics(page.tokens[i].text)
    after = page.tokens[i + 1 : min(last, i + 1 + _LEFT_WITHIN)]
    if "troops" in meant:  # সেনা ... সরাবে, প্রত্যাহার করবে সেনা; not বাহিনী থেকে
        if after and after[0].text == _FROM:
            return False
        near = page.tokens[max(first, i - _LEFT_WITHIN) : min(last, i + _LEAVES_WITHIN)]
        return any("leave" in topics(t.text) for t in near)
    if "ground" in meant and "leave" not in meant:
        given = any(t.text == _LEAVING and _gives(page, i + 2 + n, last) for n, t in enumerate(after))
        left = any(t.text != _LEAVE and any(v.lemma == _LEAVE for v in verbs(t.text)) for t in after)
        return left and not given
    return page.tokens[i].text == _FROM and any(_withdraws(t.text) for t in after)


@lru_cache(maxsize=32768)
def _withdraws(word: str) -> bool:
    """সরে, নেমে; not সরাতে, which somebody else is made to do."""
    return any(v.lemma in _WITHDRAW for v in verbs(word)) and not word.startswith(_MOVED)


def _gives(page: Page, i: int, last: int) -> bool:
    return i < last and any(v.lemma == _GIVE for v in verbs(page.tokens[i].text))


def _brought_out(page: Page, first: int, i: int) -> bool:
    """People who are no fighters are brought out: মানুষকে সরিয়ে নেওয়া."""
    moved = any(v.lemma == _MOVE_OUT for v in verbs(page.tokens[i].text))
    before = page.tokens[max(first, i - 2) : i]
    return moved and any("people" in topics(t.text) for t in before)


def _let_through(page: Page, i: int, last: int) -> bool:
    """ঢুকতে দেওয়া, যেতে দেওয়া."""
    if i + 1 >= last or not any(v.tense == "infinitive" and v.lemma in _MOTION for v in verbs(page.tokens[i].text)):
        return False
    return _gives(page, i + 1, last)
