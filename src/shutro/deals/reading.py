"""Moves from clauses: a trigger, the parties around it, its terms, on whose word."""

from shutro.deals.conditions import Condition, conditions
from shutro.deals.entry import Move
from shutro.deals.group import Group
from shutro.deals.stage import Stage
from shutro.deals.terms import acts, of_rule, terms
from shutro.deals.triggers import Trigger, triggers
from shutro.deals.vocabulary import Rule, groups, states
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import verbs

_OPEN = frozenset({"agree", "talks", "collapse", "extend"})  # moves that both sides make
_TERMLESS = frozenset({"talks", "mediate", "collapse"})
_OTHER = frozenset({"offer", "demand", "precondition"})
_DEADLINES = frozenset(one_form("আলটিমেটাম আল্টিমেটাম সময় সময়সীমা").split())
_SPOKEN = {"offer": "offer", "promise": "offer", "demand": "demand"}
_TOLD = frozenset(one_form("কথা পর পরে ঘোষণা তথ্য খবর অভিযোগ").split())
_LINKS = frozenset(one_form("তবে কিন্তু এবং ও আর পরে এর এরপর অন্যদিকে যে পাল্টা শেষে বলে").split())
_LEAVING = frozenset(one_form("সরে বেরিয়ে").split())
_BY_DEAL = frozenset(one_form("অনুযায়ী অনুসারে আওতায় মতে").split())
_ANSWERS, _ASKS = frozenset({"accept", "reject"}), frozenset({"offer", "demand", "precondition"})


