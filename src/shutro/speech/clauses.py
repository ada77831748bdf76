"""Where the content of a cue stands: after it, before it, or in the sentence before.

Each function answers for one cue in the items ``low`` to ``high`` of a line, by the structure alone; None where the
construction is not there.
"""

import msgspec

from shutro.speech.bits import (
    ADDRESSEE,
    ADVERB,
    BACKWARD,
    COMPLEMENTISER,
    CONVERB,
    DATIVE,
    DEMANDED,
    FINITE,
    GENITIVE,
    HEAD,
    INFINITIVE,
    PLURAL_GENITIVE,
    POSTPOSITION,
    PRONOUN,
    VERBAL_GENITIVE,
)
from shutro.speech.cues import Cue, finite_between
from shutro.speech.lines import MARK, QUOTE, WORD, Line

_THAT = "যে"
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


def after_cue(line: Line, cue: Cue, low: int, high: int) -> int | None:
    """The first item of a content that follows ``cue``."""
    n = cue.last + 1
    if n >= high:
        return None
    if cue.form == "after" and "comma" not in cue.entry.takes:
        return n + 1 if line.is_comma(n) and n + 1 < high else n
    if cue.form not in ("main", "either", "noun", "after", "relay"):
        return None
    if cue.form in ("main", "either") and closed_before(line, cue, low):
        return None
    if cue.form in ("main", "either") and cue.entry.takes == {"demanded"} and not _wish(line, n, high):
        return None
    if line.kind[n] == QUOTE:
        return n
    if line.kind[n] == WORD and line.text[n] == _THAT:
        n += 1
        return n + 1 if n + 1 < high and (line.is_comma(n) or line.is_colon(n)) else n if n < high else None
    opens = (
        (line.is_comma(n) and line.text[n] == ",") or line.is_colon(n) or (spaced_dash(line, n) and cue.form != "after")
    )
    return n + 1 if opens and n + 1 < high else None


def _wish(line: Line, n: int, high: int) -> bool:
    """Whether a clause that wishes follows: চায়, কাজ বন্ধ ``থাকুক``."""
    if not (line.is_comma(n) or line.text[n] == _THAT) or line.kind[high - 1] != WORD:
        return False
    return line.text[high - 1].endswith("ুক") or line.text[high - 1] in _WISHES


_WISHES = frozenset({"হোক", "দিক", "নিক", "যাক"})


def spaced_dash(line: Line, n: int) -> bool:
    """Whether item ``n`` is a dash with a space on a side: not the hyphen of উত্তর-পূর্ব."""
    return line.is_dash(n) and (line.text[n] in "—―" or not line.glued[n])


def closed_before(line: Line, cue: Cue, low: int) -> bool:
    """Whether the content stands before the cue beyond doubt: after বলে, a genitive, an infinitive."""
    if cue.first <= low:
        return False
    k = cue.first - 1
    if line.kind[k] == WORD and (
        genitive_content(line, cue, k) or ("infinitive" in cue.entry.takes and line.has(k, INFINITIVE))
    ):
        return True
    m = complementiser(line, low, cue.first)
    if m is None or any(line.has(i, CONVERB) and not line.has(i, POSTPOSITION) for i in range(m + 1, cue.first)):
        return False  # … বলে উল্লেখ করে তিনি বলেন: the converb's
    return not any(line.kind[i] == MARK and not line.is_dash(i) for i in range(m + 1, cue.first))


def genitive_content(line: Line, cue: Cue, k: int) -> bool:
    """Whether item ``k`` closes a content in the genitive: ছাড়ার প্রস্তাব দেন."""
    if "genitive" not in cue.entry.takes or not cue.entry.words:
        return False
    return line.has(k, VERBAL_GENITIVE) or (
        line.has(k, GENITIVE) and line.name[k] < 0 and not line.has(k, HEAD | PRONOUN | BACKWARD | PLURAL_GENITIVE)
    )


def complementiser(line: Line, low: int, high: int) -> int | None:
    """The last বলে (বলেও, মর্মে) among the items that closes a clause."""
    for m in range(high - 1, max(low, high - 40), -1):
        if line.kind[m] == WORD and line.has(m, COMPLEMENTISER):
            talks = line.text[m - 1] == "কথা"  # স্বজনদের সঙ্গে কথা বলে
            return None if talks or line.kind[m - 1] == MARK or finite_between(line, m + 1, high) else m
        if line.kind[m] == QUOTE:
            return None
    return None


def before_cue(line: Line, cue: Cue, low: int) -> Before | None:
    """Where the content stands before ``cue``, the surest construction first."""
    m = complementiser(line, low, cue.first)
    if m is not None and m > low and not _comma_between(line, m + 1, cue.first):
        return Before(low, m, m + 1, "বলে", front=True)
    if cue.first <= low:
        return None
    return _naming(line, cue, low) or _quoted(line, cue, low) or _bound(line, cue, low) or _comma(line, cue, low)


def _comma_between(line: Line, low: int, high: int) -> bool:
    return any(line.kind[i] == QUOTE or (line.kind[i] == MARK and not line.is_dash(i)) for i in range(low, high))


