"""Parties without a name, told by what they are: শ্রমিকেরা, দুই পক্ষ, the union."""

from shutro.deals.group import AND, COLLECTIVE, GOVERNMENT, Group, case_of, stem_of
from shutro.deals.spelling import fullest
from shutro.deals.vocabulary import stem_in
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
_OWNERS = (one_form("মালিক"), one_form("মালিকপক্ষ"), one_form("ব্যবসায়ী"))
_FORMING = tuple(one_form("গঠন গড়া গড়তে জোট").split())


def unnamed(page: Page, taken: set[int], named: list[Group]) -> tuple[list[Group], dict[str, str]]:
    """The parties without a name, in order, and how the report spells each (stem -> name).

    ``taken``: tokens of names; ``named``: the groups of names, in order.
    """
    people = _People(page, taken, named)
    return people.read(), people.full


class _People:
    def __init__(self, page: Page, taken: set[int], named: list[Group]) -> None:
        self.page, self.taken, self.named = page, taken, named
        self.found: list[Group] = []
        self.spelt: dict[str, str] = {}  # stem -> the nominative plural as the report spells it
        self.bodies: dict[str, str] = {}  # what a body is -> the body told last
        self.full: dict[str, str] = {}
        self.seen = 0

    def read(self) -> list[Group]:
        for i, token in enumerate(self.page.tokens):
            if token.kind == "word" and i not in self.taken:
                group = self._both(i) or self._body(i) or self._people(i)
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
                self.bodies.update({w: party for w in party.split()[1:] if w in _BODIES})
            self.seen += 1
        return Group(i, i + 1, [self.bodies[body]], case_of(word, [body])) if body in self.bodies else None

    def _people(self, i: int) -> Group | None:
        word = self.page.tokens[i].text
        stem = stem_in(word, "party")
        if not stem or (stem == GOVERNMENT and self._to_be_formed(i)):
            return None
        names = case(word, [stem])
        if "plural" not in names and stem not in COLLECTIVE and not self._shares_plural(i):
            return None
        if "plural" in names and not {"genitive", "dative"} & set(names):
            self.spelt.setdefault(stem, word.removesuffix("ও").removesuffix("ই"))
        return Group(i, i + 1, [stem], case_of(word, [stem]), general=True)

    def _to_be_formed(self, i: int) -> bool:
        """জোট সরকার গঠন: a government that is talked about acts in nothing."""
        near = [t.text for t in self.page.tokens[max(0, i - 1) : i + 2]]
        return any(word.startswith(_FORMING) for word in near)

    def _shares_plural(self, i: int) -> bool:
        """A bare noun told together with a plural one: লঞ্চমালিক ও শ্রমিকেরা."""
        tokens = self.page.tokens
        return i + 2 < len(tokens) and tokens[i + 1].text in AND and "plural" in case(tokens[i + 2].text)

    def _spell(self) -> None:
        """People in the nominative plural, as the report spells it; owners who have one body (লঞ্চমালিক
        সমিতি) as that body.
        """
        owners = {party for g in self.named for party in g.parties if _of_owners(party)}
        owner = owners.pop() if len(owners) == 1 else None
        self.full = fullest(self.page, self.found, self.spelt, self.taken)
        for group in self.found:
            if not group.general:
                continue
            (stem,) = group.parties
            if owner and stem.endswith(_OWNERS):
                self.full[stem] = owner
            group.parties = [self.full[stem]]


def _of_owners(party: str) -> bool:
    return any(word.endswith(_OWNERS) for word in party.split()[:-1])


__all__ = ["unnamed"]
