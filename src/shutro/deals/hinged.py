"""What must come first, told by a verb: -লে তবেই, না -লে ... না, যদি, -তে হলে."""

from shutro.deals.group import AND
from shutro.deals.segment import Condition, Segment
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import stems, verbs

_IF, _WITHIN = "যদি", frozenset(one_form("মধ্যে মধ্যেই ভেতর ভিতর").split())
_ONLY = frozenset(one_form("কেবল তবেই তখনই শুধু তখন").split())
_ONLY_THEN = frozenset(one_form("তখনই তবেই").split())
_WILLING = frozenset(one_form("রাজি প্রস্তুত").split())
_HAPPENS = frozenset(one_form("কমা বাড়া গলা বদলানো").split())  # what nobody does: prices fall, ice melts
_GRANTING = "লেও"
_IN_NEED = one_form("হলে")
_NOT_BEFORE, _QUOTING = one_form("আগে নয়").split(), "বলে"
_CONDITION, _IS = frozenset(["শর্ত", "পূর্বশর্ত"]), frozenset(one_form("ছিল হলো হল হচ্ছে একটাই জুড়ে বেঁধে").split())
_SHORT = 4  # words
_THEN = frozenset(one_form("তাহলে তবে তা’লে").split())
_SETS = frozenset(one_form("দেওয়া রাখা জোড়া").split())
_SUCH, _PARTED = frozenset(["এই", "এমন", "এ"]), frozenset({",", "—"})
_CLOSE = 3  # tokens before a mark
_BUT, _LOOK_BACK = "তবে", 25


def only_if(s: Segment) -> Condition | None:
    """কেবল তখনই ... যদি ..., and the same the other way round."""
    words = s.words
    if _IF not in words or not any(w in _ONLY_THEN for w in words):
        return None
    i = words.index(_IF)
    if i + 2 >= len(words):
        return None
    first = min(n for n, w in enumerate(words) if w in _ONLY_THEN)
    end = s.end(i) if i > first else next((n for n in range(i, len(words)) if words[n] in {",", *_ONLY_THEN}), i)
    begin = s.start(min(i, first))
    return s.condition("কেবল তখনই ... যদি", (begin, end if i > first else len(words)), (i + 1, end))


def if_done(s: Segment) -> Condition | None:
    """-লে তবেই; -লেই ... হবে; না -লে ... না; -লে ... রাজি."""
    at = [i for i in range(len(s.words) - 1) if _conditional(s.words[i])]
    for n, i in enumerate(at):
        last = i
        for following in at[n + 1 :]:  # ছেড়ে না দিলে এবং হামলা বন্ধ না করলে
            last = following if s.words[last + 1] in AND else last
        begin = s.start(i)
        if any(v.lemma in _HAPPENS for w in s.words[-2:] for v in verbs(w)):
            continue
        found = _unless(s, begin, last) if _not_done(s, last) else _when(s, begin, last)
        if found:
            return found
    return None


def _conditional(word: str) -> bool:
    """করলে; not করলেও, which grants something."""
    return not word.endswith(_GRANTING) and any(v.tense == "conditional" for v in verbs(word))


def _not_done(s: Segment, i: int) -> bool:
    negative = any(v.negative for v in verbs(s.words[i]) if v.tense == "conditional")
    return negative or (i > 0 and s.words[i - 1] == "না")


def _unless(s: Segment, begin: int, i: int) -> Condition | None:
    """না -লে ... না; with a deadline, or with what will follow, it is an ultimatum."""
    whole, before = (begin, len(s.words)), (begin, i + 1)
    if s.refused(i + 1, len(s.words)) and not _WITHIN & set(s.words[begin:i]):
        return s.condition("না ...লে ... না", whole, before, weak=True)
    return s.condition("না ...লে: an ultimatum", whole, before, "demand") if s.future(i + 1, len(s.words)) else None


