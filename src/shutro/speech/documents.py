"""Sources in the genitive and documents as sources: পুলিশের দাবি, মন্ত্রণালয়ের বিবৃতিতে, দলের পক্ষ থেকে."""

from shutro.speech.bits import (
    ADVERB,
    COMPLEMENTISER,
    DETERMINER,
    DOCUMENT,
    GENITIVE,
    HEAD,
    LOCATIVE,
    PLURAL_GENITIVE,
    POSTPOSITION,
    PRONOUN,
    VERBAL_GENITIVE,
    VERBAL_NOUN,
)
from shutro.speech.lexicons import settings
from shutro.speech.lines import MARK, PAREN, WORD, Line
from shutro.speech.phrases import ASIDE, Phrases

Range = tuple[int, int]


class Documents(Phrases):
    """The search for whose word a noun of saying is, and for what was written."""

    def genitive_before(self, line: Line, low: int, high: int) -> Range | None:
        """The genitive phrase that ends at ``high`` (excluded): ``পুলিশের`` দাবি."""
        i = high - 1
        while i >= low and line.kind[i] == WORD and _weighs(line, i):
            i -= 1
        if i == high - 1 and i >= low and line.text[i] in _OFFICIAL and line.name[i] < 0:
            return i, i + 1  # সরকারি হিসাবে
        if i >= low and line.kind[i] == PAREN:
            i -= 1
        if i < low or line.kind[i] != WORD or not line.has(i, GENITIVE):
            return None
        if line.has(i, VERBAL_GENITIVE) and line.name[i] < 0:
            return None
        first = self.left_edge(line, i, low)
        return (first, i + 1) if first < i or not self._deed(line, i, low) else None

    def _deed(self, line: Line, i: int, low: int) -> bool:
        """Whether a genitive is what a noun of saying is about: নির্বাচনে ``কারচুপির`` অভিযোগ."""
        known = HEAD | PRONOUN | PLURAL_GENITIVE | DOCUMENT | DETERMINER
        pronoun = any(line.text[i] in forms for forms in settings()["pronouns"].values())
        if pronoun or line.name[i] >= 0 or line.has(i, known) or i == low or line.kind[i - 1] != WORD:
            return False
        return line.name[i - 1] < 0 and line.has(i - 1, LOCATIVE | ADVERB | POSTPOSITION)

    def document_before(self, line: Line, low: int, high: int) -> Range | None:
        """``মন্ত্রণালয়ের বিবৃতিতে`` বলা হয়, ``পুলিশ সূত্রে`` জানা গেছে, ``দলের`` পক্ষ থেকে জানানো হয়."""
        i = high - 1
        while i >= low and line.kind[i] == WORD:
            bits = line.words[i].bits
            text = line.text[i]
            if text == "থেকে" and i - 2 >= low and line.text[i - 1] in ("পক্ষ", "তরফ"):
                return self.genitive_before(line, low, i - 1)
            if (
                text == "থেকে"
                and i - 1 >= low
                and (line.has(i - 1, HEAD) or self.nominative_name(line, i - 1) == "ORG")
            ):
                return self.left_edge(line, i - 1, low), i
            if text in ("তরফে", "পক্ষে"):
                return self.genitive_before(line, low, i)
            if text in PARTS and i - 1 >= low and line.has(i - 1, DOCUMENT) and line.has(i - 1, GENITIVE):
                return self.left_edge(line, i, low), i + 1
            if text in _ANAPHORS:
                return i, i + 1
            if text.endswith("সূত্রে") or (bits & DOCUMENT and bits & LOCATIVE):
                return self.left_edge(line, i, low), i + 1
            if not (bits & ASIDE or self.is_closer(line, i)):
                return None
            i = self.adjunct_start(line, i, low) - 1 if self.is_closer(line, i) else i - 1
        return None

    def document_in_front(self, line: Line, low: int, high: int) -> Range | None:
        """At the front: ``বিবৃতিতে`` হামলা বন্ধের কথা বলা হয়, ``প্রশাসনের`` পক্ষ থেকে ঘোষণা দেওয়া হয়."""
        for i in range(low, min(high, low + 14)):
            if line.kind[i] == MARK or line.has(i, COMPLEMENTISER):
                return None
            text = line.text[i]
            if line.has(i, DOCUMENT) and line.has(i, LOCATIVE) and line.kind[i] == WORD:
                return self.left_edge(line, i, low), i + 1
            if (text == "থেকে" and i - 2 >= low and line.text[i - 1] in ("পক্ষ", "তরফ")) or text == "তরফে":
                found = self.genitive_before(line, low, i - (text == "থেকে"))
                return (found[0], i + 1) if found else None
        return None


PARTS = frozenset({"শেষে", "শুরুতে", "একাংশে", "শেষাংশে"})  # of a paper
_ANAPHORS = frozenset({"তাতে", "এতে", "এতেও", "তাতেও", "সেখানে"})
_OFFICIAL = frozenset({"সরকারি", "বেসরকারি"})
_WEIGHTY = frozenset({"প্রধান", "মূল", "বড়", "একটাই", "প্রথম", "শেষ", "একমাত্র", "পাল্টা"})  # before a noun cue


def _weighs(line: Line, i: int) -> bool:
    """Whether a word stands between whose noun of saying it is and the noun: তাঁর ``প্রধান`` দাবি, তাঁর ``দেওয়া`` তথ্যমতে."""
    if line.has(i, GENITIVE):
        return False
    given = line.has(i, VERBAL_NOUN) and not line.has(i, LOCATIVE)
    return given or line.has(i, ADVERB) or line.text[i] in _WEIGHTY
