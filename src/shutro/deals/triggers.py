"""Where the words of a move stand: a rule of moves.tsv found in a clause, with the form of its verb."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from shutro.deals.vocabulary import Rule, keys, rules
from shutro.text.form import one_form
from shutro.words import Page, Verb, stems, verbs

_NOT_FINITE = frozenset({"conditional", "infinitive"})
_LIGHT = frozenset(one_form("হওয়া করা দেওয়া নেওয়া যাওয়া আসা ফেলা রাখা বসা পড়া ওঠা চলা থাকা পারা পাওয়া জানানো হয় আছে").split())
_AUXILIARY = frozenset(one_form("দেওয়া নেওয়া যাওয়া ফেলা রাখা আসা থাকা").split())
_STATES = frozenset(one_form("ব্যর্থ ব্যাহত বন্ধ শেষ বাধাগ্রস্ত বিলম্বিত নিষ্ফল সফল সম্ভব ’ ”").split())  # আলোচনা ব্যর্থ হয়
_WILL = frozenset(one_form("পারা চাওয়া").split())
_UNDONE, _FROM = "না", "থেকে"
_NOT = frozenset(one_form("না নি নয় নেই নন").split())
_PARTS_WORDS = frozenset(one_form("ছাড়া ছাড়াই নিয়ে পর পরে জন্য মানা").split())
_BETWEEN = 4  # words that may stand inside a rule,
QUOTED, _MARKS = "quoted", frozenset("‘’“”'\"")  # its first word stands in marks of its own
CLOSE = "close"  # unless it needs this: সরকার ছাড়ে, and not সরকার বন্দীদের ছাড়ে


class Clause(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (excluded) between marks; ``sentence``: the first token of their sentence."""

    first: int
    last: int
    sentence: int


class Trigger(msgspec.Struct):
    """Tokens ``first`` to ``last`` (excluded) say ``rule``; ``form``: tense of its verb, "" where there
    is none; ``denied``: with না, নি, নয়;
    ``lemma``: that verb; ``others``: rules with the same words.
    """

    first: int
    last: int
    rule: Rule
    form: str
    denied: bool
    lemma: str
    others: list[Rule]
    ending: str = ""  # its last word


def triggers(page: Page, first: int, last: int) -> list[Trigger]:
    """The triggers among tokens ``first`` to ``last`` (excluded), in order, none inside another."""
    found: list[Trigger] = []
    i = first
    while i < last:
        best: tuple[Rule, int] | None = None
        others: list[Rule] = []
        for key in keys(page.tokens[i].text):
            for rule in rules().get(key, ()):
                if len(rule.parts) > 1 and not _plain(page.tokens[i].text, key):
                    continue
                end = _match(page, rule, i, last)
                if end and rule.kind == "-" and not _with_verb(page, rule, i, end, last).denied:
                    continue
                if end and best and len(rule.parts) == len(best[0].parts) and end == best[1]:
                    others.append(rule)
                elif end and (best is None or (len(rule.parts), -end) > (len(best[0].parts), -best[1])):
                    best, others = (rule, end), []
        if best:
            trigger = _with_verb(page, best[0], i, best[1], last)
            trigger.others = others
            found.append(trigger)
            i = trigger.last
        else:
            i += 1
    return found


@lru_cache(maxsize=32768)
def _plain(word: str, part: str) -> bool:
    """Whether a word stands as a rule writes it: a noun without case, a verb in any form."""
    if word == part or any(v.lemma == part for v in verbs(word)):
        return True
    return any(s.text == part and not _CASES & set(s.endings) for s in stems(word))


_CASES = frozenset({"genitive", "dative", "locative"})


def _match(page: Page, rule: Rule, first: int, last: int) -> int | None:
    """The token after the rule's last word, or None."""
    at, between = first + 1, 0 if CLOSE in rule.needs else _BETWEEN
    if QUOTED in rule.needs and not _in_marks(page, first):
        return None
    for part in rule.parts[1:]:
        for i in range(at, min(at + 1 + (between if at == first + 1 else 1), last)):
            token = page.tokens[i]
            if part in keys(token.text) and not (i > at and part in _LIGHT and keys(page.tokens[i - 1].text)):
                if i > at and part in _LIGHT and page.tokens[i - 1].text in _STATES:
                    return None
                at = i + 1
                break
            if token.text in _PARTS_WORDS or (token.kind == "mark" and token.text not in "’'”‘\"") or verbs(token.text):
                return None
        else:
            return None
    return at


def _in_marks(page: Page, i: int) -> bool:
    around = (page.tokens[n].text if 0 <= n < len(page.tokens) else "" for n in (i - 1, i + 1))
    return all(text in _MARKS for text in around if text) and 0 < i < len(page.tokens) - 1


def _verb(word: str) -> Verb | None:
    readings = verbs(word)
    return _likeliest(readings)


def _likeliest(readings: Sequence[Verb]) -> Verb | None:
    """করতে is mostly an infinitive, জানান mostly a present."""
    order = sorted(readings, key=lambda v: (v.tense not in _NOT_FINITE, v.tense == "imperative"))
    return order[0] if order else None


def _goes_on(page: Page, end: int, last: int) -> bool:
    """Whether a form that may be a converb (করে) has its auxiliary behind it (করে দিয়েছে)."""
    if end >= last or not any(v.tense == "converb" for v in verbs(page.tokens[end - 1].text)):
        return False
    return any(v.lemma in _AUXILIARY for v in verbs(page.tokens[end].text))


def _is_light(word: str) -> bool:
    return any(v.lemma in _LIGHT and not v.finite for v in verbs(word))


def _denied_before(page: Page, rule: Rule, first: int, end: int, verb: Verb | None) -> bool:
    """মেনে না নেওয়ায়; a form that is not finite is denied ahead of it: প্রস্তাব না মানায়."""
    if any(page.tokens[i].text == _UNDONE for i in range(first + 1, end - 1)) and _UNDONE not in rule.parts:
        return True
    loose = verb is not None and not verb.finite and end - first == 1
    return loose and first > 0 and page.tokens[first - 1].text == _UNDONE


def _with_verb(page: Page, rule: Rule, first: int, end: int, last: int) -> Trigger:
    verb = _verb(page.tokens[end - 1].text)
    if verb and verb.lemma not in rule.parts[-1:]:
        same = [v for v in verbs(page.tokens[end - 1].text) if v.lemma == rule.parts[-1]]
        verb = _likeliest(same)
    denied = bool(verb and verb.negative) or _denied_before(page, rule, first, end, verb)
    if end + 1 < last and page.tokens[end].text == _UNDONE and _is_light(page.tokens[end + 1].text):
        denied, end = True, end + 1  # প্রত্যাহার না করার
    while end < last and (verb is None or not verb.finite or verb.tense == "verbal noun" or _goes_on(page, end, last)):
        following = _verb(page.tokens[end].text)
        if page.tokens[end].text == _FROM:  # ঘোষণা থেকে: no form of থাকা
            break
        if following is None or following.lemma not in _LIGHT | _WILL or (verb and verb.tense == "conditional"):
            break
        if following.lemma in _WILL and not (verb and verb.tense == "infinitive"):
            break
        if verb is not None and verb.tense == "infinitive" and following.lemma not in _WILL:
            break
        verb, end = following, end + 1
        denied = denied or verb.negative
    if end < last and page.tokens[end].text in _NOT:
        denied, end = True, end + 1
    tense, lemma = (verb.tense, verb.lemma) if verb else ("", "")
    return Trigger(first, end, rule, tense, denied, lemma, [], page.tokens[end - 1].text)
