"""What one side insists must come first: a condition read in a sentence becomes a move of who sets it."""

from shutro.deals.choice import choose
from shutro.deals.conditions import Condition
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.scene import beginning, scene_of
from shutro.deals.stage import Stage
from shutro.text.form import one_form
from shutro.words import verbs

_GET = one_form("পাওয়া")


def preset(stage: Stage, minutes: Minutes, c: Condition) -> bool:
    """Write a condition down; False where nobody is known to set it."""
    first = beginning(stage.page, c.first, c.last - 1)
    scene = scene_of(stage, c.kind, first, c.last)
    choice = choose(scene)
    by = _waiting(stage, c, choice.by)
    spoken = scene.holder is not None and bool(set(stage.speaker(scene.holder)) & set(by))
    if not by or not (c.firm or spoken):
        return False
    why = f"{c.kind}: {c.why}; {choice.how}"
    minutes.add(c.kind, by, addressed(scene, by), (first, c.last), scene.holder, why, condition=c)
    return True


def _waiting(stage: Stage, c: Condition, by: list[str]) -> list[str]:
    """Who sets a condition: not who must act first by its words, but the other side (যদি ক সেনা সরায়)."""
    required = stage.page.tokens[c.before_first : c.before_last]
    gets = any(v.lemma == _GET for t in required for v in verbs(t.text))
    inside = stage.within(c.before_first, c.before_last)
    acting = {p for g in inside if g.case == "nominative" and not g.weak for p in g.parties}
    around = (*stage.within(c.first, c.before_first), *stage.within(c.before_last, c.last))
    outside = {p for g in around for p in g.parties}
    if c.kind != "precondition" or gets or not set(by) <= acting - outside:
        return by
    return [p for p in stage.principals if p not in by][:1]
