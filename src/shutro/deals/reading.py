"""Moves from clauses: a trigger, the parties around it, its terms, on whose word."""

from shutro.deals.acts import acts
from shutro.deals.choice import choose
from shutro.deals.conditions import Condition, conditions
from shutro.deals.dealt import by_deal, decided, to_come
from shutro.deals.entry import Move
from shutro.deals.ledger import Ledger
from shutro.deals.makers import addressed, jointly
from shutro.deals.scene import Scene, scene_of
from shutro.deals.spoken import SPOKEN, spoken
from shutro.deals.stage import Stage
from shutro.deals.standing import Clause, standing, swaps
from shutro.deals.triggers import Trigger, triggers
from shutro.deals.vocabulary import groups
from shutro.encoder import Scores
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import verbs

_ASKS = frozenset({"offer", "demand", "precondition"})
_LINKS = frozenset(one_form("তখন তবে কিন্তু এবং ও আর পরে এর এরপর অন্যদিকে যে পাল্টা শেষে বলে").split())
_STILL = frozenset(one_form("মধ্যেই মধ্যে পরও পরই দিনেই পেরোতেই যেতেই মাথায় সত্ত্বেও চলাকালে চলাকালেই").split())
_NOT = frozenset(one_form("না নয় নি").split())
_BEHIND = 6  # tokens behind a verb
_WILLING = ("রাজি",)
_GET = one_form("পাওয়া")
_KEEP, _NEXT = ("মানা",), 3  # tokens between sentences
_NEAR = 60  # tokens: how far the terms of a deal stand from it


