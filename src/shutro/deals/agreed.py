"""What a deal holds: its terms, told in a sentence or a clause of their own, are a move of both sides."""

from shutro.deals.acts import acts
from shutro.deals.choice import choose
from shutro.deals.dealt import by_deal, decided, to_come, verbless
from shutro.deals.entry import Move
from shutro.deals.minutes import Minutes
from shutro.deals.scene import beginning, scene_of
from shutro.deals.stage import Stage
from shutro.deals.triggers import Clause
from shutro.deals.vocabulary import groups
from shutro.speech import Statement
from shutro.text.form import one_form

_NOT = frozenset(one_form("না নয় নি").split())
_NEXT = 3  # tokens between sentences
TOLD_ON = "agree: the terms of a deal, told on"
_OPEN = frozenset(one_form("কি কবে কত কখন কোন কীভাবে কেন যদি").split())  # what is asked, or hangs on something
_PRICES = frozenset({"money", "percent"})
_NEAR = 60  # tokens: how far the terms of a deal stand from it


class Agreed:
    """The terms of a page's deals; ``at``: the token at which a deal was told last."""

    def __init__(self, stage: Stage, minutes: Minutes) -> None:
        self.stage, self.page, self.minutes = stage, stage.page, minutes
        self.at: int | None = None
        self.goes_on: set[int] = set()  # sentences that may tell the terms on,
        self.by_word: Statement | None = None  # on the same word
        self.told: tuple[int, int, int, Move] | None = None  # tokens, sentence and move of the terms told last

    def by_sentence(self, first: int, last: int) -> set[int]:
        """Write down what a sentence says that a deal holds, as one move; the tokens that it takes."""
        at = by_deal(self.page, first, last) or decided(self.page, first, last)
        if at is None or len(self.stage.principals) < 2:
            return set()
        at = beginning(self.page, at, last)
        if at >= last:
            return set()
        told = self.stage.told_in(self.page.tokens[at].start)
        end = min(last, told[1]) if told else last
        while end > at and self.page.tokens[end - 1].kind == "mark":
            end -= 1
        if not to_come(self.page, at, end):
            return set()
        self.add(at, end, first, "agree: the terms of a deal")
        return set(range(at, end))

    def by_clause(self, clause: Clause) -> bool:
        """Write down what is given in exchange (বিনিময়ে ... দেবে), or will be, told right after the deal."""
        first, last, tokens = clause.first, clause.last, self.page.tokens
        if self._told_on(clause):
            self.add(beginning(self.page, first, last), last, clause.sentence, TOLD_ON)
            return True
        if not to_come(self.page, first, last) or tokens[last - 1].text in _NOT or len(self.stage.principals) < 2:
            return False
        holder = self.stage.holder(tokens[first].start)
        swap = self.at is not None and "swap" in groups(tokens[first].text)
        near = self.at is not None and clause.sentence - self.at < _NEAR
        told = near and holder is not None and holder.act == "state" and bool(acts(self.page, first, last))
        if not (swap or told):
            return False
        why = "agree: what is given in exchange" if swap else "agree: the terms of a deal"
        self.add(beginning(self.page, first, last), last, clause.sentence, why)
        return True

    def _told_on(self, clause: Clause) -> bool:
        """Whether a sentence behind the terms of a deal goes on with them: what will be, or what a thing costs."""
        first, last = clause.first, clause.last
        holder = self.stage.holder(self.page.tokens[first].start)
        if clause.sentence not in self.goes_on or holder not in (None, self.by_word):
            return False
        if any(t.text in _OPEN for t in self.page.tokens[max(clause.sentence, first - _NEAR) : last]):
            return False
        if to_come(self.page, first, last):
            return True
        span = self.page.token_span(first, last)
        priced = any(f.kind in _PRICES for f in self.stage.figures(span))
        return priced and verbless(self.page, first, last)

    def add(self, first: int, last: int, sentence: int, why: str) -> None:
        """Write terms down: one move where they are told on in one sentence, or in exchange for those right before."""
        before = self.told
        swap = "swap" in groups(self.page.tokens[max(sentence, first - 1)].text)
        chained = before is not None and before[3].why == TOLD_ON
        told_on = before and (before[2] == sentence or (swap and not chained and first - before[1] <= _NEXT))
        if before and told_on and self.minutes.moves[-1] is before[3]:
            self.minutes.moves.pop()
            first = before[0]
        choice = choose(scene_of(self.stage, "agree", first, last))
        by = choice.by if len(choice.by) > 1 else list(self.stage.principals)
        holder = self.stage.holder(self.page.tokens[first].start)
        self.minutes.add("agree", by, [], (first, last), holder, why, deal=True)
        self.told = (first, last, sentence, self.minutes.moves[-1])
        self.by_word = holder
        self.goes_on = {sentence, self.page.sentences[self.page.sentence_at(self.page.tokens[last - 1].start)].last}
