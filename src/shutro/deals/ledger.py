"""The moves of a page as they are found: each with its terms, its status and on whose word it stands."""

from shutro.deals.conditions import Condition
from shutro.deals.entry import Move
from shutro.deals.stage import Stage
from shutro.deals.terms import terms
from shutro.deals.vocabulary import Rule
from shutro.speech import Statement

_ANSWERS, _ASKS = frozenset({"accept", "reject"}), frozenset({"offer", "demand", "precondition"})
_OPEN_ASKS = 20  # how many unanswered moves an answer looks back over


class Ledger:
    """Writes down the moves of one page."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.moves: list[Move] = []

    def add(
        self, kind: str, by: list[str], to: list[str], tokens: tuple[int, int], holder: Statement | None, why: str,
        form: str = "", rule: Rule | None = None, condition: Condition | None = None, deal: bool = False,
    ) -> None:  # fmt: skip
        """Write a move down with its terms, status and whose word it stands on."""
        first, last = tokens
        while last - 1 > first and self.page.tokens[last - 1].kind == "mark":
            last -= 1
        span = self.page.token_span(first, last)
        required = (condition.before_first, condition.before_last) if condition else (first, last)
        source = self.stage.source(holder)
        own = bool(set(source) & set(by)) if source else None
        relayed = holder is not None and (not own or holder.parent is not None)  # the party's own word, told by another
        status = "reported" if relayed else "actual"
        if form == "future" and kind in {"talks", "comply", "mediate"}:
            status = "planned"
        elif form != "future" and self.stage.long_ago(span.start):
            status = "past"
        before = self.page.token_span(*required) if condition and condition.kind == "precondition" else None
        given = terms(self.stage, kind, by, to, required, rule, deal)
        self.moves.append(Move("", kind, by, to, given, before, status, span, why, None, None, own))

    def order(self) -> None:
        """Moves by their place in the text, with their ids."""
        self.moves.sort(key=lambda m: (m.span.start, m.span.end))
        for n, move in enumerate(self.moves, 1):
            move.id = f"m{n}"

    def answer(self) -> None:
        """An answer answers the latest offer, demand or condition of whom it is given to, made to whoever answers."""
        asked: list[Move] = []
        for move in self.moves:
            if move.kind in _ANSWERS:
                match = next((a for a in reversed(asked) if _answers(move, a)), None)
                move.response_to = match.id if match else None
            elif move.kind in _ASKS:
                asked.append(move)
                del asked[:-_OPEN_ASKS]


def _answers(move: Move, ask: Move) -> bool:
    if set(ask.by) & set(move.by):
        return False
    return (not ask.to or bool(set(ask.to) & set(move.by))) and (not move.to or bool(set(move.to) & set(ask.by)))
