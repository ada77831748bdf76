"""What must come first, told by আগে, ছাড়া or পর্যন্ত."""

from shutro.deals.segment import Condition, Segment
from shutro.text.form import one_form
from shutro.words import verbs

_THEN = frozenset(one_form("তারপর তারপরই পরে পরেই এরপর এরপরই তবেই").split())
_SPANS = frozenset(one_form("দিন মাস বছর ঘণ্টা সপ্তাহ মিনিট কিছুদিন আরও অনেক").split())
_DAY = (one_form("বারের"), "দিনের", "মাসের", "বছরের", "টার", "এর")
_EXCEPT = frozenset(one_form("ছাড়া ব্যতীত").split())
_NO_WAY = frozenset(one_form("উপায় বিকল্প গতি কিছু আর").split())
_AFTER = frozenset(one_form("পরে তারপর").split())
_OF_THAT = frozenset(["তার", "এর"])
_UNTIL, _NOT, _BEFORE, _THAT = "পর্যন্ত", "না", "আগে", "যে"


def first_then(s: Segment) -> Condition | None:
    """আগে অস্ত্র, তারপর সরকার."""
    words = s.words
    if _BEFORE not in words:
        return None
    start = words.index(_BEFORE)
    if start and (words[start - 1].endswith("র") or words[start - 1] in _SPANS):  # এর আগে, দুই দিন আগে
        return None
    then = next((i for i in range(start + 2, len(words)) if words[i] in _THEN and words[i - 1] in {",", "তার"}), None)
    if then is None and words[-1] in _AFTER:  # আগে মুক্তি, আলোচনা পরে
        then = next((i for i in range(start + 2, len(words) - 1) if words[i - 1] == ","), None)
    if then is None:
        return None
    begin = s.start(start)
    return s.condition(
        "আগে ..., তারপর ...",
        (begin, len(words)),
        (begin + (begin == start), then - 1 if words[then - 1] == "," else then - 2),
    )


def before_that(s: Segment) -> Condition | None:
    """আলোচনা শুরু হওয়ার আগে যুদ্ধবিরতি দিতে হবে; সমঝোতার আগে যুদ্ধবিরতি নয়."""
    words = s.words
    for i in range(1, len(words) - 1):
        begin, end = s.start(i), s.end(i)
        if (
            words[i] == _BEFORE
            and words[i - 1] in _OF_THAT
            and s.must(i, end)
            and (s.acts(i, end) or s.of_deal(i, end))
        ):
            return s.condition("তার আগে ... হবে", (begin, end), (i + 1, end))
        if words[i] != _BEFORE or not words[i - 1].endswith("র") or words[i - 1].endswith(_DAY):
            continue
        if s.denied(i, end) and s.of_deal(i, end):
            return s.condition("-র আগে ... না", (begin, end), (begin, i + 1), weak=True)
        asked = s.must(i, end) or (s.future(i, end) and s.acts(i + 1, end))
        if asked and s.of_deal(begin, i) and not s.denied(i, end):
            return s.condition("-র আগে ... হবে", (begin, end), (i + 1, end))
    return None


def without(s: Segment) -> Condition | None:
    """দলিল ছাড়া আলোচনা নয়."""
    words = s.words
    for i in range(1, len(words) - 1):
        no_way = bool(_NO_WAY & set(words[i + 1 : i + 3]))  # ছাড়া উপায় নেই
        if words[i] in _EXCEPT and s.refused(i, len(words)) and s.of_deal(0, len(words)) and not no_way:
            begin = s.start(i)
            return s.condition("ছাড়া ... না", (begin, len(words)), (begin, i + 1), weak=True)
    return None


def until(s: Segment) -> Condition | None:
    """দলিল না হওয়া পর্যন্ত আলোচনা নয়; নির্দেশনা আসা পর্যন্ত অবরোধ উঠবে না."""
    words = s.words
    for i in range(1, len(words) - 1):
        if words[i] != _UNTIL:
            continue
        denied, of_deal = s.refused(i, len(words)), s.of_deal(i, len(words))
        undone = _NOT in words[max(0, i - 3) : i]
        done = any(v.tense == "verbal noun" for v in verbs(words[i - 1]))
        if (undone and (denied or (s.of_strike(i, len(words)) and s.future(i, len(words))))) or (
            done and denied and of_deal
        ):
            begin = s.start(i)
            return s.condition("... পর্যন্ত ... না", (begin, len(words)), (begin, i + 1), weak=True)
    return None
