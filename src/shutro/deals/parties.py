"""Who the parties are: names, what stands for them, and people without a name.

A government goes under its country's name: capitals, seats, nationalities and office holders stand for it ("রুশ প্রেসিডেন্ট ভ্লাদিমির পুতিন", "মস্কো").
A person stands for the party in front of the title. People without a name ("শ্রমিকেরা") are a party as they stand, in the nominative.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from shutro.deals.vocabulary import groups, outlets, states, stem_in
from shutro.names import Name, Names
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import Page, case, stems, verbs

_REACH = 7  # tokens between a party and the head noun or person that stands for it
_BOTH = frozenset(one_form("দুই উভয় দু’ দু' দুপক্ষ দু’পক্ষ দু'পক্ষ দু’দেশ দু'দেশ দুদেশ উভয়পক্ষ দুইপক্ষ").split())
_SIDE = frozenset("পক্ষ দেশ দল নেতা বাহিনী বোর্ড সরকার গোষ্ঠী প্রতিবেশী".split())
_EACH = frozenset("পরস্পর একে".split())
_AND = frozenset("ও এবং আর".split())
_JOINTS = _AND | {",", "-", "–"}
_OFFICES = frozenset(one_form("মন্ত্রণালয় সরকার মন্ত্রিসভা দূতাবাস পররাষ্ট্রমন্ত্রী").split())
_FORCES = frozenset(one_form("সেনাবাহিনী বাহিনী সেনা").split())  # রুশ সেনাবাহিনী is রাশিয়া, সুদানের সেনাবাহিনী may be its foe
_BODIES = frozenset(
    one_form(
        "ইউনিয়ন সমিতি পরিষদ জোট সংগঠন দল কোম্পানি কমিটি সংস্থা বোর্ড তহবিল সংসদ মঞ্চ ফেডারেশন গোষ্ঠী সেনাবাহিনী অধিদপ্তর আন্দোলন"
    ).split()
)  # a body told of again by what it is: ইউনিয়ন for বাংলাদেশ চা শ্রমিক ইউনিয়ন
_OWNERS = (one_form("মালিক"), one_form("মালিকপক্ষ"), one_form("ব্যবসায়ী"))
_COLLECTIVE = frozenset(one_form("মালিকপক্ষ কর্তৃপক্ষ প্রশাসন সরকার কেন্দ্র রাজ্য").split())


class Group(msgspec.Struct):
    """One party or several told together, tokens ``first`` to ``last`` (excluded): ``case`` of the last of them
    (nominative, genitive, dative, locative); ``both``: দুই পক্ষ; ``weak``: a person who stands for nobody else; ``general``: people without a name;
    ``extended``: told with a noun that stands for it."""

    first: int
    last: int
    parties: list[str]
    case: str
    both: bool = False
    weak: bool = False
    person: bool = False
    general: bool = False
    extended: bool = False


class Cast(msgspec.Struct):
    """The party groups of a page in order, how often each party is told, and which party an entity stands for."""

    groups: list[Group]
    counts: Counter[str]
    side_of: dict[str, str]

    def principals(self) -> list[str]:
        """The two parties that are told most often; fewer where there are not two."""
        return [p for p, _ in self.counts.most_common(2)]


def cast(page: Page, names: Names, statements: Sequence[Statement]) -> Cast:
    """Find every party of a page. Linear in tokens and names."""
    side_of = _sides(names)
    media = _outlets(statements)
    found = _named(page, names.names, side_of, media)
    persons = [n for n in names.names if n.type == "PERSON"]
    taken = {i for g in found for i in range(g.first, g.last)}
    for person in persons:
        taken.update(range(page.token_at(person.span.start), page.token_at(person.span.end - 1) + 1))
    found += _unnamed(page, taken, found)
    found.sort(key=lambda g: g.first)
    found = _with_persons(page, found, persons, side_of)
    _extend_to_heads(page, found)
    _governments(page, found)
    merged = _joined(page, found)
    counts = Counter(p for g in merged if not g.weak for p in g.parties)
    return Cast(merged, counts, side_of)


def _governments(page: Page, found: list[Group]) -> None:
    """Where a state's government is told as such (বাংলাদেশ সরকার), সরকার alone is that state too."""
    known = states()
    of = next(
        (
            g.parties[0]
            for g in found
            if len(g.parties) == 1 and g.parties[0] in known and stem_of(page.tokens[g.last - 1].text, _RULE)
        ),
        None,
    )
    for g in found:
        if of and g.parties == [_GOVERNMENT]:
            g.parties = [of]


