"""What is true of parties that may have made a move, beyond their place in its sentence: what sort they are, whether
the verb honours whom it tells of, what they did in the report before.
"""

from collections.abc import Iterator

from shutro.deals.bodies import of_people
from shutro.deals.group import COLLECTIVE
from shutro.deals.scene import CLASSES, Scene
from shutro.deals.sides import OWNERS, camp
from shutro.text.form import one_form
from shutro.words import verbs

_SCHOOLS = (one_form("বিশ্ববিদ্যালয়"), one_form("কলেজ"), one_form("হাসপাতাল"))
_CLOSE, _NEAR = 3, 9  # tokens between a party and the words that show a move


def standing_marks(scene: Scene, parties: list[str]) -> Iterator[str]:
    """The marks of ``parties`` as the makers of a move."""
    sort = " and ".join(sorted({sort_of(scene, p) for p in parties}))
    yield f"{sort} in {scene.kind}"
    honoured = _honoured(scene)
    if honoured is not None:
        yield f"{'honoured' if honoured else 'not honoured'}: {sort}"
    yield from _in_report(scene, frozenset(parties))
    yield from _earlier(scene, frozenset(parties))


def sort_of(scene: Scene, party: str) -> str:
    """What sort of party it is: a state, people, who is in charge of them, a body of people, a person, another body."""
    cast = scene.stage.cast
    if cast.counts[party] == 0:
        return "person"
    if party in COLLECTIVE or camp(party) == OWNERS or party.endswith(_SCHOOLS):
        return "in charge"
    if cast.rules(party):
        return "state"
    if party in cast.people.values():
        return "people"
    return "body of people" if of_people(party) else "body"


def _honoured(scene: Scene) -> bool | None:
    """Whether the verb of the move honours its subject (দিয়েছেন), as it does persons and people, not bodies."""
    if scene.verb <= scene.first:
        return None
    tokens = scene.stage.page.tokens[max(scene.first, scene.verb - 2) : scene.verb]
    for token in reversed(tokens):
        found = {v.honorific for v in verbs(token.text) if v.finite and v.person == 3}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _in_report(scene: Scene, parties: frozenset[str]) -> Iterator[str]:
    """Whether the headline tells of them, they mediate, or the sentence tells of nobody else."""
    stage = scene.stage
    if parties <= stage.headline:
        yield "told in the headline"
    if parties & stage.sides.out:
        yield "mediates elsewhere"
    here = {p for g in scene.groups() for p in stage.parties([g])}
    if here and here == parties:
        yield "the only ones in the sentence"
    ahead = [g for g in scene.own() if g.case == "nominative" and parties & set(stage.parties([g]))]
    if ahead:
        far = scene.verb - ahead[-1].last
        yield "subject close by" if far <= _CLOSE else "subject near" if far <= _NEAR else "subject far"


def _earlier(scene: Scene, parties: frozenset[str]) -> Iterator[str]:
    """What they did in the moves before."""
    before = scene.stage.made_before(scene.first)
    if not before:
        return
    kind, by = before[-1]
    same = "made" if by == parties else "shared" if by & parties else "faces who made"
    yield f"{same} the {CLASSES[kind]} before"
    alike = [by for kind, by in before if CLASSES[kind] == CLASSES[scene.kind]]
    if parties in alike:
        yield "made such a move before"
        if alike.count(parties) * 2 > len(alike):
            yield "made most such moves before"
