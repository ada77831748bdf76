"""Moves from clauses: a trigger, the parties around it, its terms, on whose word."""

from bisect import bisect_left
from itertools import accumulate

from shutro.deals.acts import acts
from shutro.deals.conditions import Condition, conditions
from shutro.deals.entry import Move
from shutro.deals.group import Group
from shutro.deals.ledger import Ledger
from shutro.deals.makers import Around, Makers, both_sides, makers, partners_and_addressed
from shutro.deals.stage import Stage
from shutro.deals.standing import Clause, standing, swaps
from shutro.deals.triggers import Trigger, triggers
from shutro.deals.vocabulary import groups
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import verbs

_OPEN = frozenset({"agree", "talks", "collapse", "extend"})  # moves that both sides make
_ANSWERS, _ASKS = frozenset({"accept", "reject"}), frozenset({"offer", "demand", "precondition"})
_SPOKEN = {"offer": "offer", "promise": "offer", "demand": "demand"}  # acts of statements that are moves
_LINKS = frozenset(one_form("তখন তবে কিন্তু এবং ও আর পরে এর এরপর অন্যদিকে যে পাল্টা শেষে বলে").split())
_LEAVING = frozenset(one_form("সরে বেরিয়ে").split())
_ALONE = frozenset(one_form("করা টানা সরা দাঁড়ানো আসা বাড়ানো").split())
_ACTIVE = frozenset(one_form("করা বসা বসে বৈঠকে").split())
_BY_DEAL = frozenset(one_form("অনুযায়ী অনুসারে আওতায় মতে").split())
_STILL = frozenset(one_form("মধ্যেই মধ্যে পরও পরই দিনেই পেরোতেই যেতেই মাথায় সত্ত্বেও চলাকালে চলাকালেই").split())
_NOT = frozenset(one_form("না নয় নি").split())
_BEHIND = 6  # tokens behind a verb
_CONDITION, _FIRST = "শর্ত", "আগে"
_NEAR = 60  # tokens: how far the terms of a deal stand from it


