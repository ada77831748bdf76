"""Who is the same within a report: by gazetteer keys, acronyms in brackets, parts of a person's or a body's name.

Precision first: where two longer names fit, the one named last before wins for persons, and bodies stay apart.
"""

from collections import defaultdict
from functools import cache

from shutro import lexicon
from shutro.names.alike import alike
from shutro.names.gazetteer import gazetteer, joined
from shutro.names.kinds import BODY, INSIDE, MODIFIER, WITH, word
from shutro.names.mention import Mention
from shutro.text.form import one_form


class Groups:
    """Forms (type, form) joined into entities."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, str], tuple[str, str]] = {}
        self._heads: set[tuple[str, str]] = set()

    def find(self, form: tuple[str, str]) -> tuple[str, str]:
        """The form that stands for the group of ``form``."""
        parent = self._parent.setdefault(form, form)
        while parent != self._parent[parent]:
            self._parent[form] = parent = self._parent[parent]
        return parent

    def knows(self, form: tuple[str, str]) -> bool:
        """Whether the form is in a group."""
        return form in self._parent

    def joined(self, form: tuple[str, str]) -> bool:
        """Whether the form is in one group with another."""
        return self.find(form) != form or form in self._heads

    def join(self, form: tuple[str, str], other: tuple[str, str]) -> None:
        """Make two groups one; the fuller name (more words, then more letters) stands for it."""
        a, b = self.find(form), self.find(other)
        if a == b:
            return
        short, full = sorted((a, b), key=lambda f: (len(f[1]), f[1]))
        self._parent[short] = full
        self._heads.add(full)


def same(mentions: list[Mention], aliases: list[tuple[Mention, Mention]]) -> list[str]:
    """The entity name of each mention, in order. ``aliases``: pairs of a name and its acronym in brackets."""
    groups = Groups()
    by_key: dict[tuple[str, str], tuple[str, str]] = {}
    for mention in mentions:
        form = (mention.type, mention.form)
        groups.find(form)
        if mention.key and mention.type != "NORP":
            groups.join(form, by_key.setdefault((mention.type, mention.key), form))
    for name, short in aliases:
        if name.type == "PERSON":
            continue
        groups.join((name.type, name.form), (short.type, short.form))
    _spelt_alike(mentions, groups)
    _shorter_bodies(mentions, groups)
    _shorter_facilities(mentions, groups)
    persons = _persons(mentions, {short.form: name.form for name, short in aliases if name.type == "PERSON"})
    countries = {m.key: groups.find((m.type, m.form))[1] for m in mentions if m.type == "PLACE" and m.key}
    return [_entity(m, groups, persons, countries, at) for at, m in enumerate(mentions)]


def _entity(m: Mention, groups: Groups, persons: dict[int, str], countries: dict[str, str], at: int) -> str:
    if m.type == "PERSON":
        return persons[at]
    if m.type == "NORP" and m.key:
        return countries.get(m.key, m.form)
    name = groups.find((m.type, m.form))[1]
    direction, _, base = m.form.partition(" ")
    known = gazetteer().names.get(joined(m.form))
    apart = known is not None and known.key  # উত্তর আয়ারল্যান্ড is a land of its own
    if m.type == "PLACE" and base and not apart and direction in _directions() and groups.knows((m.type, base)):
        return groups.find((m.type, base))[1]  # উত্তর গাজা is of গাজা where the report names that
    return name


@cache
def _directions() -> frozenset[str]:
    return frozenset(lexicon.settings("names", "grammar.toml")["directions"])


def _spelt_alike(mentions: list[Mention], groups: Groups) -> None:
    """রাজীব and রাজিব, পরিবহন and পরিবহণ: letters that sound alike; the form that stands first gives the name."""
    first: dict[tuple[str, str], str] = {}
    for m in mentions:
        spelt = first.setdefault((m.type, _together(alike(m.form))), m.form)
        if spelt != m.form and m.type in ("ORG", "PLACE"):
            groups.join((m.type, spelt), (m.type, m.form))


def _together(sound: str) -> str:
    """A long name without the spaces and hyphens that are written or not: কোস্ট গার্ড and কোস্টগার্ড."""
    return sound.replace(" ", "").replace("-", "") if len(sound) > _LONG else sound


_LONG = 8  # letters


def _shorter_bodies(mentions: list[Mention], groups: Groups) -> None:
    """পররাষ্ট্র মন্ত্রণালয় is ভারতের পররাষ্ট্র মন্ত্রণালয়, আদানি is আদানি পাওয়ার, where the report has one such only."""
    keyed = {m.form for m in mentions if m.key}
    forms = {m.form for m in mentions if m.type == "ORG"}
    ends, starts = _parts_of_forms(forms)
    for form in sorted(forms - keyed, key=len, reverse=True):
        closed = bool(word(form.split(" ")[-1]).kinds & BODY)
        longer = [f for f in (ends if closed else starts).get(form, ()) if not f.endswith(_OFFICES)]
        fuller = {groups.find(("ORG", f)) for f in longer}
        if not closed and groups.joined(("ORG", form)):
            continue  # বাকৃবি is its university, and not বাকৃবি ডিন কাউন্সিল
        if len(fuller) == 1 and (" " in form or not closed):
            groups.join(("ORG", form), fuller.pop())


_OFFICES = (one_form("কার্যালয়"), "কমিটি", "শাখা", "অফিস")  # what a party has is not the party


def _shorter_facilities(mentions: list[Mention], groups: Groups) -> None:
    """ঢাকা মেডিকেল is ঢাকা মেডিকেল কলেজ হাসপাতাল, শাহজালাল বিমানবন্দর is হযরত শাহজালাল আন্তর্জাতিক বিমানবন্দর."""
    forms = {m.form for m in mentions if m.type == "PLACE" and " " in m.form}
    for form in sorted(forms, key=len, reverse=True) if len(forms) <= _MOST_FACILITIES else ():
        parts = form.split(" ")
        fuller = [f for f in forms if len(f) > len(form) and _only_says_more(f.split(" "), parts)]
        if len(fuller) == 1:
            groups.join(("PLACE", form), ("PLACE", fuller[0]))


_MOST_FACILITIES = 60  # of one report: more are not compared with each other


def _only_says_more(full: list[str], parts: list[str]) -> bool:
    """Whether ``full`` has all of ``parts`` in their order, and else only words that make names of facilities."""
    rest = iter(full)
    more = []
    for part in parts:
        for other in rest:
            if other == part:
                break
            more.append(other)
        else:
            return False
    return all(word(w).kinds & (MODIFIER | BODY | INSIDE) for w in (*more, *rest))


def _parts_of_forms(forms: set[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The ends and the beginnings of names of several words -> those names."""
    ends: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        parts = form.split(" ")
        for cut in range(1, min(len(parts), 6)):
            ends[" ".join(parts[cut:])].add(form)
            starts[" ".join(parts[:cut])].add(form)
    return ends, starts


