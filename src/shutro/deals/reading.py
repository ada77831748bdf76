"""Moves from clauses: a trigger, the parties around it, its terms, on whose word."""

from bisect import bisect_right

from shutro.deals.agreed import Agreed
from shutro.deals.breach import breach
from shutro.deals.choice import choose
from shutro.deals.conditions import conditions
from shutro.deals.entry import Move
from shutro.deals.kinds import assured, settled
from shutro.deals.makers import addressed
from shutro.deals.minutes import Minutes
from shutro.deals.preset import preset
from shutro.deals.promised import promised
from shutro.deals.scene import Scene, beginning
from shutro.deals.spoken import SPOKEN, spoken
from shutro.deals.stage import Stage
from shutro.deals.standing import standing
from shutro.deals.triggers import Clause, Trigger, triggers
from shutro.encoder import Scores
from shutro.speech import Statement
from shutro.words import verbs

_ASKS = frozenset({"offer", "demand", "precondition"})
_BEHIND = 6  # tokens behind a verb


class Reader:
    """Reads the moves of one page."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.minutes = Minutes(stage)
        self.agreed = Agreed(stage, self.minutes)
        self.promised = False  # whether the report's strike ends on a promise

    def read(self, scores: Scores | None = None) -> list[Move]:
        """Every move, in order; ``scores``: what the trained reader gives for the page."""
        stage = self.stage
        found = [(s.first, s.last, triggers(self.page, s.first, s.last)) for s in self.page.sentences]
        asking = [s for s in stage.statements if s.act in SPOKEN]
        stage.sides.choose([t for _, _, hits in found for t in hits], (stage.source(s) for s in asking))
        self.promised = any(self._assured(first, last, hits) for first, last, hits in found)
        for first, last, hits in found:
            self._sentence(first, last, hits)
        spoken(stage, self.minutes, asking)
        promised(stage, self.minutes)
        if scores is not None:
            from shutro.deals.fusion import joined_with  # numpy comes with the first scores, not before

            joined_with(stage, self.minutes, scores)
        self.minutes.order()
        self.minutes.answer()
        return self.minutes.moves

    def _assured(self, first: int, last: int, hits: list[Trigger]) -> bool:
        """Whether a strike of this sentence ends on a promise."""
        ends = [t for t in hits if t.rule.kind == "comply"]
        parts = self.stage.clauses(first, last) if ends else []
        starts = [a for a, _ in parts]
        own = [(t, parts[bisect_right(starts, t.first) - 1]) for t in ends if parts and t.first >= starts[0]]
        return any(assured(self.stage, t, Clause(a, b, first)) for t, (a, b) in own)

    def _sentence(self, first: int, last: int, hits: list[Trigger]) -> None:
        taken: set[int] = set()
        self.stage.at = first
        for condition in conditions(self.page, first, last):
            if preset(self.stage, self.minutes, condition):
                taken.update(range(condition.first, condition.last))
        if not taken:
            taken |= self.agreed.by_sentence(first, last)
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
            if self._trigger(trigger, done, hits[n + 1].first if n + 1 < len(hits) else clause.last, clause):
                done = trigger.last
        if not hits and free:
            breach(self.stage, self.minutes, clause) or self.agreed.by_clause(clause)

    # ---- a trigger

    def _trigger(self, t: Trigger, first: int, last: int, clause: Clause) -> bool:
        """Write down the move that a trigger shows; ``first`` to ``last``: its own part of the clause.

        Returns False where it is told elsewhere, or nobody is known who made it.
        """
        stage = self.stage
        kind = (t.rule.denied if t.denied else t.rule.kind) or ""
        at = self.page.tokens[t.first].start
        holder, told = stage.holder(at), stage.told_in(at)
        if told:  # who tells stands outside what is told
            first, last = max(first, told[0]), max(min(last, told[1]), t.last)
            clause = Clause(max(clause.first, told[0]), max(min(clause.last, told[1]), t.last), clause.sentence)
        scene = Scene(stage, kind, beginning(self.page, first, t.first), t.first, t.last, clause.last, clause.first,
                      clause.sentence, holder, t.rule.parts, t.form, t.lemma)  # fmt: skip
        kind = scene.kind = settled(stage, t, scene, clause, self.agreed.at is not None, self.promised)
        if kind in _ASKS | {"comply"} and self._told_elsewhere(t, kind, holder, clause):
            return False
        choice = choose(scene)
        if not choice.sure:
            return False
        if kind == "agree":
            self.agreed.at = t.first
        if kind == "agree" and t.rule.kind == "comply":
            self.agreed.add(scene.first, t.last, clause.sentence, f"{kind}: {t.rule.words}, told of a deal")
            return True
        span = scene.first, max(t.last, scene.behind(choice.by), self._freed(t, kind, last))
        self.minutes.add(kind, choice.by, addressed(scene, choice.by), span, holder,
                  f"{kind}: {t.rule.words}; {choice.how}", form=t.form, rule=t.rule)  # fmt: skip
        return True

    def _told_elsewhere(self, t: Trigger, kind: str, holder: Statement | None, clause: Clause) -> bool:
        """Whether a statement is the move: what it asks for or offers is read as a whole (`_spoken`)."""
        if kind in {"comply", "offer"} and t.form == "future" and holder and holder.act in SPOKEN:
            return True
        cued = self.stage.cued(t.first, t.last)
        if not cued or not cued.content or kind not in _ASKS:
            return False
        behind = self.page.token_at(cued.content[0].start) >= t.last
        end = self.page.token_at(cued.content[-1].end - 1)
        ahead = cued.act in SPOKEN and clause.sentence <= end < clause.first
        return behind or ahead

    def _freed(self, t: Trigger, kind: str, last: int) -> int:
        """The token after the people who are freed, where they are told behind the verb: মুক্তি দেয় ১৮ জন সেনাকে."""
        behind = self.page.tokens[t.last : min(last, t.last + _BEHIND)]
        if kind != "comply" or not behind or last > t.last + _BEHIND or any(verbs(w.text) for w in behind):
            return t.last
        people = any(f.kind == "people" for f in self.stage.figures(self.page.token_span(t.last, last)))
        return last if people else t.last