_GOVERNMENT = "সরকার"
_RULE = frozenset({_GOVERNMENT})


def _outlets(statements: Sequence[Statement]) -> set[str]:
    return {s.refers_to for s in statements if s.source_kind == "outlet" and s.refers_to}


def _sides(names: Names) -> dict[str, str]:
    """Entity -> party, for all that is no person."""
    known = states()
    named = {n.entity for n in names.names}
    found = {}
    for entity in dict.fromkeys(n.entity for n in names.names):
        found[entity] = next((s for s in known.get(entity, ()) if s in named), entity)
        first, _, rest = entity.partition(" ")
        if rest and entity not in known:
            office = rest.split()[-1] in _OFFICES or (first in known and rest.split()[-1] in _FORCES)
            stem = next((s.text for s in stems(first) if s.text in known), None) if office else None
            sides = known.get(stem or "", ())
            found[entity] = next((s for s in sides if s in named), sides[0] if sides else entity)
    return found


def _case(word: str, known: Sequence[str] = ()) -> str:
    names = case(word, known)
    return next((n for n in ("genitive", "dative", "locative") if n in names), "nominative")


def _named(page: Page, names: Sequence[Name], side_of: dict[str, str], media: set[str]) -> list[Group]:
    """Groups of the names that can be a party by themselves: bodies, states, nationalities."""
    found: list[Group] = []
    known = states()
    for name in names:
        side = side_of.get(name.entity, name.entity)
        if name.type == "PERSON" or (name.type == "PLACE" and side not in known.get(side, ())):
            continue
        if (name.entity in media or name.entity in outlets()) and name.entity not in known:
            continue
        first = page.token_at(name.span.start)
        last = page.token_at(name.span.end - 1) + 1
        if first < 0 or (found and first < found[-1].last):
            continue
        kind = "genitive" if name.type == "NORP" else _case(page.tokens[last - 1].text, name.entity.split()[-1:])
        found.append(Group(first, last, [side], kind))
    return found


def _with_persons(page: Page, found: list[Group], persons: Sequence[Name], side_of: dict[str, str]) -> list[Group]:
    """Persons join: each stands for the party in front of the title, from the first time on that it is told."""
    sides: dict[str, str] = {}
    starts = [g.first for g in found]
    added = []
    titles: dict[str, set[str]] = {}
    for person in persons:
        first = page.token_at(person.span.start)
        last = page.token_at(person.span.end - 1) + 1
        if first < 0:
            continue
        n = bisect_left(starts, first)
        if person.entity not in sides:
            if n and found[n - 1].parties and _stands_for(page, found[n - 1].last, first):
                sides[person.entity] = found[n - 1].parties[-1]
            elif first and (stem := stem_in(page.tokens[first - 1].text, "party")) and stem not in _COLLECTIVE:
                sides[person.entity] = plural(stem)
        side = sides.get(person.entity, person.entity)
        side_of[person.entity] = side
        before = stem_in(page.tokens[first - 1].text, "head") if first else None
        if before:
            titles.setdefault(before, set()).add(side)
        kind = _case(page.tokens[last - 1].text, person.entity.split()[-1:])
        added.append(Group(first, last, [side], kind, weak=person.entity not in sides, person=True))
    found = sorted(found + added, key=lambda g: g.first)
    return sorted(found + _titled(page, found, titles), key=lambda g: g.first)


