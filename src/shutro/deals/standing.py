"""Whether the words of a move show one here: the form of the verb, what must stand nearby, one move
told in several words.
"""

from collections.abc import Sequence

from shutro.deals.needs import has_needs
from shutro.deals.stage import Stage
from shutro.deals.triggers import Clause, Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Token, verbs

_TOLD = frozenset(
    one_form("কথা পর পরে ঘোষণা তথ্য খবর অভিযোগ").split()
)  # a verbal noun before these tells of what happened
_KEEP, _FOR_DEMANDS = ("মানা",), "দাবিতে"
_IF, _THOUGH = "যদি", "লেও"
_BEGUN = one_form("শুরু"), one_form("বাধ্য")  # behind an infinitive: what has begun, what one had to do
_BECAUSE = one_form("ায়")  # a verbal noun in the locative gives a reason: শর্ত পূরণ না হওয়ায়
_WORD, _OWING = "কথা", frozenset(one_form("দেওয়া আছে থাকা").split())
_FROM = ["থেকে"]
_WHETHER, _WHY = one_form("কি না").split(), ["কেন"]
_WHEN = frozenset(one_form("কবে কত কখন কীভাবে কিভাবে কোন").split())
_STEPS = frozenset({"comply", "extend", "collapse", "accept"})
_ABOUT = frozenset({"offer", "demand", "condition", "swap", "talks", "accord"})
_ABOUT_TOO = frozenset(one_form("আশা চেষ্টা আহ্বান পরিকল্পনা সম্ভাবনা সুযোগ").split())
_DONE = frozenset({"accept", "agree", "comply"})
_CLOSE, _NEAR = 2, 80  # tokens


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
        if kind not in {None, "-"} and _is_fact(stage, t, clause) and has_needs(stage, t, clause):
            return True
    return False


def _is_fact(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether the form of the verb tells of what happened or stands: no wish, no condition, no claim, no question."""
    kind, tokens = t.rule.denied if t.denied else t.rule.kind, stage.page.tokens
    after = [w.text for w in tokens[t.last : clause.last][:2]]
    if _asked(tokens[clause.first : t.first], after, t.form) or t.form == "imperative":
        return False
    if t.form == "infinitive":
        return after[:1] == [_BEGUN[0]] or after[:1] == [_BEGUN[1]]
    if t.form == "converb" and t.rule.parts == _KEEP:
        return False
    if kind in _DONE and any(w.text == _IF for w in tokens[max(clause.sentence, t.first - _NEAR) : t.first]):
        return False
    if t.form == "verbal noun":
        told = (bool(after) and after[0] in _TOLD) or t.ending.endswith(_BECAUSE)
        owed = bool(after) and after[0] == _WORD and (len(after) < 2 or _owes(after[1]))
        return (
            (told and not (owed and kind in _STEPS)) or kind == "mediate" or (not after and kind in {"offer", "talks"})
        )
    if t.form == "future" and t.rule.parts[-1:] == _BEGUN[:1]:
        return False
    if t.form == "conditional":
        return kind in {"offer", "talks", "demand"} or tokens[t.last - 1].text.endswith(_THOUGH)
    if kind == "demand" and (cued := stage.cued(t.first, t.last)) is not None:
        return cued.act in {"demand", "warn", "order"}
    return t.form != "" or not _topic(t, after)


def _asked(before: Sequence[Token], after: list[str], form: str) -> bool:
    """Whether the words ask, or leave open: চুক্তি মানা হচ্ছে কি না, কবে কার্যকর হবে, কথা রাখবে কেন."""
    return after == _WHETHER or after[:1] == _WHY or (form == "future" and any(w.text in _WHEN for w in before))


def _told(t: Trigger, kind: str, after: list[str]) -> bool:
    """Whether a verbal noun tells of what happened (মুক্তি দেওয়ার পর, রাজি হওয়ায়), and of nothing that is owed."""
    owed = after[:1] == [_WORD] and (len(after) < 2 or _owes(after[1]))
    if owed and kind in _STEPS:
        return False
    told = (bool(after) and after[0] in _TOLD) or t.ending.endswith(_BECAUSE)
    return told or kind == "mediate" or (not after and kind in {"offer", "talks"})


def _owes(word: str) -> bool:
    """কথা দিয়েছে, কথা ছিল: what is told of is still to be done."""
    return any(v.lemma in _OWING for v in verbs(word))


def _topic(t: Trigger, after: list[str]) -> bool:
    """Whether a noun in the genitive tells what something else is about: হস্তান্তরের প্রস্তাব, মেয়াদ বৃদ্ধির বিনিময়ে."""
    kind, owned = t.rule.kind, t.ending.endswith("র")
    if len(t.rule.parts) == 1 and owned and kind in {"agree", "reject"}:
        return True
    if (kind == "offer" and after[:1] == _FROM) or (
        kind == "comply" and t.ending.endswith("ে") and len(t.rule.parts) > 1
    ):
        return True
    return owned and kind in _STEPS and bool(after) and bool(groups(after[0]) & _ABOUT or after[0] in _ABOUT_TOO)


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
