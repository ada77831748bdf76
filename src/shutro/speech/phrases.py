"""Noun phrases and adjuncts: what an item is, and where the phrase that ends at it begins.

What closes a phrase in Bengali stands at its end: a locative, a dative, a postposition, a converb. So a phrase that
ends in one of these is an adjunct. Source of the order of phrases: H.-R. Thompson, *Bengali* (2012), ch. 12.
"""

import msgspec

from shutro.speech.bits import (
    ADDRESSEE,
    ADVERB,
    ATTRIBUTIVE,
    BACKWARD,
    CLASSIFIED,
    COMPLEMENTISER,
    CONDITIONAL,
    CONNECTOR,
    CONVERB,
    DATIVE,
    DETERMINER,
    DOCUMENT,
    FINITE,
    GENITIVE,
    HEAD,
    INFINITIVE,
    LOCATIVE,
    MEDIA,
    OCCASION,
    PERSON,
    PLURAL,
    PLURAL_GENITIVE,
    POSTPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
    VERBAL_NOUN,
)
from shutro.speech.lexicons import groups, outlets, settings
from shutro.speech.lines import MARK, PAREN, QUOTE, WORD, Line, Lines

LONGEST = 45  # items: no source is longer
ASIDE = CONNECTOR | ADVERB | TIME
_CLOSERS = LOCATIVE | DATIVE | POSTPOSITION | CONVERB
_QUOTED_TITLE = 12  # tokens
_WORDS_IN_MARKS = 5  # tokens, the marks among them
_HERE = frozenset({"এতে", "এতেও", "তাতে", "তাতেও", "সেখানে"})  # in what was just cited: before a source, no part of it
_LONG_PRONOUNS = frozenset({"অনেকে", "অনেকেই", "কেউ", "সবাই", "প্রত্যেকে"})


def is_head(text: str) -> bool:
    """Whether a form is a head noun without case, emphasised or not: প্রশাসন, প্রশাসনই, মন্ত্রণালয়ও."""
    heads = groups("heads.tsv")
    return text in heads or (text[-1] in "ওই" and text[:-1] in heads)


class _Edge(msgspec.Struct):
    """What the walk to the left edge of a phrase has passed.

    ``modifier``: one with a verb in it; ``conjoined``: an and; ``closed``: an adjunct of the modifier.
    """

    modifier: bool = False
    conjoined: bool = False
    closed: bool = False

    def takes_in(self, bits: int) -> bool:
        """Whether an adjunct or an adverb belongs to the modifier: বৈঠকে উপস্থিত, মঙ্গলবার ভোরে ফেরা."""
        if not self.modifier or self.closed or bits & CONNECTOR:
            return False
        self.closed = not bits & TIME
        return True


