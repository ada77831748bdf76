"""A breach told as a plain act: an attack in the time of a truce."""

from shutro.deals.choice import choose
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.scene import beginning, scene_of
from shutro.deals.stage import Stage
from shutro.deals.triggers import Clause
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import verbs

_STILL = frozenset(one_form("মধ্যেই মধ্যে মধ্যেও পরেও পরও পরই দিনেই পেরোতেই যেতেই মাথায় সত্ত্বেও চলাকালে চলাকালেই").split())
_DONE = frozenset({"perfect", "pluperfect", "past", "present", "continuous"})
_NEAR = 60  # tokens: how far ahead the truce is told


def breach(stage: Stage, minutes: Minutes, clause: Clause) -> bool:
    """Write down an attack in the time of a truce: যুদ্ধবিরতির দ্বিতীয় দিনেই হামলা, or one that a side is accused of.

    Returns whether there is one.
    """
    first, last, page = clause.first, clause.last, stage.page
    tokens = page.tokens[first:last]
    said = page.tokens[max(clause.sentence, first - _NEAR) : last]
    if not any("attack" in groups(t.text) for t in tokens):
        return False
    holder = stage.holder(tokens[0].start)
    start = page.tokens[clause.sentence].start
    told = any(m.kind == "violate" and m.span.start >= start for m in minutes.moves[-1:])  # what follows spells it out
    accused = stage.of_truce and holder is not None and holder.act == "accuse" and not told
    accused = accused and any(v.finite and v.tense in _DONE for t in tokens for v in verbs(t.text))
    still = any(t.text in _STILL for t in tokens) and any("truce" in groups(t.text) for t in said)
    if not (still or accused):
        return False
    first = beginning(page, first, last)
    scene = scene_of(stage, "violate", first, last)
    choice = choose(scene)
    if choice.by and not set(choice.by) & set(stage.principals):
        return False
    why = f"violate: an attack in the time of a truce; {choice.how}"
    minutes.add("violate", choice.by, addressed(scene, choice.by), (first, last), scene.holder, why)
    return True
