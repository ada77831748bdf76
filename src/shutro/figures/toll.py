"""What became of the people counted: the role, from the words around the number."""

from collections.abc import Sequence

from shutro import lexicon
from shutro.figures.draft import Draft
from shutro.figures.vocabulary import SETTINGS, look
from shutro.text.form import one_form
from shutro.words import Page

_BREAKS = frozenset(",;।৷|?!:—\n")
_JOINERS = frozenset(SETTINGS["joiners"])
_PARTITIVE = frozenset(SETTINGS["partitive"])
_DENIED = frozenset(SETTINGS["denied"])
_POINTERS = frozenset(SETTINGS["pointers"])
_IDENTITY = frozenset(SETTINGS["identity"])
_BETWEEN = frozenset(SETTINGS["between_role_and_number"])
_EVENTS = tuple(SETTINGS["events"])
_CRIMES = ("হত্যা", "খুন")
_WEAK = frozenset({"captive", "displaced"})
_OVERRULED = {  # what an adjective before the number says, and what behind it overrules that
    "captive": {"freed", "released", "rescued", "killed"},
    "detained": {"freed", "released", "killed"},
    "missing": {"freed", "released", "rescued", "killed"},
    "displaced": {"released", "rescued", "killed", "injured", "missing"},
    "injured": {"killed"},
}
_PHRASES: dict[str, list[tuple[str, str]]] = {}
for _e in lexicon.entries("figures", "roles.tsv"):
    if _e["use"] == "phrase":
        _first, _second = _e["form"].split()
        _PHRASES.setdefault(_first, []).append((_second, _e["role"]))
_DYING = frozenset(one_form("হয়ে অবস্থায়").split())
_HELD = frozenset({"captive", "detained", "released"})
_FATES = frozenset({"killed", "injured", "missing"})
_FEARED = tuple(SETTINGS["feared"])
_UNREAL = frozenset(SETTINGS["unreal"])
_KIN = tuple(SETTINGS["kin"])
_OFFSPRING = tuple(SETTINGS["offspring"])
_WANTS = frozenset(SETTINGS["wants"])
_PRICES = frozenset(SETTINGS["prices"])
_IN_RETURN = one_form("বিনিময়ে")
_LEFT = frozenset(SETTINGS["left"])
_REACH = 14  # tokens that are looked at on either side
_BACK = 3  # sentences in which an antecedent is looked for


def decide(page: Page, drafts: Sequence[Draft]) -> None:
    """Give every figure of people without a role the one that the text gives it. Linear in the figures."""
    behind = _behind(page, drafts)
    freed = ""
    for k, d in enumerate(drafts):
        if d.kind == "people" and d.role is None:
            role = _decide(page, drafts, k, behind)
            if role == "freed":
                freed = freed or ("released" if _is_of_captives(page) else "other")
                role = freed
            d.role = role


def _behind(page: Page, drafts: Sequence[Draft]) -> list[str]:
    """For every figure the role that stands behind the row of joined figures it belongs to, "" where none does."""
    found = [""] * len(drafts)
    for k in range(len(drafts) - 1, -1, -1):
        d = drafts[k]
        if d.kind != "people":
            continue
        following = drafts[k + 1] if k + 1 < len(drafts) and drafts[k + 1].sentence == d.sentence else None
        role, broke = _after(page, d, following.first if following else page.sentences[d.sentence].last)
        if not role and not broke and following and _joined(page, d, following):
            role = found[k + 1]
        found[k] = role
    return found


def _is_of_captives(page: Page) -> bool:
    """Whether the page tells of people held or exchanged: who comes back or is let go there is released."""
    held = 0
    for token in page.tokens:
        held += token.kind == "word" and look(token.text).role in _HELD
        if held > 2:
            return True
    return False


def _decide(page: Page, drafts: Sequence[Draft], at: int, behind: Sequence[str]) -> str:
    d = drafts[at]
    sentence = page.sentences[d.sentence]
    previous = drafts[at - 1] if at and drafts[at - 1].sentence == d.sentence else None
    following = drafts[at + 1] if at + 1 < len(drafts) and drafts[at + 1].sentence == d.sentence else None
    low, high = previous.last if previous else sentence.first, following.first if following else sentence.last
    near = _beside(page, d, low)
    after, broke = _after(page, d, high)
    if following and page.tokens[max(d.last, d.head_last)].text == "মধ্যে":
        after = ""  # নৌকায় চারজনের মধ্যে দুজন আহত হন
    if near and after not in _OVERRULED.get(near, ()):
        return _told(d, near, "the role stands right before the number")
    if after:
        return _told(d, after, "the role stands behind it")
    before = _before(page, d, low)
    if before:
        return _told(d, before, "the role stands before it")
    if (
        following
        and following.kind == "people"
        and ((not broke and _joined(page, d, following)) or _with_them(page, d, following))
    ):
        role = behind[at + 1]
        if role:
            return _told(d, role, "shares the role of the figure it is joined to")
    if previous and previous.kind == "people" and previous.role not in (None, "other") and _joined(page, previous, d):
        return _told(d, str(previous.role), "shares the role of the figure it is joined to")
    inherited = _inherited(page, drafts, at)
    return _told(d, inherited, "taken from the figure that it is a part of") if inherited else "other"


def _told(d: Draft, role: str, why: str) -> str:
    d.why.append(why)
    return role