class Reader:
    """Reads the moves of one page."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.ledger = Ledger(stage)
        self.agreed_at: int | None = None
        self.terms_at: tuple[int, int, int, Move] | None = None  # tokens, sentence and move of the terms told last

    def read(self, scores: Scores | None = None) -> list[Move]:
        """Every move, in order; ``scores``: what the trained reader gives for the page."""
        stage = self.stage
        found = [(s.first, s.last, triggers(self.page, s.first, s.last)) for s in self.page.sentences]
        asking = [s for s in stage.statements if s.act in SPOKEN]
        stage.sides.choose([t for _, _, hits in found for t in hits], (stage.source(s) for s in asking))
        for first, last, hits in found:
            self._sentence(first, last, hits)
        spoken(stage, self.ledger, asking)
        if scores is not None:
            from shutro.deals.fusion import joined_with  # numpy comes with the first scores, not before

            joined_with(stage, self.ledger, scores)
        self.ledger.order()
        self.ledger.answer()
        return self.ledger.moves

    def _sentence(self, first: int, last: int, hits: list[Trigger]) -> None:
        taken: set[int] = set()
        self.stage.at = first
        for condition in conditions(self.page, first, last):
            if self._condition(condition):
                taken.update(range(condition.first, condition.last))
        if not taken:
            taken |= self._dealt(first, last)
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
        scene = Scene(stage, kind, self._trim(first, t.first), t.first, t.last, clause.last, clause.first,
                      clause.sentence, holder, t.rule.parts, t.form, t.lemma)  # fmt: skip
        kind = scene.kind = self._kind(t, scene, clause)
        if kind in _ASKS | {"comply"} and self._told_elsewhere(t, kind, holder):
            return
        choice = choose(scene)
        if not choice.sure:
            return
        if kind == "agree":
            self.agreed_at = t.first
        if kind == "agree" and t.rule.kind == "comply":
            self._term(scene.first, t.last, clause.sentence, f"{kind}: {t.rule.words}, told of a deal")
            return
        span = scene.first, max(t.last, scene.behind(choice.by), self._freed(t, kind, last))
        self.ledger.add(kind, choice.by, addressed(scene, choice.by), span, holder,
                  f"{kind}: {t.rule.words}; {choice.how}", form=t.form, rule=t.rule)  # fmt: skip

    def _kind(self, t: Trigger, scene: Scene, clause: Clause) -> str:
        """What two accept, or promise each other, they agree on; what will be given is a term of the
        deal told before.
        """
        kind = scene.kind
        if t.rule.parts == _KEEP and self._kept(t, clause):
            return "violate" if t.denied else "comply"
        if kind in {"accept", "offer"} and jointly(scene):
            return "agree"
        if kind == "accept" and t.rule.parts == _WILLING and self._to_do(t):
            return "offer"
        if kind == "comply" and t.form == "future" and (self.agreed_at is not None or swaps(self.stage, clause)):
            return "agree"
        return kind

    def _to_do(self, t: Trigger) -> bool:
        """Whether somebody is willing to do something (দিতে রাজি), and does not assent (প্রস্তাবে রাজি হয়েছে)."""
        return t.first > 0 and any(v.tense == "infinitive" for v in verbs(self.page.tokens[t.first - 1].text))

    def _kept(self, t: Trigger, clause: Clause) -> bool:
        """Whether মানা tells of a deal that is kept or not, and of no answer: চুক্তি মানছে, চুক্তি মানছে না."""
        words = [w.text for w in self.page.tokens[clause.first : t.first]]
        asked = any({"offer", "demand", "condition"} & groups(w) for w in words)
        now = t.form in {"continuous", "present"} or not t.denied
        return now and not asked and any({"accord", "truce"} & groups(w) for w in words)

    def _told_elsewhere(self, t: Trigger, kind: str, holder: Statement | None) -> bool:
        """Whether a statement is the move: what it asks for or offers is read as a whole (`_spoken`)."""
        if kind in {"comply", "offer"} and t.form == "future" and holder and holder.act in SPOKEN:
            return True
        cued = self.stage.cued(t.first, t.last)
        behind = cued and cued.content and self.page.token_at(cued.content[0].start) >= t.last
        return bool(behind) and kind in _ASKS

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
        first = self._trim(c.first, c.last - 1)
        scene = self._scene(c.kind, first, c.last)
        choice = choose(scene)
        by = self._waiting(c, choice.by)
        spoken = scene.holder is not None and bool(set(self.stage.speaker(scene.holder)) & set(by))
        if not by or not (c.firm or spoken):
            return False
        why = f"{c.kind}: {c.why}; {choice.how}"
        self.ledger.add(c.kind, by, addressed(scene, by), (first, c.last), scene.holder, why, condition=c)
        return True

    def _waiting(self, c: Condition, by: list[str]) -> list[str]:
        """Who sets a condition: not who must act first by its words, but the other side (যদি ক সেনা সরায়)."""
        required = self.page.tokens[c.before_first : c.before_last]
        gets = any(v.lemma == _GET for t in required for v in verbs(t.text))
        inside = self.stage.within(c.before_first, c.before_last)
        acting = {p for g in inside if g.case == "nominative" and not g.weak for p in g.parties}
        around = (*self.stage.within(c.first, c.before_first), *self.stage.within(c.before_last, c.last))
        outside = {p for g in around for p in g.parties}
        if c.kind != "precondition" or gets or not set(by) <= acting - outside:
            return by
        return [p for p in self.stage.principals if p not in by][:1]

    def _scene(self, kind: str, first: int, last: int) -> Scene:
        """The scene of a move that these tokens tell as a whole."""
        return scene_of(self.stage, kind, first, last)

    def _breach(self, clause: Clause) -> bool:
        """An attack in the time of a truce: যুদ্ধবিরতির দ্বিতীয় দিনেই ইসরায়েলি হামলা."""
        first, last = clause.first, clause.last
        tokens = self.page.tokens[first:last]
        said = self.page.tokens[max(clause.sentence, first - _NEAR) : last]
        attack = any("attack" in groups(t.text) for t in tokens) and any(t.text in _STILL for t in tokens)
        if not attack or not any("truce" in groups(t.text) for t in said):
            return False
        first = self._trim(first, last)
        scene = self._scene("violate", first, last)
        choice = choose(scene)
        if choice.by and not set(choice.by) & set(self.stage.principals):
            return False
        why = f"violate: an attack in the time of a truce; {choice.how}"
        self.ledger.add("violate", choice.by, addressed(scene, choice.by), (first, last), scene.holder, why)
        return True

    def _dealt(self, first: int, last: int) -> set[int]:
        """What a sentence says that a deal holds, as one move; the tokens that it takes."""
        at = by_deal(self.page, first, last) or decided(self.page, first, last)
        if at is None or len(self.stage.principals) < 2:
            return set()
        at = self._trim(at, last)
        if at >= last:
            return set()
        told = self.stage.told_in(self.page.tokens[at].start)
        end = min(last, told[1]) if told else last
        while end > at and self.page.tokens[end - 1].kind == "mark":
            end -= 1
        if not to_come(self.page, at, end):
            return set()
        self._term(at, end, first, "agree: the terms of a deal")
        return set(range(at, end))

    def _deal_term(self, clause: Clause) -> bool:
        """What is given in exchange (বিনিময়ে ... দেবে), or will be, told right after the deal."""
        first, last, tokens = clause.first, clause.last, self.page.tokens
        if not to_come(self.page, first, last) or tokens[last - 1].text in _NOT or len(self.stage.principals) < 2:
            return False
        holder = self.stage.holder(tokens[first].start)
        agreed = self.agreed_at is not None
        swap = agreed and "swap" in groups(tokens[first].text)
        near = self.agreed_at is not None and clause.sentence - self.agreed_at < _NEAR
        told = near and holder is not None and holder.act == "state" and bool(acts(self.page, first, last))
        if not (swap or told):
            return False
        why = "agree: what is given in exchange" if swap else "agree: the terms of a deal"
        self._term(self._trim(first, last), last, clause.sentence, why)
        return True

    def _term(self, first: int, last: int, sentence: int, why: str) -> None:
        """What a deal holds; told on in one sentence, or in exchange for what was told right before, it is one move."""
        before = self.terms_at
        swap = "swap" in groups(self.page.tokens[max(sentence, first - 1)].text)
        told_on = before and (before[2] == sentence or (swap and first - before[1] <= _NEXT))
        if before and told_on and self.ledger.moves[-1] is before[3]:
            self.ledger.moves.pop()
            first = before[0]
        scene = self._scene("agree", first, last)
        choice = choose(scene)
        by = choice.by if len(choice.by) > 1 else list(self.stage.principals)
        self.ledger.add(
            "agree", by, [], (first, last), self.stage.holder(self.page.tokens[first].start), why, deal=True
        )
        self.terms_at = (first, last, sentence, self.ledger.moves[-1])