def _titled(page: Page, found: list[Group], titles: dict[str, set[str]]) -> list[Group]:
    """An office told without its holder (উপাচার্য) stands for the one holder of it that the report names."""
    taken = {i for g in found for i in range(g.first, g.last + 1)}
    added = []
    for i, token in enumerate(page.tokens):
        if i in taken or i + 1 in taken or token.kind != "word" or (i and i - 1 in taken):
            continue
        stem = stem_in(token.text, "head")
        if stem and len(titles.get(stem, ())) == 1:
            (side,) = titles[stem]
            added.append(Group(i, i + 1, [side], _case(token.text, [stem])))
    return added


def _stands_for(page: Page, after: int, upto: int) -> bool:
    """Whether only a title stands between a party and a person."""
    if not 0 <= upto - after <= _REACH:
        return False
    between = [t.text for t in page.tokens[after:upto]]
    return any("head" in groups(w) for w in between) and not any(
        w in _AND or page.tokens[after + n].kind == "mark" or any(v.finite for v in verbs(w))
        for n, w in enumerate(between)
    )


def _unnamed(page: Page, taken: set[int], named: list[Group]) -> list[Group]:
    found = []
    spelt: dict[str, str] = {}
    bodies: dict[str, str] = {}
    stemmed: set[str] = set()
    n = 0
    tokens = page.tokens
    for i, token in enumerate(tokens):
        if token.kind != "word" or i in taken:
            continue
        two = token.text in _BOTH and (i + 1 < len(tokens) and stem_of(tokens[i + 1].text, _SIDE))
        if two or (token.text in _EACH):
            last = i + 2 if i + 1 < len(tokens) else i + 1
            found.append(Group(i, last, [], _case(tokens[last - 1].text), both=True))
        elif one := next((s for s in stems(token.text) if s.text in _BOTH and len(s.text) > 4), None):
            found.append(Group(i, i + 1, [], _case(token.text, [one.text]), both=True))
        elif body := stem_of(token.text, _BODIES):
            while n < len(named) and named[n].first < i:
                for party in named[n].parties:
                    bodies.update({word: party for word in party.split()[1:] if word in _BODIES})
                n += 1
            if body in bodies:
                found.append(Group(i, i + 1, [bodies[body]], _case(token.text, [body])))
        elif stem := stem_in(token.text, "party"):
            names = case(token.text, [stem])
            if "plural" not in names and stem not in _COLLECTIVE and not _shares_plural(page, i):
                continue
            if "plural" in names and not {"genitive", "dative"} & set(names):
                spelt.setdefault(stem, token.text.removesuffix("ও").removesuffix("ই"))
            if stem == _GOVERNMENT and _to_be_formed(page, i):
                continue
            if stem not in _COLLECTIVE:
                stemmed.add(stem)
            found.append(Group(i, i + 1, [stem], _case(token.text, [stem]), general=True))
    owners = {party for g in named for party in g.parties if stem_of_any(party)}
    owner = owners.pop() if len(owners) == 1 else None
    for group in found:
        if owner and group.general and group.parties[0].endswith(_OWNERS):
            group.parties = [owner]
        group.parties = [spelt.get(p, plural(p)) if p in spelt or p in stemmed else p for p in group.parties]
    return found


def _to_be_formed(page: Page, i: int) -> bool:
    """জোট সরকার গঠন: a government that is talked about acts in nothing."""
    near = {page.tokens[i - 1].text if i else "", page.tokens[i + 1].text if i + 1 < len(page.tokens) else ""}
    return any(word.startswith(_FORMING) for word in near)


_FORMING = tuple(one_form("গঠন গড়া গড়তে জোট").split())


def _shares_plural(page: Page, i: int) -> bool:
    """A bare noun told together with a plural one: লঞ্চমালিক ও শ্রমিকেরা."""
    return i + 2 < len(page.tokens) and page.tokens[i + 1].text in _AND and "plural" in case(page.tokens[i + 2].text)


def stem_of_any(party: str) -> bool:
    """Whether a body is one of owners (লঞ্চমালিক সমিতি), who are then told of as মালিকেরা."""
    return any(word.endswith(_OWNERS) for word in party.split()[:-1]) and " " in party


