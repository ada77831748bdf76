"""The ways in which a clause shows who makes a move: the first that finds anybody is what grammar says."""

from collections.abc import Callable

import msgspec

from shutro.deals.group import COLLECTIVE, GOVERNMENT, Group
from shutro.deals.scene import Scene
from shutro.deals.sides import OWNERS, camp
from shutro.deals.vocabulary import groups, states
from shutro.text.form import one_form

_OURSELVES = frozenset(one_form("আমরা আমি").split())
_PRONOUNS = frozenset(one_form("তারা তাঁরা তিনি সে ওরা").split())
_THEY = frozenset(one_form("তারা তাঁরা ওরা").split())
_ONE = frozenset(one_form("তিনি সে").split())
_EACH_OTHER = frozenset(one_form("পাল্টাপাল্টি পরস্পরের পরস্পরকে").split())
_HOMECOMING = frozenset(one_form("পাওয়া ফেরা আনা").split())  # captives: told by those to whom they come
_WORK = frozenset(one_form("কাজে কাজ ক্লাসে").split())
_CARRIED_OUT = frozenset(one_form("বাস্তবায়িত বাস্তবায়ন কার্যকর").split())
_LEAVING = frozenset(one_form("সরে বেরিয়ে").split())
_ALONE = frozenset(one_form("করা টানা সরা দাঁড়ানো আসা বাড়ানো").split())
_ACTIVE = frozenset(one_form("করা বসা বসে বৈঠকে").split())
_GET = one_form("পাওয়া")
_EXCHANGE = (one_form("বিনিময়"),)
_NEAR_MEDIATOR = 4  # tokens between who mediates and মধ্যস্থতায়
_OPEN = frozenset({"agree", "talks", "collapse", "extend"})  # moves that both sides make


class Shown(msgspec.Struct):
    """Who makes a move and what shows it; ``indirect``: who says so or who was told before, no words of the clause."""

    by: list[str]
    how: str
    indirect: bool = False


def shown(scene: Scene) -> Shown | None:
    """Who makes a move by the first way that finds anybody; both sides where two make it."""
    found = next((f for way in _WAYS if (f := way(scene)) and f.by), None) or Shown([], "")
    found = _from_other_side(scene, found)
    if scene.kind in _OPEN:
        found = _of_two(scene, found)
    return found if found.by else None


def _of_two(scene: Scene, found: Shown) -> Shown:
    stage, parts = scene.stage, scene.parts
    partners = stage.partners(scene.own())
    if scene.kind == "talks" and partners and found.by and parts[-1:] and parts[-1] in _ACTIVE and found.how:
        return found
    by, how = found.by, found.how
    if found.indirect or (by and all(p not in stage.cast.counts for p in by)):
        by, how = [], "both sides"
    alone = (
        bool(how)
        and scene.kind in {"collapse", "extend"}
        and (scene.lemma in _ALONE or (parts[:1] and parts[0] in _LEAVING))
    )
    return Shown(_both_sides(scene, by, partners, bool(alone)), how)


def _both_sides(scene: Scene, by: list[str], partners: list[str], alone: bool) -> list[str]:
    """Both sides of a move that two make; ``alone``: one may make it alone."""
    sides = scene.stage.principals
    found = list(dict.fromkeys(by + partners))
    if len(found) < 2 and not (alone and found):
        found += [p for p in sides if p not in found][: 2 - len(found)]
    return list(sides) if set(found) == set(sides) else found


def _made(scene: Scene, chosen: list[Group], how: str) -> Shown:
    return Shown(scene.stage.parties(chosen), how)


def they(scene: Scene) -> list[str]:
    """Of whom a plural pronoun at the start of a sentence tells: those who together were subject of the one before."""
    page = scene.stage.page
    n = page.sentence_at(page.tokens[scene.sentence].start) - 1
    if n < 0 or page.tokens[scene.sentence].text not in _THEY or scene.clause != scene.sentence:
        return []
    before = scene.stage.within(page.sentences[n].first, page.sentences[n].last)
    several = [g.parties for g in before if g.case == "nominative" and len(g.parties) > 1]
    return list(several[0]) if len(several) == 1 else []


def _following(scene: Scene) -> list[Group]:
    """Subjects behind the verb, no mark between."""
    cases = {"nominative"} if scene.form else {"nominative", "genitive"}
    return [g for g in scene.groups() if scene.region(g) == "behind" and g.case in cases]


def _genitives(scene: Scene, reach: int) -> list[Group]:
    at = scene.trigger if scene.trigger >= 0 else scene.verb
    near = [g for g in scene.own() if g.case == "genitive" and 0 <= at - g.last <= reach]
    if scene.kind in {"accept", "reject"}:  # X-এর প্রস্তাব প্রত্যাখ্যান: X has made it
        tokens = scene.stage.page.tokens
        near = [g for g in near if g.last == at or "offer" not in groups(tokens[g.last].text)]
    return near


