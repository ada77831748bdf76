"""Which words belong to one party, and which parties are told together."""

from functools import lru_cache

from shutro.deals.group import AND, COLLECTIVE, GOVERNMENT, REACH, Group, case_of, same_line, stem_of
from shutro.deals.polities import Polities
from shutro.deals.vocabulary import groups, stem_in
from shutro.text.form import one_form
from shutro.words import Page, verbs

_JOINTS = AND | {",", "-", "–"}
_UNION = one_form("ইউনিয়ন")
_MOST = 12  # parties told together
_RULE = frozenset({GOVERNMENT})
_MATTERS = frozenset(["offer", "demand", "condition", "accord", "truce", "talks", "mediation", "strike", "swap"])


def governments(page: Page, found: list[Group], polities: Polities) -> str | None:
    """Where a state's government is told as such (বাংলাদেশ সরকার), or one state alone is told, সরকার alone is
    that state too, which is returned.
    """
    told = [g for g in found if len(g.parties) == 1 and polities.is_state(g.parties[0])]
    of = next((g.parties[0] for g in told if stem_of(page.tokens[g.last - 1].text, _RULE)), None)
    governed = {g.parties[0] for g in told if g.extended or g.parties[0] in polities.told}
    if of is None and len(governed) == 1:
        (of,) = governed
    for g in found:
        if of and g.parties == [GOVERNMENT]:
            g.parties = [of]
    return of


def extend_to_heads(page: Page, found: list[Group], polities: Polities) -> list[Group]:
    """A party in the genitive, or as an adjective, with a noun that stands for it ("ইসরায়েলের
    মন্ত্রিসভা") takes that noun's case.

    A general word for people ("ইয়েমেনের স্বীকৃত সরকার") is such a noun too, and no party of its own.
    """
    kept: list[Group] = []
    for n, group in enumerate(found):
        if kept and group.first < kept[-1].last:
            continue  # swallowed by the one before
        follower = found[n + 1] if n + 1 < len(found) else None
        if not group.both and group.case in {"genitive", "nominative"}:
            _extend(page, group, follower, polities)
        kept.append(group)
    return kept


def schools(found: list[Group], side_of: dict[str, str]) -> None:
    """Where one university alone is told, প্রশাসন is its administration: that university."""
    told = {side for side in side_of.values() if side.endswith(_SCHOOL)}
    for g in found:
        if len(told) == 1 and g.parties == [_ADMINISTRATION]:
            g.parties = list(told)


_ADMINISTRATION, _SCHOOL = "প্রশাসন", one_form("বিশ্ববিদ্যালয়")


def _own_people(page: Page, group: Group, polities: Polities) -> bool:
    """Whether people told with a party are a party themselves: সোমালি জলদস্যুরা, কারখানার শ্রমিকেরা; not ইউনিয়নের সদস্যরা."""
    return any(polities.is_state(p) for p in group.parties) or _UNION not in page.tokens[group.last - 1].text


def _extend(page: Page, group: Group, follower: Group | None, polities: Polities) -> None:
    behind = _behind_brackets(page, group, follower)
    if behind:
        group.last = behind
        follower = None
    end = min(group.last + REACH, len(page.tokens))
    swallows = follower and follower.general and group.parties and not group.general
    if follower and swallows and not set(follower.parties) & COLLECTIVE and _own_people(page, group, polities):
        swallows = False
    if follower and not swallows:
        end = min(end, follower.first)
    for i in range(group.last, end):
        token = page.tokens[i]
        if (token.kind == "mark" and token.text not in "()") or token.text in AND or stops(token.text):
            return
        head = stem_in(token.text, "head")
        if not head and follower and i == follower.first:
            head = token.text
        if head and (group.case == "genitive" or i == group.last) and same_line(page, group.last - 1, i):
            group.last, group.case, group.extended = i + 1, case_of(token.text, [head]), True
            return


def _behind_brackets(page: Page, group: Group, follower: Group | None) -> int | None:
    """The token behind a short form in brackets, where a noun that stands for the party follows:
    ক বিশ্ববিদ্যালয় (কবি) কর্তৃপক্ষ.
    """
    at, tokens = group.last, page.tokens
    if at + 3 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return None
    same = follower is None or follower.first > at + 2 or follower.parties == group.parties
    return at + 3 if same and stem_in(tokens[at + 3].text, "head") else None


@lru_cache(maxsize=32768)
def stops(word: str) -> bool:
    """Whether a word ends a noun phrase: a verb, or a word of negotiation with its own story."""
    return bool(groups(word) & _MATTERS) or any(v.tense not in {"verbal noun", "imperative"} for v in verbs(word))


def joined(page: Page, found: list[Group]) -> list[Group]:
    """Parties told together (A, B ও C; A-B) as one group; a party in brackets after another is the same one."""
    merged: list[Group] = []
    for group in found:
        together = _together(page, merged[-1], group) if merged else None
        if together:
            merged[-1] = together
        else:
            merged.append(group)
    return merged


def _together(page: Page, before: Group, group: Group) -> Group | None:
    """The two as one group, or None."""
    if group.both or before.both or group.first < before.last or not same_line(page, before.last - 1, group.first):
        return None
    gap = page.tokens[before.last].text if group.first > before.last else ""
    weak = before.weak and group.weak
    if _told_on(page, before, group) or (
        group.first - before.last == 1 and gap in _JOINTS and before.case in {"nominative", group.case}
    ):
        parties = list(dict.fromkeys(before.parties + group.parties))
        return Group(before.first, group.last, parties, group.case, weak=weak) if len(parties) <= _MOST else None
    if group.first - before.last == 1 and gap == "(":  # a short form
        before.last = min(group.last + 1, len(page.tokens))
        return before
    named = before.case == "genitive" or (
        before.case == "nominative" and (group.person or (before.extended and _is_kind(page, before)))
    )
    if not gap and named:  # হামাসের নেতা X; ফিলিস্তিনি সংগঠন হামাস
        parties = before.parties if group.person else group.parties
        return Group(before.first, group.last, parties, group.case, weak=weak)
    return None


def _is_kind(page: Page, group: Group) -> bool:
    """Whether a party ends in what the next one is (ফিলিস্তিনি সংগঠন হামাস), not in an office (পেরুর দূত চিলির ...)."""
    return stem_of(page.tokens[group.last - 1].text, _KINDS) is not None


_KINDS = frozenset(one_form("সংগঠন গোষ্ঠী দল বাহিনী বিদ্রোহী জোট শাখা পক্ষ").split())


def _told_on(page: Page, before: Group, group: Group) -> bool:
    """Whether a party is told together with the one before, with words of its own in between: জান্তা ও
    তিন গোষ্ঠীর জোট X.
    """
    if not 2 <= group.first - before.last <= REACH or before.case != group.case:
        return False
    between = page.tokens[before.last : group.first]
    return between[0].text in AND and not any(t.kind == "mark" or stops(t.text) for t in between[1:])