class Reader:
    """Reads the moves of one page."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.moves: list[Move] = []
        self.agreed, self.agreed_at = False, -1000
        self.truce = False

    def read(self) -> list[Move]:
        """Every move, in order."""
        stage = self.stage
        found = [(s.first, s.last, triggers(self.page, s.first, s.last)) for s in self.page.sentences]
        every = [t for _, _, hits in found for t in hits]
        asking = [s for s in stage.statements if s.act in _SPOKEN]
        stage.choose_principals(every, asking)
        self.truce = any("truce" in groups(t.text) for t in self.page.tokens if t.kind == "word")
        for first, last, hits in found:
            self._sentence(first, last, hits)
        self._spoken(asking)
        self.moves.sort(key=lambda m: (m.span.start, m.span.end))
        for n, move in enumerate(self.moves, 1):
            move.id = f"m{n}"
        self._answer()
        return self.moves

    def _sentence(self, first: int, last: int, hits: list[Trigger]) -> None:
        taken: set[int] = set()
        for condition in conditions(self.page, first, last):
            if self._condition(condition):
                taken.update(range(condition.first, condition.last))
        for a, b in self.stage.clauses(first, last):
            inner = [t for t in hits if a <= t.first < b and t.first not in taken and self._stands(t, (a, b, first))]
            inner = _merged(inner)
            done = a
            for n, trigger in enumerate(inner):
                end = inner[n + 1].first if n + 1 < len(inner) else b
                self._trigger(trigger, done, end, (a, b, first))
                done = trigger.last
            if not inner and not taken & set(range(a, b)):
                self._breach(a, b, first) or self._deal_term(a, b, first)
            for g in self.stage.within(a, b):
                if g.case == "nominative" and (g.parties or g.both):
                    self.stage.subject = g

    # ---- a trigger

    def _stands(self, t: Trigger, clause: tuple[int, int, int]) -> bool:
        """Whether a trigger shows a move here; where rules share their words, the first that fits is taken."""
        for rule in (t.rule, *t.others):
            t.rule = rule
            kind = rule.denied if t.denied else rule.kind
            if kind not in {None, "-"} and self._real(t, clause) and self._needs(t, clause[0], clause[1], clause):
                return True
        return False

    def _trigger(self, t: Trigger, first: int, last: int, clause: tuple[int, int, int]) -> None:
        kind = (t.rule.denied if t.denied else t.rule.kind) or ""
        at = self.page.tokens[t.first].start
        holder, told = self.stage.holder(at), self.stage.told_in(at)
        if told:  # who tells stands outside what is told
            first, last = max(first, told[0]), max(min(last, told[1]), t.last)
            clause = (max(clause[0], told[0]), max(min(clause[1], told[1]), t.last), clause[2])
        around = self.stage.within(first, last)
        by, how, end = self._by(t, kind, around, holder, clause)
        partners = self.stage.partners(around)
        if (kind == "accept" and (len(by) > 1 or partners)) or (
            kind == "offer" and set(by) == set(self.stage.principals)
        ):
            kind = "agree"
        if kind == "comply" and t.form == "future" and (self.agreed or self._swap(clause)):
            kind, by = "agree", []
        if kind in {"comply", "offer"} and t.form == "future" and holder and holder.act in _SPOKEN:
            return  # what an offer or a demand asks for: `_spoken`
        if how in _FROM_SPEAKER or not by:
            by, how = self._from_other_side(t, kind, by, how, holder)
        if kind == "comply" and not by and t.rule.parts[-1] == _GET:
            by = list(self.stage.principals)
        active = kind == "talks" and partners and by and how and t.rule.parts[-1] in _ACTIVE
        if kind in _OPEN and not active:
            if how in _FROM_SPEAKER or (by and all(p not in self.stage.cast.counts for p in by)):
                by, how = [], ""
            alone = bool(how) and kind in {"collapse", "extend"} and (t.lemma in _ALONE or t.rule.parts[0] in _LEAVING)
            by = self._sides(by, partners, alone)
        if not by:
            return
        if kind == "agree":
            self.agreed, self.agreed_at = True, t.first
        to = partners if active else [] if kind in _OPEN else self._to(kind, by, around)
        begin = self._trim(first, t.first)
        cued = self.stage.cued(t.first, t.last)
        if cued and cued.content and kind in _ASKS and self.page.token_at(cued.content[0].start) >= t.last:
            return  # the content that follows is the move: `_spoken`
        self._add(kind, by, to, (begin, max(t.last, end)), t.form, holder, f"{kind}: {t.rule.words}{how}", rule=t.rule)

    def _from_other_side(
        self, t: Trigger, kind: str, by: list[str], how: str, holder: Statement | None
    ) -> tuple[list[str], str]:
        """A breach, and captives that come home, are told by the other side."""
        speaker = self.stage.source(holder) or by
        if kind == "violate" or (kind == "comply" and t.rule.parts[-1] in _HOMECOMING):
            if len(self.stage.principals) == 2 and set(speaker) & set(self.stage.principals):
                return [p for p in self.stage.principals if p not in speaker][:1], "; told by the other side"
            return (list(self.stage.principals), "") if kind == "comply" else (by, how)
        if kind in {"comply", "violate"} and t.rule.parts[0] in _CARRIED_OUT and how in _FROM_SPEAKER:
            rulers = [p for p in self.stage.principals if p == _GOVERNMENT or p in states()]
            return (rulers[:1], "; by the government") if rulers else (by, how)
        return by, how

    def _sides(self, by: list[str], partners: list[str], alone: bool) -> list[str]:
        """Both sides of a move that two make."""
        found = list(dict.fromkeys(by + partners))
        if len(found) < 2 and not (alone and found):
            found += [p for p in self.stage.principals if p not in found][: 2 - len(found)]
        return list(self.stage.principals) if set(found) == set(self.stage.principals) else found

    def _real(self, t: Trigger, clause: tuple[int, int, int]) -> bool:
        """Whether the form of the verb tells of what happened or stands: no wish, no condition, no claim."""
        tokens = self.page.tokens
        after = tokens[t.last].text if t.last < clause[1] else ""
        kind = t.rule.kind
        if t.form in {"infinitive", "imperative"}:
            return False
        if t.form == "verbal noun":
            return after in _TOLD or kind in {"mediate", "talks"} or (not after and kind == "offer")
        if t.form == "conditional":
            return kind in {"offer", "talks", "demand"}
        if t.form == "converb" and t.rule.parts == (_KEEP,):
            return False
        if kind == "demand" and (cued := self.stage.cued(t.first, t.last)) is not None:
            return cued.act in {"demand", "warn", "order"}
        return not (t.form == "" and kind in {"agree", "reject"} and self._genitive(t))

    def _genitive(self, t: Trigger) -> bool:
        return self.page.tokens[t.last - 1].text.endswith(("ের", "র")) and len(t.rule.parts) == 1

    def _needs(self, t: Trigger, first: int, last: int, clause: tuple[int, int, int]) -> bool:
        needs = t.rule.needs
        if not needs or (t.denied and t.rule.parts == (_KEEP,) and t.form == "future"):
            return True
        around = self.stage.within(first, last)
        if "sides" in needs:
            if t.form == "" and self._long(t, clause):
                return True
            near = [g for g in around if 0 <= t.first - g.last <= 2 and (g.both or len(g.parties) > 1)]
            return bool(near) or bool(self.stage.partners(around))
        if "wanted" in needs:
            before = self.page.tokens[t.first - 1].text if t.first > clause[0] else ""
            wants = {p for g in around if g.case == "nominative" for p in g.parties} & set(self.stage.principals)
            thing = (
                bool(before)
                and not verbs(before)
                and t.form in {"present", "perfect", "pluperfect", "past", "converb", "continuous"}
            )
            return bool(wants) and thing
        if "party" in needs and any(g.case in {"dative", "genitive"} and not g.weak for g in around):
            return True
        if "ask" in needs:
            before = self.page.tokens[t.first - 1].text if t.first > clause[0] else ""
            cued = self.stage.cued(t.first, t.last)
            return (cued.act == "demand") if cued else bool(before) and before not in _CLAIMED
        if "people" in needs:
            span = self.page.token_span(first, max(last, t.last))
            if any(f.kind == "people" for f in self.stage.figures(span)):
                return True
        for i in range(clause[2], max(last, t.last)):
            word = self.page.tokens[i].text
            if not (t.first <= i < t.last) and (groups(word) & needs or word in needs):
                return True
        return False

    def _long(self, t: Trigger, clause: tuple[int, int, int]) -> bool:
        """Talks told with how long or how often they were: পাঁচ দিনের আলোচনা শেষে, তিন দফা বৈঠকের."""
        before = [w.text for w in self.page.tokens[max(clause[0], t.first - 1) : t.first]]
        return bool(before) and before[0] in _ROUNDS

    def _swap(self, clause: tuple[int, int, int]) -> bool:
        return any("swap" in groups(self.page.tokens[i].text) for i in range(clause[2], clause[1]))

    def _by(
        self, t: Trigger, kind: str, around: list[Group], holder: Statement | None, clause: tuple[int, int, int]
    ) -> tuple[list[str], str, int]:
        """Who makes the move, how that was read, and the token after a subject that follows the verb."""
        before = [g for g in around if g.last <= t.first]
        after = [g for g in self.stage.within(t.last, clause[1])]
        nominal = not t.form
        reach = 4 if kind == "mediate" else 1
        near = [g for g in before if g.case == "genitive" and t.first - g.last <= reach]
        subjects = [g for g in before if g.case == "nominative"]
        following = [g for g in after if g.case == "nominative" or (nominal and g.case == "genitive")]
        if following and any(self.page.tokens[i].kind == "mark" for i in range(t.last, following[0].first)):
            following = []
        accused = [g for g in around if g.case == "genitive" and self._next_is(g.last, _AGAINST)]
        if kind == "violate" and accused:
            return self.stage.parties(accused[:1]), "; the party against whom it is said", t.last
        if (
            kind == "comply"
            and self._swap(clause)
            and {p for g in around for p in g.parties} >= set(self.stage.principals)
        ):
            return list(self.stage.principals), "; an exchange", t.last
        if kind == "mediate":
            chosen = near[-1:] or [g for g in following if g.first - t.last <= 2][:1] or subjects[-1:]
            return (
                self.stage.parties(chosen),
                "",
                max(t.last, following[0].last if chosen == following[:1] and following else 0),
            )
        if nominal and near:
            return self.stage.parties(near[-1:]), "; the party in the genitive before it", t.last
        source = self.stage.source(holder)
        if source and any(w.text in _OURSELVES for w in self.page.tokens[clause[0] : clause[1]]):
            return source, "; by who says we", t.last
        strong = [g for g in subjects if not g.weak] or subjects
        if strong:
            return (
                self.stage.parties(strong[-1:] if len(strong) > 1 and t.form else strong[:1]),
                "; by its subject",
                t.last,
            )
        if following:
            return self.stage.parties(following[:1]), "; by its subject, after the verb", following[0].last
        if (
            self.stage.subject
            and holder is None
            and any(w.text in _PRONOUNS for w in self.page.tokens[clause[0] : t.first])
        ):
            return self.stage.parties([self.stage.subject]), "; by the pronoun", t.last
        wide = [g for g in self.stage.within(clause[0], t.first) if g.case == "nominative" and not g.weak]
        if wide:
            return self.stage.parties(wide[-1:]), "; by the subject of the clause", t.last
        if source:
            return source, "; by who says so", t.last
        if near:
            return self.stage.parties(near[-1:]), "; the party in the genitive before it", t.last
        cued = self.stage.source(self.stage.cued(t.first, t.last))
        if cued:
            return cued, "; by whose words these are", t.last
        if self.stage.subject and not self.stage.subject.weak and holder is None:
            return self.stage.parties([self.stage.subject]), "; by the subject before", t.last
        return [], "", t.last

    def _next_is(self, i: int, words: frozenset[str]) -> bool:
        return i < len(self.page.tokens) and self.page.tokens[i].text in words

    def _to(self, kind: str, by: list[str], around: list[Group]) -> list[str]:
        addressed = [p for g in around if g.case == "dative" and not g.weak for p in g.parties if p not in by]
        if addressed and kind != "mediate":
            return addressed
        return [p for p in self.stage.principals if p not in by][: 2 if kind == "mediate" else 1]

    def _trim(self, first: int, upto: int) -> int:
        while first < upto and (self.page.tokens[first].text in _LINKS or self.page.tokens[first].kind == "mark"):
            first += 1
        return first

    # ---- moves without a trigger

    def _condition(self, c: Condition) -> bool:
        holder = self.stage.holder(self.page.tokens[c.first].start)
        by = self.stage.speaker(holder)
        how = "by who says so"
        if not by:
            subjects = [g for g in self.stage.within(c.before_last, c.last) if g.case == "nominative" and not g.weak]
            by, how = self.stage.parties(subjects[:1]), "by its subject"
            if not by and self.stage.subject and not self.stage.subject.weak:
                by, how = self.stage.parties([self.stage.subject]), "by the subject before"
        if not by:
            by, how = self.stage.principals[:1], "by the first party"
        if not by:
            return False
        around = self.stage.within(c.first, c.last)
        to = self._to("precondition", by, around)
        self._add(c.kind, by, to, (self._trim(c.first, c.last), c.last), "", holder, f"{c.kind}: {c.why}; {how}", c)
        return True

    def _breach(self, first: int, last: int, sentence: int) -> bool:
        """An attack in the time of a truce: যুদ্ধবিরতির দ্বিতীয় দিনেই ইসরায়েলি হামলা."""
        tokens = self.page.tokens[first:last]
        at = next((n for n, t in enumerate(tokens) if "attack" in groups(t.text)), None)
        in_truce = any("truce" in groups(t.text) for t in self.page.tokens[sentence:last])
        if at is None or not in_truce or not any(t.text in _STILL for t in tokens):
            return False
        around = self.stage.within(first, last)
        before = [g for g in around if g.last <= first + at and g.parties and not g.weak and g.case != "locative"]
        by = self.stage.parties(before[-1:]) or self.stage.parties([g for g in around if g.case == "nominative"][:1])
        if not set(by) & set(self.stage.principals):
            return False
        holder = self.stage.holder(tokens[0].start)
        to = self._to("violate", by, around)
        self._add(
            "violate", by, to, (self._trim(first, last), last), "", holder, "violate: an attack in the time of a truce"
        )
        return True

    def _deal_term(self, first: int, last: int, sentence: int) -> None:
        """What a deal says: চুক্তি অনুযায়ী ... হবে; বিনিময়ে ... দেবে."""
        tokens = self.page.tokens
        if last - first < 3 or not any(
            v.tense == "future" for t in tokens[max(first, last - 3) : last] for v in verbs(t.text)
        ):
            return
        said = [t.text for t in tokens[sentence:last]]
        by_deal = any(w in _BY_DEAL and i and {"accord", "truce"} & groups(said[i - 1]) for i, w in enumerate(said))
        swap = self.agreed and "swap" in groups(tokens[first].text)
        holder = self.stage.holder(tokens[first].start)
        told = (
            holder is not None
            and holder.act == "state"
            and sentence - self.agreed_at < _NEAR
            and bool(acts(self.page, first, last))
        )
        if by_deal or swap or told:
            how = "the terms of a deal" if by_deal or told else "what is given in exchange"
            by = list(self.stage.principals)
            if len(by) == 2:
                self._add("agree", by, [], (self._trim(first, last), last), "", holder, f"agree: {how}")

    def _spoken(self, asking: list[Statement]) -> None:
        """Offers, promises and demands that a party speaks."""
        for s in asking:
            by = self.stage.source(s)
            if not by or not s.content or not set(by) & set(self.stage.principals):
                continue
            content = s.content[0]
            if any(m.span.overlaps(content) or m.span.overlaps(s.cue) for m in self.moves):
                continue
            first = self.page.token_at(content.start)
            last = self.page.token_at(content.end - 1) + 1
            last = min(last, self.page.sentences[self.page.sentence_at(content.start)].last)
            kind, condition = _SPOKEN[s.act], None
            if _CONDITION in s.cue.text or self.page.tokens[first].text == _FIRST:
                kind, condition = "precondition", Condition(first, last, first, last, "precondition", "")
            to = self._to(kind, by, self.stage.within(first, last))
            self._add(kind, by, to, (first, last), "", s, f"{kind}: a statement that is one ({s.act})", condition)

    # ---- what all have

    def _add(
        self, kind: str, by: list[str], to: list[str], tokens: tuple[int, int], form: str, holder: Statement | None,
        why: str, condition: Condition | None = None, rule: Rule | None = None,
    ) -> None:  # fmt: skip
        first, last = tokens
        while last - 1 > first and self.page.tokens[last - 1].kind == "mark":
            last -= 1
        span = self.page.token_span(first, last)
        about = (condition.before_first, condition.before_last) if condition else (first, last)
        told = self._about(kind, about, rule)
        figure = next((f.span for f in self.stage.figures(span)), None)
        duration = next(iter(self.stage.durations(span)), None)
        source = self.stage.source(holder)
        own = bool(set(source) & set(by)) if source else None
        if form == "future" and kind in {"talks", "comply", "mediate"}:
            status = "planned"
        else:
            status = "reported" if holder is not None and not own else "actual"
        before = None
        if condition and condition.kind == "precondition":
            before = self.page.token_span(condition.before_first, condition.before_last)
        self.moves.append(
            Move(
                "",
                kind,
                by,
                to,
                terms(kind, told, by, to, figure, duration),
                before,
                status,
                span,
                why,
                None,
                None,
                own,
            )
        )

    def _about(self, kind: str, tokens: tuple[int, int], rule: Rule | None) -> list[str]:
        """The acts of a move's terms: what its rule is about, what its words name, or what goes without saying."""
        if kind in _TERMLESS:
            return []
        own = of_rule(kind, rule.parts[0]) if rule else None
        found = acts(self.page, *tokens)
        if own:
            return [own]
        if found:
            return found
        if kind in {"extend", "violate"}:
            return ["ceasefire"] if self.truce else []
        if kind in _ANSWERS:
            return ["other"] if any("demand" in groups(t.text) for t in self.page.tokens[slice(*tokens)]) else []
        return ["other"] if kind in _OTHER and not (rule and rule.parts[0] in _DEADLINES) else []

    def _answer(self) -> None:
        asked: list[Move] = []
        for move in self.moves:
            if move.kind in _ANSWERS:
                match = next((a for a in reversed(asked) if not set(a.by) & set(move.by)), None)
                move.response_to = match.id if match else None
            elif move.kind in _ASKS:
                asked.append(move)
                del asked[:-20]


