"""What must come first: আগে ... তারপর, -লে ... তবেই, না হলে ... নয়, ছাড়া ... নয়, না ... পর্যন্ত, শর্ত."""

import msgspec

from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page, verbs


class Condition(msgspec.Struct):
    """Tokens ``first`` to ``last`` (excluded) say what must come first (``before_first`` to
    ``before_last``); an ultimatum is a ``demand``.
    """

    first: int
    last: int
    before_first: int
    before_last: int
    kind: str
    why: str


_WHETHER = "কি"  # a question
_THAT, _QUOTING = "যে", "বলে"
_NOT_BEFORE = one_form("আগে নয়").split()
_THEN = frozenset(one_form("তারপর পরে এরপর তবেই").split())
_ONLY = frozenset(one_form("কেবল তবেই তখনই শুধু তখন").split())
_ONLY_THEN = frozenset(one_form("তখনই তবেই").split())
_WILLING = frozenset(one_form("রাজি প্রস্তুত").split())
_SPANS = frozenset(one_form("দিন মাস বছর ঘণ্টা সপ্তাহ মিনিট কিছুদিন আরও অনেক").split())
_LONGEST = 120  # tokens; a longer stretch without a mark is no sentence
_NO = frozenset(one_form("না নয় নয়তো নেই নি").split())
_STOPS = frozenset("।?!;:“”‘’\"'—")


def conditions(page: Page, first: int, last: int) -> list[Condition]:
    """The conditions among tokens ``first`` to ``last`` (excluded)."""
    found = []
    start = first
    for i in range(first, last + 1):
        if i == last or page.tokens[i].text in _STOPS:
            if 2 < i - start < _LONGEST and not any(t.text == _WHETHER for t in page.tokens[start:i]):
                one = _one(page, start, i)
                if one:
                    found.append(one)
            start = i + 1
    return found


def _one(page: Page, first: int, last: int) -> Condition | None:
    words = [t.text for t in page.tokens[first:last]]
    return (
        _first_then(words, first)
        or _only_if(words, first)
        or _if_only(words, first)
        or _until(words, first)
        or _without(words, first)
    )


def _first_then(words: list[str], at: int) -> Condition | None:
    """আগে অস্ত্র, তারপর সরকার."""
    if "আগে" not in words:
        return None
    start = words.index("আগে")
    if start and (words[start - 1].endswith("র") or words[start - 1] in _SPANS):  # এর আগে, দুই দিন আগে
        return None
    then = next((i for i in range(start + 2, len(words)) if words[i] in _THEN and words[i - 1] in {",", "তার"}), None)
    if then is None:
        return None
    if start > 4 or any(w == "," for w in words[:start]):
        begin = max((i + 1 for i in range(start) if words[i] == ","), default=0)
    else:
        begin = words.index(_THAT) + 1 if _THAT in words[:start] else 0
    return Condition(
        at + begin,
        at + len(words),
        at + begin,
        at + (then - 1 if words[then - 1] == "," else then - 2),
        "precondition",
        "আগে ..., তারপর ...",
    )


def _only_if(words: list[str], at: int) -> Condition | None:
    """কেবল তখনই ... যদি ..., and the same the other way round."""
    if "যদি" not in words or not any(w in _ONLY_THEN for w in words):
        return None
    i = words.index("যদি")
    if i + 2 >= len(words):
        return None
    begin = _clause_start(words, min(n for n, w in enumerate(words) if w in _ONLY_THEN))
    return Condition(at + begin, at + len(words), at + i + 1, at + len(words), "precondition", "কেবল তখনই ... যদি")


def _if_only(words: list[str], at: int) -> Condition | None:
    """-লে তবেই; -লেই কেবল; না -লে ... না."""
    for i, word in enumerate(words):
        if not any(v.tense == "conditional" for v in verbs(word)) or i + 1 >= len(words):
            continue
        rest = words[i + 1 :]
        not_done = (i > 0 and words[i - 1] in {"না"}) or any(
            v.tense == "conditional" and v.negative for v in verbs(word)
        )
        begin = _clause_start(words, i)
        denied = bool(_NO & set(rest[-3:]))
        future = any(v.tense == "future" for w in rest[-3:] for v in verbs(w))
        if not_done and denied:
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "precondition", "না ...লে ... না")
        if not_done and future:
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "demand", "না ...লে: an ultimatum")
        if rest[-2:] == _NOT_BEFORE and any(v.tense == "future" for w in rest[:-2] for v in verbs(w)):
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "precondition", "...লে ..., আগে নয়")
        willing = next((n for n, w in enumerate(rest) if w in _WILLING and rest[n + 1 : n + 2] == [_QUOTING]), None)
        if willing:
            end = at + i + willing + 2
            return Condition(at + begin, end, at + begin, at + i + 1, "precondition", "...লে ... রাজি")
        if rest[-1] in _WILLING and i + 1 < len(words) - 1:
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "precondition", "...লে ... রাজি")
        if rest and (set(rest[:2]) & _ONLY or (word.endswith("লেই") and future)):
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "precondition", "...লে তবেই ...")
    return None


def _until(words: list[str], at: int) -> Condition | None:
    """না হওয়া পর্যন্ত ... না."""
    for i in range(2, len(words) - 1):
        if words[i] == "পর্যন্ত" and "না" in words[max(0, i - 3) : i] and _NO & set(words[-2:]):
            begin = _clause_start(words, i)
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "precondition", "না ... পর্যন্ত ... না")
    return None


def _without(words: list[str], at: int) -> Condition | None:
    """দলিল ছাড়া ... না; সমঝোতার আগে ... না."""
    for i in range(1, len(words) - 1):
        before_that = (
            words[i] == "আগে"
            and words[i - 1].endswith(("র", "ের"))
            and not words[i - 1].endswith(_DAY)
            and any(groups(w) & _DEAL for w in words[i:])
        )
        if (words[i] in _EXCEPT or before_that) and _NO & set(words[-2:]) and any(groups(w) & _DEAL for w in words):
            begin = _clause_start(words, i)
            return Condition(at + begin, at + len(words), at + begin, at + i + 1, "precondition", f"{words[i]} ... না")
    return None


_DAY = (one_form("বারের"), "দিনের", "মাসের", "বছরের", "টার")
_EXCEPT = frozenset(one_form("ছাড়া ব্যতীত").split())
_DEAL = frozenset({"accord", "truce", "talks", "release", "strike"})


def _clause_start(words: list[str], upto: int) -> int:
    return max((i + 1 for i in range(upto) if words[i] in {",", "যে"}), default=0)