def _by_rule(scene: Scene) -> Shown | None:
    """What is true of one kind alone."""
    stage = scene.stage
    if scene.kind == "violate":
        if any(w in _EACH_OTHER for w in scene.words()):
            return Shown(list(stage.principals), "each says it of the other")
        against = [g for g in scene.own() if scene.follows(g) == "against"][:1]
        attacks = [g for g in scene.own() if g.case == "genitive" and scene.follows(g) == "attack"][-1:]
        return _made(scene, against or attacks, "whom it is said against" if against else "whose attack it is")
    if scene.parts == _EXCHANGE and scene.kind == "comply":
        return Shown(list(stage.principals), "an exchange")
    if scene.kind == "comply" and scene.exchange():
        told = {p for g in scene.groups() for p in g.parties}
        if stage.principals and told >= set(stage.principals):
            return Shown(list(stage.principals), "an exchange")
    if scene.kind == "mediate":
        subjects = [g for g in scene.own() if g.case == "nominative" and g.last <= scene.verb]
        behind = [g for g in _following(scene) if g.first - scene.verb <= 2]
        return _made(scene, _genitives(scene, _NEAR_MEDIATOR)[-1:] or behind[:1] or subjects[-1:], "who stands with it")
    return None


def _by_genitive(scene: Scene) -> Shown | None:
    return None if scene.form else _made(scene, _genitives(scene, 1)[-1:], "in the genitive before it")


def _by_ourselves(scene: Scene) -> Shown | None:
    if any(w in _OURSELVES for w in scene.words()):
        return Shown(scene.stage.source(scene.holder), "who says we")
    return None


def _by_subject(scene: Scene) -> Shown | None:
    before = [
        g for g in scene.own() if g.case == "nominative" and g.last <= scene.verb and scene.follows(g) != "beside"
    ]
    strong = [g for g in before if not g.weak] or before
    if strong:
        return _made(scene, strong[-1:] if scene.form else strong[:1], "its subject")
    return _made(scene, _following(scene)[:1], "its subject, behind the verb")


def _by_pronoun(scene: Scene) -> Shown | None:
    pronoun = next((w for w in scene.words() if w in _PRONOUNS), None)
    if pronoun is None or scene.holder is not None:
        return None
    subject = scene.stage.subject_before(scene.clause, one=pronoun in _ONE)
    return _made(scene, [subject], "the pronoun") if subject else None


def _by_clause(scene: Scene) -> Shown | None:
    wide = [g for g in scene.stage.within(scene.clause, scene.verb) if g.case == "nominative" and not g.weak]
    return _made(scene, wide[-1:], "the subject of the clause")


def _by_strikers(scene: Scene) -> Shown | None:
    """A strike that is called off is that of the people among the two sides: ধর্মঘট প্রত্যাহার."""
    if scene.kind != "comply" or not scene.parts or "strike" not in groups(scene.parts[0]):
        return None
    people = set(scene.stage.cast.people.values()) - COLLECTIVE
    return Shown([p for p in scene.stage.principals if p in people and camp(p) != OWNERS][:1], "whose strike it is")


def _by_both(scene: Scene) -> Shown | None:
    """Both sides, told before the words that are quoted: দুই দেশ ‘পূর্ণ’ যুদ্ধবিরতিতে রাজি; দুই দেশের নেতারা."""
    if scene.kind not in {"accept", "agree"}:
        return None
    before = [g for g in scene.groups() if g.first < scene.verb and g.case != "dative" and (g.both or not g.weak)]
    return _made(scene, before[-1:] if before and before[-1].both else [], "both sides")


def _by_speaker(scene: Scene) -> Shown | None:
    """Nobody in the clause: who says so, who was told before."""
    stage = scene.stage
    source = stage.source(scene.holder)
    if source:
        return Shown(source, "who says so", indirect=True)
    near = _made(scene, _genitives(scene, 1)[-1:], "in the genitive before it")
    if near.by:
        return near
    cued = stage.source(scene.cued())
    if cued:
        return Shown(cued, "whose words these are", indirect=True)
    subject = stage.subject_before(scene.clause)
    if subject and not subject.weak and scene.holder is None:
        return Shown(stage.parties([subject]), "the subject before", indirect=True)
    return None


_WAYS: tuple[Callable[[Scene], Shown | None], ...] = (
    _by_rule, _by_genitive, _by_ourselves, _by_subject, _by_pronoun, _by_clause, _by_strikers, _by_both, _by_speaker,
)  # fmt: skip


def _from_other_side(scene: Scene, found: Shown) -> Shown:
    """A breach, and captives that come home, are told by the other side; what is carried out, the
    government carries out.
    """
    stage, kind, parts = scene.stage, scene.kind, scene.parts
    sides = stage.principals
    if kind == "offer" and parts[-1:] == (_GET,) and found.by:  # আশ্বাস পেয়ে: by who gave it
        return Shown([p for p in sides if p not in found.by][:1], "the side that is not its subject")
    if found.by and not found.indirect:
        return found
    homecoming = kind == "comply" and bool(parts) and parts[-1] in _HOMECOMING and parts[0] not in _WORK
    if kind == "violate" or homecoming:
        speaker = stage.source(scene.holder) or found.by
        if len(sides) == 2 and set(speaker) & set(sides):
            return Shown([p for p in sides if p not in speaker][:1], "told by the other side")
        return Shown(list(sides), "both sides") if homecoming else found
    if kind == "comply" and parts[:1] and parts[0] in _CARRIED_OUT and found.by:
        rulers = [p for p in sides if p == GOVERNMENT or p in states()]
        return Shown(rulers[:1], "the government") if rulers else found
    if kind == "comply" and not found.by and parts[-1:] == (_GET,):
        return Shown(list(sides), "both sides")
    return found
