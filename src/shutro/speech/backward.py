"""Content before the cue: … বলে জানিয়েছে পুলিশ; …, বলেন তিনি; … দেওয়ার দাবি জানান; এ কথা বলেন তিনি."""

from shutro.speech import clauses
from shutro.speech.bits import ADVERB, BODY, CLASSIFIED, GENITIVE, HEAD, PLURAL, PRONOUN
from shutro.speech.bound import Before
from shutro.speech.contents import after_source, connectors, last_clause, relative, trimmed
from shutro.speech.cues import Cue, finite_between
from shutro.speech.documents import Range
from shutro.speech.draft import Draft, tokens_of
from shutro.speech.lines import WORD, Line
from shutro.speech.pointers import content_before
from shutro.speech.pointing import points_back
from shutro.speech.sheet import Sheet

_BOUND = frozenset({"genitive", "infinitive", "object", "wanted", "naming", "কথা"})


class Backward(Sheet):
    """Statements whose content stands before the cue, or in the sentence before."""

    def closes(self, line: Line, cue: Cue, low: int, high: int) -> bool:
        """Whether ``cue`` closes the clause, but for a source that follows it."""
        if cue.form not in ("main", "either", "noun") or "forward" in cue.entry.takes:
            return False
        if finite_between(line, cue.last + 1, self.sources.clause_end(line, cue.last + 1, high)) and not (
            clauses.closed_before(line, cue, low) and _ends(line, cue.last + 1, high)
        ):
            return False
        if relative(line, low, cue.first, cue.last + 2) and line.is_comma(cue.last + 1):
            return False
        if (
            cue.form == "noun"
            and cue.last + 1 < high
            and line.kind[cue.last + 1] == WORD
            and not line.has(cue.last + 1, GENITIVE | PRONOUN)
            and self._following(line, cue, high) is None
        ):
            return False
        return clauses.before_cue(line, cue, low) is not None or points_back(line, cue, low) is not None

    def backward(
        self, line: Line, cue: Cue, low: int, high: int, parent: Draft | None
    ) -> tuple[Draft | None, Range | None]:
        """The statement of a cue that closes the clause, and the items of its content where it has one of its own."""
        where = clauses.before_cue(line, cue, low)
        pointing = points_back(line, cue, low)
        if pointing is not None and (where is None or where.how in ("comma", "quotation")):
            near = where is not None and (where.middle == pointing or line.text[pointing].startswith("এমন"))
            if not near:
                return self._pointing(line, cue, pointing, low, high, parent), None
        if where is None:
            return None, None
        between = self._between(line, cue, min(where.middle, cue.first), pointing)
        source, start = self._whose(line, cue, where, between, high)
        if not self._stands(line, cue, where, between, source):
            return None, None
        edges = trimmed(line, start, where.high)
        content = self.bare(tokens_of(line, *edges)) if edges else None
        if content is None or edges is None:
            return None, None
        how = "passive" if cue.passive else "indirect"
        draft = self.add(
            line, cue, source, [content], parent, f"{how}, content before {where.how}, cue {cue.entry.form}", edges
        )
        draft.how = where.how
        return draft, edges

    def _whose(self, line: Line, cue: Cue, where: Before, between: Range | None, high: int) -> tuple[Range | None, int]:
        """The source of a content before its cue, and the first item of that content."""
        last = last_clause(line, where.low, where.high) if where.how in _BOUND else where.low
        source, start = between or self._following(line, cue, high), where.low
        if source is None and where.front:
            source, start = self._fronted(line, cue, last, where.high)
            if source is None and last > where.low:
                source, start = self._fronted(line, cue, where.low, where.high)
        if source is not None and where.how == "genitive" and self._object(line, source, where.high):
            source, start = None, where.low
        start = max(start, last)
        if source is None or start > source[1] or start in (where.low, last):
            start = connectors(line, start, where.high)
        return source, start

    def _stands(self, line: Line, cue: Cue, where: Before, between: Range | None, source: Range | None) -> bool:
        """Whether whose word it is makes this construction one of speech."""
        if where.how == "wanted" and source is None:
            return False
        if where.how == "clause" and (source is None or source[0] < cue.first):
            return False
        if where.how == "comma" and not self._fills(line, cue, min(where.middle, cue.first), between, source):
            return False
        return cue.form != "noun" or _whose(line, where.how, source)

    def _between(self, line: Line, cue: Cue, middle: int, pointing: int | None) -> Range | None:
        last = pointing if pointing is not None and pointing >= middle else cue.first
        if cue.form == "noun":
            return self.sources.genitive_before(line, middle, last)
        if cue.passive:
            return self.sources.document_before(line, middle, last)
        return self.sources.before(line, middle, last)

    def _following(self, line: Line, cue: Cue, high: int) -> Range | None:
        if cue.passive:
            return None
        source = self.sources.after(line, cue.last + 1, high)
        if source is not None and cue.form == "noun" and not line.has(source[1] - 1, GENITIVE):
            return None
        return source

    def _object(self, line: Line, source: Range, high: int) -> bool:
        """Whether what seems a source is what the genitive acts on: কমিটি গঠনের নির্দেশ."""
        last = source[1] - 1
        alone = source[1] == high - 1 and line.kind[last] == WORD and line.has(last, BODY)
        return alone and line.name[last] < 0 and not line.has(last, PLURAL | CLASSIFIED)

    def _fronted(self, line: Line, cue: Cue, low: int, high: int) -> tuple[Range | None, int]:
        if cue.passive:
            if cue.entry.act == "believe":
                return None, low
            found = self.sources.document_in_front(line, connectors(line, low, high), high)
            if found is None or found[1] >= high:
                return None, low
            return (found[0], found[1] - 2) if line.text[found[1] - 1] == "থেকে" else found, found[1]
        source = self.sources.front(line, connectors(line, low, high), high)
        if source is None:
            return None, low
        return source, after_source(line, source[1], high)

    def _fills(self, line: Line, cue: Cue, middle: int, between: Range | None, source: Range | None) -> bool:
        """Whether nothing but the source, adjuncts and adverbs stands between a comma and the cue."""
        low = between[0] if between else cue.first
        if source is None:
            return cue.passive and all(line.has(i, ADVERB) for i in range(middle, low))
        if between is not None and between == source and not self.sources.can_speak(line, between[1] - 1):
            return False
        return not finite_between(line, middle, low)

    def _pointing(self, line: Line, cue: Cue, pointing: int, low: int, high: int, parent: Draft | None) -> Draft | None:
        """এ কথা বলেন তিনি: the content is the sentence before, or that of its statement."""
        if parent is not None:
            return None
        find = self.sources.document_before if cue.passive else self.sources.before
        source = self._following(line, cue, high) or find(line, low, pointing)
        content = content_before(self, self.number)
        if content is None or (source is None and not cue.passive):
            return None
        return self.add(line, cue, source, content, None, f"points back, cue {cue.entry.form}", None, back=True)


_LONGEST_END = 9  # items: a source behind its cue and before a comma


def _ends(line: Line, low: int, high: int) -> bool:
    """Whether the clause of a cue ends at a comma: …নামানোর অনুরোধ জানায় দেশটি, তাতে রাজি হয় সংস্থা."""
    for i in range(low, min(high, low + _LONGEST_END)):
        if line.is_comma(i):
            return not finite_between(line, low, i)
        if line.kind[i] != WORD:
            return False
    return False


def _whose(line: Line, how: str, source: Range | None) -> bool:
    """Whether somebody is told whose noun it is; by name or office where a genitive alone binds the content."""
    if source is None:
        return False
    last = source[1] - 1
    if how != "genitive":
        return True
    ends = source[1] == len(line) or line.kind[source[1]] != WORD
    return ends and (line.name[last] >= 0 or line.has(last, HEAD))
