"""Parties without a name, told by what they are: শ্রমিকেরা, দুই পক্ষ, the union."""

from collections import Counter

from shutro.deals.bodies import by_work, several
from shutro.deals.group import AND, COLLECTIVE, GOVERNMENT, Group, case_of, last_word, stem_of
from shutro.deals.spelling import fullest
from shutro.deals.vocabulary import states, stem_in
from shutro.text.form import one_form
from shutro.words import Page, case

_BOTH = frozenset(one_form("দুই উভয় দু’ দু' দুপক্ষ দু’পক্ষ দু'পক্ষ দু’দেশ দু'দেশ দুদেশ উভয়পক্ষ দুইপক্ষ").split())
_SIDE = frozenset(one_form("পক্ষ দেশ দল নেতা বাহিনী বোর্ড সরকার গোষ্ঠী প্রতিবেশী").split())
_EACH = frozenset(["পরস্পর", "একে"])
_BODIES = frozenset(
    one_form(
        "ইউনিয়ন সমিতি পরিষদ জোট সংগঠন দল কোম্পানি কমিটি সংস্থা বোর্ড তহবিল সংসদ মঞ্চ ফেডারেশন গোষ্ঠী সেনাবাহিনী অধিদপ্তর "
        "আন্দোলন ফ্রন্ট বাহিনী ব্যাটালিয়ন পার্টি বিশ্ববিদ্যালয় কলেজ ব্যাংক ফোর্স আর্মি করপোরেশন"
    ).split()
)  # a body told of again by what it is: ইউনিয়ন for বাংলাদেশ চা শ্রমিক ইউনিয়ন
_ANY = frozenset(
    one_form("সংগঠন গোষ্ঠী দল সংস্থা কোম্পানি জোট").split()
)  # the body told last, where it is told of as the one
_BY_NAME = {
    one_form(name): kind
    for kind, names in {
        "জোট": "অ্যালায়েন্স কোয়ালিশন", "ফ্রন্ট": "ফ্রন্ট", "পরিষদ": "কাউন্সিল", "কোম্পানি": "গ্রুপ লিমিটেড", "তহবিল": "ফান্ড",
        "দল": "পার্টি লিগ লীগ কংগ্রেস", "বাহিনী": "আর্মি ফোর্স ফোর্সেস গার্ড", "সমিতি": "অ্যাসোসিয়েশন",
    }.items()
    for name in names.split()
}  # fmt: skip
_MANY = frozenset(one_form("শ শো শত হাজার লাখ বহু অসংখ্য হাজারো").split())
_OVER = one_form("শতাধিক")
_OWNERS = (one_form("মালিক"), one_form("মালিকপক্ষ"), one_form("ব্যবসায়ী"))
_WORKERS = frozenset(one_form("শ্রমিক কর্মী কর্মচারী").split())
_OWNED = frozenset(one_form("মালিক মালিকানাধীন প্রতিষ্ঠান").split())
_REBELS = tuple(map(one_form, ("বিদ্রোহী", "দস্যু", "জঙ্গি", "অপহরণকারী", "গেরিলা")))
_ARMED = frozenset(one_form("বিদ্রোহী গেরিলা সশস্ত্র আধাসামরিক জঙ্গি দস্যু দস্যুদল").split())
_FORCES = frozenset(one_form("বাহিনী আর্মি ফ্রন্ট ফোর্সেস").split())
_PROTESTERS = one_form("আন্দোলনকারী")
_WHO_PROTEST = tuple(
    map(one_form, ("শিক্ষার্থী", "ছাত্র", "চিকিৎসক", "ডাক্তার", "শ্রমিক", "কর্মচারী", "শিক্ষক", "চাকরিপ্রার্থী", "কৃষক"))
)
_NEAR_KIND = 4  # tokens before a name that tell what it is
_THE = "টি"
_UNIONS = frozenset(one_form("ইউনিয়ন সমিতি ফেডারেশন পরিষদ").split())
_FORMING = tuple(one_form("গঠন গড়া গড়তে জোট").split())


def unnamed(page: Page, taken: set[int], named: list[Group], bodies: set[str]) -> tuple[list[Group], dict[str, str]]:
    """The parties without a name, in order, and how the report spells each (stem -> name).

    ``taken``: tokens of names; ``named``: the groups of names, in order; ``bodies``: those that are ORG.
    """
    people = _People(page, taken, named, bodies)
    return people.read(), people.full


