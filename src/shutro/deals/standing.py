"""Which triggers of a clause show a move, and one move told in several words."""

from shutro.deals.facts import is_fact
from shutro.deals.needs import has_needs
from shutro.deals.stage import Stage
from shutro.deals.triggers import Clause, Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form

_FOR_DEMANDS = "দাবিতে"
_WHERE = "ে", "তে", one_form("ায়")
_CLOSE, _NEAR = 2, 80  # tokens


def standing(stage: Stage, hits: list[Trigger], clause: Clause) -> list[Trigger]:
    """The triggers of a clause that show a move; where rules share their words, the first that fits is taken."""
    return _merged([t for t in hits if _stands(stage, t, clause)])


def swaps(stage: Stage, clause: Clause) -> bool:
    """Whether a clause, or its sentence before it, speaks of an exchange (বিনিময়ে, বদলে)."""
    start = max(clause.sentence, clause.first - _NEAR)
    return any("swap" in groups(t.text) for t in stage.page.tokens[start : clause.last])


def _stands(stage: Stage, t: Trigger, clause: Clause) -> bool:
    for rule in sorted((t.rule, *t.others), key=lambda rule: rule.kind == "-"):  # what shows a move only denied, last
        t.rule = rule
        kind = rule.denied if t.denied else rule.kind
        if kind not in {None, "-"} and is_fact(stage, t, clause) and has_needs(stage, t, clause):
            return True
    return False


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
    if any(t.rule.kind == "collapse" for t in found):  # ভেস্তে গেছে দুই পক্ষের আলোচনা
        found = [t for t in found if t.rule.kind != "talks" or t.form or t.ending.endswith(_WHERE)]
    return found


def _same_move(before: Trigger, t: Trigger) -> bool:
    near = t.first - before.last <= _CLOSE
    if near and not before.form and before.rule.kind == "talks":
        return t.rule.kind in {"collapse", "extend"} or t.rule.kind == "talks"
    same = t.rule.kind == before.rule.kind
    return same and (near or (t.rule.kind == "demand" and before.rule.parts[0] == _FOR_DEMANDS))
