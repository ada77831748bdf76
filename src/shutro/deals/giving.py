"""Who gives, and to whom: by the words of a part, by what a payment is, by who makes the move."""

from shutro.deals.acts import mutual
from shutro.deals.group import Group
from shutro.deals.parts import Part
from shutro.deals.payments import paid
from shutro.deals.stage import Stage
from shutro.deals.way import Way
from shutro.text.form import one_form
from shutro.words import verbs

_TWO_SIDED = frozenset({"ceasefire", "withdraw", "release", "other"})
_ASKS = frozenset({"demand", "precondition"})
_FOR_PEOPLE = frozenset({"aid", "access"})  # to people who are no party
_GET = one_form("পাওয়া")
_HELD = tuple(one_form("হাতে কাছে কাছ কারাগার জেলখানা বন্দিশালা বন্দিশিবির").split())
_NEAR = 4  # tokens between captives and whose they are
_ALONE = ("একতরফা", "ঘোষণা")
_EACH_OTHER = frozenset(one_form("পরস্পর পরস্পরকে পরস্পরের একে").split())


class Giving:
    """Who gives in one move: its ``kind``, who makes it and to whom.

    ``deal``: it tells what a deal holds; ``offered``: it tells of a proposal.
    """

    def __init__(
        self, stage: Stage, kind: str, by: list[str], to: list[str], deal: bool = False, offered: bool = False
    ) -> None:
        self.stage, self.page, self.kind, self.by, self.to = stage, stage.page, kind, by, to
        self.deal, self.offered, self.parties = deal, offered, [*by, *to]
        outside = len(by) == 1 and by[0] not in stage.principals
        self.brokered = len(to) == 2 and outside and kind in {"offer", "demand"}  # put to both sides
        self.together = (len(by) > 1 and not to) or kind == "agree" or self.brokered  # none gives alone, unless told
        self.pair = self._pair()

    def ways(self, part: Part, act: str, at: int) -> list[Way]:
        """The ways of an act whose first word is token ``at``."""
        told = self._paid(part) if act == "payment" else None
        told = told or self._told(part, act, at)
        if self._to_each_other(part) and None not in self.pair and self.together:
            return [self.pair, self.pair.back()]
        if told and not (self.kind == "agree" and self.to):
            return [told if act not in _FOR_PEOPLE else Way(told.giver, None)]
        if self.together:
            return self._each(part, act)
        if act == "ceasefire" and self._for_both(part):
            way = self._between()
            return [way, way.back()]
        way = self._usual(part)
        return [Way(way.giver, None) if act in _FOR_PEOPLE else way]

    def _pair(self) -> Way:
        sides = self.to if self.brokered else self.by
        if self.together and len(sides) == 2:
            return Way(*sides)
        one = next((p for p in self.by if p in self.stage.principals), self.by[0] if self.by else None)
        return Way(one, self.to[0] if self.to else None)

    def _each(self, part: Part, act: str) -> list[Way]:
        """What several agree on, or do together."""
        if self.kind == "agree" and self.to and len(self.by) > 1:
            return [Way(party, self.to[0]) for party in self.by]
        alone = act == "release" and self.kind != "agree" and self._gets(part)  # who is freed, not who frees
        unsaid = act == "other" and (self.brokered or (self.deal and not self._both(part)))
        if None in self.pair or act not in _TWO_SIDED or alone or unsaid or len(self.by) > 2:
            return [Way(None, None)]
        return [self.pair, self.pair.back()]

    def _usual(self, part: Part) -> Way:
        """Who gives follows from who makes the move."""
        way = self.pair
        swapped = part.paid
        if self.kind in _ASKS or (self.kind == "reject" and self.offered):
            way = way.back()
        if self.kind == "demand" and self._from_outside():  # asked of one side by who is none
            way = Way(way.giver, next(p for p in self.stage.principals if p != way.giver))
        return way.back() if swapped else way

    def _between(self) -> Way:
        """The two sides of a truce: a proposal that comes from who is no side is one for both of them."""
        sides = self.stage.principals
        if len(sides) == 2 and self.pair.receiver not in sides:
            return Way(*sides)
        return self.pair

    def _for_both(self, part: Part) -> bool:
        if self.kind in {"extend", "collapse"}:
            return True
        alone = any(t.text.startswith(_ALONE) for t in self.page.tokens[part.first : part.last])
        return (
            not alone
            and self.kind in {"offer", "demand", "reject", "accept"}
            and mutual(self.page, part.first, part.last)
        )

    def _from_outside(self) -> bool:
        sides = self.stage.principals
        return len(sides) == 2 and self.pair.giver not in sides and self.pair.receiver in sides

    def _paid(self, part: Part) -> Way | None:
        asks = self.by[0] if self.kind in _ASKS | {"offer"} and self.by else None
        return paid(self.stage, part, self.parties, self.together, asks)

    # ---- by the words

    def _told(self, part: Part, act: str, at: int) -> Way | None:
        """By the holder or the nationality of captives, else by the subject."""
        if act == "release" and (way := self._of_captives(part, at)):
            return way
        if act == "ceasefire" and (self.together or self._for_both(part)) and mutual(self.page, part.first, part.last):
            return None
        if self.kind in {"reject", "accept", "extend", "collapse"} and not self.together:
            return None
        subjects = [g for g in self._groups(part) if g.case == "nominative" and not g.weak and not g.both]
        if len(subjects) != 1 or len(subjects[0].parties) != 1:
            return None
        party = subjects[0].parties[0]
        if self._gets(part) and act != "release":
            return self._facing(party).back()
        known = [*self.parties, *(self.stage.principals if self.together else ())]
        if self.kind in _ASKS:
            known = self._asked()
        return self._facing(party) if party in known else None

    def _asked(self) -> list[str]:
        """Who may be asked for something: who is addressed; of a condition, and from outside, either side."""
        either = self.kind != "demand" or self._from_outside()
        return [p for p in (*self.to, *(self.stage.principals if either else ())) if p not in self.by]

    def _facing(self, party: str) -> Way:
        """``party`` gives to the other side."""
        if self.brokered:
            return Way(party, next((p for p in self.to if p != party), None))
        if self.kind == "demand" and self._from_outside() and party in self.stage.principals:
            return Way(party, next(p for p in self.stage.principals if p != party))
        others = [p for p in self.parties if p != party]
        return Way(party, next((p for p in others if p in self.stage.principals), next(iter(others), None)))

    def _of_captives(self, part: Part, at: int) -> Way | None:
        tokens = self.page.tokens
        near = [g for g in self.stage.within(max(part.first, at - _NEAR), at + 1) if g.parties and not g.weak]
        for g in near:
            held = g.last < part.last and tokens[g.last].text.startswith(_HELD) and not self._people(g)
            if g.case == "genitive" and held and g.parties[0] in self.parties:
                return self._facing(g.parties[0])
        sides = set(self.parties)
        before = [g for g in near if g.case == "genitive" and g.last <= at]
        theirs = [g for g in before if g.parties[0] in sides and self._people(g)]
        return self._facing(theirs[-1].parties[0]).back() if theirs and len(sides) > 1 else None

    def _people(self, group: Group) -> bool:
        """Whether a group is a nationality (ইসরায়েলি জিম্মি), not who holds somebody (ইসরায়েলের বন্দী)."""
        return not self.page.tokens[group.last - 1].text.endswith("র")

    def _groups(self, part: Part) -> list[Group]:
        return [g for g in self.stage.within(part.first, part.last) if g.parties or g.both]

    def _to_each_other(self, part: Part) -> bool:
        return any(t.text in _EACH_OTHER for t in self.page.tokens[part.first : part.last])

    def _both(self, part: Part) -> bool:
        return any(g.both or len(g.parties) > 1 for g in self.stage.within(part.first, part.last))

    def _gets(self, part: Part) -> bool:
        return any(v.lemma == _GET for t in self.page.tokens[part.first : part.last] for v in verbs(t.text))