def stem_of(word: str, wanted: frozenset[str]) -> str | None:
    """The stem of ``word`` that is among ``wanted``, or None."""
    return next((s.text for s in stems(word) if s.text in wanted), None)


def plural(stem: str) -> str:
    """The nominative plural of people: শ্রমিক, শ্রমিকেরা."""
    return stem + ("রা" if stem[-1] in "ািীুূৃেৈোৌওঅআইঈউঊ" else "েরা")


def _extend_to_heads(page: Page, found: list[Group]) -> None:
    """A party in the genitive, or as an adjective, with a noun that stands for it ("ইসরায়েলের মন্ত্রিসভা") takes that noun's case.
    A general word for people ("ইয়েমেনের স্বীকৃত সরকার") is such a noun too, and no party of its own."""
    swallowed: set[int] = set()
    for n, group in enumerate(found):
        if group.both or n in swallowed or group.case not in {"genitive", "nominative"}:
            continue
        follower = found[n + 1] if n + 1 < len(found) else None
        end = min(group.last + _REACH, len(page.tokens))
        if follower and not (follower.general and group.parties and not group.general):
            end = min(end, follower.first)
        for i in range(group.last, end):
            token = page.tokens[i]
            if (token.kind == "mark" and token.text not in "()") or token.text in _AND or _stops(token.text):
                break
            stem = stem_in(token.text, "head") or (follower and follower.general and i == follower.first)
            if stem and (group.case == "genitive" or i == group.last):
                known = [stem] if isinstance(stem, str) else follower.parties if follower else []
                group.last, group.case, group.extended = i + 1, _case(token.text, known), True
                if follower and i >= follower.first:
                    swallowed.add(n + 1)
                break
    found[:] = [g for n, g in enumerate(found) if n not in swallowed]


def _told_on(page: Page, before: Group, group: Group) -> bool:
    """Whether a party is told together with the one before, with words of its own in between: জান্তা ও তিন গোষ্ঠীর জোট X."""
    if before.both or group.both or not 2 <= group.first - before.last <= _REACH or before.case != group.case:
        return False
    between = [t for t in page.tokens[before.last : group.first]]
    return between[0].text in _AND and not any(t.kind == "mark" or _stops(t.text) for t in between[1:])


@lru_cache(maxsize=65536)
def _stops(word: str) -> bool:
    """Whether a word ends a noun phrase: a verb, or a word of negotiation with its own story."""
    return bool(groups(word) & _MATTERS) or any(
        v.tense != "verbal noun" and v.tense != "imperative" for v in verbs(word)
    )


_MATTERS = frozenset("offer demand condition accord truce talks mediation strike swap".split())


def _joined(page: Page, found: list[Group]) -> list[Group]:
    """Parties told together (A, B ও C; A-B) as one group; a party in brackets after another is the same one."""
    merged: list[Group] = []
    for group in found:
        before = merged[-1] if merged else None
        if before and _told_on(page, before, group):
            together = list(dict.fromkeys(before.parties + group.parties))
            merged[-1] = Group(before.first, group.last, together, group.case, weak=before.weak and group.weak)
            continue
        if before is None or group.both or before.both or group.first < before.last or group.first - before.last > 1:
            merged.append(group)
            continue
        gap = page.tokens[before.last].text if group.first > before.last else ""
        if gap == "(":
            before.last = min(group.last + 1, len(page.tokens))
        elif not gap and (
            before.case == "genitive" or (before.case == "nominative" and (before.extended or group.person))
        ):  # হামাসের নেতা X; ফিলিস্তিনি সংগঠন হামাস
            parties = before.parties if group.person else group.parties
            merged[-1] = Group(before.first, group.last, parties, group.case, weak=group.weak and before.weak)
        elif gap in _JOINTS and before.case in {"nominative", group.case}:
            together = list(dict.fromkeys(before.parties + group.parties))
            merged[-1] = Group(before.first, group.last, together, group.case, weak=before.weak and group.weak)
        else:
            merged.append(group)
    return merged