_BLAMED = frozenset({"জন্য", "জন্যও", "বিরুদ্ধে", "হিসেবে", "হিসাবে"})


def _naming(line: Line, cue: Cue, low: int) -> Before | None:
    """এ পরিকল্পনাকে ‘আগ্রাসন’ আখ্যা দেন, হামলার জন্য প্রতিবেশীকে দায়ী করেন."""
    if "naming" not in cue.entry.takes or cue.first - low < 2:
        return None
    if cue.entry.act == "believe":
        return Before(low, cue.first, cue.first, "naming", front=True) if _taken_for(line, cue, low) else None
    if cue.entry.act != "accuse" or any(line.text[i] in _BLAMED for i in range(max(low, cue.first - 30), cue.first)):
        return Before(low, cue.first, cue.first, "naming", front=True)
    return None


_CLOSING = frozenset("’”\"'")  # the second of two marks that close


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


def _quoted(line: Line, cue: Cue, low: int) -> Before | None:
    """‘…’, বলেন তিনি."""
    i = cue.first - 1
    while i >= low and cue.first - i < 30 and line.kind[i] != QUOTE and not line.is_colon(i):
        if line.kind[i] == MARK and i - 1 >= low and line.kind[i - 1] != QUOTE and line.text[i - 1] not in _CLOSING:
            return None
        i -= 1
    if i < low or line.kind[i] != QUOTE:
        return None
    width = line.last[i] - line.first[i]
    if width < 5 or (width < 7 and i + 1 < cue.first and line.kind[i + 1] == WORD):
        return None  # a word or two in marks
    return Before(i, i + 1, i + 1, "quotation")


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


def _bound(line: Line, cue: Cue, low: int) -> Before | None:
    """A content in the genitive, in the infinitive, or under কথা."""
    k = cue.first - 1
    if line.kind[k] != WORD:
        return None
    takes = cue.entry.takes
    if (
        cue.form == "noun"
        and line.has(k, VERBAL_GENITIVE | GENITIVE)
        and line.name[k] < 0
        and not line.has(k, HEAD | PRONOUN | BACKWARD)
    ):
        return Before(low, cue.first, cue.first, "genitive")
    if genitive_content(line, cue, k):
        return Before(low, cue.first, cue.first, "genitive", front=True)
    while k > low and line.kind[k] == WORD and k > cue.first - _ADDRESSED and _addressed(line, k):
        k -= 1
    if "infinitive" in takes and line.kind[k] == WORD and line.has(k, INFINITIVE):
        return Before(low, k + 1, k + 1, "infinitive", front=True)
    k = cue.first - 1
    if "demanded" in takes and line.has(k, DEMANDED) and k > low:
        return Before(low, cue.first, cue.first, "object", front=True)
    if (
        "matter" in takes
        and line.text[k] in ("কথা", "কথাও")
        and k - 1 >= low
        and line.has(k - 1, GENITIVE)
        and not line.has(k - 1, BACKWARD)
        and not (k - 2 >= low and line.text[k - 2] in _THIS)
        and (cue.entry.words or line.has(k - 1, VERBAL_GENITIVE))
    ):
        return Before(low, k, cue.first, "কথা", front=True)
    if (
        "matter" in takes
        and line.text[k] in _MATTER
        and (cue.entry.words or line.text[k] not in ("কথা", "কথাও"))
        and k - 1 > low
        and line.has(k - 1, VERBAL_GENITIVE | GENITIVE)
        and not line.has(k - 1, BACKWARD | HEAD)
    ):
        return Before(low, cue.first, cue.first, "object", front=True)
    if (
        "object" in takes
        and line.text[k] in _MATTER
        and k - 1 >= low
        and line.has(k - 1, GENITIVE)
        and not line.has(k - 1, BACKWARD)
    ):
        return Before(low, cue.first, cue.first, "object", front=True)
    return None


def _comma(line: Line, cue: Cue, low: int) -> Before | None:
    """…, বলেন তিনি; … — দাবি কিয়েভের."""
    if cue.form in ("main", "either") and "clause" not in cue.entry.takes:
        return None
    k = cue.first - 1
    while k > low and cue.first - k < 30:
        if line.kind[k] == QUOTE:
            return None
        if (line.kind[k] == MARK and line.text[k] in ",") or _parting_dash(line, k):
            return Before(low, k, k + 1, "comma")
        if line.kind[k] == MARK and not line.is_dash(k):
            return None
        k -= 1
    return None


def _parting_dash(line: Line, k: int) -> bool:
    """A dash that parts a clause from what follows: …করতে হবে- এমন দাবি, not উত্তর-পূর্ব."""
    return line.is_dash(k) and (line.text[k] in "—―" or not line.glued[k])


def clause_before(line: Line, cue: Cue, low: int) -> bool:
    """Whether a whole clause stands directly before a converb of saying: …হয়েছে জানিয়ে."""
    k = cue.first - 1
    return k > low and line.kind[k] == WORD and line.words[k].bits & (FINITE | CONVERB | POSTPOSITION) == FINITE