def _persons(mentions: list[Mention], also: dict[str, str]) -> dict[int, str]:
    """Mention index -> the person's fullest name: of the longer name whose words hold all words of a shorter one.

    ``also``: further names of a person -> the name before ওরফে.
    """
    spelt: dict[str, str] = {}
    holders: dict[str, dict[str, None]] = defaultdict(dict)
    parts_of: dict[str, tuple[str, ...]] = {}
    persons = [(at, m) for at, m in enumerate(mentions) if m.type == "PERSON"]
    for _, mention in persons:
        if mention.form not in parts_of:
            parts_of[mention.form] = parts = _parts(mention.form)
            for part in parts:
                holders[part][mention.form] = None
    fullest = {form: _fuller(form, parts_of, holders) for form in parts_of}
    last: dict[str, str] = {}
    found: dict[int, str] = {}
    for at, mention in persons:
        choices = fullest[mention.form]
        own = spelt.setdefault(alike(mention.form), mention.form)
        name = own if not choices else choices[0] if len(choices) == 1 else last.get(mention.form, choices[0])
        found[at] = also.get(name, name)
        for part in parts_of[mention.form] if len(parts_of[mention.form]) > 1 else ():
            last[part] = name
    return found


_CALLED = ("দা", "দি")  # elder brother, elder sister, grown onto a given name
_MOST = 50  # persons that share one word of their names: more are not told apart


def _fuller(form: str, parts_of: dict[str, tuple[str, ...]], holders: dict[str, dict[str, None]]) -> list[str]:
    parts = parts_of[form]
    if len(parts) == 1 and form.endswith(_CALLED) and alike(form[:-2]) in holders:
        parts = (alike(form[:-2]),)  # রাহুলদা is রাহুল
    rarest = min((holders[p] for p in parts), key=len, default={})
    if len(rarest) > _MOST:
        return []
    held = [f for f in rarest if len(f) > len(form) and set(parts) <= set(parts_of[f])]
    return [
        f for f in held if not any(f != g and len(g) > len(f) and set(parts_of[f]) <= set(parts_of[g]) for g in held)
    ]


def _parts(form: str) -> tuple[str, ...]:
    """How the words of a name sound that tell persons apart; all of them where that leaves none."""
    parts = tuple(p for p in joined(form).split(" ") if len(p) > 1)
    telling = tuple(p for p in parts if not word(p).kinds & INSIDE or word(p).kinds & WITH)
    return tuple(alike(p) for p in telling or parts or (form,))
