"""What one side insists must come first: a condition read in a sentence becomes a move of who sets it."""

from shutro.deals.choice import choose
from shutro.deals.conditions import Condition
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.scene import Scene, beginning, scene_of
from shutro.deals.stage import Stage
from shutro.deals.triggers import triggers
from shutro.text.form import one_form
from shutro.words import verbs

_OPENING = frozenset("‘“'\"")
_BUT, _LOOK_BACK = "তবে", 40  # tokens
_GET = one_form("পাওয়া")


def preset(stage: Stage, minutes: Minutes, c: Condition) -> bool:
    """Write a condition down; False where nobody is known to set it."""
    first = beginning(stage.page, c.first, c.last - 1)
    scene = scene_of(stage, c.kind, first, c.last)
    choice = choose(scene)
    willing = _willing(stage, c)
    by = willing or _waiting(stage, c, choice.by)
    how = choice.how if by == choice.by else "who: who would" if willing else "who: the side that does not act first"
    if not by or not (c.firm or _by_side(stage, scene, c, by)):
        return False
    why = f"{c.kind}: {c.why}; {how}"
    minutes.add(c.kind, by, addressed(scene, by), (first, c.last), scene.holder, why, condition=c)
    return True


def _by_side(stage: Stage, scene: Scene, c: Condition, by: list[str]) -> bool:
    """Whether a party sets a condition: in its own words, or named as who will not act before it is met, be it told
    by the writer or by a mediator.
    """
    said = scene.holder is not None and stage.speaker(scene.holder)
    acts = any(t.rule.kind in {"comply", "accept", "agree"} for t in triggers(stage.page, c.first, c.last))
    if said or acts or {"we", "pronoun"} & set(scene.voice()) or _quoted(stage, c.first):
        return True
    named = [g for g in stage.within(c.first, c.last) if g.case == "nominative" and not g.weak]
    return any(g.first >= c.before_last or set(by) & set(stage.parties([g])) for g in named)


def _willing(stage: Stage, c: Condition) -> list[str]:
    """Who sets a condition that goes on from what a side would do: ক রাজি, তবে ...; ক প্রস্তাব দিয়েছে, তবে তার আগে."""
    tokens, first = stage.page.tokens, c.first
    if tokens[first].text != _BUT and (first == 0 or tokens[first - 1].text != _BUT):
        return []
    sentence = stage.page.sentences[stage.page.sentence_at(tokens[first].start)]
    before = stage.within(max(sentence.first, first - _LOOK_BACK), first)
    subjects = [g for g in before if g.case == "nominative" and not g.weak and not g.both]
    return list(subjects[0].parties) if len(subjects) == 1 and len(subjects[0].parties) == 1 else []


def _quoted(stage: Stage, first: int) -> bool:
    """Whether words stand behind an opening quotation mark, as slogans do, or in a headline."""
    page = stage.page
    before = page.tokens[first - 1].text if first else ""
    return before in _OPENING or page.sentences[page.sentence_at(page.tokens[first].start)].headline


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
    speaking = stage.speaker(stage.holder(stage.page.tokens[c.first].start))
    side = set(speaking) & set(stage.principals)
    return speaking if side and not acting & set(speaking) else [p for p in stage.principals if p not in by][:1]
