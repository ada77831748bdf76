"""What a rule of moves.tsv needs beside its words: topics nearby, parties, a duration, a line of a headline."""

from shutro.deals.stage import Stage
from shutro.deals.triggers import CLOSE, Clause, Trigger
from shutro.deals.vocabulary import groups, states
from shutro.text.form import one_form
from shutro.words import verbs

_CLAIMED = frozenset(one_form("বলে যে এমন এ এই বলেও").split())  # before দাবি করা: a claim, no demand
_ROUNDS = frozenset(one_form("দিনের সপ্তাহের মাসের দফা দফার পতাকা ত্রিপক্ষীয় ত্রিপাক্ষিক দ্বিপক্ষীয় দ্বিপাক্ষিক").split())
_FACTS = frozenset(["present", "perfect", "pluperfect", "past", "converb", "continuous"])
_KEEP = ("মানা",)
_OBJECT, _FROM, _TO_BE = "কে", "থেকে", "কথা"
_CALL = one_form("ফোন")
_BETWEEN = frozenset(one_form("মধ্যে মাঝে").split())
_DEAL = frozenset({"accord", "truce", "talks", "captive", "strike", "swap", "demand", "condition", "offer"})
_LEFT = _DEAL - {"captive", "demand", "condition"}
_LEFT_TOO = one_form("ঘোষণা"), one_form("সিদ্ধান্ত")
_CLOSE, _NEAR, _FAR, _BEHIND = 2, 80, 60, 5  # tokens


