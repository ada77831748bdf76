"""Who makes a move, and to whom."""

import msgspec

from shutro.deals.group import GOVERNMENT, Group
from shutro.deals.sides import camp
from shutro.deals.stage import Stage
from shutro.deals.standing import Clause, swaps
from shutro.deals.triggers import Trigger
from shutro.deals.vocabulary import groups, states
from shutro.speech import Statement
from shutro.text.form import one_form

_OURSELVES = frozenset(one_form("আমরা আমি").split())
_PRONOUNS = frozenset(one_form("তারা তাঁরা তিনি সে ওরা").split())
_EACH_OTHER = frozenset(one_form("পাল্টাপাল্টি পরস্পরের পরস্পরকে").split())
_AGAINST = "বিরুদ্ধে"
_HOMECOMING = frozenset(one_form("পাওয়া ফেরা আনা").split())  # captives: told by those to whom they come
_WORK = frozenset(one_form("কাজে কাজ ক্লাসে").split())
_CARRIED_OUT = frozenset(one_form("বাস্তবায়িত বাস্তবায়ন কার্যকর").split())
_GET = one_form("পাওয়া")
_NEAR_MEDIATOR = 4  # tokens between who mediates and মধ্যস্থতায়


class Makers(msgspec.Struct):
    """``by``: parties; ``how`` they were read, "" where nothing shows them; ``last``: the token after a
    subject behind the verb.

    ``indirect``: by who says so or who was told before, not by words of the clause.
    """

    by: list[str]
    how: str
    last: int
    indirect: bool = False


class Around(msgspec.Struct):
    """What the search for makers looks at: a trigger's kind, its clause, the groups there, and the
    statement that holds it.
    """

    stage: Stage
    trigger: Trigger
    kind: str
    clause: Clause
    groups: list[Group]
    holder: Statement | None

    def made(self, chosen: list[Group], how: str) -> Makers:
        """The makers that are these groups."""
        behind = chosen[-1].last if chosen and chosen[0].first >= self.trigger.last else self.trigger.last
        return Makers(self.stage.parties(chosen), how, behind)


def makers(around: Around) -> Makers:
    """Who makes a move: the first of the ways below that finds anybody."""
    for way in (_by_rule, _by_genitive, _by_ourselves, _by_subject, _by_pronoun, _by_clause, _by_both, _by_speaker):
        found = way(around)
        if found and found.by:
            return _from_other_side(around, found)
    return _from_other_side(around, Makers([], "", around.trigger.last))


def partners_and_addressed(stage: Stage, kind: str, by: list[str], around: list[Group]) -> list[str]:
    """To whom: who is addressed in the dative, else the other side (both of them, for who mediates)."""
    addressed = [p for g in around if g.case == "dative" and not g.weak for p in g.parties if p not in by]
    if addressed and kind != "mediate":
        return addressed
    same = {camp(p) for p in by}
    return [p for p in stage.principals if camp(p) not in same][: 2 if kind == "mediate" else 1]


def both_sides(stage: Stage, by: list[str], partners: list[str], alone: bool) -> list[str]:
    """Both sides of a move that two make; ``alone``: one may make it alone."""
    found = list(dict.fromkeys(by + partners))
    if len(found) < 2 and not (alone and found):
        found += [p for p in stage.principals if p not in found][: 2 - len(found)]
    return list(stage.principals) if set(found) == set(stage.principals) else found


def _following(around: Around) -> list[Group]:
    """Subjects behind the verb, no mark between."""
    t, page = around.trigger, around.stage.page
    cases = {"nominative", "genitive"} if not t.form else {"nominative"}
    found = [g for g in around.stage.within(t.last, around.clause.last) if g.case in cases]
    return [] if found and any(w.kind == "mark" for w in page.tokens[t.last : found[0].first]) else found


def _genitives(around: Around, reach: int) -> list[Group]:
    t = around.trigger
    near = [g for g in around.groups if g.case == "genitive" and 0 <= t.first - g.last <= reach]
    if around.kind in {"accept", "reject"}:  # X-এর প্রস্তাব প্রত্যাখ্যান: X has made it
        tokens = around.stage.page.tokens
        near = [g for g in near if g.last == t.first or "offer" not in groups(tokens[g.last].text)]
    return near


def _by_rule(around: Around) -> Makers | None:
    """What is true of one kind alone."""
    stage, t = around.stage, around.trigger
    if around.kind == "violate":
        tokens = stage.page.tokens
        if any(w.text in _EACH_OTHER for w in tokens[around.clause.first : around.clause.last]):
            return Makers(list(stage.principals), "; each says it of the other", t.last)
        accused = [
            g
            for g in around.groups
            if g.case == "genitive" and g.last < len(tokens) and tokens[g.last].text == _AGAINST
        ]
        return around.made(accused[:1], "; the party against whom it is said")
    if around.kind == "comply" and swaps(stage, around.clause):
        told = {p for g in around.groups for p in g.parties}
        both = bool(stage.principals) and told >= set(stage.principals)
        return Makers(list(stage.principals), "; an exchange", t.last) if both else None
    if around.kind == "mediate":
        subjects = [g for g in around.groups if g.case == "nominative" and g.last <= t.first]
        behind = [g for g in _following(around) if g.first - t.last <= 2]
        return around.made(
            _genitives(around, _NEAR_MEDIATOR)[-1:] or behind[:1] or subjects[-1:], "; who stands with it"
        )
    return None


