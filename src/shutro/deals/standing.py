"""Whether the words of a move show one here: the form of the verb, what must stand nearby, one move
told in several words.
"""

import msgspec

from shutro.deals.stage import Stage
from shutro.deals.triggers import Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import verbs

_TOLD = frozenset(
    one_form("কথা পর পরে ঘোষণা তথ্য খবর অভিযোগ").split()
)  # a verbal noun before these tells of what happened
_CLAIMED = frozenset(one_form("বলে যে এমন এ এই বলেও").split())  # before দাবি করা: a claim, no demand
_ROUNDS = frozenset(one_form("দিনের সপ্তাহের মাসের ঘণ্টার দফা দফার পতাকা").split())
_FACTS = frozenset(["present", "perfect", "pluperfect", "past", "converb", "continuous"])
_KEEP, _FOR_DEMANDS = ("মানা",), "দাবিতে"
_OBJECT = "কে"
_TO_BE, _IF = "কথা", "যদি"
_DONE = frozenset({"accept", "agree", "comply"})
_CLOSE, _NEAR = 2, 80  # tokens


class Clause(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (excluded) between marks; ``sentence``: the first token of their sentence."""

    first: int
    last: int
    sentence: int


def standing(stage: Stage, hits: list[Trigger], clause: Clause) -> list[Trigger]:
    """The triggers of a clause that show a move; where rules share their words, the first that fits is taken."""
    return _merged([t for t in hits if _stands(stage, t, clause)])


def swaps(stage: Stage, clause: Clause) -> bool:
    """Whether a clause, or its sentence before it, speaks of an exchange (বিনিময়ে, বদলে)."""
    start = max(clause.sentence, clause.first - _NEAR)
    return any("swap" in groups(t.text) for t in stage.page.tokens[start : clause.last])


def _stands(stage: Stage, t: Trigger, clause: Clause) -> bool:
    for rule in (t.rule, *t.others):
        t.rule = rule
        kind = rule.denied if t.denied else rule.kind
        if kind not in {None, "-"} and _is_fact(stage, t, clause) and _has_needs(stage, t, clause):
            return True
    return False


def _is_fact(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether the form of the verb tells of what happened or stands: no wish, no condition, no claim."""
    kind = t.rule.kind
    if t.form in {"infinitive", "imperative"} or (t.form == "converb" and t.rule.parts == _KEEP):
        return False
    if kind in _DONE and any(w.text == _IF for w in stage.page.tokens[max(clause.sentence, t.first - _NEAR) : t.first]):
        return False
    if t.form == "verbal noun":
        after = stage.page.tokens[t.last].text if t.last < clause.last else ""
        return after in _TOLD or kind in {"mediate", "talks"} or (not after and kind == "offer")
    if t.form == "conditional":
        return kind in {"offer", "talks", "demand"}
    if kind == "demand" and (cued := stage.cued(t.first, t.last)) is not None:
        return cued.act in {"demand", "warn", "order"}
    owned = len(t.rule.parts) == 1 and stage.page.tokens[t.last - 1].text.endswith("র")
    return not (t.form == "" and kind in {"agree", "reject"} and owned)


def _has_needs(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether what a rule needs stands in the clause, or before it in the sentence."""
    needs = t.rule.needs
    if not needs or (t.denied and t.rule.parts == _KEEP and t.form == "future"):
        return True
    for name, test in _TESTS.items():
        if name in needs:
            return test(stage, t, clause)
    if "people" in needs and any(
        f.kind == "people" for f in stage.figures(stage.page.token_span(clause.first, clause.last))
    ):
        return True
    start = max(clause.sentence, t.first - _NEAR)
    nearby = [*stage.page.tokens[start : t.first], *stage.page.tokens[t.last : clause.last]]
    return any(groups(w.text) & needs or w.text in needs for w in nearby)


def _sides(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Two parties meet; or talks are told with how long or how often they were (পাঁচ দিনের আলোচনা শেষে)."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    if t.form == "" and before in _ROUNDS:
        return True
    around = stage.within(clause.first, clause.last)
    pair = any(0 <= t.first - g.last <= _CLOSE and (g.both or len(g.parties) > 1) for g in around)
    return pair or bool(stage.partners(around))


def _wanted(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A thing is wanted, not a doing, and by one of the two sides."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    wanting = {p for g in stage.within(clause.first, clause.last) if g.case == "nominative" for p in g.parties}
    return bool(wanting & set(stage.principals)) and bool(before) and not verbs(before) and t.form in _FACTS


def _addressed(stage: Stage, _: Trigger, clause: Clause) -> bool:
    return any(g.case in {"dative", "genitive"} and not g.weak for g in stage.within(clause.first, clause.last))


def _asked(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """দাবি করা asks for a thing, or claims."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    cued = stage.cued(t.first, t.last)
    return (cued.act == "demand") if cued else bool(before) and before not in _CLAIMED


def _apposed(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Who mediates is named right behind: মধ্যস্থতাকারী কাতার."""
    return any(g.first == t.last for g in stage.within(t.last, clause.last))


def _headline(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A line without a verb that ends in the word, or in whose it is: আলেপ্পো ছাড়তে ফের সমঝোতা, নীতিগত সমঝোতা শ্রীলঙ্কার."""
    page = stage.page
    sentence = page.sentences[page.sentence_at(page.tokens[t.first].start)]
    words = [w.text for w in page.tokens[clause.first : clause.last]]
    if not sentence.headline or t.last - t.first > 1 or t.form or any(_says(w) for w in words):
        return False
    bare = page.tokens[t.first].text == t.rule.parts[0]
    behind = stage.within(t.last, clause.last)
    return bare and (t.last == clause.last or any(g.first == t.last and g.case == "genitive" for g in behind))


def _says(word: str) -> bool:
    return any(v.finite and v.tense != "imperative" for v in verbs(word))


def _swapped(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """বন্দী বিনিময়, as a headline."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    return "captive" in groups(before) and _headline(stage, t, clause)


def _due(stage: Stage, t: Trigger, _: Clause) -> bool:
    """What will be talked about, is to be, or may be: আবার আলোচনা হবে, বৈঠক হওয়ার কথা, আলোচনা হতে পারে."""
    after = [w.text for w in stage.page.tokens[t.last : t.last + 1]]
    return t.form == "future" or (t.form == "verbal noun" and after == [_TO_BE])


def _freed(stage: Stage, _: Trigger, clause: Clause) -> bool:
    """Counted people are its object, where captives are told of: ২১ জনকে ছেড়েছে."""
    page, span = stage.page, stage.page.token_span(clause.first, clause.last)
    ends = [page.tokens[page.token_at(f.span.end - 1)].text for f in stage.figures(span) if f.kind == "people"]
    return any(word.endswith(_OBJECT) for word in ends) and stage.sides.captives


_TESTS = {
    "sides": _sides,
    "wanted": _wanted,
    "party": _addressed,
    "ask": _asked,
    "name": _apposed,
    "headline": _headline,
    "swapped": _swapped,
    "due": _due,
    "freed": _freed,
}


def _merged(hits: list[Trigger]) -> list[Trigger]:
    """One move told in several words is one: talks that fail, a deal that ends without result, a demand
    and its deadline.
    """
    found: list[Trigger] = []
    for t in hits:
        if found and _same_move(found[-1], t):
            before = found.pop()
            if t.rule.kind == "collapse" and before.rule.kind == "collapse":
                t.first = before.first
        found.append(t)
    return found


def _same_move(before: Trigger, t: Trigger) -> bool:
    near = t.first - before.last <= _CLOSE
    if near and not before.form and before.rule.kind == "talks":
        return t.rule.kind in {"collapse", "extend"} or t.rule.kind == "talks"
    same = t.rule.kind == before.rule.kind
    return same and (near or (t.rule.kind == "demand" and before.rule.parts[0] == _FOR_DEMANDS))
