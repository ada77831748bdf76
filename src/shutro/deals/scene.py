"""The place of a move in its sentence, and what each party there looks like from it."""

import msgspec

from shutro.deals.group import Group
from shutro.deals.stage import WITH, Stage
from shutro.deals.vocabulary import groups
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import Page, verbs

_BESIDE = frozenset(
    one_form("থেকে নিয়ে দিয়ে ছাড়া পর্যন্ত বাদে বাদ সীমান্ত সীমান্তে সমর্থিত নেতৃত্বাধীন শাসিত অধিকৃত নিয়ন্ত্রিত হয়ে সফরে").split()
)  # a party without case before these stands beside what happens: ভারত থেকে, কাতার ছাড়া
_AGAINST, _TO = frozenset(["বিরুদ্ধে", "ওপর", "উপর"]), frozenset(["প্রতি", "কাছে", "হাতে"])
_BEHALF = frozenset(one_form("পক্ষ তরফ তরফে দ্বারা কর্তৃক").split())
_BETWEEN = frozenset(["মধ্যে", "মাঝে"])
_MATTERS = ("mediation", "offer", "condition", "demand", "accord", "truce", "talks", "attack", "strike", "captive")
_OURSELVES = frozenset(one_form("আমরা আমি আমাদের").split())
_PRONOUNS = frozenset(one_form("তারা তাঁরা তিনি সে ওরা").split())
_EACH_OTHER = frozenset(one_form("পাল্টাপাল্টি পরস্পর পরস্পরের পরস্পরকে একে").split())
_PASSIVE = one_form("হওয়া")
_WINDOW = 150  # tokens around a move that are looked at: few sentences are longer
_LINKS = frozenset(one_form("তখন তবে কিন্তু এবং ও আর পরে এর এরপর অন্যদিকে যে পাল্টা শেষে বলে").split())
_SWAP, _GENITIVE = "swap", "র"

CLASSES = {
    "agree": "two", "talks": "two", "extend": "two", "collapse": "collapse", "mediate": "mediate", "comply": "comply",
    "violate": "violate", "offer": "ask", "demand": "ask", "precondition": "condition", "accept": "answer",
    "reject": "answer",
}  # fmt: skip


