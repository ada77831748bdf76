"""Whether the words of a move tell of what happened or stands: no wish, no condition, no claim, no question."""

from collections.abc import Callable

from shutro.deals.stage import Stage
from shutro.deals.triggers import Clause, Trigger
from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.words import verbs

_TOLD = frozenset(one_form("কথা পর পরে ঘোষণা তথ্য খবর অভিযোগ").split())  # a verbal noun before these tells what happened
_BECAUSE = one_form("ায়")  # a verbal noun in the locative gives a reason: শর্ত পূরণ না হওয়ায়
_WORD, _OWING = "কথা", frozenset(one_form("দেওয়া আছে থাকা").split())
_KEEP, _PERSUADE = ("মানা",), one_form("করানো")
_IF, _THOUGH = "যদি", "লেও"
_BEGUN, _MADE, _BE = one_form("শুরু"), one_form("বাধ্য"), one_form("হওয়া")
_WHETHER = one_form("কি না").split()
_WHEN = frozenset(one_form("কবে কত কখন কীভাবে কিভাবে কোন").split())
_WHO, _QUESTION = frozenset(one_form("কারা কাদের").split()), frozenset(["?"])
_WHY = frozenset(one_form("কেন কিনা").split())
_OPEN = frozenset({"offer", "precondition"})  # these may hang on something
_DONE = frozenset({"accept", "reject", "agree", "comply", "violate", "collapse"})
_MAY = frozenset(one_form("পারা চাওয়া").split())  # তুলে নিতে পারে, মেনে নিতে চায়
_STEPS = frozenset({"comply", "extend", "collapse", "accept"})
_ABOUT = frozenset({"offer", "demand", "condition", "swap", "talks", "accord"})
_ABOUT_TOO = frozenset(one_form("আশা চেষ্টা আহ্বান পরিকল্পনা সম্ভাবনা সুযোগ").split())
_FROM, _NEAR = ["থেকে"], 80  # tokens


def is_fact(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether the form of a trigger's verb, and what stands around it, tell of a fact."""
    kind, tokens = (t.rule.denied if t.denied else t.rule.kind) or "", stage.page.tokens
    after = [w.text for w in tokens[t.last : clause.last][:2]]
    if t.form == "imperative" or _asked(stage, t, clause, after):
        return False
    if kind not in _OPEN and any(w.text == _IF for w in tokens[max(clause.sentence, t.first - _NEAR) : t.first]):
        return False
    if t.lemma in _MAY and not t.denied and kind in _DONE and t.form in {"present", "future"}:
        return False
    if t.form == "conditional" and kind == "demand":
        return _happened(stage, t, clause)
    if t.form in _BY_FORM:
        return _BY_FORM[t.form](t, kind, after)
    if kind == "demand" and (cued := stage.cued(t.first, t.last)) is not None:
        return cued.act in {"demand", "warn", "order"}
    return t.form != "" or not _topic(t, after)


def _asked(stage: Stage, t: Trigger, clause: Clause, after: list[str]) -> bool:
    """Whether the words ask, or leave open: চুক্তি মানা হচ্ছে কি না, কবে কার্যকর হবে, কথা রাখবে কেন."""
    tokens = stage.page.tokens
    words = {w.text for w in tokens[clause.first : t.first]}
    if after == _WHETHER or set(after[:1]) & _WHY or (t.form == "future" and words & _WHEN):
        return True
    mark = tokens[clause.last].text if clause.last < len(tokens) else ""
    return bool(words & _WHO) or (mark in _QUESTION and t.form != "")


def _happened(stage: Stage, t: Trigger, clause: Clause) -> bool:
    """Whether what follows on a demand is told as past: সময় চাইলে মেয়াদ বাড়ানো হয়; not সময় চাইলে দেওয়া হবে."""
    found = [{v.tense for v in verbs(w.text) if v.finite} for w in stage.page.tokens[t.last : clause.last]]
    tenses: set[str] = next((f for f in reversed(found) if f), set())
    return bool(tenses) and "future" not in tenses


def _by_infinitive(_: Trigger, __: str, after: list[str]) -> bool:
    """What has begun, or one was made to do: ছাড়তে শুরু করেছে, থামাতে বাধ্য হয়েছে."""
    made = after[:1] == [_MADE] and any(v.lemma == _BE for w in after[1:] for v in verbs(w))
    return made or after[:1] == [_BEGUN]


def _by_verbal_noun(t: Trigger, kind: str, after: list[str]) -> bool:
    """What happened (মুক্তি দেওয়ার পর, রাজি হওয়ায়), and not what is owed (দেওয়ার কথা ছিল)."""
    owed = after[:1] == [_WORD] and (len(after) < 2 or any(v.lemma in _OWING for v in verbs(after[1])))
    if owed and kind in _STEPS:
        return False
    told = (bool(after) and after[0] in _TOLD) or t.ending.endswith(_BECAUSE)
    mediates = kind == "mediate" and _PERSUADE not in t.rule.parts
    return told or mediates or (not after and kind in {"offer", "talks"})


def _by_conditional(t: Trigger, kind: str, _: list[str]) -> bool:
    """What is granted happened (রাজি হলেও); an offer may hang on something."""
    return kind in {"offer", "talks"} or t.ending.endswith(_THOUGH)


_BY_FORM: dict[str, Callable[[Trigger, str, list[str]], bool]] = {
    "infinitive": _by_infinitive,
    "verbal noun": _by_verbal_noun,
    "conditional": _by_conditional,
    "converb": lambda t, _, __: t.rule.parts != _KEEP,
    "future": lambda t, _, __: t.rule.parts[-1] != _BEGUN,
}


def _topic(t: Trigger, after: list[str]) -> bool:
    """Whether a noun tells what something else is about: হস্তান্তরের প্রস্তাব, মেয়াদ বৃদ্ধির বিনিময়ে, চুক্তি সইয়ের সময়."""
    kind, owned, many = t.rule.kind, t.ending.endswith("র"), len(t.rule.parts) > 1
    if owned and kind in {"agree", "reject"}:
        return not (many and bool(after) and after[0] in _TOLD)
    if kind == "offer" and after[:1] == _FROM:
        return True
    if kind == "comply" and many and t.ending.endswith("ে"):  # বেতন পরিশোধে একমত
        return True
    if owned and many and kind in _STEPS:  # মামলা প্রত্যাহারের এখতিয়ার
        return bool(after) and after[0] not in _TOLD
    return owned and kind in _STEPS and bool(after) and bool(groups(after[0]) & _ABOUT or after[0] in _ABOUT_TOO)
