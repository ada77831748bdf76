"""Whom an office stands for where no party is told in front of it: a minister for the government, a chief minister for
the state of a federation (রাজ্য), a district commissioner for the administration, a vice-chancellor for the university.
"""

from collections.abc import Sequence

from shutro.deals.group import GOVERNMENT, Group, case_of
from shutro.names import Name
from shutro.text.form import one_form
from shutro.words import Page, stems

STATE, ADMINISTRATION = "রাজ্য", one_form("প্রশাসন")
_OF_STATE = tuple(map(one_form, ("মুখ্যমন্ত্রী", "মুখ্যসচিব")))
_OF_GOVERNMENT = tuple(map(one_form, ("মন্ত্রী", "সচিব", "উপদেষ্টা")))
_ALONE = frozenset(
    one_form(
        "প্রধানমন্ত্রী মন্ত্রী প্রতিমন্ত্রী সরকারপ্রধান শিক্ষামন্ত্রী অর্থমন্ত্রী শ্রমমন্ত্রী আইনমন্ত্রী "
        "স্বরাষ্ট্রমন্ত্রী স্বাস্থ্যমন্ত্রী কৃষিমন্ত্রী বাণিজ্যমন্ত্রী খাদ্যমন্ত্রী "
        "পররাষ্ট্রমন্ত্রী মুখ্যমন্ত্রী মুখ্যসচিব স্বাস্থ্যসচিব শিক্ষাসচিব শ্রমসচিব স্বরাষ্ট্রসচিব পররাষ্ট্রসচিব"
    ).split()
)  # offices of a government, told without their holder
_DISTRICT = tuple(map(one_form, ("জেলা প্রশাসক", "উপজেলা নির্বাহী কর্মকর্তা", "মহকুমাশাসক", "জেলাশাসক", "ইউএনও")))
_SCHOOL_OFFICES = frozenset(one_form("উপাচার্য সহ-উপাচার্য উপ-উপাচার্য রেজিস্ট্রার প্রক্টর প্রভোস্ট").split())
_SCHOOL = one_form("বিশ্ববিদ্যালয়")
_LEADERS, _WORKERS = frozenset(map(one_form, ("শ্রমিকনেতা", "শ্রমিক"))), "শ্রমিকেরা"
_STATES = frozenset(
    one_form(
        "পশ্চিমবঙ্গ ত্রিপুরা আসাম অসম মণিপুর মিজোরাম মেঘালয় নাগাল্যান্ড বিহার ঝাড়খণ্ড ওড়িশা উত্তরপ্রদেশ পাঞ্জাব পঞ্জাব হরিয়ানা রাজস্থান গুজরাট গুজরাত "
        "মহারাষ্ট্র কেরালা কেরল তামিলনাড়ু কর্ণাটক তেলেঙ্গানা ছত্তিশগড় অন্ধ্রপ্রদেশ মধ্যপ্রদেশ উত্তরাখণ্ড"
    ).split()
)  # of India, which Bengali papers call রাজ্য


class Offices:
    """For whom the offices of a report stand; parties that it does not tell of are stood for by nobody."""

    def __init__(self, found: Sequence[Group], places: Sequence[Name], ruler: str | None) -> None:
        told = {p for g in found for p in g.parties}
        named = {n.entity for n in places if n.type == "PLACE"} & _STATES
        self.state = named.copy().pop() if len(named) == 1 else STATE if STATE in told else None
        self.ruler = ruler or (GOVERNMENT if GOVERNMENT in told else None)
        self.administration = ADMINISTRATION if ADMINISTRATION in told else None
        schools = {p for p in told if p.endswith(_SCHOOL)}
        self.workers = next((p for p in told if p == _WORKERS), None)
        self.school = schools.pop() if len(schools) == 1 else None

    def of(self, words: Sequence[str]) -> str | None:
        """The party of an office told by ``words``, in any case; None where it is none, or nobody knows whose."""
        forms = {s.text for s in stems(words[-1])} if words else set()
        text = " ".join(words[:-1])
        if any(f.startswith(_OF_STATE) for f in forms):
            return self.state
        if any(f"{text} {f}".endswith(_DISTRICT) for f in forms):
            return self.administration
        if forms & _SCHOOL_OFFICES:
            return self.school
        if any(f in _LEADERS for f in forms):
            return self.workers
        return self.ruler if any(f.endswith(_OF_GOVERNMENT) for f in forms) else None

    def alone(self, page: Page, taken: set[int]) -> list[Group]:
        """The groups of offices told without their holder: মুখ্যমন্ত্রী আশ্বাস দিয়েছেন."""
        added = []
        for i, token in enumerate(page.tokens):
            if i in taken or token.kind != "word":
                continue
            forms = {s.text for s in stems(token.text)}
            known = forms & (_ALONE | _SCHOOL_OFFICES) or self._district(page, i)
            side = self.of([t.text for t in page.tokens[max(0, i - 2) : i + 1]]) if known else None
            if side:
                added.append(Group(i, i + 1, [side], case_of(token.text, list(known))))
        return added

    @staticmethod
    def _district(page: Page, i: int) -> set[str]:
        before = " ".join(t.text for t in page.tokens[max(0, i - 2) : i])
        return {s.text for s in stems(page.tokens[i].text) if f"{before} {s.text}".endswith(_DISTRICT)}