class Phrases:
    """Phrases in the lines of one page, names considered."""

    def __init__(self, lines: Lines) -> None:
        self._names = lines.names
        self._page = lines.page

    def _name_end(self, line: Line, i: int) -> bool:
        """Whether a name ends at item ``i``."""
        n = line.name[i]
        return n >= 0 and (i + 1 == len(line) or line.name[i + 1] != n)

    def nominative_name(self, line: Line, i: int) -> str | None:
        """The type of the name that ends at item ``i`` with no case ending, else None."""
        if not self._name_end(line, i):
            return None
        name = self._names[line.name[i]]
        if line.text[i].endswith("সহ"):  # together with
            return None
        own = name.entity.split()[-1:] == [line.text[i]]
        if own or not line.words[i].bits & (GENITIVE | DATIVE | LOCATIVE):
            return name.type
        return None

    def is_closer(self, line: Line, i: int) -> bool:
        """Whether item ``i`` ends a phrase that is no subject."""
        if line.kind[i] != WORD or not line.has(i, _CLOSERS):
            return False
        bits = line.words[i].bits
        if line.name[i] >= 0:
            return (
                self._name_end(line, i) and self.nominative_name(line, i) is None and bool(bits & (LOCATIVE | DATIVE))
            )
        if bits & PRONOUN or (bits & HEAD and is_head(line.text[i])):
            return False
        return not (bits & FINITE and not bits & (CONVERB | POSTPOSITION))

    def is_subject_end(self, line: Line, i: int) -> bool:
        """Whether a subject ends at item ``i``: a pronoun, a person's name, a plural, a head noun without case."""
        if line.kind[i] != WORD:
            return False
        if line.name[i] >= 0:
            kind = self.nominative_name(line, i)
            return kind == "PERSON" or (kind == "NORP" and line.text[i].endswith("রা"))
        bits = line.words[i].bits
        if bits & PRONOUN:
            return True
        if bits & (DETERMINER | TIME | ADVERB | CONNECTOR | FINITE):
            return False
        if bits & (PLURAL | CLASSIFIED):
            return bool(bits & HEAD) or bool(bits & PLURAL)
        return bool(bits & HEAD) and is_head(line.text[i])

    def is_phrase(self, line: Line, i: int) -> bool:
        """Whether item ``i`` is a word or two in quotation marks: ‘এক্স’."""
        return line.kind[i] == QUOTE and line.last[i] - line.first[i] <= _WORDS_IN_MARKS

    def adjunct_start(self, line: Line, i: int, low: int) -> int:
        """The first item of the adjunct that ends at ``i``."""
        j = i
        determined = False
        while j > low:
            k = j - 1
            if line.kind[k] == PAREN or (line.is_dash(k) and line.glued[k]) or self.is_phrase(line, k):
                j = k
                continue
            if line.kind[k] != WORD:
                break
            bits = line.words[k].bits
            if line.name[k] >= 0 and line.name[k] == line.name[j]:
                j = k
                continue
            if determined and not bits & (GENITIVE | DETERMINER):
                break
            if (
                bits & (PRONOUN | COMPLEMENTISER)
                or (bits & ASIDE and not bits & DETERMINER)
                or self.is_closer(line, k)
                or bits & (FINITE | CONDITIONAL)
            ):
                break
            if self._ends_before(line, k, j, i):
                break
            determined = determined or bool(bits & DETERMINER)
            j = k
        return j

    def _ends_before(self, line: Line, k: int, j: int, i: int) -> bool:
        """Whether item ``k`` ends the subject, so that the adjunct ``j`` to ``i`` begins after it."""
        kind = self.nominative_name(line, k)
        if kind == "PERSON" or line.has(k, PLURAL) or self._medium_ends(line, k, j):
            return True
        titled = (
            line.name[k] < 0
            and line.name[j] >= 0
            and (line.has(k, MEDIA) or (line.has(k, PERSON) and self._person(line, j)))
        )
        if titled or line.text[k] == "সংস্থা" or line.text[k] in settings()["offices"]["platforms"]:
            return False
        opens = (
            line.has(j, DETERMINER | OCCASION)
            or line.has(i, DATIVE | PLURAL_GENITIVE)
            or (line.name[j] >= 0 and line.name[j] != line.name[k])
            or (line.has(j, GENITIVE) and not line.has(j, HEAD))
            or (line.has(i, CONVERB) and (j == i or line.has(k, PERSON) or kind == "ORG"))
            or (j == i and line.has(i, POSTPOSITION))
            or (line.has(i, OCCASION | MEDIA) and line.has(k, PERSON))
        )
        if kind is not None or self.is_subject_end(line, k):
            return opens or line.has(k, CLASSIFIED)
        return False

    def _medium_ends(self, line: Line, k: int, j: int) -> bool:
        """Whether a medium's name ends at ``k``, and no noun of its own follows: রয়টার্স কূটনৈতিক সূত্রের বরাত দিয়ে."""
        if (
            line.name[k] < 0
            or line.name[j] >= 0
            or line.kind[j] != WORD
            or line.has(j, HEAD | DOCUMENT)
            or line.text[j] in ("ও", "এবং")
        ):
            return False
        return self._names[line.name[k]].entity in outlets() and self.nominative_name(line, k) is not None

    def _person(self, line: Line, i: int) -> bool:
        return line.name[i] >= 0 and self._names[line.name[i]].type == "PERSON"

    def left_edge(self, line: Line, head: int, low: int) -> int:
        """The first item of the noun phrase whose last item is ``head``."""
        if line.has(head, PRONOUN) and line.name[head] < 0 and line.text[head] not in _LONG_PRONOUNS:
            return head
        j, edge = head, _Edge()
        while j > max(low, head - LONGEST):
            step = self._step(line, j, low, edge)
            if step is None:
                break
            j = step
        while j < head and line.kind[j] == MARK:
            j += 1
        return j

    def _step(self, line: Line, j: int, low: int, edge: _Edge) -> int | None:
        """The phrase that begins at ``j``, one item further to the left; None where it begins there."""
        k = j - 1
        if line.kind[k] == MARK:
            return self._over_mark(line, k, low, edge)
        if line.kind[k] == QUOTE:
            return k if line.last[k] - line.first[k] <= _QUOTED_TITLE and k > low else None
        if line.kind[k] == PAREN or (line.name[k] >= 0 and line.name[k] == line.name[j]):
            return k
        if self._medium_ends(line, k, j):
            return None
        if line.text[k] in ("ও", "এবং"):
            edge.conjoined = True
            return None if k == low or self.is_closer(line, k - 1) else k
        return k if self._belongs(line, k, edge) else None

    def _over_mark(self, line: Line, k: int, low: int, edge: _Edge) -> int | None:
        """Past a comma in a list, or a hyphen."""
        listed = line.is_comma(k) and edge.conjoined and k > low
        if listed and not self.is_closer(line, k - 1) and not line.has(k - 1, ASIDE | FINITE):
            return k - 1
        return k if line.is_dash(k) and line.glued[k] else None

    def _belongs(self, line: Line, k: int, edge: _Edge) -> bool:
        """Whether the word ``k`` belongs to the phrase that follows it."""
        bits = line.words[k].bits
        if line.text[k] == "এর" and k and (line.name[k - 1] >= 0 or line.glued[k - 1] or line.text[k - 1][0].isdigit()):
            return True  # র‍্যাব-৩ এর: the ending of a name, written apart
        if line.text[k] in _HERE:
            return False
        if bits & BACKWARD or (line.text[k] == "কথা" and k and line.has(k - 1, BACKWARD | DETERMINER)):
            return bool(bits & DETERMINER)  # এ কথা অনেকেই বলেন
        if bits & DETERMINER:
            return not bits & (ADDRESSEE | PRONOUN)
        if bits & (ADDRESSEE | RELATIVE | COMPLEMENTISER | PRONOUN | CONDITIONAL):
            return False
        if bits & (ATTRIBUTIVE | VERBAL_NOUN) and not bits & (GENITIVE | LOCATIVE | FINITE):
            edge.modifier = True
            return True
        closer = self.is_closer(line, k) or bool(bits & INFINITIVE)
        if closer or bits & ASIDE:
            return edge.takes_in(bits)
        return not bits & FINITE or bool(bits & (CONVERB | GENITIVE)) or line.name[k] >= 0