def _when(s: Segment, begin: int, i: int) -> Condition | None:
    words, end = s.words, s.end(i)
    rest, whole, before = words[i + 1 : end], (begin, end), (begin, i + 1)
    if words[-2:] == _NOT_BEFORE and s.future(i + 1, len(words) - 2):
        return s.condition("...লে ..., আগে নয়", (begin, len(words)), before)
    willing = next((n for n, w in enumerate(rest) if n and w in _WILLING), None)
    if willing and (willing + 2 >= len(rest) or rest[willing + 1] == _QUOTING):
        return s.condition("...লে ... রাজি", (begin, end if rest[-1] != _QUOTING else end - 1), before)
    only = bool(set(rest[:2]) & _ONLY) or words[i].endswith("লেই")
    if rest and only and (s.future(i + 1, end) or not any(v.finite for w in rest[-2:] for v in verbs(w))):
        return s.condition("...লে তবেই ...", whole, before, weak=not set(rest[:2]) & _ONLY)
    if words[i] == _IN_NEED and any(v.tense == "infinitive" for v in verbs(words[i - 1])):
        needed = s.must(i + 1, end) and (s.of_deal(begin, end) or s.acts(begin, end))
        return s.condition("...তে হলে ...তে হবে", whole, (i + 1, end)) if needed else None
    if len(rest) <= _SHORT and s.denied(i + 1, end) and s.of_deal(i + 1, end):
        return s.condition("...লে আলোচনা নয়", whole, before)
    if s.acts(begin, i + 1) and s.future(i + 1, end) and any(_also(w) for w in rest):
        return s.condition("...লে ...ও ... হবে", whole, before)
    if s.acts(begin, i + 1) and s.acts(i + 1, end) and s.future(i + 1, end) and not AND & set(words[:begin]):
        return s.condition("...লে ... হবে: one act for another", whole, before)
    return None


def _also(word: str) -> bool:
    return word.endswith("ও") and len(word) > 3 and any("emphatic" in stem.endings for stem in stems(word))


def if_then(s: Segment) -> Condition | None:
    """যদি ক সেনা সরায়, তাহলে খ বন্দীদের ছাড়বে: one act for another."""
    words = s.words
    if _IF not in words:
        return None
    i = words.index(_IF)
    then = next((n for n in range(i + 2, len(words)) if words[n] in _THEN), None)
    if then is None or not (s.acts(i, then) and s.acts(then, len(words)) and s.future(then, len(words))):
        return None
    begin = s.start(i)
    before = (begin if begin < i else i + 1, then - (words[then - 1] == ","))  # who acts first can stand before যদি
    return s.condition("যদি ..., তাহলে ... হবে", (begin, len(words)), before)


def named(s: Segment) -> Condition | None:
    """তাদের শর্ত, মামলা তুলে নিতে হবে; শর্ত দিয়েছে যে কর বাড়ানো যাবে না."""
    words = s.words
    for i in range(len(words) - 2):
        if words[i] not in _CONDITION:
            continue
        at = i + 1
        while at < len(words) - 1 and (words[at] in _IS or any(v.lemma in _SETS for v in verbs(words[at]))):
            at += 1
        set_so = words[at] in {",", "যে"} and at + 2 < len(words)
        if set_so and (s.must(at, len(words)) or s.barred(at, len(words))):
            return s.condition("শর্ত, ... হবে", (s.start(i), len(words)), (at + 1, len(words)))
    return None


def so_set(s: Segment) -> Condition | None:
    """মামলা তুলতে হবে, এমন শর্ত দিয়েছে; মামলা তুলতে হবে—এই শর্তে অনড়."""
    words = s.words
    for i in range(2, len(words) - 1):
        told = words[i] in _SUCH and words[i + 1].startswith(tuple(_CONDITION)) and words[i - 1] in _PARTED
        if told and (s.must(0, i - 1) or s.barred(0, i - 1)):
            begin = s.start(i - 1)
            return s.condition("... হবে, এমন শর্ত", (begin, i - 1), (begin, i - 1))
    return None


def but(s: Segment, last: int) -> Condition | None:
    """রাজি ..., তবে ... দিতে হবে; ভোট দেবে, তবে তার আগে ... দিতে হবে: ``last`` is the token up to which the sentence was
    read before.
    """
    words = s.words
    at = next((i for i, w in enumerate(words) if w == _BUT and (i == 0 or words[i - 1] == ",")), None)
    if at is None or not s.must_within(at, len(words)):
        return None
    before = s.page.tokens[max(last, s.first + at - _LOOK_BACK) : s.first + at]
    willing = any(t.text in _WILLING or "offer" in groups(t.text) for t in before)
    due = any(v.tense == "future" for t in before[-_CLOSE:] for v in verbs(t.text))
    if not (willing or due):
        return None
    return s.condition("রাজি ..., তবে ... হবে", (at, len(words)), (at + 1, len(words)), weak=not willing)
