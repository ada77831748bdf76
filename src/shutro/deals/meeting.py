"""Whether two sides meet in a clause: what rules of talks and of mediation need."""

from collections.abc import Sequence

from shutro.deals.stage import WITH, Stage
from shutro.deals.triggers import Clause, Trigger
from shutro.deals.vocabulary import groups, states
from shutro.text.form import one_form
from shutro.words import Token

_ROUNDS = frozenset(one_form("দিনের সপ্তাহের মাসের দফা দফার পতাকা ত্রিপক্ষীয় ত্রিপাক্ষিক দ্বিপক্ষীয় দ্বিপাক্ষিক").split())
_CALL = one_form("ফোন")
_BETWEEN = frozenset(one_form("মধ্যে মাঝে").split())
_TALKS = tuple(map(one_form, ("আলোচনা", "বৈঠক", "সংলাপ", "দরকষাকষি")))
_HEARERS = tuple(map(one_form, ("সাংবাদিক", "সংবাদ", "গণমাধ্যম", "কর্মী", "স্বজন", "পরিবার", "নিজে", "স্থানীয়")))
_PEOPLE = "দের"
_CLOSE, _BEHIND = 2, 5  # tokens


def sides(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Two parties meet; or talks are told with how long or how often they were (পাঁচ দিনের আলোচনা শেষে).

    Hours tell how long a meeting was that is known already (দুই ঘণ্টার বৈঠক শেষে).
    """
    before = {w.text for w in stage.page.tokens[max(clause.first, t.first - _CLOSE) : t.first]}
    if t.form == "" and before & _ROUNDS:
        return True
    around = stage.within(clause.first, clause.last)
    near = [g for g in around if 0 <= t.first - g.last <= _CLOSE and g.case != "dative"]
    if any(g.both or len(g.parties) > 1 for g in near) or stage.partners(around):
        return True
    calls = t.rule.parts[0] == _CALL and t.form != "converb"  # ক খ-কে ফোন করেন
    called = calls and any(g.case == "dative" for g in around)
    return called or _between(stage, t, clause) or _with_people(stage, t, clause)


def _between(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """X ও Y-এর মধ্যে, দুই দেশের মধ্যে."""
    tokens, around = stage.page.tokens, stage.within(clause.first, clause.last)
    if any((g.both or len(g.parties) > 1) and _before(tokens[g.last : g.last + _CLOSE]) for g in around):
        return True
    told = {p for g in around if g.last < t.first for p in g.parties}
    return len(told) > 1 and _before(tokens[max(clause.first, t.first - _CLOSE) : t.first])


def _before(tokens: Sequence[Token]) -> bool:
    return any(t.text in _BETWEEN for t in tokens)


def _with_people(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A party talks with people who are told by what they are: ডিনদের সঙ্গে আলোচনা করেছেন শিক্ষার্থীরা."""
    if not t.rule.parts[0].startswith(_TALKS):
        return False
    tokens = stage.page.tokens
    met = any(
        tokens[i].text in WITH and tokens[i - 1].text.endswith(_PEOPLE) and not tokens[i - 1].text.startswith(_HEARERS)
        for i in range(clause.first + 1, t.first)
    )
    around = stage.within(clause.first, clause.last)
    return met and any(set(g.parties) & set(stage.principals) for g in around if g.case == "nominative")


def apposed(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Who mediates is named right behind: মধ্যস্থতাকারী কাতার."""
    return any(g.first == t.last and not g.both for g in stage.within(t.last, clause.last))


def go_between(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A third state through which two talk: কাতারের মাধ্যমে আলোচনা."""
    near = stage.page.tokens[max(clause.first, t.first - _BEHIND) : min(clause.last, t.last + _BEHIND)]
    whose = [g for g in stage.within(clause.first, t.first) if g.last == t.first and g.case == "genitive"]
    third = any(set(g.parties) & states().keys() and not set(g.parties) & set(stage.principals) for g in whose)
    return third and any(groups(w.text) & {"talks", "truce", "accord", "offer"} for w in near)
