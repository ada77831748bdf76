"""Content after the cue: পুলিশ জানায়, …; পুলিশের দাবি, …; তথ্য অনুযায়ী …; বলেন, ‘…’."""

from shutro.speech import clauses
from shutro.speech.bits import DOCUMENT, FINITE, RELATIVE, TAIL
from shutro.speech.contents import conditional, relative, trimmed
from shutro.speech.cues import Cue, cue_at
from shutro.speech.documents import Range
from shutro.speech.draft import Draft, Tokens, tokens_of
from shutro.speech.lexicons import settings
from shutro.speech.lines import PAREN, QUOTE, WORD, Line
from shutro.speech.sheet import CLAUSE_QUOTE, Sheet

_TOLD = frozenset({"আমাকে", "আমাদেরকে"})  # আমাকে বলেন, with nobody who says it, asks to be told
_RUN_ON = frozenset({"বলা", "জানানো", "লেখা", "দাবি করা", "অভিযোগ করা", "উল্লেখ করা", "মনে করা"})


class Forward(Sheet):
    """Statements whose content follows the cue."""

    def opens(self, line: Line, cue: Cue, low: int, high: int) -> int | None:
        """The first item of the content that follows ``cue``, where its source allows it."""
        start = clauses.after_cue(line, cue, low, high)
        if start is None or cue.form == "relay" or ("quoted" in cue.entry.takes and line.kind[start] != QUOTE):
            return None
        if cue.form == "noun" or (cue.form == "after" and "genitive" in cue.entry.takes):
            if self.sources.genitive_before(line, low, cue.first) is None:
                return None
        elif (
            (cue.form == "after" and self._according(line, cue, low) is None)
            or ("document" in cue.entry.takes and self.sources.document_before(line, low, cue.first) is None)
            or (cue.form in ("main", "either") and not (self._speaker(line, cue, low) and self._person(line, cue, low)))
        ):
            return None
        if _title(line, start, high) or (cue.passive and line.text[start] in _WHICH):
            return None
        edges = trimmed(line, start, high)
        if not edges or (cue.form in ("main", "either") and _subordinate(line, low, cue.first, edges[0])):
            return None
        return start if not self._postposed_alone(line, edges[0], high) else None

    def runs_on(self, line: Line, cue: Cue, low: int, high: int) -> int | None:
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
        return first < low or line.kind[first] != WORD or not (line.has(first, RELATIVE) or line.text[first] == "কি")

    def _person(self, line: Line, cue: Cue, low: int) -> bool:
        """Whether the source of a verb of which things can be the subject is somebody: not এ ঘটনা স্পষ্ট করেছে."""
        shows = cue.entry.form == "বলা" and cue.last > cue.first  # সংখ্যাই বলে দেয়
        if not (shows or "person" in cue.entry.takes) or cue.passive:
            return line.text[cue.first - 1] not in _TOLD or self.sources.before(line, low, cue.first) is not None
        source = self.sources.before(line, low, cue.first)
        return (source is None and shows) or (source is not None and self.sources.can_speak(line, source[1] - 1))

    def _postposed_alone(self, line: Line, first: int, high: int) -> bool:
        """Whether what seems a content is but another cue and its source: …হয়েছে, জানান তিনি."""
        found = cue_at(line, first)
        if found is None or found.form != "main" or found.passive:
            return False
        source = self.sources.after(line, found.last + 1, high)
        return source is not None and source[1] == high

    def postposed(self, line: Line, cue: Cue, low: int, high: int) -> bool:
        """…, বলেন তিনি: at the very end, behind a comma or a quotation, nothing but the cue and its source."""
        k = cue.first - 1
        if cue.form not in ("main", "either") or k <= low or cue.passive or cue.last + 1 >= high:
            return False
        if line.kind[k] != QUOTE and not (line.is_comma(k) or (line.is_dash(k) and not line.glued[k])):
            return False
        if line.kind[k] == QUOTE and line.last[k] - line.first[k] < CLAUSE_QUOTE:
            return False
        source = self.sources.after(line, cue.last + 1, high)
        return source is not None and all(line.kind[i] == PAREN for i in range(source[1], high))

    def _according(self, line: Line, cue: Cue, low: int) -> Range | None:
        """X-এর তথ্য অনুযায়ী: the document, in whatever case."""
        k = cue.first - 1
        if k < low or line.kind[k] != WORD or not line.has(k, DOCUMENT) or _manner(line, cue, k):
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

    def forward(
        self, line: Line, cue: Cue, start: int, low: int, high: int, parent: Draft | None
    ) -> tuple[Draft | None, Range | None]:
        """The statement of a cue whose content begins at ``start``, and the items of that content."""
        source = self._source(line, cue, low)
        content, inner = self._content(line, start, high)
        if content is None or inner is None:
            return None, None
        how = {"noun": "noun cue", "after": "according to"}.get(cue.form, "passive" if cue.passive else "indirect")
        return self.add(line, cue, source, [content], parent, f"{how}, content after {cue.entry.form}", inner), inner

    def _content(self, line: Line, low: int, high: int) -> tuple[Tokens | None, Range | None]:
        if low < high and line.kind[low] == QUOTE and line.last[low] - line.first[low] >= CLAUSE_QUOTE:
            high = low + 1
        edges = trimmed(line, low, high)
        if edges is None:
            return None, None
        return self.bare(tokens_of(line, *edges)), edges


def _manner(line: Line, cue: Cue, k: int) -> bool:
    """Whether a rule tells how something will be done, and not what is said: আইন অনুযায়ী ব্যবস্থা নেওয়া হবে."""
    if line.text[k] not in settings()["papers"]["rules"] or cue.last + 1 == len(line) or line.is_comma(cue.last + 1):
        return False
    return any(v.tense == "future" for v in line.words[-1].readings)


def _title(line: Line, start: int, high: int) -> bool:
    """Whether a quotation is a title: তুলে ধরেছি ‘…’ নামে."""
    return line.kind[start] == QUOTE and start + 1 < high and line.text[start + 1] in _CALLED


_CALLED = frozenset({"নামে", "নামের", "শীর্ষক", "শিরোনামে", "শিরোনামের", "নামক"})


def _subordinate(line: Line, low: int, cue: int, start: int) -> bool:
    """Whether what seems a cue closes a relative clause or a condition."""
    return relative(line, low, cue, start) or conditional(line, low, cue)


_WHICH = frozenset({"যার", "যা", "যাদের", "যেখানে", "যেটি", "যেটা"})
