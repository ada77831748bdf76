"""A stretch of a sentence in which a condition is sought, and the condition that is found."""

from functools import cached_property

import msgspec

from shutro.deals.acts import acts
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import Page, verbs

LINKS = frozenset(one_form("তবে কিন্তু এবং ও আর তাই কারণ অন্যদিকে পাল্টা").split())
NO = frozenset(one_form("না নয় নয়তো নেই নি").split())
_THAT = "যে"
_DEAL = frozenset({"accord", "truce", "talks", "captive", "strike"})
_MATTERS = _DEAL | {"demand", "offer", "condition"}
_MUST = frozenset(one_form("হবে হবেই চলবে").split())
_CAN = frozenset(one_form("পারা চাওয়া").split())
_MAY = frozenset(one_form("যাওয়া চলা").split())
_END = 3  # words at the end of a clause in which its verb stands


class Condition(msgspec.Struct):
    """Tokens ``first`` to ``last`` (excluded) say what must come first (``before_first`` to
    ``before_last``); an ultimatum is a ``demand``. ``firm``: its words speak of a negotiation.
    """

    first: int
    last: int
    before_first: int
    before_last: int
    kind: str
    why: str
    firm: bool = True


class Segment:
    """Tokens ``first`` to ``last`` (excluded) of a page, between two marks that end a clause."""

    def __init__(self, page: Page, first: int, last: int) -> None:
        self.page, self.first, self.last = page, first, last

    @cached_property
    def words(self) -> list[str]:
        """The tokens as they stand."""
        return [t.text for t in self.page.tokens[self.first : self.last]]

    def start(self, upto: int) -> int:
        """Where the clause begins that holds word ``upto``: behind a comma, যে, or a word that links."""
        begin = max((i + 1 for i in range(upto) if self.words[i] in {",", _THAT}), default=0)
        while begin < upto and self.words[begin] in LINKS:
            begin += 1
        return begin

    def end(self, after: int) -> int:
        """Where the clause ends that begins behind word ``after``: at the comma behind its verb."""
        for i in range(after + 1, len(self.words)):
            if self.words[i] == "," and any(v.finite for v in verbs(self.words[i - 1])):
                return i
        return len(self.words)

    def condition(
        self, why: str, whole: tuple[int, int], before: tuple[int, int], kind: str = "precondition", weak: bool = False
    ) -> Condition:
        """A condition in words ``whole``, of which words ``before`` say what comes first.

        ``weak``: much is said so that is no condition of a deal, unless its words speak of one.
        """
        at = self.first
        matters = any(groups(w) & _MATTERS for w in self.words[whole[0] : whole[1]])
        firm = matters or self.acts(*whole) or not weak
        return Condition(at + whole[0], at + whole[1], at + before[0], at + before[1], kind, why, firm)

    def denied(self, first: int, last: int) -> bool:
        """Whether the clause in these words is denied."""
        words = self.words[max(first, last - _END) : last]
        listed = bool(words) and any(v.tense == "verbal noun" for v in verbs(words[-1]))  # ভাঙা, কাউকে না ধরা
        return bool(NO & set(words)) and not listed

    def refused(self, first: int, last: int) -> bool:
        """Whether the clause in these words says what will not be, cannot be or is not being done: উঠবে না, আলোচনা নয়,
        হতে পারে না, মানছেন না; not what never is (থাকে না).
        """
        words = self.words[max(first, last - _END) : last]
        told = [v for w in words for v in verbs(w) if v.finite and w not in NO]
        return self.denied(first, last) and (
            not told or any(v.tense in {"future", "continuous"} or v.lemma in _CAN for v in told)
        )

    def future(self, first: int, last: int) -> bool:
        """Whether the verb of the clause in these words tells of what will be."""
        return any(v.tense == "future" for w in self.words[max(first, last - _END) : last] for v in verbs(w))

    def must(self, first: int, last: int) -> bool:
        """Whether the clause in these words says what has to be: দিতে হবে, নেওয়া চলবে না."""
        return self._must(max(first, last - _END), last) is not None

    def must_within(self, first: int, last: int) -> bool:
        """Whether these words say what has to be, be it with its object behind the verb: দিতে হবে চিলিকে."""
        at = self._must(first, last)
        return at is not None and not any(v.finite for w in self.words[at + 1 : last] for v in verbs(w) if w not in NO)

    def barred(self, first: int, last: int) -> bool:
        """Whether the clause in these words says what may not be: দেওয়া যাবে না, করা চলবে না."""
        words = self.words[max(first, last - _END) : last]
        return (
            len(words) > 1
            and words[-1] in NO
            and any(v.lemma in _MAY and v.tense == "future" for v in verbs(words[-2]))
        )

    def _must(self, first: int, last: int) -> int | None:
        for i in range(first + 1, last):
            doing = self.words[i] in _MUST and verbs(self.words[i - 1])
            if doing and any(v.tense in {"infinitive", "verbal noun"} for v in doing):
                return i
        return None

    def of_deal(self, first: int, last: int) -> bool:
        """Whether these words speak of a deal, of talks, of captives or of a strike."""
        return any(groups(w) & _DEAL for w in self.words[first:last])

    def of_strike(self, first: int, last: int) -> bool:
        """Whether these words speak of a strike."""
        return any("strike" in groups(w) for w in self.words[first:last])

    def acts(self, first: int, last: int) -> bool:
        """Whether these words speak of what is given in deals."""
        return bool(acts(self.page, self.first + first, self.first + last))
