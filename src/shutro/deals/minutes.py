"""The minutes of a page: its moves as they are found, each with its terms, its status and on whose word it stands."""

from shutro.deals.answers import answer
from shutro.deals.conditions import Condition
from shutro.deals.entry import Move
from shutro.deals.stage import Stage
from shutro.deals.terms import terms
from shutro.deals.vocabulary import Rule
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import verbs

_TO_COME, _NOW = frozenset({"talks", "comply", "mediate"}), frozenset({"future", "continuous"})
_ALLEGED, _DUE, _AFTER = ("অভিযোগ", "অভিযুক্ত", one_form("দায়ী")), "কথা", 4


class Minutes:
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
        speaker = self.stage.speaker(holder)
        own = bool(set(speaker) & set(by)) if speaker else None
        status = self._status(kind, form, (first, last), holder, own)
        before = self.page.token_span(*required) if condition and condition.kind == "precondition" else None
        given = terms(self.stage, kind, by, to, required, rule, deal)
        word = holder.id if holder else None
        self.moves.append(Move("", kind, by, to, given, before, status, span, why, word, None, own))

    def _status(self, kind: str, form: str, tokens: tuple[int, int], holder: Statement | None, own: bool | None) -> str:
        """Whether a move is still to come, is of an earlier time, or stands only on another's word."""
        first, last = tokens
        start, end = self.page.tokens[first].start, self.page.tokens[last - 1].end
        if kind in _TO_COME and (form == "future" or self._due(last)):
            return "planned"
        if form not in _NOW and self.stage.dating.earlier(start, end, of_deal=kind in {"agree", "mediate"}):
            return "past"
        around = self.page.tokens[first : last + _AFTER]
        alleged = kind == "violate" and any(t.text.startswith(_ALLEGED) for t in around)
        relayed = holder is not None and (not own or holder.parent is not None)  # or its own word, told by another
        return "reported" if relayed or alleged else "actual"

    def _due(self, last: int) -> bool:
        """Whether what the words before token ``last`` tell of is due: বৈঠক হওয়ার কথা."""
        told = any(v.tense == "verbal noun" for v in verbs(self.page.tokens[last - 1].text))
        return told and last < len(self.page.tokens) and self.page.tokens[last].text == _DUE

    def order(self) -> None:
        """Moves by their place in the text, with their ids."""
        self.moves.sort(key=lambda m: (m.span.start, m.span.end))
        for n, move in enumerate(self.moves, 1):
            move.id = f"m{n}"

    def answer(self) -> None:
        """Link each answer to what it answers."""
        answer(self.moves, self.page)
