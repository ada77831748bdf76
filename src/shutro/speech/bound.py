"""A content bound to its cue by case: in the genitive, in the infinitive, as its object, as what something is named."""

import msgspec

from shutro.speech.bits import (
    ADDRESSEE,
    ADVERB,
    BACKWARD,
    BODY,
    CLASSIFIED,
    COMPLEMENTISER,
    CONDITIONAL,
    CUE_WORD,
    DATIVE,
    DEMANDED,
    DOCUMENT,
    FINITE,
    GENITIVE,
    HEAD,
    INFINITIVE,
    OCCASION,
    PLURAL_GENITIVE,
    PRONOUN,
    RELATIVE,
    VERBAL_GENITIVE,
    VERBAL_NOUN,
)
from shutro.speech.cues import Cue, finite_between
from shutro.speech.lexicons import settings
from shutro.speech.lines import MARK, WORD, Line

_MATTER = frozenset({"কথা", "কথাও", "বিষয়টি", "অভিযোগ", "অভিযোগও", "তথ্য", "খবর", "সত্যতা", "দায়", "সম্ভাবনা", "সম্ভাবনাও", "বিষয়"})
_THIS = frozenset({"এ", "এই", "এমন", "এসব"})


class Before(msgspec.Struct, frozen=True):
    """A content before its cue: items ``low`` to ``high``; from ``middle`` on the source may stand; ``how`` in words.

    ``front``: whether the source may stand before the content.
    """

    low: int
    high: int
    middle: int
    how: str
    front: bool = False


def genitive_content(line: Line, cue: Cue, k: int) -> bool:
    """Whether item ``k`` closes a content in the genitive: ছাড়ার প্রস্তাব দেন."""
    if "genitive" not in cue.entry.takes or not cue.entry.words:
        return False
    return line.has(k, VERBAL_GENITIVE) or (
        line.has(k, GENITIVE) and line.name[k] < 0 and not line.has(k, HEAD | PRONOUN | BACKWARD | PLURAL_GENITIVE)
    )


_BLAMED = frozenset({"জন্য", "জন্যও", "বিরুদ্ধে", "হিসেবে", "হিসাবে"})


def naming(line: Line, cue: Cue, low: int) -> Before | None:
    """এ পরিকল্পনাকে ‘আগ্রাসন’ আখ্যা দেন, হামলার জন্য প্রতিবেশীকে দায়ী করেন."""
    if "naming" not in cue.entry.takes or cue.first - low < 2:
        return None
    if cue.entry.act == "believe":
        return Before(low, cue.first, cue.first, "naming", front=True) if _taken_for(line, cue, low) else None
    if cue.entry.act != "accuse" or any(line.text[i] in _BLAMED for i in range(max(low, cue.first - 30), cue.first)):
        return Before(low, cue.first, cue.first, "naming", front=True)
    return None


def _taken_for(line: Line, cue: Cue, low: int) -> bool:
    """এ হামলাকে ‘অবৈধ’ মনে করেন: an object in the dative, and what it is taken for."""
    for i in range(cue.first - 1, max(low, cue.first - 10) - 1, -1):
        if line.kind[i] == MARK or (
            line.kind[i] == WORD and line.words[i].bits & (FINITE | COMPLEMENTISER) and line.name[i] < 0
        ):
            return False
        if line.kind[i] == WORD and line.has(i, DATIVE) and not line.has(i, ADDRESSEE):
            return i < cue.first - 1
    return False


_ADDRESSED = 7  # items: whoever is asked stands between the infinitive and its cue
_TOWARDS = frozenset({"প্রতি", "কাছে", "উদ্দেশে"})


def _addressed(line: Line, k: int) -> bool:
    """Whether item ``k`` can belong to whoever is asked: যেতে ``মাঠের কর্মকর্তাদের`` নির্দেশ, ``সবার প্রতি`` আহ্বান."""
    if line.has(k, INFINITIVE) and line.name[k] < 0:
        return False
    return (
        line.has(k, DATIVE | ADDRESSEE | ADVERB | PLURAL_GENITIVE)
        or line.text[k] in _TOWARDS
        or (line.has(k, GENITIVE) and not line.has(k, VERBAL_GENITIVE))
    )