def _role(page: Page, i: int) -> str:
    token = page.tokens[i]
    if token.kind != "word":
        return ""
    before = page.tokens[i - 1].text if i else ""
    for second, role in _PHRASES.get(before, ()):
        if token.text.startswith(second):
            return role
    after = page.tokens[i + 1].text if i + 1 < len(page.tokens) else ""
    for second, role in _PHRASES.get(token.text, ()):
        if after.startswith(second):
            return role
    word = look(token.text)
    if word.freeing and before not in _LEFT:
        return "freed"
    role = word.role
    if role == "released" and (before in _WANTS or (token.text == _IN_RETURN and before in _PRICES)):
        return ""
    if not role or after.startswith(_EVENTS) or token.text.endswith(_EVENTS):
        return ""
    return role


def _beside(page: Page, d: Draft, limit: int) -> str:
    """নিহত ৭, আহত ছয়জন, নিহত হয়েছেন অন্তত ৩ জন, নিহতের সংখ্যা ৪০: right before the number, with a verb between at most."""
    i = d.first - 1
    while i >= limit and i >= d.first - 4:
        token = page.tokens[i]
        if token.kind != "word" or token.text == "বলে":
            return ""
        role = _role(page, i)
        if role:
            return "" if _of_others(page, i) or (token.text.startswith(_CRIMES) and i == d.first - 1) else role
        if not (look(token.text).predicate or token.text in _BETWEEN):
            return ""
        i -= 1
    return ""


def _after(page: Page, d: Draft, limit: int) -> tuple[str, bool]:
    """The first role behind the number in its clause, and whether the clause ended first."""
    weak = ""
    for i in range(d.last, min(limit, d.last + _REACH)):
        if page.tokens[i].text in _BREAKS:
            return weak, True
        role = _role(page, i)
        if role and not _is_denied(page, i, limit):
            if (
                role == "injured"
                and i + 1 < len(page.tokens)
                and page.tokens[i + 1].text in _DYING
                and _dies(page, i + 1, limit)
            ):
                return "killed", False
            if role not in _WEAK:
                return role, False
            weak = weak or role
    return weak, False


def _dies(page: Page, i: int, limit: int) -> bool:
    """গুলিবিদ্ধ হয়ে প্রাণ হারান."""
    for j in range(i, min(limit, i + 8)):
        if page.tokens[j].text in _BREAKS:
            return False
        if _role(page, j) == "killed":
            return True
    return False


def _is_denied(page: Page, i: int, limit: int) -> bool:
    """Whether what became of them did not (নিহত হননি), or is only feared (নিহত হতে পারেন, মৃত্যুর আশঙ্কা)."""
    harm = _role(page, i) in _FATES
    for j in range(i + 1, min(limit, i + 4)):
        text = page.tokens[j].text
        if text in _DENIED or text.endswith("নি"):
            return True
        if harm and (text.startswith(_FEARED) or text in _UNREAL):
            return True
        if text in _BREAKS:
            return False
    return False


def _before(page: Page, d: Draft, limit: int) -> str:
    for i in range(d.first - 1, max(limit, d.first - _REACH) - 1, -1):
        token = page.tokens[i]
        if token.text in _BREAKS or (token.text == "বলে" and i < d.first - 1):
            return ""  # মারা গেছেন বলে জানিয়েছেন কয়েকজন প্রত্যক্ষদর্শী
        role = _role(page, i)
        if role == "killed" and _of_the_dead(page, d):
            return ""
        if role and not (token.text.startswith(_CRIMES) and not look(page.tokens[i + 1].text).predicate):
            return "" if _is_denied(page, i, d.first) or _of_others(page, i) else role
    return ""


def _of_the_dead(page: Page, d: Draft) -> bool:
    """মৃত করিম মিয়ার দুই ছেলে."""
    child = d.head_last > d.head_first and page.tokens[d.head_first].text.startswith(_OFFSPRING)
    return child and page.tokens[d.first - 1].text.endswith("র")


def _of_others(page: Page, i: int) -> bool:
    """নিহতের পরিবারের ৫ সদস্য, আহতদের দেখতে ৩ জন: the role is that of others, whose kin or helpers are counted."""
    after = page.tokens[i + 1].text if i + 1 < len(page.tokens) else ""
    return page.tokens[i].text.endswith("র") and after.startswith(_KIN)


def _joined(page: Page, d: Draft, following: Draft) -> bool:
    """Only a joiner stands between the counted phrase and the next figure."""
    between = [t.text for t in page.tokens[max(d.last, d.head_last) : following.first]]
    return 0 < len(between) <= 2 and between[-1] in _JOINERS


def _with_them(page: Page, d: Draft, following: Draft) -> bool:
    """তিন নারীসহ ছয়জন."""
    return d.head_last == following.first and look(page.tokens[d.head_last - 1].text).case == "comitative"


def _inherited(page: Page, drafts: Sequence[Draft], at: int) -> str:
    """The role of the figure that this one is a part of, or tells again."""
    d = drafts[at]
    first = page.sentences[d.sentence].first
    around = page.tokens[max(first, d.first - 4) : d.first]
    words = {t.text for t in around}
    part = bool(words & _PARTITIVE) or d.elliptic
    told_again = bool(words & _POINTERS) or any(t.text in _IDENTITY for t in page.tokens[d.last : d.last + 2])
    if not part and not told_again:
        return ""
    for other in reversed(drafts[max(0, at - 12) : at]):
        if other.sentence < d.sentence - _BACK:
            return ""
        if other.kind != "people" or other.role is None:
            continue
        if told_again and (other.role == "other" or (words & _POINTERS and other.low != d.low)):
            continue
        if part and other.sentence < d.sentence - 1:
            return ""
        if other.role != "other" or other.sentence == d.sentence:
            return other.role if other.role != "other" else ""
    return ""