def _by_genitive(around: Around) -> Makers | None:
    if around.trigger.form:
        return None
    return around.made(_genitives(around, 1)[-1:], "; the party in the genitive before it")


def _by_ourselves(around: Around) -> Makers | None:
    clause = around.clause
    if any(w.text in _OURSELVES for w in around.stage.page.tokens[clause.first : clause.last]):
        return Makers(around.stage.source(around.holder), "; by who says we", around.trigger.last)
    return None


def _by_subject(around: Around) -> Makers | None:
    t = around.trigger
    subjects = [g for g in around.groups if g.case == "nominative" and g.last <= t.first and not _aside(around, g)]
    strong = [g for g in subjects if not g.weak] or subjects
    if strong:
        return around.made(strong[-1:] if t.form else strong[:1], "; by its subject")
    return around.made(_following(around)[:1], "; by its subject, after the verb")


def _aside(around: Around, group: Group) -> bool:
    """Whether a party without case stands beside what happens: ভারত থেকে, কাতার ছাড়া, চীন সীমান্ত."""
    tokens = around.stage.page.tokens
    return group.last < len(tokens) and tokens[group.last].text in _BESIDE


_BESIDE = frozenset(
    one_form("থেকে নিয়ে দিয়ে ছাড়া পর্যন্ত বাদে বাদ সীমান্ত সীমান্তে সমর্থিত নেতৃত্বাধীন শাসিত অধিকৃত নিয়ন্ত্রিত হয়ে সফরে").split()
)


def _by_pronoun(around: Around) -> Makers | None:
    stage, t = around.stage, around.trigger
    before = stage.page.tokens[around.clause.first : t.first]
    if stage.subject and around.holder is None and any(w.text in _PRONOUNS for w in before):
        return Makers(stage.parties([stage.subject]), "; by the pronoun", t.last)
    return None


def _by_clause(around: Around) -> Makers | None:
    stage, t = around.stage, around.trigger
    wide = [g for g in stage.within(around.clause.first, t.first) if g.case == "nominative" and not g.weak]
    return around.made(wide[-1:], "; by the subject of the clause")


def _by_both(around: Around) -> Makers | None:
    """Both sides, told before the words that are quoted: দুই দেশ ‘পূর্ণ’ যুদ্ধবিরতিতে রাজি; দুই দেশের নেতারা."""
    stage, t = around.stage, around.trigger
    if around.kind not in {"accept", "agree"}:
        return None
    before = [g for g in stage.within(around.clause.sentence, t.first) if g.case != "dative" and (g.both or not g.weak)]
    told = before[-1:] if before and before[-1].both else []
    return around.made(told, "; by both sides")


def _by_speaker(around: Around) -> Makers | None:
    """Nobody in the clause: who says so, who was told before."""
    stage, t = around.stage, around.trigger
    source = stage.source(around.holder)
    if source:
        return Makers(source, "; by who says so", t.last, indirect=True)
    near = around.made(_genitives(around, 1)[-1:], "; the party in the genitive before it")
    if near.by:
        return near
    cued = stage.source(stage.cued(t.first, t.last))
    if cued:
        return Makers(cued, "; by whose words these are", t.last, indirect=True)
    if stage.subject and not stage.subject.weak and around.holder is None:
        return Makers(stage.parties([stage.subject]), "; by the subject before", t.last, indirect=True)
    return None


def _from_other_side(around: Around, found: Makers) -> Makers:
    """A breach, and captives that come home, are told by the other side; what is carried out, the
    government carries out.
    """
    if around.kind == "offer" and around.trigger.rule.parts[-1] == _GET and found.by:  # আশ্বাস পেয়ে: by who gave it
        other = [p for p in around.stage.principals if p not in found.by][:1]
        return Makers(other, "; by the side that is not its subject", around.trigger.last)
    if found.by and not found.indirect:
        return found
    stage, t, kind = around.stage, around.trigger, around.kind
    homecoming = kind == "comply" and t.rule.parts[-1] in _HOMECOMING and t.rule.parts[0] not in _WORK
    if kind == "violate" or homecoming:
        speaker = stage.source(around.holder) or found.by
        if len(stage.principals) == 2 and set(speaker) & set(stage.principals):
            return Makers([p for p in stage.principals if p not in speaker][:1], "; told by the other side", t.last)
        return Makers(list(stage.principals), "", t.last) if homecoming else found
    if kind in {"comply", "violate"} and t.rule.parts[0] in _CARRIED_OUT and found.by:
        rulers = [p for p in stage.principals if p == GOVERNMENT or p in states()]
        return Makers(rulers[:1], "; by the government", t.last) if rulers else found
    if kind == "comply" and not found.by and t.rule.parts[-1] == _GET:
        return Makers(list(stage.principals), "", t.last)
    return found