def bound(line: Line, cue: Cue, low: int) -> Before | None:
    """A content in the genitive, in the infinitive, as an object, or under কথা."""
    k = cue.first - 1
    if line.kind[k] != WORD:
        return None
    return (
        _genitive(line, cue, k, low)
        or _infinitive(line, cue, k, low)
        or _wanted(line, cue, k, low)
        or _matter(line, cue, k, low)
        or _object(line, cue, k, low)
    )


def _genitive(line: Line, cue: Cue, k: int, low: int) -> Before | None:
    if cue.form == "noun":
        own = line.has(k, GENITIVE) and line.name[k] < 0 and not line.has(k, HEAD | PRONOUN | BACKWARD)
        own = own and not any(line.text[k] in forms for forms in settings()["pronouns"].values())
        return Before(low, cue.first, cue.first, "genitive") if own else None
    return Before(low, cue.first, cue.first, "genitive", front=True) if genitive_content(line, cue, k) else None


def _infinitive(line: Line, cue: Cue, k: int, low: int) -> Before | None:
    while k > low and line.kind[k] == WORD and k > cue.first - _ADDRESSED and _addressed(line, k):
        k -= 1
    if "infinitive" in cue.entry.takes and line.kind[k] == WORD and line.has(k, INFINITIVE):
        return Before(low, k + 1, k + 1, "infinitive", front=True)
    return None


def _wanted(line: Line, cue: Cue, k: int, low: int) -> Before | None:
    """বিচার চান স্বজনেরা, আরও সময় চেয়েছে পক্ষটি: what is wanted is a bare noun."""
    if "demanded" not in cue.entry.takes:
        return None
    if line.has(k, DEMANDED) and k > low:
        return Before(low, cue.first, cue.first, "object", front=True)
    bare = line.name[k] < 0 and not line.has(k, ~NOMINAL) and line.text[k] not in _UNWANTED
    clause = range(max(low, k - _CLAUSE), k)
    if not bare or any(line.has(i, RELATIVE | CONDITIONAL) or line.is_comma(i) for i in clause):
        return None
    if finite_between(line, clause.start, clause.stop):
        return None
    return Before(low, cue.first, cue.first, "wanted", front=True)


_UNWANTED = frozenset({"ক্ষমা", "দুঃখ", "কী", "কি", "কিছু", "মন", "যা", "তা", "তাই", "সেটা", "কেউ", "কেন", "এমনটা", "যদি"})
_CLAUSE = 30  # items
NOMINAL = VERBAL_NOUN | CUE_WORD | DOCUMENT | BODY | OCCASION | CLASSIFIED  # what a bare noun can be besides


def _about(line: Line, k: int, low: int) -> int:
    """The noun of saying before a cue, past adverbs: অভিযোগ ``বরাবরই`` অস্বীকার করেছেন."""
    while k > low and line.kind[k] == WORD and line.has(k, ADVERB) and line.text[k] not in _MATTER:
        k -= 1
    return k


def _matter(line: Line, cue: Cue, k: int, low: int) -> Before | None:
    """হামলার কথা জানান, আটকের তথ্য নিশ্চিত করেন."""
    if "matter" not in cue.entry.takes or line.text[k] not in _MATTER or k - 1 < low or line.has(k - 1, BACKWARD):
        return None
    if line.text[k] not in ("কথা", "কথাও"):
        owned = k - 1 > low and line.has(k - 1, GENITIVE) and not line.has(k - 1, HEAD)
        return Before(low, cue.first, cue.first, "object", front=True) if owned else None
    this = k - 2 >= low and line.text[k - 2] in _THIS
    if line.has(k - 1, GENITIVE) and not this and (cue.entry.words or line.has(k - 1, VERBAL_GENITIVE)):
        return Before(low, k, cue.first, "কথা", front=True)
    return None


def _object(line: Line, cue: Cue, k: int, low: int) -> Before | None:
    """হামলার অভিযোগ অস্বীকার করেছেন."""
    k = _about(line, k, low)
    if "object" not in cue.entry.takes or line.kind[k] != WORD or line.text[k] not in _MATTER or k - 1 < low:
        return None
    if line.has(k - 1, GENITIVE) and not line.has(k - 1, BACKWARD):
        return Before(low, k + 1, k + 1, "object", front=True)
    return None
