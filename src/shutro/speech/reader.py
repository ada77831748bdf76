"""The reading of speech on one screen: line by line, the outermost statement first, then what its content holds."""

from bisect import bisect_left

from shutro.names import Names
from shutro.speech import clauses
from shutro.speech.beside import remarks
from shutro.speech.contents import after_source, connectors, last_clause, only_quote, trimmed
from shutro.speech.cues import Cue, cue_at, cues, finite_between
from shutro.speech.draft import Draft, Tokens, cue_tokens, tokens_of
from shutro.speech.headlines import headline
from shutro.speech.interviews import speakers, turn
from shutro.speech.lexicons import ADVERB, DOCUMENT, FINITE, GENITIVE, PRONOUN, RELATIVE, TAIL
from shutro.speech.lines import MARK, PAREN, QUOTE, WORD, Line, Lines
from shutro.speech.pointers import content_before, source_line
from shutro.speech.purposes import purpose
from shutro.speech.sources import Range, Sources
from shutro.words import Page

_DEPTH = 6  # statements inside statements: no reader follows more
_CLAUSE_QUOTE = 7  # tokens, marks included: a quotation this long is a clause of its own


class Reader:
    """Reads one page; the drafts come out in the order in which they were found."""

    def __init__(self, page: Page, names: Names) -> None:
        self.page = page
        self.lines = Lines(page, names)
        self.sources = Sources(self.lines)
        self.drafts: list[Draft] = []
        self._number = 0
        self._inside = False

    def read(self) -> list[Draft]:
        """All statements of the page."""
        known = speakers(self.lines.lines)
        until = 0
        for number, line in enumerate(self.lines.lines):
            self._number = number
            if known and number >= until:
                until = number + turn(self, number, known)
            if number < until:
                continue
            found = source_line(self, line, number) or headline(self, line, number)
            if not found:
                self._line(line, None, 0)
        return self.drafts

    def inside(self, lines: list[Line], parent: Draft) -> None:
        """Read the lines that the content of ``parent`` holds."""
        for line in lines:
            self._line(line, parent, 1)

    def _line(self, line: Line, parent: Draft | None, depth: int) -> None:
        found = cues(line)
        if found:
            starts = [c.first for c in found]
            if parent is None and depth == 0:
                for cue in found:
                    if cue.form == "purpose":
                        purpose(self, line, self._number, cue)
            for low, high in _parts(line, found):
                self._clause(line, found, starts, low, high, parent, depth)

    def _clause(
        self, line: Line, found: list[Cue], starts: list[int], low: int, high: int, parent: Draft | None, depth: int
    ) -> None:
        """The outermost statement of the items ``low`` to ``high``, and in it the next."""
        here = found[bisect_left(starts, low) : bisect_left(starts, high)]
        here = [c for c in here if c.last < high and (parent is not None or c.entry.form != "মনে হওয়া")]
        if not here or depth > _DEPTH:
            return
        forward = next(((c, s) for c in here if (s := self._opens(line, c, low, high)) is not None), None)
        closing = here[-1] if self._postposed(line, here[-1], low, high) else None
        if closing is None and (forward is None or _weak(*forward)):
            closing = next((c for c in reversed(here) if self._closes(line, c, low, high)), None)
            if closing is not None and forward is not None and clauses.complementiser(line, low, closing.first) is None:
                closing = None
        draft: Draft | None
        if closing is not None:
            draft, inner = self._backward(line, closing, low, high, parent)
        elif forward is not None:
            draft, inner = self._forward(line, forward[0], forward[1], low, high, parent)
        elif (plain := next(((c, s) for c in here if (s := self._runs_on(line, c, low, high))), None)) is not None:
            forward = plain
            draft, inner = self._forward(line, plain[0], plain[1], low, high, parent)
        else:
            draft, inner = None, None
        if draft is None:
            remarks(self, line, here, low, parent, None)
            return
        cue = closing or (forward[0] if forward else None)
        assert cue is not None  # noqa: S101 - for the type checker: a draft has a cue
        if inner is not None:
            beside = [c for c in here if c.last < cue.first and not inner[0] <= c.first < inner[1]]
            remarks(self, line, beside, low, parent, draft)
            self._inner(line, found, starts, inner[0], inner[1], draft, depth + 1)

    def _inner(
        self, line: Line, found: list[Cue], starts: list[int], low: int, high: int, parent: Draft, depth: int
    ) -> None:
        """What the content of a statement holds: its own clause, and the sentences of its quotations."""
        if depth > _DEPTH:
            return
        self._clause(line, found, starts, low, high, parent, depth)
        for i in range(low, high):
            if line.kind[i] == QUOTE and line.last[i] - line.first[i] >= _CLAUSE_QUOTE:
                for sentence in self.lines.inner(line.first[i], line.last[i]):
                    self._line(sentence, parent, depth)

    def _opens(self, line: Line, cue: Cue, low: int, high: int) -> int | None:
        """The first item of the content that follows ``cue``, where its source allows it."""
        start = clauses.after_cue(line, cue, low, high)
        if start is None or cue.form == "relay":
            return None
        if cue.form == "noun" or (cue.form == "after" and "genitive" in cue.entry.takes):
            if self.sources.genitive_before(line, low, cue.first) is None:
                return None
        elif (
            (cue.form == "after" and self._according(line, cue, low) is None)
            or ("document" in cue.entry.takes and self.sources.document_before(line, low, cue.first) is None)
            or (cue.form in ("main", "either") and not self._speaker(line, cue, low))
        ):
            return None
        edges = trimmed(line, start, high)
        return start if edges and not self._postposed_alone(line, edges[0], high) else None

    def _runs_on(self, line: Line, cue: Cue, low: int, high: int) -> int | None:
        """The content of a cue that neither যে nor a comma follows: পুলিশ জানায় রাস্তা বন্ধ ছিল."""
        n = cue.last + 1
        if cue.form != "main" or cue.passive or cue.entry.form not in _RUN_ON or n + 2 >= high or line.kind[n] != WORD:
            return None
        if line.has(n, TAIL) or not line.words[high - 1].bits & FINITE or clauses.closed_before(line, cue, low):
            return None
        source = self.sources.before(line, low, cue.first)
        return n if source is not None and source[1] == cue.first else None

    def _speaker(self, line: Line, cue: Cue, low: int) -> bool:
        """Whether somebody can be speaking: not যা বলেছেন, সেটি …"""
        first = cue.first - 1
        return first < low or line.kind[first] != WORD or not line.has(first, RELATIVE)

    def _postposed_alone(self, line: Line, first: int, high: int) -> bool:
        """Whether what seems a content is but another cue and its source: …হয়েছে, জানান তিনি."""
        found = cue_at(line, first)
        if found is None or found.form != "main" or found.passive:
            return False
        source = self.sources.after(line, found.last + 1, high)
        return source is not None and source[1] == high

    def _postposed(self, line: Line, cue: Cue, low: int, high: int) -> bool:
        """…, বলেন তিনি: at the very end, behind a comma or a quotation, nothing but the cue and its source."""
        k = cue.first - 1
        if cue.form not in ("main", "either") or k <= low or cue.passive or cue.last + 1 >= high:
            return False
        if line.kind[k] != QUOTE and not (line.is_comma(k) or (line.is_dash(k) and not line.glued[k])):
            return False
        if line.kind[k] == QUOTE and line.last[k] - line.first[k] < _CLAUSE_QUOTE:
            return False
        source = self.sources.after(line, cue.last + 1, high)
        return source is not None and all(line.kind[i] == PAREN for i in range(source[1], high))

    def _according(self, line: Line, cue: Cue, low: int) -> Range | None:
        """X-এর তথ্য অনুযায়ী: the document, in whatever case."""
        k = cue.first - 1
        if k < low or line.kind[k] != WORD:
            return None
        if not line.has(k, DOCUMENT):
            return None
        return self.sources.left_edge(line, k, low), k + 1

    def _source(self, line: Line, cue: Cue, low: int) -> Range | None:
        if cue.form == "noun" or (cue.form in ("after", "relay") and "genitive" in cue.entry.takes):
            return self.sources.genitive_before(line, low, cue.first)
        if cue.form == "after":
            return self._according(line, cue, low)
        if cue.passive:
            return self.sources.document_before(line, low, cue.first)
        return self.sources.before(line, low, cue.first)

    def _forward(
        self, line: Line, cue: Cue, start: int, low: int, high: int, parent: Draft | None
    ) -> tuple[Draft | None, Range | None]:
        source = self._source(line, cue, low)
        content, inner = self._content(line, start, high)
        if content is None or inner is None:
            return None, None
        how = {"noun": "noun cue", "after": "according to"}.get(cue.form, "passive" if cue.passive else "indirect")
        return self.add(line, cue, source, [content], parent, f"{how}, content after {cue.entry.form}", inner), inner

    def _content(self, line: Line, low: int, high: int) -> tuple[Tokens | None, Range | None]:
        if low < high and line.kind[low] == QUOTE and line.last[low] - line.first[low] >= _CLAUSE_QUOTE:
            high = low + 1
        edges = trimmed(line, low, high)
        if edges is None:
            return None, None
        return self.bare(tokens_of(line, *edges)), edges

    def bare(self, tokens: Tokens) -> Tokens | None:
        """Tokens without marks at either end."""
        first, last = tokens
        all_tokens = self.page.tokens
        while first < last and all_tokens[first].kind == "mark" and all_tokens[first].text not in "($€£৳":
            first += 1
        while first < last and all_tokens[last - 1].kind == "mark" and all_tokens[last - 1].text not in ")%":
            last -= 1
        return (first, last) if first < last else None

    def _closes(self, line: Line, cue: Cue, low: int, high: int) -> bool:
        """Whether ``cue`` closes the clause, but for a source that follows it."""
        if cue.form not in ("main", "either", "noun") or "forward" in cue.entry.takes:
            return False
        if finite_between(line, cue.last + 1, self.sources.clause_end(line, cue.last + 1, high)):
            return False
        if (
            cue.form == "noun"
            and cue.last + 1 < high
            and line.kind[cue.last + 1] == WORD
            and not line.has(cue.last + 1, GENITIVE | PRONOUN)
        ):
            return False
        return clauses.before_cue(line, cue, low) is not None or clauses.points_back(line, cue, low) is not None

    def _backward(
        self, line: Line, cue: Cue, low: int, high: int, parent: Draft | None
    ) -> tuple[Draft | None, Range | None]:
        where = clauses.before_cue(line, cue, low)
        pointing = clauses.points_back(line, cue, low)
        if pointing is not None and (where is None or where.how in ("comma", "quotation")):
            near = where is not None and (where.middle == pointing or line.text[pointing].startswith("এমন"))
            if not near:
                return self._pointing(line, cue, pointing, low, high, parent), None
        if where is None:
            return None, None
        middle = min(where.middle, cue.first)
        between = self._between(line, cue, middle, pointing)
        source, start = between, where.low
        if source is None:
            source = self._following(line, cue, high)
        if source is None and where.front:
            source, start = self._fronted(line, cue, where.low, where.high)
        if where.how == "comma" and not self._fills(line, cue, middle, between, source):
            return None, None
        if where.how in _BOUND and start == where.low:
            start = last_clause(line, start, where.high)
        start = (
            connectors(line, start, where.high) if source is None or start > source[1] or start == where.low else start
        )
        edges = trimmed(line, start, where.high)
        content = self.bare(tokens_of(line, *edges)) if edges else None
        if content is None or edges is None:
            return None, None
        if cue.form == "noun" and source is None:
            return None, None
        how = "passive" if cue.passive else "indirect"
        draft = self.add(
            line, cue, source, [content], parent, f"{how}, content before {where.how}, cue {cue.entry.form}", edges
        )
        draft.how = where.how
        return draft, edges

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

    def _fronted(self, line: Line, cue: Cue, low: int, high: int) -> tuple[Range | None, int]:
        if cue.passive:
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
        return not finite_between(line, middle, low)

    def _pointing(self, line: Line, cue: Cue, pointing: int, low: int, high: int, parent: Draft | None) -> Draft | None:
        """এ কথা বলেন তিনি: the content is the sentence before, or that of its statement."""
        if self._inside or parent is not None:
            return None
        source = self._following(line, cue, high) or (None if cue.passive else self.sources.before(line, low, pointing))
        content = content_before(self, self._number)
        if content is None or (source is None and not cue.passive):
            return None
        return self.add(line, cue, source, content, None, f"points back, cue {cue.entry.form}", None, back=True)

    def add(
        self,
        line: Line,
        cue: Cue,
        source: Range | None,
        content: list[Tokens],
        parent: Draft | None,
        why: str,
        inner: Range | None,
        *,
        back: bool = False,
    ) -> Draft:
        """Keep a statement; ``inner`` are the items of its content where it stands in this line."""
        if (
            cue.person == 1
            and source is not None
            and line.text[source[1] - 1] not in _FIRST_PERSON
            and cue.form != "noun"
        ):
            source = None
        converbs = " ".join(line.text[i] for i in range(max(0, cue.first - 6), cue.first) if line.kind[i] == WORD)
        draft = Draft(
            line=self._number,
            cue=cue_tokens(line, cue),
            source=self.bare(tokens_of(line, *source)) if source else None,
            content=content,
            act=cue.entry.act,
            why=why,
            parent=parent,
            passive=cue.passive,
            neutral=cue.entry.act == "state",
            document=cue.form == "after" and "any" in cue.entry.takes,
            direct=inner is not None and only_quote(line, *inner),
            back=back,
            question=cue.form == "question",
            person=cue.person,
            form=converbs,
        )
        self.drafts.append(draft)
        return draft


_RUN_ON = frozenset({"বলা", "জানানো", "লেখা", "দাবি করা", "অভিযোগ করা", "উল্লেখ করা", "মনে করা"})
_BOUND = frozenset({"genitive", "infinitive", "object", "naming", "কথা"})
_FIRST_PERSON = frozenset({"আমি", "আমরা", "আমিও", "আমরাও", "আমিই"})


def _weak(cue: Cue, start: int) -> bool:
    """অনুযায়ী without a comma binds less than a verb at the end of the sentence."""
    return cue.form == "after" and start == cue.last + 1


def _parts(line: Line, found: list[Cue]) -> list[Range]:
    """The line, cut at a semicolon before a clause with a cue that its content follows."""
    cuts = [0]
    for i in range(len(line)):
        if line.kind[i] == MARK and line.text[i] == ";":
            k = bisect_left(found, i, key=lambda c: c.first)
            for c in found[k : k + 5]:
                if c.first <= i + 10 and clauses.after_cue(line, c, i + 1, len(line)) is not None:
                    cuts.append(i + 1)
                    break
    return list(zip(cuts, [*cuts[1:], len(line)], strict=True))
