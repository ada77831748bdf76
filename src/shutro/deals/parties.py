"""Who the parties are: names, what stands for them, and people without a name.

A government goes under its country's name: capitals, seats, nationalities and office holders stand for
it ("রুশ প্রেসিডেন্ট
ভ্লাদিমির পুতিন", "মস্কো"). A person stands for the party in front of the title. People without a name
("শ্রমিকেরা") are a party as
they stand, in the nominative.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import msgspec

from shutro.deals.group import AND, COLLECTIVE, GOVERNMENT, REACH, Group, case_of, last_word, plural
from shutro.deals.joining import extend_to_heads, governments, joined, schools
from shutro.deals.offices import STATE, Offices
from shutro.deals.people import unnamed
from shutro.deals.polities import Polities
from shutro.deals.vocabulary import groups, outlets, states, stem_in
from shutro.names import Name, Names
from shutro.speech import Statement
from shutro.text.form import one_form
from shutro.words import Page, verbs

_MEDIA = frozenset(
    one_form("টেলিভিশন টিভি নিউজ রেডিও পত্রিকা টাইমস পোস্ট টুডে ট্রিবিউন জার্নাল ডেইলি অনলাইন চ্যানেল বেতার টোয়েন্টিফোর").split()
)  # what a medium's name ends in


class Cast(msgspec.Struct):
    """The party groups of a page in order, how often each party is told, which party an entity stands
    for, the media that tell of moves, and how people without a name are spelt (stem -> name); ``states``: the
    states among them, those told most first.
    """

    groups: list[Group]
    counts: Counter[str]
    side_of: dict[str, str]
    media: frozenset[str]
    people: dict[str, str]
    states: list[str]

    def rules(self, party: str) -> bool:
        """Whether a party is a state, or its government without a name."""
        return party in self.states or party == GOVERNMENT


def cast(page: Page, names: Names, statements: Sequence[Statement]) -> Cast:
    """Find every party of a page. Linear in tokens and names."""
    polities = Polities(page, names)
    side_of = {n.entity: polities.of(n.entity) or n.entity for n in names.names}
    media = outlets() | {s.refers_to for s in statements if s.source_kind == "outlet" and s.refers_to}
    media |= {n.entity for n in names.names if n.type == "ORG" and last_word(n.entity) in _MEDIA}
    found = _named(page, names.names, side_of, media, polities)
    persons = [n for n in names.names if n.type == "PERSON"]
    taken = {i for g in found for i in range(g.first, g.last)}
    for person in persons:
        taken.update(range(page.token_at(person.span.start), page.token_at(person.span.end - 1) + 1))
    bodies = {side_of[n.entity] for n in names.names if n.type == "ORG"}
    people, full = unnamed(page, taken, found, bodies)
    found = sorted(found + people, key=lambda g: g.first)
    found = _with_persons(page, found, persons, side_of, full)
    found = extend_to_heads(page, found, polities)
    ruler = governments(page, found, polities)
    schools(found, side_of)
    found = _with_offices(page, found, names.names, side_of, ruler)
    merged = joined(page, found)
    counts = Counter(p for g in merged if not g.weak for p in g.parties)
    return Cast(merged, counts, side_of, media, full, [p for p, _ in counts.most_common() if polities.is_state(p)])


def _named(
    page: Page, names: Sequence[Name], side_of: dict[str, str], media: frozenset[str], polities: Polities
) -> list[Group]:
    """Groups of the names that can be a party by themselves: bodies, states, nationalities."""
    found: list[Group] = []
    known, short = states(), _short(page, names)
    for name in names:
        side = side_of.get(name.entity, name.entity)
        if name.type == "PERSON" or (name.type == "PLACE" and not polities.is_state(side)):
            continue
        if name.entity in media and name.entity not in known:
            continue
        first = page.token_at(name.span.start)
        last = page.token_at(name.span.end - 1) + 1
        if first < 0 or (found and first < found[-1].last):
            continue
        bare = [*name.entity.split()[-1:], *short.get(name.entity, ())]
        kind = "genitive" if name.type == "NORP" else case_of(page.tokens[last - 1].text, bare)
        found.append(Group(first, last, [side], kind))
    return found


def _short(page: Page, names: Sequence[Name]) -> dict[str, list[str]]:
    """The short forms that stand in brackets behind a name, where no case ends them: (পিআইজে), which is no locative."""
    found: dict[str, list[str]] = {}
    for name in names:
        at = page.token_at(name.span.start)
        inside = 0 < at < len(page.tokens) - 1 and (page.tokens[at - 1].text, page.tokens[at + 1].text) == ("(", ")")
        if inside:
            found.setdefault(name.entity, []).append(page.tokens[at].text)
    return found


def _with_persons(
    page: Page, found: list[Group], persons: Sequence[Name], side_of: dict[str, str], full: dict[str, str]
) -> list[Group]:
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
            elif first and (stem := stem_in(page.tokens[first - 1].text, "party")) and stem not in COLLECTIVE:
                sides[person.entity] = full.get(stem, plural(stem))
        side = sides.get(person.entity, person.entity)
        side_of[person.entity] = side
        before = stem_in(page.tokens[first - 1].text, "head") if first else None
        if before:
            titles.setdefault(before, set()).add(side)
        kind = case_of(page.tokens[last - 1].text, person.entity.split()[-1:])
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
            added.append(Group(i, i + 1, [side], case_of(token.text, [stem])))
    return added


def _with_offices(
    page: Page, found: list[Group], names: Sequence[Name], side_of: dict[str, str], ruler: str | None
) -> list[Group]:
    """Office holders whose party is not told in front of them, and offices told alone, stand for theirs."""
    offices = Offices(found, names, ruler)
    for g in found:
        if offices.state and g.parties == [STATE]:
            g.parties = [offices.state]
    holders: dict[str, str] = {}
    alone = {g.first: g for g in found if g.person and g.weak}
    for name in names:
        group = alone.get(page.token_at(name.span.start)) if name.type == "PERSON" else None
        side = offices.of([t.text for t in page.tokens[max(0, group.first - 3) : group.first]]) if group else None
        if side:
            holders[name.entity] = side_of[name.entity] = side
    for g in alone.values():
        g.weak = not holders.keys() & set(g.parties)
        g.parties = [holders.get(p, p) for p in g.parties]
    taken = {i for g in found for i in range(g.first - 1, g.last)}
    return sorted(found + offices.alone(page, taken), key=lambda g: g.first)


def _stands_for(page: Page, after: int, upto: int) -> bool:
    """Whether only a title stands between a party and a person."""
    if not 0 <= upto - after <= REACH:
        return False
    between = [t.text for t in page.tokens[after:upto]]
    return any("head" in groups(w) for w in between) and not any(
        w in AND or page.tokens[after + n].kind == "mark" or any(v.finite for v in verbs(w))
        for n, w in enumerate(between)
    )
