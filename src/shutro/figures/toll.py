"""What became of the people counted: the role, from the words around the number."""

from collections.abc import Sequence

from shutro.figures.draft import Draft
from shutro.figures.vocabulary import SETTINGS, look
from shutro.words import Page

_BREAKS = frozenset(",;।৷|?!:—\n")
_JOINERS = frozenset(SETTINGS["joiners"])
_PARTITIVE = frozenset(SETTINGS["partitive"])
_DENIED = frozenset(SETTINGS["denied"])
_TRIAL = ("মামলা", "মৃত্যুদণ্ড", "হত্যাকাণ্ড", "দণ্ড", "চেষ্টা", "অভিযোগ", "হুমকি")
_WEAK = frozenset({"captive", "displaced"})
_REACH = 14  # tokens that are looked at on either side


def decide(page: Page, drafts: Sequence[Draft], at: int) -> str:
    """The role of draft ``at``, a figure of people."""
    d = drafts[at]
    before_limit = drafts[at - 1].last if at and drafts[at - 1].sentence == d.sentence else page.sentences[d.sentence].first
    after_limit = page.sentences[d.sentence].last
    following = drafts[at + 1] if at + 1 < len(drafts) and drafts[at + 1].sentence == d.sentence else None
    if following:
        after_limit = following.first
    near = _beside(page, d, before_limit)
    if near:
        d.why.append("the role stands right before the number")
        return near
    after, broke = _after(page, d, after_limit)
    if after:
        d.why.append("the role stands behind it")
        return after
    if following and not broke and _joined(page, d, following):
        role = decide(page, drafts, at + 1)
        if role != "other":
            d.why.append("shares the role of the figure it is joined to")
            return role
    before = _before(page, d, before_limit)
    if before:
        d.why.append("the role stands before it")
        return before
    inherited = _inherited(page, drafts, at)
    if inherited:
        d.why.append("taken from the figure that it is a part of")
        return inherited
    return "other"


def _role(page: Page, i: int) -> str:
    token = page.tokens[i]
    if token.kind != "word":
        return ""
    role = look(token.text).role
    if not role:
        return ""
    after = page.tokens[i + 1].text if i + 1 < len(page.tokens) else ""
    if after.startswith(_TRIAL) or token.text.endswith(_TRIAL):
        return ""
    return role


def _beside(page: Page, d: Draft, limit: int) -> str:
    """নিহত ৭, আহত ছয়জন, নিহত হয়েছেন অন্তত ৩ জন, নিহতের সংখ্যা ৪০: the role stands right before, with a verb between at most."""
    i = d.first - 1
    steps = 0
    while i >= limit and steps < 3:
        token = page.tokens[i]
        if token.kind != "word":
            return ""
        role = _role(page, i)
        if role:
            return role
        word = look(token.text)
        if not (word.predicate or token.text in ("আরও", "আরো", "মোট", "সংখ্যা", "ব্যক্তি", "মানুষের", "হওয়া")):
            return ""
        i -= 1
        steps += 1
    return ""


def _after(page: Page, d: Draft, limit: int) -> tuple[str, bool]:
    """The first role behind the number in its clause, and whether the clause ended first."""
    weak = ""
    start = d.last
    for i in range(start, min(limit, start + _REACH)):
        token = page.tokens[i]
        if token.text in _BREAKS:
            return weak, True
        role = _role(page, i)
        if role and not _is_denied(page, i, limit):
            if role not in _WEAK:
                return role, False
            weak = weak or role
    return weak, False


def _is_denied(page: Page, i: int, limit: int) -> bool:
    for j in range(i + 1, min(limit, i + 4)):
        text = page.tokens[j].text
        if text in _DENIED or text.endswith("নি"):
            return text != "নি" or True
        if text in _BREAKS:
            return False
    return False


def _before(page: Page, d: Draft, limit: int) -> str:
    for i in range(d.first - 1, max(limit, d.first - _REACH) - 1, -1):
        token = page.tokens[i]
        if token.text in _BREAKS:
            return ""
        role = _role(page, i)
        if role:
            return role
    return ""


def _joined(page: Page, d: Draft, following: Draft) -> bool:
    """Only a joiner stands between the counted phrase and the next figure."""
    between = [t.text for t in page.tokens[max(d.last, d.head_last) : following.first]]
    return 0 < len(between) <= 2 and between[-1] in _JOINERS


def _inherited(page: Page, drafts: Sequence[Draft], at: int) -> str:
    d = drafts[at]
    first = page.sentences[d.sentence].first
    words = {t.text for t in page.tokens[max(first, d.first - 6) : d.first]}
    if not words & _PARTITIVE and not d.elliptic:
        return ""
    for other in reversed(drafts[max(0, at - 6) : at]):
        if other.sentence < d.sentence - 1:
            return ""
        if other.kind == "people" and other.role and other.role != "other":
            return other.role
    return ""
