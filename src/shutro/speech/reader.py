"""The reading of speech on one screen: line by line, the outermost statement first, then what its content holds."""

from bisect import bisect_left

from shutro.speech import clauses
from shutro.speech.backward import Backward
from shutro.speech.beside import remarks
from shutro.speech.cues import Cue, cues
from shutro.speech.documents import Range
from shutro.speech.draft import Draft
from shutro.speech.forward import Forward
from shutro.speech.headlines import charge, headline
from shutro.speech.interviews import speakers, turn
from shutro.speech.lines import MARK, QUOTE, Line
from shutro.speech.persons import goes_on
from shutro.speech.pointers import source_line
from shutro.speech.purposes import purpose
from shutro.speech.sheet import CLAUSE_QUOTE

_DEPTH = 6  # statements inside statements: no reader follows more


class Reader(Forward, Backward):
    """Reads one page; the drafts come out in the order in which they were found."""

    def read(self) -> list[Draft]:
        """All statements of the page."""
        known = speakers(self.lines.lines)
        until = 0
        for number, line in enumerate(self.lines.lines):
            self.number = number
            if known and number >= until:
                until = number + turn(self, number, known)
            if number < until:
                continue
            found = source_line(self, line, number) or headline(self, line, number) or charge(self, line, number)
            if not found:
                self._line(line, None, 0)
        goes_on(self.drafts)
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
                        purpose(self, line, self.number, cue)
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
        forward = next(((c, s) for c in here if (s := self.opens(line, c, low, high)) is not None), None)
        closing = here[-1] if self.postposed(line, here[-1], low, high) else None
        if closing is None and (forward is None or _weak(*forward)):
            closing = next((c for c in reversed(here) if self.closes(line, c, low, high)), None)
            if closing is not None and forward is not None and clauses.complementiser(line, low, closing.first) is None:
                closing = None
        if closing is None and forward is not None and _tells_all(line, forward[0], here[-1], high):
            closing = here[-1]
        draft, inner = self.backward(line, closing, low, high, parent) if closing else (None, None)
        if draft is None:
            closing = None
            forward = forward or next(((c, s) for c in here if (s := self.runs_on(line, c, low, high))), None)
            if forward is not None:
                draft, inner = self.forward(line, forward[0], forward[1], low, high, parent)
        if draft is None:
            remarks(self, line, here, low, parent, None)
            return
        cue = closing or (forward[0] if forward else None)
        assert cue is not None  # noqa: S101 - for the type checker: a draft has a cue
        if inner is not None:
            beside = [c for c in here if c.last < cue.first and not inner[0] <= c.first < inner[1]]
            teller = remarks(self, line, beside, low, parent, draft) or draft
            self._inner(line, found, starts, inner[0], inner[1], teller, depth + 1)

    def _inner(
        self, line: Line, found: list[Cue], starts: list[int], low: int, high: int, parent: Draft, depth: int
    ) -> None:
        """What the content of a statement holds: its own clause, and the sentences of its quotations."""
        if depth > _DEPTH:
            return
        for first, last in _clauses(line, low, high):
            self._clause(line, found, starts, first, last, parent, depth)
        for i in range(low, high):
            if line.kind[i] == QUOTE and line.last[i] - line.first[i] >= CLAUSE_QUOTE:
                for sentence in self.lines.inner(line.first[i], line.last[i]):
                    self._line(sentence, parent, depth)


def _weak(cue: Cue, start: int) -> bool:
    """অনুযায়ী without a comma binds less than a verb at the end of the sentence."""
    return cue.form == "after" and start == cue.last + 1


def _tells_all(line: Line, first: Cue, last: Cue, high: int) -> bool:
    """Whether a source and its cue behind a last comma tell a whole clause with যে: X বলেছে যে C, পত্রিকাটি যোগ করেছে."""
    if last is first or last.last + 1 != high or line.text[first.last + 1] != "যে":
        return False
    comma = next((i for i in range(last.first - 1, first.last, -1) if line.kind[i] == MARK), None)
    return comma is not None and line.text[comma] == "," and 1 <= last.first - comma - 1 <= _SHORT_SOURCE


_SHORT_SOURCE = 3  # words, আরও among them


def _clauses(line: Line, low: int, high: int) -> list[Range]:
    """The clauses that semicolons part."""
    cuts = [i + 1 for i in range(low, high) if line.kind[i] == MARK and line.text[i] == ";"]
    return list(zip([low, *cuts], [*(c - 1 for c in cuts), high], strict=True))


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
