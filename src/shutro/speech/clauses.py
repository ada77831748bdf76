"""Where the content of a cue stands: after it, before it, or in the sentence before.

Each function answers for one cue in the items ``low`` to ``high`` of a line, by the structure alone; None where the
construction is not there.
"""

from shutro.speech.bits import COMPLEMENTISER, CONVERB, FINITE, INFINITIVE, POSTPOSITION
from shutro.speech.bound import Before, bound, genitive_content, naming
from shutro.speech.cues import Cue, finite_between
from shutro.speech.lines import MARK, QUOTE, WORD, Line
from shutro.speech.quotes import CLOSING

_THAT = "যে"


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
    wished = any(line.text[i] in _SO_THAT for i in range(n, min(high, n + _NEAR)))
    return wished or line.text[high - 1].endswith("ুক") or line.text[high - 1] in _WISHES


_SO_THAT = frozenset({"যেন", "যাতে"})
_NEAR = 12  # items
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
    m = complementiser(line, low, cue.first) if _takes_clause(cue) else None
    if m is not None and m > low and not _comma_between(line, m + 1, cue.first):
        return Before(low, m, m + 1, "বলে", front=True)
    if cue.first <= low:
        return None
    return (
        naming(line, cue, low)
        or _quoted(line, cue, low)
        or bound(line, cue, low)
        or _comma(line, cue, low)
        or _whole(line, cue, low)
    )


def _whole(line: Line, cue: Cue, low: int) -> Before | None:
    """পথ বন্ধ হয়েছে জানান চালকেরা: a whole clause, and nothing between it and its cue."""
    if cue.form not in ("main", "either") or cue.passive or not {"clause", "matter"} & cue.entry.takes:
        return None
    return Before(low, cue.first, cue.first, "clause") if clause_before(line, cue, low) else None


def _takes_clause(cue: Cue) -> bool:
    """Whether বলে before the cue can close its content: not মা বলে ডাকতে চান."""
    return cue.form not in ("main", "either") or cue.entry.takes != {"demanded"}


def _comma_between(line: Line, low: int, high: int) -> bool:
    return any(line.kind[i] == QUOTE or (line.kind[i] == MARK and not line.is_dash(i)) for i in range(low, high))


def _quoted(line: Line, cue: Cue, low: int) -> Before | None:
    """‘…’, বলেন তিনি."""
    i = cue.first - 1
    while i >= low and cue.first - i < 30 and line.kind[i] != QUOTE and not line.is_colon(i):
        if line.kind[i] == MARK and i - 1 >= low and line.kind[i - 1] != QUOTE and line.text[i - 1] not in CLOSING:
            return None
        i -= 1
    if i < low or line.kind[i] != QUOTE:
        return None
    if i + 1 < cue.first and line.is_dash(i + 1) and line.text[i + 1] in "-–":
        return None  # ‘…’-এর ডাক
    width = line.last[i] - line.first[i]
    if width < 5 or (width < 7 and i + 1 < cue.first and line.kind[i + 1] == WORD):
        return None  # a word or two in marks
    return Before(i, i + 1, i + 1, "quotation")


def _comma(line: Line, cue: Cue, low: int) -> Before | None:
    """…, বলেন তিনি; … — দাবি কিয়েভের."""
    if cue.form in ("main", "either") and "clause" not in cue.entry.takes:
        return None
    k = cue.first - 1
    while k > low and cue.first - k < 30:
        if line.kind[k] == QUOTE:
            return None
        if line.text[k] in _SO_THAT:
            return None  # …, যেন তিনি চাপ দেন
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