def has_needs(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether what a rule needs stands in the clause, or before it in the sentence."""
    needs = t.rule.needs - {CLOSE}
    if not needs or (t.denied and t.rule.parts == _KEEP and t.form == "future"):
        return True
    for name, test in _TESTS.items():
        if name in needs:
            return test(stage, t, clause)
    if "people" in needs and any(
        f.kind == "people" for f in stage.figures(stage.page.token_span(clause.first, clause.last))
    ):
        return True
    tokens, start = stage.page.tokens, max(clause.sentence, t.first - _NEAR)
    inside = tokens[t.first + 1 : t.last - 1]
    nearby = [*tokens[start : t.first], *inside, *tokens[t.last : clause.last]]
    return any(groups(w.text) & needs or w.text in needs for w in nearby)


def _sides(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Two parties meet; or talks are told with how long or how often they were (পাঁচ দিনের আলোচনা শেষে).

    Hours tell how long a meeting was that is known already (দুই ঘণ্টার বৈঠক শেষে).
    """
    before = {w.text for w in stage.page.tokens[max(clause.first, t.first - _CLOSE) : t.first]}
    if t.form == "" and before & _ROUNDS:
        return True
    around = stage.within(clause.first, clause.last)
    pair = any(0 <= t.first - g.last <= _CLOSE and (g.both or len(g.parties) > 1) for g in around)
    called = (
        t.rule.parts[0] == _CALL and t.form != "converb" and any(g.case == "dative" for g in around)
    )  # ক খ-কে ফোন করেন
    return pair or called or _between(stage, clause) or bool(stage.partners(around))


def _between(stage: Stage, clause: Clause) -> bool:
    """X ও Y-এর মধ্যে, দুই দেশের মধ্যে."""
    tokens = stage.page.tokens
    return any(
        (g.both or len(g.parties) > 1) and any(t.text in _BETWEEN for t in tokens[g.last : g.last + _CLOSE])
        for g in stage.within(clause.first, clause.last)
    )


def _wanted(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A thing is wanted, not a doing, and by one of the two sides."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    wanting = {p for g in stage.within(clause.first, clause.last) if g.case == "nominative" for p in g.parties}
    return bool(wanting & set(stage.principals)) and bool(before) and not verbs(before) and t.form in _FACTS


def _willing(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """To do something that deals are about: আলোচনায় ফিরতে তৈরি, বন্দীদের ছাড়তে আগ্রহী; or to have it: বিরতির জন্য প্রস্তুত."""
    tokens = stage.page.tokens
    before = tokens[t.first - 1].text if t.first > clause.first else ""
    doing = any(v.tense == "infinitive" for v in verbs(before)) or before == one_form("জন্য")
    start = max(clause.sentence, t.first - _NEAR)
    return doing and any(groups(w.text) & _DEAL for w in tokens[start : clause.last])


def _addressed(stage: Stage, _: Trigger, clause: Clause) -> bool:
    """A party is addressed, or one of the two sides asks."""
    around = stage.within(clause.first, clause.last)
    asking = any(set(g.parties) & set(stage.principals) for g in around if g.case == "nominative")
    return asking or any(g.case in {"dative", "genitive"} and not g.weak for g in around)


def _asked(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """দাবি করা asks for a thing, or claims."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    cued = stage.cued(t.first, t.last)
    return (cued.act == "demand") if cued else bool(before) and before not in _CLAIMED


def _apposed(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Who mediates is named right behind: মধ্যস্থতাকারী কাতার."""
    return any(g.first == t.last for g in stage.within(t.last, clause.last))


def _headline(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A line without a verb that ends in the word, or in whose it is: আলেপ্পো ছাড়তে ফের সমঝোতা, নীতিগত সমঝোতা শ্রীলঙ্কার."""
    page = stage.page
    sentence = page.sentences[page.sentence_at(page.tokens[t.first].start)]
    words = [w.text for w in page.tokens[clause.first : clause.last]]
    if not sentence.headline or t.last - t.first > 1 or t.form or any(_says(w) for w in words):
        return False
    bare = page.tokens[t.first].text == t.rule.parts[0]
    return bare and (t.last == clause.last or _whose(stage, t, clause))


def _whose(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Behind the word of a headline stands whose it is, and nothing more."""
    tokens = stage.page.tokens
    named = any(g.first == t.last and g.case == "genitive" for g in stage.within(t.last, clause.last))
    few = clause.last - t.last <= _BEHIND
    return named or (few and tokens[clause.last - 1].text.endswith(("র", one_form("ের"))))


def _says(word: str) -> bool:
    return any(v.finite and v.tense != "imperative" for v in verbs(word))


def _swapped(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """বন্দী বিনিময়, as a headline."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    return "captive" in groups(before) and _headline(stage, t, clause)


def _due(stage: Stage, t: Trigger, _: Clause) -> bool:
    """What will be talked about, is to be, or may be: আবার আলোচনা হবে, বৈঠক হওয়ার কথা, আলোচনা হতে পারে."""
    after = [w.text for w in stage.page.tokens[t.last : t.last + 1]]
    return t.form == "future" or (t.form == "verbal noun" and after == [_TO_BE])


def _freed(stage: Stage, _: Trigger, clause: Clause) -> bool:
    """Counted people are its object, where captives are told of: ২১ জনকে ছেড়েছে."""
    page, span = stage.page, stage.page.token_span(clause.first, clause.last)
    ends = [page.tokens[page.token_at(f.span.end - 1)].text for f in stage.figures(span) if f.kind == "people"]
    return any(word.endswith(_OBJECT) for word in ends) and stage.sides.captives


def _lasting(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """How much longer a truce or deal, told here or right before, will last: তা আরও এক মাস বাড়ানো হয়."""
    told = stage.page.tokens[max(0, t.first - _FAR) : clause.last]
    longer = stage.durations(stage.page.token_span(clause.first, clause.last))
    return bool(longer) and any(groups(w.text) & {"truce", "accord"} for w in told)


def _left(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Out of a deal, talks, an offer or a decision: চুক্তি থেকে সরে আসা, ঘোষণা থেকে সরে আসা."""
    tokens = stage.page.tokens
    out = (tokens[i - 1].text for i in range(clause.first + 1, t.first + 1) if tokens[i].text == _FROM)
    return any(groups(word) & _LEFT or word.startswith(_LEFT_TOO) for word in out)


def _quoted(stage: Stage, t: Trigger, _: Clause) -> bool:
    """A word in quotation marks of its own; where it is all, in a headline: শ্রমিকদের ‘না’, ইউনিয়ন ‘না’ বলেছে."""
    sentence = stage.page.sentences[stage.page.sentence_at(stage.page.tokens[t.first].start)]
    return sentence.headline or len(t.rule.parts) > 1


def _undone(_: Stage, t: Trigger, __: Clause) -> bool:
    """What was owed has not been given: টাকা দেওয়া হয়নি; not what one will not give (দেবে না)."""
    return t.form in {"perfect", "past"} and t.denied


def _go_between(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A third state through which two talk: কাতারের মাধ্যমে আলোচনা."""
    near = stage.page.tokens[max(clause.first, t.first - _BEHIND) : min(clause.last, t.last + _BEHIND)]
    whose = [g for g in stage.within(clause.first, t.first) if g.last == t.first and g.case == "genitive"]
    third = any(set(g.parties) & states().keys() and not set(g.parties) & set(stage.principals) for g in whose)
    return third and any(groups(w.text) & {"talks", "truce", "accord", "offer"} for w in near)


def _unless(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """What will follow if something is not done: দাবি মানা না হলে ... হুঁশিয়ারি."""
    words = [w.text for w in stage.page.tokens[max(clause.sentence, t.first - _NEAR) : t.first]]
    told = (words[max(0, i - _BEHIND) : i] for i in range(len(words)) if _not_done(words, i))
    return any(groups(w) & _DEAL for before in told for w in before)


def _not_done(words: list[str], i: int) -> bool:
    conditional = [v for v in verbs(words[i]) if v.tense == "conditional"]
    return any(v.negative for v in conditional) or (bool(conditional) and i > 0 and words[i - 1] == "না")


_TESTS = {
    "sides": _sides,
    "wanted": _wanted,
    "willing": _willing,
    "party": _addressed,
    "ask": _asked,
    "name": _apposed,
    "headline": _headline,
    "swapped": _swapped,
    "due": _due,
    "freed": _freed,
    "lasting": _lasting,
    "left": _left,
    "quoted": _quoted,
    "unless": _unless,
    "undone": _undone,
    "between": _go_between,
}
