"""Where a content begins and ends."""

from shutro.speech.bits import ADVERB, COMPLEMENTISER, CONDITIONAL, CONNECTOR, CONVERB, FINITE, RELATIVE, TIME
from shutro.speech.lexicons import phrases
from shutro.speech.lines import MARK, PAREN, QUOTE, WORD, Line


def connectors(line: Line, low: int, high: int) -> int:
    """The first item that is no connective opening the sentence: এদিকে, এ ছাড়া, তবে."""
    i = low
    while i < high:
        if line.kind[i] == MARK and line.text[i] in ",-–—…•*;:":
            i += 1
            continue
        if line.kind[i] != WORD:
            break
        step = _phrase(line, i, high)
        if step:
            i += step
        elif line.has(i, CONNECTOR) and i + 1 < high and not (line.text[i] in _AMBIGUOUS and line.kind[i + 1] != WORD):
            i += 1
        else:
            break
    return i if i < high else low


_AMBIGUOUS = frozenset({"আর", "পরে", "শেষে"})


def _phrase(line: Line, i: int, high: int) -> int:
    for words in phrases("edges.tsv", "connector").get(line.text[i], ()):
        if i + len(words) < high and tuple(line.text[i : i + len(words)]) == words:
            return len(words)
    return 0


def trimmed(line: Line, low: int, high: int) -> tuple[int, int] | None:
    """``low`` to ``high`` without the marks at either end; None where nothing is left."""
    while low < high and line.kind[low] == MARK:
        low += 1
    while high > low and line.kind[high - 1] == MARK and line.text[high - 1] != ")":
        high -= 1
    while high > low and line.kind[high - 1] == WORD and line.has(high - 1, COMPLEMENTISER):
        high -= 1
    return (low, high) if low < high else None


def after_source(line: Line, low: int, high: int) -> int:
    """Where the content begins behind a source at the front: adverbs that belong to the cue are passed over."""
    i = low
    while (
        i < high
        and line.kind[i] in (WORD, PAREN)
        and (line.kind[i] == PAREN or (line.has(i, ADVERB | TIME) and line.text[i] in _PASSED))
    ):
        i += 1
    return i if i < high else low


_PASSED = frozenset({"অবশ্য", "তখন", "আরও", "আরো", "বরাবরই", "পরে", "পাল্টা", "আবারও", "আজ", "গতকাল", "সম্প্রতি", "তবে"})


def last_clause(line: Line, low: int, high: int) -> int:
    """Where the last of several clauses begins: what is bound to its cue by case does not reach over a finite verb."""
    for i in range(high - 2, max(low, high - _REACH), -1):
        if _parts_clauses(line, i) or (line.has(i, CONDITIONAL) and line.text[i].endswith("ও") and line.name[i] < 0):
            return i + 1
    return low


def _parts_clauses(line: Line, i: int) -> bool:
    """Whether a comma or an and behind a finite verb stands at ``i``."""
    if not (line.text[i] in _JOINTS or (line.kind[i] == MARK and line.text[i] in ",;—")):
        return False
    return line.kind[i - 1] == WORD and line.words[i - 1].bits & (FINITE | CONVERB) == FINITE and line.name[i - 1] < 0


_REACH = 60  # items
_JOINTS = frozenset({"এবং", "কিন্তু", "তবে", "আর"})


def only_quote(line: Line, low: int, high: int) -> bool:
    """Whether the items are one quotation and nothing else but marks."""
    return sum(k == QUOTE for k in line.kind[low:high]) == 1 and all(k in (QUOTE, MARK) for k in line.kind[low:high])


def relative(line: Line, low: int, cue: int, start: int) -> bool:
    """Whether what seems a cue closes a relative clause: যে চিঠি লিখেছেন, ``তার`` জবাব আসেনি."""
    if start >= len(line) or line.text[start] not in _CORRELATIVES:
        return False
    return any(line.has(i, RELATIVE) for i in range(max(low, cue - _FAR), cue))


def conditional(line: Line, low: int, cue: int) -> bool:
    """Whether what seems a cue closes a condition: কেউ ``যদি`` নিজেকে সেরা ভাবেন, …"""
    return any(line.text[i] in _IF for i in range(max(low, cue - _FAR), cue))


_CORRELATIVES = frozenset(
    {"তা", "তার", "তাতে", "তাকে", "তাদের", "সে", "সেটি", "সেটা", "সেটির", "সেই", "সেগুলো", "সেখানে", "এর", "এতে"}
)
_IF = frozenset({"যদি", "যদিও", "যখন", "যেহেতু"})
_FAR = 25  # items
