"""Who may have made a move: every party near it and told before it, with the marks that speak for each."""

from collections.abc import Iterator, Sequence

import msgspec

from shutro.deals.group import Group
from shutro.deals.marks import standing_marks
from shutro.deals.scene import Scene
from shutro.deals.ways import shown

GRAMMAR = "as grammar has it: "
_MOST = 24  # candidates
_BACK = 60  # tokens: how far before its sentence a subject may have been told
_BOTH_MAKE = frozenset({"agree", "talks", "extend", "collapse", "comply", "violate", "mediate"})


class Candidate(msgspec.Struct):
    """Parties that may have made a move, as the report tells them, and the marks of it."""

    parties: list[str]
    marks: list[str]


def candidates(scene: Scene) -> list[Candidate]:
    """The candidates of a move, those told first, first."""
    found: dict[frozenset[str], Candidate] = {}
    for parties, mark in _told(scene):
        if not parties:
            continue
        known = found.get(frozenset(parties))
        if known:
            known.marks.append(mark)
        elif len(found) < _MOST:
            found[frozenset(parties)] = Candidate(list(dict.fromkeys(parties)), [mark])
    voice = scene.voice()
    for candidate in found.values():
        candidate.marks.extend(_standing(scene, candidate, voice))
        candidate.marks.extend(standing_marks(scene, candidate.parties))
        candidate.marks = list(dict.fromkeys(candidate.marks))
    return list(found.values())


def _told(scene: Scene) -> Iterator[tuple[Sequence[str], str]]:
    grammar = shown(scene)
    if grammar:
        yield grammar.by, "as grammar has it"
        yield grammar.by, GRAMMAR + (grammar.how or "both sides")
    yield from _in_sentence(scene)
    yield from _by_word(scene)
    yield from _before(scene)
    stage = scene.stage
    sides = list(stage.principals)
    yield sides, "the two sides"
    for n, side in enumerate(sides):
        yield [side], f"side {n + 1}"
    if scene.kind in _BOTH_MAKE:
        yield from _pairs(scene)


def _in_sentence(scene: Scene) -> Iterator[tuple[Sequence[str], str]]:
    """Each party of the sentence, by its place, its case and the words behind it."""
    around = scene.groups()
    own = [g for g in around if scene.region(g) == "ahead" and g.case == "nominative" and not scene.follows(g)]
    farther = [g for g in around if scene.region(g) == "farther" and g.case == "nominative"]
    for g in around:
        parties = scene.stage.parties([g])
        for mark in _of_group(scene, g):
            yield parties, mark
    named = [(own[-1:], "nearest subject ahead"), (own[:1], "first subject ahead")]
    named += [(farther[-1:], "nearest subject farther ahead")]
    named += [] if own else [(farther[-1:], "nearest subject farther, none of its own")]
    for chosen, mark in named:
        yield scene.stage.parties(chosen), mark


def _of_group(scene: Scene, g: Group) -> Iterator[str]:
    """The marks of one party of the sentence."""
    place, after = scene.region(g), scene.follows(g)
    yield f"{g.case} {place}" + (" alone" if g.weak else "")
    if g.both:
        yield f"both {place}"
    if after:
        yield f"{g.case} {place}, then {after}"
    if g.last == scene.trigger:
        yield f"{g.case} right before the trigger"
    if g.first == scene.verb:
        yield f"{g.case} right behind the verb"
    if g.person:
        yield f"person {place}"


def _by_word(scene: Scene) -> Iterator[tuple[Sequence[str], str]]:
    """Who says so, and whose side that is not."""
    stage = scene.stage
    for statement, name in (scene.holder, "source"), (scene.cued(), "whose words these are"):
        source = stage.source(statement)
        if not source:
            source = stage.speaker(statement)
            name += " by side"
        yield source, name
        if source and statement:
            yield source, f"{name}: {statement.act}"
            other = [p for p in stage.principals if p not in source]
            if len(other) == 1:
                yield other, f"not the {name}"
                yield other, f"not the {name}: {statement.act}"
    if scene.holder and scene.holder.parent:
        outer = stage.statement(scene.holder.parent)
        yield stage.source(outer), "outer source"


def _before(scene: Scene) -> Iterator[tuple[Sequence[str], str]]:
    """Who was told before the sentence: its latest subjects, and both where two were told together."""
    before = scene.stage.within(max(0, scene.sentence - _BACK), scene.sentence)
    subjects = [g for g in before if g.case == "nominative" and not g.weak]
    for n, g in enumerate(reversed(subjects[-2:]), 1):
        yield scene.stage.parties([g]), f"subject before, {n}"
    together = [g for g in before if len(scene.stage.parties([g])) > 1]
    for g in together[-1:]:
        yield scene.stage.parties([g]), "told together before"
    for g in before[-1:]:
        yield scene.stage.parties([g]), "told last before"


def _pairs(scene: Scene) -> Iterator[tuple[Sequence[str], str]]:
    """Two parties of the sentence that make a move together; one of them and the other side."""
    near = [g for g in scene.groups() if scene.region(g) != "beyond" and scene.stage.parties([g])]
    own = [g for g in near if scene.region(g) != "farther"]
    sides = scene.stage.principals
    for group in own:
        one = scene.stage.parties([group])
        if len(one) == 1:
            known = "the other side" if one[0] in sides else "a side"
            for side in sides:
                if side not in one:
                    yield [*one, side], f"{group.case} and {known}"
    yield from _with_partner(scene, near)
    told = list(dict.fromkeys(p for g in own for p in scene.stage.parties([g])))
    if len(told) > 1:
        yield told, "all who are told"


def _with_partner(scene: Scene, near: list[Group]) -> Iterator[tuple[Sequence[str], str]]:
    """Who makes a move with another: X-এর সঙ্গে, X-এর মধ্যে."""
    for group in (g for g in near if scene.follows(g) in {"with", "between"}):
        partner = scene.stage.parties([group])
        others = [(scene.stage.parties([g]), f"{g.case} with a partner") for g in near if g is not group]
        before = (scene.stage.source(scene.holder), _subject_before(scene))
        others += [(one, "who spoke or acted before, with a partner") for one in before]
        for one, mark in others:
            if one and not set(one) & set(partner):
                yield [*one, *partner], mark


def _subject_before(scene: Scene) -> list[str]:
    groups: list[Group] = scene.stage.within(max(0, scene.sentence - _BACK, scene.first - 2 * _BACK), scene.first)
    subjects = [g for g in groups if g.case == "nominative" and not g.weak]
    return scene.stage.parties(subjects[-1:])


def _standing(scene: Scene, candidate: Candidate, voice: list[str]) -> Iterator[str]:
    """What is true of the parties in the whole report."""
    parties, sides = set(candidate.parties), set(scene.stage.principals)
    yield "one" if len(parties) == 1 else "two" if len(parties) == 2 else "many"
    if parties < sides or parties == sides:
        yield "of the sides"
    elif not parties & sides:
        yield "none of the sides"
    counts = scene.stage.cast.counts
    if all(counts[p] == 0 for p in parties):
        yield "told alone"
    elif all(counts[p] == 1 for p in parties):
        yield "told once"
    if len(sides) < 2:
        yield "one side only"
    for name in voice:
        yield f"{name}: {'one' if len(parties) == 1 else 'more'}"
        if "source" in candidate.marks or "source by side" in candidate.marks:
            yield f"{name}: source"
        if "subject before, 1" in candidate.marks:
            yield f"{name}: subject before"