def _merged(hits: list[Trigger]) -> list[Trigger]:
    """One move told in several words of a clause is one: talks that fail, a deal that ends without result, a demand with its deadline."""
    found: list[Trigger] = []
    for t in hits:
        before = found[-1] if found else None
        near = before is not None and t.first - before.last <= _CLOSE
        if (
            before
            and near
            and not before.form
            and before.rule.kind == "talks"
            and t.rule.kind in {"collapse", "extend"}
        ):
            found.pop()
        elif (
            before
            and t.rule.kind == before.rule.kind
            and (near or (t.rule.kind == "demand" and before.rule.parts[0] == _FOR_DEMANDS))
        ):
            found.pop()
            t.first = before.first if near and t.rule.kind == "collapse" else t.first
        found.append(t)
    return found


_CLOSE = 2  # tokens
_FOR_DEMANDS = "দাবিতে"
_KEEP = "মানা"
_ROUNDS = frozenset(one_form("দিনের সপ্তাহের মাসের ঘণ্টার দফা দফার পতাকা").split())
_CONDITION, _FIRST = "শর্ত", "আগে"
_STILL = frozenset(one_form("মধ্যেই মধ্যে পরও পরই দিনেই পেরোতেই যেতেই মাথায় সত্ত্বেও চলাকালে চলাকালেই").split())
_NEAR = 60  # tokens
_GET = one_form("পাওয়া")
_HOMECOMING = frozenset(one_form("পাওয়া ফেরা আনা").split())
_ACTIVE = frozenset(one_form("করা বসা বসে").split()) | {"বৈঠকে"}
_FROM_SPEAKER = frozenset({"; by who says so", "; by the subject before", "; by whose words these are"})
_ALONE = frozenset(one_form("করা টানা সরা দাঁড়ানো আসা বাড়ানো").split())
_AGAINST = frozenset(one_form("বিরুদ্ধে").split())
_PRONOUNS = frozenset(one_form("তারা তাঁরা তিনি সে ওরা").split())
_CARRIED_OUT = frozenset(one_form("বাস্তবায়িত বাস্তবায়ন কার্যকর").split())
_GOVERNMENT = "সরকার"
_OURSELVES = frozenset(one_form("আমরা আমি").split())
_CLAIMED = frozenset("বলে যে এমন এ এই বলেও".split())
_AT_STAKE = frozenset(
    "accord truce talks release captive strike payment withdraw access aid ceasefire offer demand condition".split()
)
