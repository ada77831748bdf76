"""Who is addressed by a move."""

from shutro.deals.scene import Scene
from shutro.deals.sides import camp

_TWO = frozenset({"agree", "collapse", "extend"})  # moves that address nobody


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