class Reader:
    """Reads the moves of one page."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.ledger = Ledger(stage)
        self.agreed_at: int | None = None

    def read(self) -> list[Move]:
        """Every move, in order."""
        stage = self.stage
        found = [(s.first, s.last, triggers(self.page, s.first, s.last)) for s in self.page.sentences]
        asking = [s for s in stage.statements if s.act in _SPOKEN]
        stage.sides.choose([t for _, _, hits in found for t in hits], (stage.source(s) for s in asking))
        for first, last, hits in found:
            self._sentence(first, last, hits)
        self._spoken(asking)
        self.ledger.order()
        self.ledger.answer()
        return self.ledger.moves

    def _sentence(self, first: int, last: int, hits: list[Trigger]) -> None:
        taken: set[int] = set()
        self.stage.at = first
        for condition in conditions(self.page, first, last):
            if self._condition(condition):
                taken.update(range(condition.first, condition.last))
        at = 0
        for a, b in self.stage.clauses(first, last):
            clause, here = Clause(a, b, first), []
            while at < len(hits) and hits[at].first < b:
                if hits[at].first >= a and hits[at].first not in taken:
                    here.append(hits[at])
                at += 1
            self._clause(clause, standing(self.stage, here, clause), free=a not in taken and b - 1 not in taken)

    def _clause(self, clause: Clause, hits: list[Trigger], free: bool) -> None:
        done = clause.first
        for n, trigger in enumerate(hits):
            self._trigger(trigger, done, hits[n + 1].first if n + 1 < len(hits) else clause.last, clause)
            done = trigger.last
        if not hits and free:
            self._breach(clause) or self._deal_term(clause)
        for g in self.stage.within(clause.first, clause.last):
            if g.case == "nominative" and (g.parties or g.both):
                self.stage.subject = g

    # ---- a trigger

    def _trigger(self, t: Trigger, first: int, last: int, clause: Clause) -> None:
        """The move that a trigger shows; ``first`` to ``last``: its own part of the clause."""
        stage = self.stage
        kind = (t.rule.denied if t.denied else t.rule.kind) or ""
        at = self.page.tokens[t.first].start
        holder, told = stage.holder(at), stage.told_in(at)
        if told:  # who tells stands outside what is told
            first, last = max(first, told[0]), max(min(last, told[1]), t.last)
            clause = Clause(max(clause.first, told[0]), max(min(clause.last, told[1]), t.last), clause.sentence)
        groups_here = stage.within(first, last)
        found = makers(Around(stage, t, kind, clause, groups_here, holder))
        partners = stage.partners(groups_here)
        kind = self._kind(kind, t, found, partners, clause)
        if kind in _ASKS | {"comply"} and self._told_elsewhere(t, kind, holder):
            return
        by, to = self._sides(kind, t, found, partners, groups_here)
        if not by:
            return
        if kind == "agree":
            self.agreed_at = t.first
        span = self._trim(first, t.first), max(t.last, found.last, self._freed(t, kind, last))
        self.ledger.add(kind, by, to, span, holder,
                  f"{kind}: {t.rule.words}{found.how}", form=t.form, rule=t.rule)  # fmt: skip

    def _kind(self, kind: str, t: Trigger, found: Makers, partners: list[str], clause: Clause) -> str:
        """What two accept, or promise each other, they agree on; what will be given is a term of the
        deal told before.
        """
        offered = any("offer" in groups(w.text) for w in self.page.tokens[clause.first : t.first])
        two = kind == "accept" and (len(found.by) > 1 or (partners and not offered))
        if two or (kind == "offer" and set(found.by) == set(self.stage.principals)):
            return "agree"
        if kind == "comply" and t.form == "future" and (self.agreed_at is not None or swaps(self.stage, clause)):
            found.by, found.how = [], ""
            return "agree"
        return kind

    def _told_elsewhere(self, t: Trigger, kind: str, holder: Statement | None) -> bool:
        """Whether a statement is the move: what it asks for or offers is read as a whole (`_spoken`)."""
        if kind in {"comply", "offer"} and t.form == "future" and holder and holder.act in _SPOKEN:
            return True
        cued = self.stage.cued(t.first, t.last)
        behind = cued and cued.content and self.page.token_at(cued.content[0].start) >= t.last
        return bool(behind) and kind in _ASKS

    def _sides(
        self, kind: str, t: Trigger, found: Makers, partners: list[str], around: list[Group]
    ) -> tuple[list[str], list[str]]:
        """``by`` and ``to`` of a move."""
        if kind not in _OPEN:
            return found.by, partners_and_addressed(self.stage, kind, found.by, around)
        if kind == "talks" and partners and found.by and t.rule.parts[-1] in _ACTIVE and found.how:
            return found.by, partners
        by, how = found.by, found.how
        if found.indirect or (by and all(p not in self.stage.cast.counts for p in by)):
            by, how = [], ""
        alone = bool(how) and kind in {"collapse", "extend"} and (t.lemma in _ALONE or t.rule.parts[0] in _LEAVING)
        return both_sides(self.stage, by, partners, alone), []

    def _freed(self, t: Trigger, kind: str, last: int) -> int:
        """The token after the people who are freed, where they are told behind the verb: মুক্তি দেয় ১৮ জন সেনাকে."""
        behind = self.page.tokens[t.last : min(last, t.last + _BEHIND)]
        if kind != "comply" or not behind or last > t.last + _BEHIND or any(verbs(w.text) for w in behind):
            return t.last
        people = any(f.kind == "people" for f in self.stage.figures(self.page.token_span(t.last, last)))
        return last if people else t.last

    def _trim(self, first: int, upto: int) -> int:
        while first < upto and (self.page.tokens[first].text in _LINKS or self.page.tokens[first].kind == "mark"):
            first += 1
        return first

    # ---- moves without a trigger

    def _condition(self, c: Condition) -> bool:
        holder = self.stage.holder(self.page.tokens[self._trim(c.first, c.last - 1)].start)
        by = self.stage.speaker(holder)
        sentence = self.page.sentences[self.page.sentence_at(self.page.tokens[c.first].start)].first
        how = "by who says so"
        if not by:
            subjects = [g for g in self.stage.within(c.before_last, c.last) if g.case == "nominative" and not g.weak]
            by, how = self.stage.parties(subjects[:1]), "by its subject"
            if not by:
                subjects = [g for g in self.stage.within(sentence, c.first) if g.case == "nominative" and not g.weak]
                by = self.stage.parties(subjects[-1:])
            if not by and self.stage.subject and not self.stage.subject.weak:
                by, how = self.stage.parties([self.stage.subject]), "by the subject before"
        if not by:
            by, how = self.stage.principals[:1], "by the first party"
        if not by:
            return False
        around = self.stage.within(c.first, c.last)
        to = partners_and_addressed(self.stage, "precondition", by, around)
        why = f"{c.kind}: {c.why}; {how}"
        self.ledger.add(c.kind, by, to, (self._trim(c.first, c.last), c.last), holder, why, condition=c)
        return True

    def _breach(self, clause: Clause) -> bool:
        """An attack in the time of a truce: যুদ্ধবিরতির দ্বিতীয় দিনেই ইসরায়েলি হামলা."""
        first, last = clause.first, clause.last
        tokens = self.page.tokens[first:last]
        at = next((n for n, t in enumerate(tokens) if "attack" in groups(t.text)), None)
        said = self.page.tokens[max(clause.sentence, first - _NEAR) : last]
        if at is None or not any(t.text in _STILL for t in tokens) or not any("truce" in groups(t.text) for t in said):
            return False
        around = self.stage.within(first, last)
        before = [g for g in around if g.last <= first + at and g.parties and not g.weak and g.case != "locative"]
        by = self.stage.parties(before[-1:] or [g for g in around if g.case == "nominative"][:1])
        if not set(by) & set(self.stage.principals):
            return False
        to = partners_and_addressed(self.stage, "violate", by, around)
        holder = self.stage.holder(tokens[0].start)
        self.ledger.add(
            "violate", by, to, (self._trim(first, last), last), holder, "violate: an attack in the time of a truce"
        )
        return True

    def _deal_term(self, clause: Clause) -> bool:
        """What a deal says: চুক্তি অনুযায়ী ... হবে; বিনিময়ে ... দেবে; or what will be, told right after the deal."""
        first, last, tokens = clause.first, clause.last, self.page.tokens
        future = any(v.tense == "future" for t in tokens[max(first, last - 3) : last] for v in verbs(t.text))
        if last - first < 3 or not future or tokens[last - 1].text in _NOT or len(self.stage.principals) < 2:
            return False
        said = [t.text for t in tokens[max(clause.sentence, first - _NEAR) : last]]
        by_deal = any(w in _BY_DEAL and i and {"accord", "truce"} & groups(said[i - 1]) for i, w in enumerate(said))
        holder = self.stage.holder(tokens[first].start)
        agreed = self.agreed_at is not None
        swap = agreed and "swap" in groups(tokens[first].text)
        near = self.agreed_at is not None and clause.sentence - self.agreed_at < _NEAR
        told = near and holder is not None and holder.act == "state" and bool(acts(self.page, first, last))
        if not (by_deal or swap or told):
            return False
        why = "agree: what is given in exchange" if swap else "agree: the terms of a deal"
        self.ledger.add("agree", list(self.stage.principals), [], (self._trim(first, last), last), holder, why, deal=True)
        return True

    def _spoken(self, asking: list[Statement]) -> None:
        """Offers, promises and demands that a party speaks, where no words in them were read as a move."""
        self.ledger.order()
        starts = [m.span.start for m in self.ledger.moves]
        reach = list(accumulate((m.span.end for m in self.ledger.moves), max))
        for s in asking:
            by = self.stage.source(s)
            if not s.content or not set(by) & set(self.stage.principals):
                continue
            content = s.content[0]
            places = [bisect_left(starts, span.end) for span in (content, s.cue)]
            if any(i and reach[i - 1] > span.start for i, span in zip(places, (content, s.cue), strict=True)):
                continue
            first = self.stage.at = self.page.token_at(content.start)
            sentence = self.page.sentences[self.page.sentence_at(content.start)]
            last = min(self.page.token_at(content.end - 1) + 1, sentence.last)
            kind, condition = _SPOKEN[s.act], None
            if _CONDITION in s.cue.text or self.page.tokens[first].text == _FIRST:
                kind, condition = "precondition", Condition(first, last, first, last, "precondition", "")
            to = partners_and_addressed(self.stage, kind, by, self.stage.within(first, last))
            why = f"{kind}: a statement that is one ({s.act})"
            self.ledger.add(kind, by, to, (first, last), s, why, condition=condition)