class _People:
    def __init__(self, page: Page, taken: set[int], named: list[Group], orgs: set[str]) -> None:
        self.page, self.taken, self.named, self.orgs = page, taken, named, orgs
        self.found: list[Group] = []
        self.spelt: dict[str, str] = {}  # stem -> the nominative plural as the report spells it
        self.bodies: dict[str, str] = {}  # what a body is -> the body told last
        self.latest: str | None = None  # the body told last
        self.full: dict[str, str] = {}
        self.seen = 0

    def read(self) -> list[Group]:
        for i, token in enumerate(self.page.tokens):
            inside = bool(self.found) and i < self.found[-1].last
            if token.kind == "word" and i not in self.taken and not inside:
                group = self._both(i) or several(self.page, i, self.taken) or self._body(i) or self._people(i)
                if group:
                    self.found.append(group)
        self._spell()
        return self.found

    def _both(self, i: int) -> Group | None:
        tokens = self.page.tokens
        word = tokens[i].text
        pair = word in _EACH or (word in _BOTH and i + 1 < len(tokens) and stem_of(tokens[i + 1].text, _SIDE))
        if pair:
            last = min(i + 2, len(tokens))
            return Group(i, last, [], case_of(tokens[last - 1].text), both=True)
        one = stem_of(word, _BOTH)
        return Group(i, i + 1, [], case_of(word, [one]), both=True) if one and len(one) > 4 else None

    def _body(self, i: int) -> Group | None:
        word = self.page.tokens[i].text
        body = stem_of(word, _BODIES)
        if not body:
            return None
        while self.seen < len(self.named) and self.named[self.seen].first < i:
            for party in self.named[self.seen].parties:
                self._know(party)
            self.seen += 1
        again = self.bodies.get(body) or (self.latest if body in _ANY and _the_one(word) else None)
        return Group(i, i + 1, [again], case_of(word, [body])) if again else None

    def _know(self, party: str) -> None:
        """Learn by which class nouns a body can be told of again."""
        words = party.split()
        self.bodies.update({w: party for w in words[1:] if w in _BODIES})
        kind = _BY_NAME.get(last_word(party)) if len(words) > 1 else None
        if kind:
            self.bodies[kind] = party
        if party not in states():
            self.latest = party

    def _people(self, i: int) -> Group | None:
        word = self.page.tokens[i].text
        stem = stem_in(word, "party") or by_work(word)
        if not stem or (stem == GOVERNMENT and self._to_be_formed(i)):
            return None
        names = case(word, [stem])
        if "plural" not in names and stem not in COLLECTIVE and not (self._counted(i) or self._shares_plural(i)):
            return None
        if "plural" in names and not {"genitive", "dative"} & set(names):
            self.spelt.setdefault(stem, word.removesuffix("ও").removesuffix("ই"))
        return Group(i, i + 1, [stem], case_of(word, [stem]), general=True)

    def _to_be_formed(self, i: int) -> bool:
        """জোট সরকার গঠন: a government that is talked about acts in nothing."""
        near = [t.text for t in self.page.tokens[max(0, i - 1) : i + 2]]
        return any(word.startswith(_FORMING) for word in near)

    def _counted(self, i: int) -> bool:
        """Whether bare people are told with how many they are: কয়েক শ শিক্ষার্থী."""
        return i > 0 and (self.page.tokens[i - 1].text in _MANY or self.page.tokens[i - 1].text.endswith(_OVER))

    def _shares_plural(self, i: int) -> bool:
        """A bare noun told together with a plural one: লঞ্চমালিক ও শ্রমিকেরা."""
        tokens = self.page.tokens
        return i + 2 < len(tokens) and tokens[i + 1].text in AND and "plural" in case(tokens[i + 2].text)

    def _spell(self) -> None:
        """People in the nominative plural, as the report spells it; owners who have one body (লঞ্চমালিক সমিতি) or are
        one company as that.
        """
        self.full = fullest(self.page, self.found, self.spelt, self.taken)
        company, armed = self._company(), self._armed()
        told = Counter(g.parties[0] for g in self.found if g.general)
        others = {self.full[s] for s in self.full if s not in COLLECTIVE and s.endswith(_WHO_PROTEST)}
        protesters = others.pop() if len(others) == 1 else None
        for group in self.found:
            if not group.general:
                continue
            (stem,) = group.parties
            if stem.endswith(_OWNERS):
                same = max((_OWNERS[0], _OWNERS[1]), key=lambda s: told[s]) if stem in _OWNERS[:2] else stem
                self.full[stem] = self._owners(stem) or company or self.full.get(same, self.full[stem])
            elif armed and stem.endswith(_REBELS):
                self.full[stem] = armed
            elif stem == _PROTESTERS and protesters:
                self.full[stem] = protesters
            group.parties = [self.full[stem]]

    def _armed(self) -> str | None:
        """The one armed group that no state has: told with a word for one, or named so."""
        tokens, found = self.page.tokens, set()
        for g in self.named:
            near = [t.text for t in tokens[max(0, g.first - _NEAR_KIND) : g.first]] + [tokens[g.last - 1].text]
            if len(g.parties) != 1 or g.parties[0] in states() or g.parties[0] not in self.orgs:
                continue
            if any(stem_of(w, _ARMED) for w in near) or last_word(g.parties[0]) in _FORCES:
                found.add(g.parties[0])
        return found.pop() if len(found) == 1 else None

    def _owners(self, stem: str) -> str | None:
        """The one body of these owners, else the one body of any."""
        bodies = {party for g in self.named for party in g.parties if _of_owners(party)}
        own = {party for party in bodies if any(w.endswith(stem.removesuffix("পক্ষ")) for w in party.split()[:-1])}
        return next((chosen.pop() for chosen in (own, bodies) if len(chosen) == 1), None)

    def _company(self) -> str | None:
        """The one company whose workers are told of, or that is said to be the owner."""
        tokens, found = self.page.tokens, set()
        for g in self.named:
            before = tokens[max(0, g.first - 2) : g.first]
            after = tokens[g.last].text if g.last < len(tokens) else ""
            hires = g.case in {"genitive", "nominative"} and stem_of(after, _WORKERS) is not None
            if (
                len(g.parties) == 1
                and g.parties[0] not in states()
                and (hires or any(w.text in _OWNED for w in before))
            ):
                found.add(g.parties[0])
        return found.pop() if len(found) == 1 and not any(w in _UNIONS for p in found for w in p.split()) else None


def _the_one(word: str) -> bool:
    """Whether a word points back: সংগঠনটি, জোটের being none."""
    return _THE in word


def _of_owners(party: str) -> bool:
    return any(word.endswith(_OWNERS) for word in party.split()[:-1])


__all__ = ["unnamed"]
