"""Where a source stands: left of its cue, right of it, or at the front of the clause.

A source is the whole noun phrase; the rules look for its head, past whatever is no source, and then for its left edge.
"""

from shutro.speech.bits import (
    ADVERB,
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
    NOMINATIVE,
    OCCASION,
    PERSON,
    PLURAL,
    PLURAL_GENITIVE,
    PRONOUN,
    TAIL,
    TIME,
    VERBAL_NOUN,
)
from shutro.speech.documents import Documents, Range
from shutro.speech.lines import MARK, PAREN, QUOTE, WORD, Line
from shutro.speech.phrases import ASIDE, LONGEST, is_head


class Sources(Documents):
    """The search for sources in the lines of one page."""

    def before(self, line: Line, low: int, high: int) -> Range | None:
        """The subject among the items ``low`` to ``high`` (excluded), nearest to ``high``, past adjuncts."""
        i, at_cue = high - 1, True
        one: int | None = None  # তাঁদের ``একজন``: a number word that nothing else stands before
        while i >= low and (step := self._passed(line, i, low, at_cue)) is not None:
            one = i if line.text[i] in _ONES else one
            at_cue = at_cue and line.kind[i] == PAREN
            i = step
        if i >= low and self._ends_subject(line, i):
            return self._whole(line, low, i)
        return None if one is None else self._whole(line, low, one)

    def _passed(self, line: Line, i: int, low: int, at_cue: bool) -> int | None:
        """The item before item ``i`` and its adjunct, where ``i`` belongs to no subject; else None."""
        if line.kind[i] == PAREN or (line.is_dash(i) and line.glued[i]) or self.is_phrase(line, i):
            return i - 1
        if line.kind[i] != WORD:
            return self._relative(line, low, i) if line.is_comma(i) else None
        bits = line.words[i].bits
        if bits & (PRONOUN | COMPLEMENTISER) or self.nominative_name(line, i) is not None:
            return None
        unnamed = line.name[i] < 0
        alone = bits & (ADVERB | TIME) and unnamed and not (i > low and line.has(i - 1, GENITIVE | CONDITIONAL))
        if not alone and (self.is_closer(line, i) or (at_cue and bits & PLURAL_GENITIVE)):
            return self.adjunct_start(line, i, low) - 1
        return i - 1 if unnamed and (bits & (ASIDE | DETERMINER) or line.text[i][0].isdigit()) else None

    def _ends_subject(self, line: Line, i: int) -> bool:
        """Whether a subject can end at item ``i``."""
        bits = line.words[i].bits
        if line.kind[i] != WORD or line.text[i] in _AND:
            return False
        if bits & PRONOUN or self.nominative_name(line, i) is not None:
            return True
        bound = bits & (GENITIVE | CONDITIONAL | INFINITIVE) and line.name[i] < 0
        if bits & COMPLEMENTISER or (bound and not (bits & HEAD and is_head(line.text[i]))):
            return False
        return not bits & FINITE or bool(bits & (HEAD | NOMINATIVE))

    def _relative(self, line: Line, low: int, closing: int) -> int | None:
        """The item before the relative clause that the comma ``closing`` ends: ``সচিব``, যিনি …, বলেন."""
        for i in range(closing - 2, max(low, closing - _RELATIVE), -1):
            if line.is_comma(i):
                return i - 1 if line.text[i + 1] in _WHO else None
        return None

    def _whole(self, line: Line, low: int, head: int) -> Range:
        end = head + 1
        if end < len(line) and line.kind[end] == PAREN and not self._number(line, end):
            end += 1
        return self.left_edge(line, head, low), end

    def _number(self, line: Line, i: int) -> bool:
        """Whether a bracket holds a number alone: somebody's age."""
        return (
            any(t.kind == "number" for t in self._page.tokens[line.first[i] : line.last[i]])
            and line.last[i] - line.first[i] <= 4
        )

    def after(self, line: Line, low: int, high: int) -> Range | None:
        """The subject that follows its cue: everything from ``low`` to the end of its clause."""
        while (
            low < high
            and line.kind[low] == WORD
            and (line.has(low, TIME | CONNECTOR) or line.text[low] in _LOOSE)
            and not line.has(low, PRONOUN)
        ):
            low += 1
        end = low
        while end < high:
            if line.kind[end] == QUOTE or (line.kind[end] == MARK and not self._joins(line, end, high)):
                break
            if line.kind[end] == WORD and line.name[end] < 0:
                bits = line.words[end].bits
                if bits & COMPLEMENTISER or (
                    bits & FINITE and not bits & (CONVERB | HEAD | GENITIVE | VERBAL_NOUN | LOCATIVE)
                ):
                    return None
            end += 1
        if end == low or end - low > LONGEST:
            return None
        if line.kind[end - 1] == PAREN and self._number(line, end - 1):
            end -= 1
        if end > low and line.kind[end - 1] == WORD and self.is_closer(line, end - 1):
            return None
        return (low, end) if end > low else None

    def clause_end(self, line: Line, low: int, high: int) -> int:
        """Where the clause of a source behind its cue ends: at a comma that opens a new one."""
        for i in range(low, min(high, low + LONGEST) - 1):
            if line.is_comma(i) and line.has(i + 1, TAIL | CONNECTOR):
                return i
        return min(high, low + LONGEST)

    def _joins(self, line: Line, i: int, high: int) -> bool:
        """Whether the mark at ``i`` stands inside a noun phrase: a hyphen, or a comma in a list."""
        if line.is_dash(i):
            return line.glued[i]
        if not line.is_comma(i) or line.text[i] == ";" or i + 1 >= high or line.has(i + 1, TAIL | CONNECTOR):
            return line.kind[i] == MARK and line.text[i] in "./"
        return not any(
            line.kind[n] == WORD
            and line.words[n].bits & (FINITE | CONVERB | CONDITIONAL)
            and line.name[n] < 0
            and not line.has(n, HEAD)
            for n in range(i + 1, min(high, i + LONGEST))
        )

    def front(self, line: Line, low: int, high: int) -> Range | None:
        """The subject at the front of a clause that also holds the content: ``তিনি`` আসবেন বলে জানান."""
        for i in range(low, min(high, low + LONGEST)):
            if line.kind[i] == MARK and not line.is_dash(i):
                return None
            if line.kind[i] == QUOTE or line.has(i, COMPLEMENTISER | CONDITIONAL):
                return None
            if (
                line.words[i].bits & (FINITE | CONVERB) == FINITE
                and line.name[i] < 0
                and not line.has(i, HEAD | GENITIVE | LOCATIVE)
            ):
                return None
            if not self._front_end(line, i):
                continue
            first, end = self._whole(line, low, i)
            return (first, end) if end < high else None
        return None

    def can_speak(self, line: Line, i: int) -> bool:
        """Whether whoever ends at item ``i`` can be a source: no thing that is merely done (দিক নির্দেশনা দেন)."""
        if line.kind[i] != WORD:
            return True
        return line.name[i] >= 0 or line.has(i, HEAD | PRONOUN | PLURAL | CLASSIFIED | DOCUMENT)

    def _front_end(self, line: Line, i: int) -> bool:
        after = i + 1
        if after < len(line) and line.kind[after] == PAREN and not self._number(line, after):
            after += 1
        if after < len(line) and (line.text[after] in ("ও", "এবং", "নামে", "নামের") or line.kind[after] == PAREN):
            return False
        kind = self.nominative_name(line, i)
        if kind in ("ORG", "PLACE"):
            opening = ASIDE | DETERMINER | LOCATIVE | GENITIVE | DATIVE | OCCASION
            if (
                after + 1 < len(line)
                and line.name[after] < 0
                and not line.has(after, HEAD)
                and line.has(after + 1, LOCATIVE | GENITIVE | DATIVE)
            ):
                return True
            return after < len(line) and (line.kind[after] == QUOTE or line.has(after, opening))
        if not self.is_subject_end(line, i):
            return False
        if line.has(i, PERSON) and line.name[i] < 0:  # a title before its name
            return not (after < len(line) and (line.name[after] >= 0 or line.has(after, PERSON)))
        return True


_LOOSE = frozenset({"যে", "আরও", "আরো"})
_ONES = frozenset({"একজন", "আরেকজন", "একাংশ", "দুজন", "কয়েকজন"})
_AND = frozenset({"এবং", "ও", "কিংবা", "অথবা"})
_WHO = frozenset({"যিনি", "যাঁর", "যার", "যারা", "যাঁরা", "যাদের", "যাঁদের", "যেটি", "যা", "যাকে", "যাঁকে"})
_RELATIVE = 25  # items of a relative clause
