"""Which kind of move a trigger shows where its words alone do not say: what two accept, they agree on."""

from itertools import pairwise

from shutro.deals.group import AND, Group, case_of
from shutro.deals.scene import Scene
from shutro.deals.sides import camp
from shutro.deals.stage import Stage
from shutro.deals.standing import swaps
from shutro.deals.triggers import Clause, Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import verbs

_WILLING, _KEEP, _LENGTHEN = ("রাজি",), ("মানা",), frozenset(one_form("বাড়ানো বাড়া").split())
_TALK = frozenset(one_form("বলা বসা করা যোগাযোগ").split())
_PLACED = frozenset({"beside", "behalf", "with", "against", "to", "between"})  # words that make a party no subject
_GOT = frozenset(one_form("পেয়ে মেনে পাওয়ায় মেলায় আস্থা").split())
_WITH = frozenset(one_form("সঙ্গে সাথে নিয়ে").split())
_READY = frozenset(one_form("প্রস্তুত তৈরি ইচ্ছুক আগ্রহী").split())
_LIVELIHOOD = frozenset(one_form("সড়ক কাজে").split())


def settled(stage: Stage, t: Trigger, scene: Scene, clause: Clause, dealt: bool, promised: bool) -> str:
    """The kind of the move; ``dealt``: whether a deal was told before, ``promised``: whether the report's
    strike ends on a promise.
    """
    kind = scene.kind
    if t.rule.parts == _KEEP and _kept(stage, t, clause):
        return "violate" if t.denied else "comply"
    if kind in {"accept", "offer"} and t.rule.parts[0] not in _READY and _jointly(scene):
        return "extend" if _longer(stage, t, clause) else "agree"
    if kind == "accept" and t.rule.parts == _WILLING and _to_do(stage, t):
        return "offer"
    if kind == "comply" and t.form == "future" and (dealt or swaps(stage, clause)):
        return "agree"
    if kind == "comply" and (assured(stage, t, clause) or (promised and _of_strike(t))):
        return "accept"
    if kind == "talks" and _with_both(scene):
        return "mediate"
    return kind


def _to_do(stage: Stage, t: Trigger) -> bool:
    """Whether somebody is willing to do something (দিতে রাজি), and does not assent (প্রস্তাবে রাজি হয়েছে)."""
    return t.first > 0 and any(v.tense == "infinitive" for v in verbs(stage.page.tokens[t.first - 1].text))


def _longer(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """যুদ্ধবিরতি বাড়াতে সম্মত: what they agree on is that it lasts longer."""
    tokens = stage.page.tokens
    lengthen = t.first > 0 and any(v.lemma in _LENGTHEN for v in verbs(tokens[t.first - 1].text))
    return lengthen and any(groups(w.text) & {"truce", "accord"} for w in tokens[clause.first : t.first])


def _kept(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether মানা tells of a deal that is kept or not, and of no answer: চুক্তি মানছে, চুক্তি মানছে না."""
    words = [w.text for w in stage.page.tokens[clause.first : t.first]]
    asked = any({"offer", "demand", "condition"} & groups(w) for w in words)
    now = t.form in {"continuous", "present"} or not t.denied
    return now and not asked and any({"accord", "truce"} & groups(w) for w in words)


def assured(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A strike that ends on a promise or a proposal accepts it: আশ্বাস পেয়ে ধর্মঘট স্থগিত, আশ্বাসে সড়ক ছাড়লেন."""
    if t.denied or not (_of_strike(t) or t.rule.parts[0] in _LIVELIHOOD):
        return False
    words = [w.text for w in stage.page.tokens[clause.first : t.first]]
    return any(
        "offer" in groups(w) and (w.endswith("ে") or _GOT & set(words[i + 1 : i + 3])) for i, w in enumerate(words)
    )


def _of_strike(t: Trigger) -> bool:
    return "strike" in groups(t.rule.parts[0])


def _with_both(scene: Scene) -> bool:
    """Somebody else talks with both sides: দুই পক্ষের সঙ্গে কথা বলেছেন, দুই পক্ষকে নিয়ে বৈঠকে বসেন."""
    if not scene.form or not set(scene.parts) & _TALK:
        return False
    tokens, sides = scene.stage.page.tokens, set(scene.stage.principals)
    both = [g for g in scene.own() if g.both and any(w.text in _WITH for w in tokens[g.last : g.last + 3])]
    subjects = [g for g in scene.groups() if g.case == "nominative" and g not in both and g.first >= scene.first]
    return bool(both) and not any(set(g.parties) & sides for g in subjects)


def _jointly(scene: Scene) -> bool:
    """Whether two accept or promise together: দুই দেশ রাজি, ক ও খ রাজি, খ-এর সঙ্গে ক রাজি."""
    stage = scene.stage
    around = [g for g in scene.groups() if scene.region(g) != "beyond"]
    subjects = [
        g for g in around if g.case == "nominative" and (g.both or not g.weak) and scene.follows(g) not in _PLACED
    ]
    near = [g for g in subjects if scene.region(g) != "farther"] or subjects[-1:]
    near = [g for g in near if scene.region(g) == "behind"] or near[-1:]
    if any(g.both or len({camp(p) for p in stage.parties([g])}) > 1 for g in near) or _both_led(scene, around):
        return True
    if _and_another(scene, subjects):
        return True
    offered = any("offer" in groups(w.text) for w in stage.page.tokens[scene.first : scene.verb])
    met = stage.partners([g for g in around if scene.region(g) != "farther"])
    return bool(met) and not offered and scene.kind == "accept"


def _both_led(scene: Scene, around: list[Group]) -> bool:
    """Both sides, told by who leads them: দুই দেশের নেতারা সম্মত."""
    tokens = scene.stage.page.tokens
    return any(
        g.both and g.case == "genitive" and g.last < scene.verb and case_of(tokens[g.last].text) == "nominative"
        and any("head" in groups(t.text) for t in tokens[g.last : g.last + 1])
        for g in around
    )  # fmt: skip


def _and_another(scene: Scene, subjects: list[Group]) -> bool:
    """Two subjects that face each other with an and between them, however long their names."""
    tokens = scene.stage.page.tokens
    own = [g for g in subjects if scene.region(g) in {"ahead", "behind"} and g.parties]
    return any(
        tokens[a.last].text in AND
        and not set(map(camp, a.parties)) & set(map(camp, b.parties))
        and scene.region(a) == scene.region(b)
        for a, b in pairwise(own)
    )
