"""Parties without a name whose words are one form: bodies told together (রাজনৈতিক দলগুলো), people told by their work
(নৌশ্রমিকেরা).
"""

from functools import lru_cache

from shutro.deals.group import Group, case_of, same_line
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page, stems, verbs

_BODIES = frozenset(one_form("দল সংগঠন দেশ গোষ্ঠী পক্ষ ইউনিয়ন জোট রাষ্ট্র").split())
_PLURALS = ("গুলো", "গুলি")
_POINTING = frozenset(one_form("এই ওই সেই এসব সেসব অন্য অন্যান্য সব বাকি দুই তিন চার এ ও যে").split())
_WORK = tuple(map(one_form, ("মালিক", "শ্রমিক", "চালক", "ব্যবসায়ী", "শিক্ষক", "চিকিৎসক", "কর্মচারী", "চাষি", "চাষী")))
_PEOPLE = tuple(map(one_form, ("শ্রমিক", "মজদুর", "ছাত্র", "শিক্ষক", "কর্মচারী", "চিকিৎসক", "কৃষক", "নাগরিক", "জনসংহতি")))


def several(page: Page, i: int, taken: set[int]) -> Group | None:
    """Bodies told together at token ``i`` by what they are, with the word before that says which: পশ্চিমা দেশগুলোর."""
    many = _many(page.tokens[i].text)
    if many is None or not i or i - 1 in taken or not same_line(page, i - 1, i):
        return None
    before = page.tokens[i - 1]
    if before.kind != "word" or before.text in _POINTING or not _tells_which(before.text):
        return None
    return Group(i - 1, i + 1, [f"{before.text} {many}"], case_of(page.tokens[i].text, [many]))


@lru_cache(maxsize=32768)
def by_work(word: str) -> str | None:
    """The stem of people told by their work in one word: নৌশ্রমিকেরা, মিলমালিকদের."""
    return next((s.text for s in stems(word) if s.text.endswith(_WORK) and s.text not in _WORK), None)


@lru_cache(maxsize=32768)
def of_people(party: str) -> bool:
    """Whether a party is a body of people told by their work or their cause: শ্রমিক ইউনিয়ন, ছাত্র পরিষদ."""
    return any(w.startswith(_PEOPLE) for w in party.split()[:-1])


@lru_cache(maxsize=32768)
def _many(word: str) -> str | None:
    """The nominative plural of a body: দলগুলোর, দলগুলো."""
    bodies = (s.text for s in stems(word) if s.text in _BODIES and "plural" in s.endings)
    return next((body + end for body in bodies for end in _PLURALS if word.startswith(body + end)), None)


@lru_cache(maxsize=32768)
def _tells_which(word: str) -> bool:
    """Whether a word can say which bodies: an adjective, a word of negotiation, no verb and no noun in a case."""
    return not verbs(word) and (bool(groups(word)) or not any(s.endings for s in stems(word)))
