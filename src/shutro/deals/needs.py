"""What a rule of moves.tsv needs beside its words: topics nearby, parties, a duration, a line of a headline."""

from shutro.deals.meeting import apposed, go_between, sides
from shutro.deals.stage import Stage
from shutro.deals.triggers import CLOSE, Clause, Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import verbs

_FREE = "মুক্ত"
_THAN = one_form("চেয়ে")
_CLAIMED = frozenset(one_form("বলে যে এমন এ এই বলেও").split())  # before দাবি করা: a claim, no demand
_FACTS = frozenset(["present", "perfect", "pluperfect", "past", "converb", "continuous"])
_KEEP = ("মানা",)
_OBJECT, _FROM, _TO_BE = "কে", "থেকে", "কথা"
_CALL = one_form("ফোন")
_COPULAS = frozenset(one_form("একটাই একটিই হলো হচ্ছে ছিল মূলত").split())
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


def _wanted(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A thing is wanted, not a doing, and by one of the two sides."""
    before = stage.page.tokens[t.first - 1].text if t.first > clause.first else ""
    if t.ending == _THAN and before.endswith("র"):  # আগের চেয়ে
        return False
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


def _headline(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """A line without a verb that ends in the word, or in whose it is: আলেপ্পো ছাড়তে ফের সমঝোতা, নীতিগত সমঝোতা শ্রীলঙ্কার."""
    page = stage.page
    sentence = page.sentences[page.sentence_at(page.tokens[t.first].start)]
    words = [w.text for w in page.tokens[clause.first : clause.last]]
    if not sentence.headline or t.last - t.first > 1 or t.form or any(_says(w) for w in words):
        return False
    bare = page.tokens[t.first].text == t.rule.parts[0]
    if t.rule.parts[0] == _FREE and clause.last - t.last <= _BEHIND:  # তিন দিন পর মুক্ত জাহাজ
        return bare
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


def _line(stage: Stage, t: Trigger, _: Clause) -> bool:
    """A headline denies it: মানল না একাংশ."""
    return t.denied and stage.page.sentences[stage.page.sentence_at(stage.page.tokens[t.first].start)].headline


def _listed(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whose demand, and what or how many it is: শ্রমিকদের দাবি পাঁচটি; not শ্রমিকদের দাবি, ..., which claims."""
    tokens = stage.page.tokens
    whose = any(w.text.endswith("র") for w in tokens[max(clause.first, t.first - _CLOSE) : t.first])
    if not whose or t.form or t.last >= clause.last or tokens[t.first].text != t.rule.parts[0]:
        return False
    behind = stage.page.token_span(t.last, clause.last)
    counted = any(f.span.start == behind.start for f in stage.figures(behind))
    return counted or tokens[t.last].text in _COPULAS


def _undone(_: Stage, t: Trigger, __: Clause) -> bool:
    """What was owed has not been given: টাকা দেওয়া হয়নি; not what one will not give (দেবে না)."""
    return t.form in {"perfect", "past"} and t.denied


def _unless(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """What will follow if something is not done: দাবি মানা না হলে ... হুঁশিয়ারি."""
    words = [w.text for w in stage.page.tokens[max(clause.sentence, t.first - _NEAR) : t.first]]
    told = (words[max(0, i - _BEHIND) : i] for i in range(len(words)) if _not_done(words, i))
    return any(groups(w) & _DEAL for before in told for w in before)


def _not_done(words: list[str], i: int) -> bool:
    conditional = [v for v in verbs(words[i]) if v.tense == "conditional"]
    return any(v.negative for v in conditional) or (bool(conditional) and i > 0 and words[i - 1] == "না")


_TESTS = {
    "sides": sides,
    "wanted": _wanted,
    "willing": _willing,
    "party": _addressed,
    "ask": _asked,
    "name": apposed,
    "headline": _headline,
    "swapped": _swapped,
    "due": _due,
    "freed": _freed,
    "lasting": _lasting,
    "left": _left,
    "quoted": _quoted,
    "unless": _unless,
    "undone": _undone,
    "line": _line,
    "listed": _listed,
    "between": go_between,
}