class Scene(msgspec.Struct):
    """A move of a ``kind``: tokens ``first`` to ``verb`` (excluded) say it, its clause ends at ``last``.

    ``trigger``: its first token of the words that show it, -1 where no rule found it, and ``parts``, ``form`` and
    ``lemma``: that rule's words and the tense and lemma of its verb; ``clause``, ``sentence``: their first tokens;
    ``holder``: the statement that holds it.
    """

    stage: Stage
    kind: str
    first: int
    trigger: int
    verb: int
    last: int
    clause: int
    sentence: int
    holder: Statement | None
    parts: tuple[str, ...] = ()
    form: str = ""
    lemma: str = ""
    parted: int = -1  # the token behind which no subject is looked for, once it is known

    def groups(self) -> list[Group]:
        """The parties of the sentence up to the end of the clause."""
        return self.stage.within(max(self.sentence, self.first - _WINDOW), min(self.last, self.verb + _WINDOW))

    def own(self) -> list[Group]:
        """The parties of the move's own part."""
        return self.stage.within(self.first, self.verb)

    def words(self) -> list[str]:
        """The words of the clause up to the verb."""
        return [t.text for t in self.stage.page.tokens[self.clause : self.verb]]

    def exchange(self) -> bool:
        """Whether the move's own words tell both sides of an exchange: বন্দীর বিনিময়ে, তাঁর বদলে."""
        tokens = self.stage.page.tokens
        return any(
            _SWAP in groups(tokens[i].text) and tokens[i - 1].text.endswith(_GENITIVE)
            for i in range(self.first + 1, self.verb)
        )

    def cued(self) -> Statement | None:
        """The statement whose cue is among the words that show the move."""
        return self.stage.cued(max(self.first, self.trigger), self.verb)

    def region(self, group: Group) -> str:
        """Where a party stands: in the own part ahead of the verb, behind the verb, beyond a mark, or farther ahead."""
        if group.first < self.first:
            return "farther"
        if group.first < self.verb:
            return "ahead"
        if self.parted < 0:
            self.parted = self._first_mark() if self._closed() else self.verb - 1
        return "beyond" if group.first > self.parted else "behind"

    def _first_mark(self) -> int:
        """The first mark behind the verb that parts clauses."""
        tokens, last = self.stage.page.tokens, min(self.last, self.verb + _WINDOW)
        marks = (i for i in range(self.verb, last) if tokens[i].kind == "mark" and tokens[i].text not in "()’'”‘")
        return next(marks, last)

    def _closed(self) -> bool:
        """Whether the words of the move can have their subject behind them: a finite verb, or none."""
        readings = verbs(self.stage.page.tokens[self.verb - 1].text)
        return not readings or any(v.finite for v in readings)

    def behind(self, parties: list[str]) -> int:
        """The token after a subject behind the verb that is among these parties; the verb's end where there is none."""
        nominal = not verbs(self.stage.page.tokens[self.verb - 1].text)
        cases = {"nominative", "genitive"} if nominal else {"nominative"}
        found = [g for g in self.groups() if self.region(g) == "behind" and g.case in cases]
        return found[0].last if found and set(self.stage.parties(found[:1])) & set(parties) else self.verb

    def follows(self, group: Group) -> str:
        """What the words behind a party make of it, "" where they are none of those that matter."""
        tokens = self.stage.page.tokens
        after = [t.text for t in tokens[group.last : group.last + 2]]
        if not after:
            return ""
        for name, words in ("beside", _BESIDE), ("behalf", _BEHALF):
            if after[0] in words:
                return name
        for name, words in ("with", WITH), ("against", _AGAINST), ("to", _TO), ("between", _BETWEEN):
            if any(w in words for w in after[: 1 + (group.case == "genitive")]):
                return name
        for word in after:
            matter = next((m for m in _MATTERS if m in groups(word)), "")
            if matter:
                return matter
        return ""

    def voice(self) -> list[str]:
        """How the move's own words speak of who makes it: we, a pronoun, each other, an exchange, a passive verb."""
        words = [t.text for t in self.stage.page.tokens[self.first : self.verb]]
        found = []
        if any(w in _OURSELVES for w in words) or self._first_person():
            found.append("we")
        if any(w in _PRONOUNS for w in words):
            found.append("pronoun")
        if any(w in _EACH_OTHER for w in words):
            found.append("each other")
        if self.exchange():
            found.append("exchange")
        if self.verb > self.first and any(v.lemma == _PASSIVE for v in verbs(words[-1])):
            found.append("passive")
        return found

    def _first_person(self) -> bool:
        """Whether the verb says I or we, and nothing else."""
        tokens = self.stage.page.tokens[max(self.first, self.verb - 2) : self.verb]
        return any((v := verbs(t.text)) and all(r.person == 1 for r in v) for t in tokens)


def beginning(page: Page, first: int, upto: int) -> int:
    """Where the words of a move begin: behind a mark or a word that joins them to those before (তখন, তবে)."""
    while first < upto and (page.tokens[first].text in _LINKS or page.tokens[first].kind == "mark"):
        first += 1
    return first


def scene_of(stage: Stage, kind: str, first: int, last: int) -> Scene:
    """The scene of a move that tokens ``first`` to ``last`` (excluded) tell: its verb is the last finite one."""
    page = stage.page
    sentence = page.sentences[page.sentence_at(page.tokens[first].start)]
    ends = [i + 1 for i in range(first, last) if any(v.finite for v in verbs(page.tokens[i].text))]
    verb = ends[-1] if ends else last
    clauses = stage.clauses(max(sentence.first, first - _WINDOW), min(sentence.last, last + _WINDOW))
    clause = next(((a, b) for a, b in clauses if a < verb <= b), (first, last))
    at = page.tokens[first].start
    told = stage.told_in(at)
    end = max(last, min(clause[1], told[1]) if told else clause[1])
    start = next((a for a, b in clauses if a <= first < b), first)
    form = next((v.tense for v in verbs(page.tokens[verb - 1].text)), "")
    return Scene(stage, kind, first, -1, verb, end, start, sentence.first, stage.holder(at), form=form)
