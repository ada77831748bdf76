"""States as parties: those of governments.tsv, and every place that the report gives a government.

A government goes under its country's name ("সাভানিয়া সরকার", "সাভানিয়ার প্রতিরক্ষামন্ত্রী" are সাভানিয়া), also where no list
knows the country. Its seat, its ministries and its nationality stand for it.
"""

from functools import lru_cache

from shutro.deals.group import case_of
from shutro.deals.vocabulary import groups, states
from shutro.names import Names
from shutro.text.form import one_form
from shutro.words import Page, stems

_OFFICES = frozenset(one_form("মন্ত্রণালয় মন্ত্রক সরকার মন্ত্রিসভা দূতাবাস পররাষ্ট্রমন্ত্রী").split())
_FORCES = frozenset(one_form("সেনাবাহিনী বাহিনী সেনা").split())  # রুশ সেনাবাহিনী is রাশিয়া, সুদানের সেনাবাহিনী may be its foe
_Z, _J = one_form("জ়"), "জ"
_ARMY = 2  # words: রুশ সেনাবাহিনী; ভারতীয় সীমান্তরক্ষী বাহিনী is a body of its own


def plain(name: str) -> str:
    """A name without the dot that only some papers write under জ: ইজ়রায়েল, ইজরায়েল."""
    return name.replace(_Z, _J)


class Polities:
    """The states of a report: how each is named there, and what stands for it."""

    def __init__(self, page: Page, names: Names) -> None:
        self.named = {plain(n.entity): n.entity for n in names.names}
        self.told = self._with_government(page, names)

    def of(self, entity: str) -> str | None:
        """The state that an entity is, or stands for; None where it is none."""
        if entity in self.told:
            return entity
        found = self._listed(entity)
        if found:
            return found
        words = entity.split()
        if len(words) < 2 or plain(entity) in states():
            return None
        if words[-1] in _OFFICES:
            return self._of_word(words[0]) or self._of_word(" ".join(words[:2]))
        if len(words) == _ARMY and words[-1] in _FORCES and plain(words[0]) in states():
            return self._of_word(words[0])
        return None

    def is_state(self, party: str) -> bool:
        """Whether a party is a state."""
        return party in self.told or plain(party) in states().get(plain(party), ())

    def _listed(self, entity: str) -> str | None:
        sides = states().get(plain(entity), ())
        return next((self.named[s] for s in sides if s in self.named), None)

    def _of_word(self, word: str) -> str | None:
        """The state that a word names in any case, as the report names it, else as the list does."""
        for stem in stems(word):
            if stem.text in self.told:
                return stem.text
            sides = states().get(plain(stem.text), ())
            if sides:
                return next((self.named[s] for s in sides if s in self.named), sides[0])
        return None

    def _with_government(self, page: Page, names: Names) -> set[str]:
        """Places told with a government, or with who leads one: সাভানিয়া সরকার, সাভানিয়ার প্রতিরক্ষামন্ত্রী."""
        found = set()
        known = states()
        for name in names.names:
            after = page.token_at(name.span.end - 1) + 1
            if name.type != "PLACE" or plain(name.entity) in known or not 0 < after < len(page.tokens):
                continue
            word = page.tokens[after - 1].text
            own = case_of(word, name.entity.split()[-1:]) in {"genitive", "nominative"}
            if own and _governs(page.tokens[after].text):
                found.add(name.entity)
        return found


@lru_cache(maxsize=32768)
def _governs(word: str) -> bool:
    return "government" in groups(word)
