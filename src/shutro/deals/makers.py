"""Who is addressed by a move, and who makes one together."""

from shutro.deals.group import Group
from shutro.deals.scene import Scene
from shutro.deals.sides import camp
from shutro.deals.vocabulary import groups

_TWO = frozenset({"agree", "collapse", "extend"})  # moves that address nobody
_CLOSE = 8  # tokens between a subject and what it does


def addressed(scene: Scene, by: list[str]) -> list[str]:
    """To whom: who is addressed in the dative, or met; else the other side (both of them, for who mediates)."""
    stage = scene.stage
    if not by:
        return []
    if scene.kind in _TWO or (scene.kind == "talks" and len(by) > 1):
        return []
    if scene.kind == "talks":
        return [p for p in stage.partners(scene.groups()) if p not in by]
    told = [g for g in scene.groups() if g.case == "dative" and not g.weak and scene.region(g) != "farther"]
    if scene.kind != "mediate" and (parties := [p for g in told for p in g.parties if p not in by]):
        return parties
    if len(by) > 1 and scene.kind in {"comply", "violate"}:
        return []
    same = {camp(p) for p in by}
    return [p for p in stage.principals if camp(p) not in same][: 2 if scene.kind == "mediate" else 1]


def jointly(scene: Scene) -> bool:
    """Whether two accept or promise together: দুই দেশ রাজি, ক ও খ রাজি, খ-এর সঙ্গে ক রাজি."""
    stage = scene.stage
    around = [g for g in scene.groups() if scene.region(g) != "beyond"]
    subjects = [g for g in around if g.case == "nominative" and (g.both or not g.weak) and not scene.follows(g)]
    near = [g for g in subjects if scene.region(g) != "farther"] or subjects[-1:]
    near = [g for g in near if scene.region(g) == "behind"] or near[-1:]
    if any(g.both or _two(scene, g) for g in near):
        return True
    offered = any("offer" in groups(w.text) for w in stage.page.tokens[scene.first : scene.verb])
    met = stage.partners([g for g in around if scene.region(g) != "farther"])
    return bool(met) and not offered and scene.kind == "accept"


def _two(scene: Scene, group: Group) -> bool:
    """Whether a group is two parties that face each other."""
    parties = scene.stage.parties([group])
    return len({camp(p) for p in parties}) > 1
