"""Statements from the trained reader's tags: which source and content belong to a cue, and what stands in what."""

from bisect import bisect_right

from shutro.speech.bits import CONDITIONAL
from shutro.speech.cues import Cue, cues
from shutro.speech.draft import Draft, Tokens
from shutro.speech.evidence import LAYERS, Evidence
from shutro.speech.forms import word
from shutro.speech.lines import QUOTE, Line
from shutro.speech.pointers import content_before
from shutro.speech.pointing import points_back
from shutro.speech.quotes import CLOSING, OPENING
from shutro.speech.sheet import CLAUSE_QUOTE, Sheet
from shutro.speech.told import FAR, Beside, Told

_NEIGHBOURS = 4  # spans on either side that may belong to a cue
_NOT = frozenset({"না", "নি", "নাই"})
_MAY = frozenset({"পারে", "পারেন", "পারি", "চাইলে"})
_ENDS = CLOSING | {"।"}
_SOURCES = frozenset({"সূত্র", "তথ্যসূত্র", "খবর"})
_COLONS = frozenset({":", "ঃ"})
Pair = tuple[float, int, int]  # cost, number of the span, number of the cue


class Linker:
    """Links the tags of one page."""

    def __init__(self, sheet: Sheet, evidence: Evidence) -> None:
        self._sheet = sheet
        self._tokens = sheet.page.tokens
        self._lines = sheet.lines.lines
        self._starts = [line.first[0] for line in self._lines]
        self._evidence = evidence
        self._cues: dict[int, list[Cue]] = {}
        self._quoted: dict[int, list[Line]] = {}

    def read(self) -> list[Draft]:
        """The statements of the tags in the order of their cues, parents filled."""
        told = sorted((t for layer in LAYERS for t in self._layer(layer)), key=lambda t: t.cue)
        by_line: dict[int, list[Told]] = {}
        for t in told:
            if not t.contents:
                self._borrow(t, by_line)
            if t.contents:
                by_line.setdefault(t.line, []).append(t)
        drafts = [(t.layer == LAYERS[0], self._draft(t)) for t in told if t.contents and self._speaks(t)]
        holders = Holders([draft for outermost, draft in drafts if outermost])
        for outermost, draft in drafts:
            draft.parent = None if outermost else holders.of(draft)
        return [draft for outermost, draft in drafts if outermost or draft.parent is not None]

    def _speaks(self, told: Told) -> bool:
        """Whether somebody can be speaking: a noun of saying is owned, but in a headline; what seems is none."""
        if told.known is None or told.source is not None:
            return True
        seems = told.known.entry.form == "মনে হওয়া" and told.layer == LAYERS[0]
        return not seems and (told.form != "noun" or self._lines[told.line].headline)

    def _line_of(self, token: int) -> int:
        return max(0, bisect_right(self._starts, token) - 1)

    def _layer(self, layer: str) -> list[Told]:
        """The cues of one layer: every content goes to the cue that fits it best, then every source."""
        spans: dict[str, list[Tokens]] = {"source": [], "cue": [], "content": []}
        for tagged in self._evidence.spans(layer):
            place = (tagged.first, tagged.last)
            colon = tagged.label == "cue" and self._tokens[place[0]].text in _COLONS
            bare = place if colon else self._sheet.bare(place)
            if bare is not None and not (tagged.label == "cue" and self._untold(bare)):
                spans[tagged.label].append(bare)
        if not self._lines:
            return []
        told = [self._told(layer, cue) for cue in spans["cue"]]
        beside = Beside(self._tokens, told)
        self._give_contents(told, spans["content"], beside)
        self._give_sources(told, spans["source"], beside)
        return told

    def _untold(self, cue: Tokens) -> bool:
        """Whether a cue tells of no speech that there was: বললে, দাবি করতে পারে, মনে হয় না."""
        last = self._tokens[cue[1] - 1].text
        after = self._tokens[cue[1]].text if cue[1] < len(self._tokens) else ""
        return bool(word(last).bits & CONDITIONAL) or last in _MAY or after in _NOT

    def _told(self, layer: str, cue: Tokens) -> Told:
        number = self._line_of(cue[0])
        return Told(layer, number, cue, self._known(self._lines[number], cue), [])

    def _known(self, line: Line, place: Tokens) -> Cue | None:
        """The cue of the lexicon that stands at a place, also in a quotation."""
        k = bisect_right(line.first, place[0]) - 1
        if k >= 0 and line.kind[k] == QUOTE:
            if line.first[k] not in self._quoted:
                self._quoted[line.first[k]] = self._sheet.lines.inner(line.first[k], line.last[k])
            inner = self._quoted[line.first[k]]
            n = bisect_right(inner, place[0], key=lambda one: one.first[0]) - 1
            return self._known(inner[n], place) if n >= 0 else None
        if line.first[0] not in self._cues:
            self._cues[line.first[0]] = cues(line)
        found = self._cues[line.first[0]]
        n = bisect_right(found, place[1] - 1, key=lambda c: line.first[c.first]) - 1
        return found[n] if n >= 0 and place[0] < line.last[found[n].last] else None

    def _give_contents(self, told: list[Told], contents: list[Tokens], beside: Beside) -> None:
        pairs: list[Pair] = []
        for n, t in enumerate(told):
            for k in _near(contents, t.cue):
                place = contents[k]
                lines = abs(t.line - self._line_of(place[0] if place[0] >= t.cue[1] else place[1] - 1))
                if not (lines and t.form in ("converb", "either")):
                    pairs.append((beside.content(t, place, lines), k, n))
        pairs = sorted(p for p in pairs if p[0] < FAR)
        taken: set[int] = set()
        for _, k, n in pairs:
            if k not in taken and not told[n].contents:
                told[n].contents.append(contents[k])
                taken.add(k)
        for _, k, n in pairs:  # the rest of a content that its cue interrupts
            if k not in taken and len(told[n].contents) == 1 and _around(told[n], contents[k]):
                told[n].contents = sorted([*told[n].contents, contents[k]])
                taken.add(k)
        for _, k, n in pairs:  # a relay shares the content of its line
            if told[n].form == "relay" and not told[n].contents:
                told[n].contents.append(contents[k])

    def _give_sources(self, told: list[Told], sources: list[Tokens], beside: Beside) -> None:
        pairs: list[Pair] = []
        for n, t in enumerate(told):
            if t.form != "question":
                near = (k for k in _near(sources, t.cue) if self._line_of(sources[k][0]) == t.line)
                pairs += ((beside.source(t, sources[k]), k, n) for k in near)
        pairs = sorted(p for p in pairs if p[0] < FAR)
        taken: set[int] = set()
        for shared in (False, True):  # তিনি … জানিয়ে বলেন: one subject, two cues
            for _, k, n in pairs:
                if told[n].source is None and (shared or k not in taken):
                    told[n].source = sources[k]
                    taken.add(k)

    def _borrow(self, told: Told, by_line: dict[int, list[Told]]) -> None:
        """এ কথা বলেন, খবর রয়টার্সের: a cue that points back has the content of the line before."""
        line = self._lines[told.line]
        quoted = line.kind[bisect_right(line.first, told.cue[0]) - 1] == QUOTE
        points = told.known is not None and not quoted and points_back(line, told.known, 0) is not None
        if points or line.text[0] in _SOURCES:
            before = [t for t in by_line.get(told.line - 1, []) if not t.back]
            told.contents = list(before[-1].contents) if before else content_before(self._sheet, told.line) or []
            told.back = True

    def _draft(self, told: Told) -> Draft:
        known, tokens = told.known, self._tokens
        first, last = told.contents[0][0], told.contents[-1][1]
        opened = first > 0 and tokens[first - 1].text in OPENING
        closed = last < len(tokens) and tokens[last].text in _ENDS
        long = last - first >= CLAUSE_QUOTE - 2  # its marks left out
        name = known.entry.form if known is not None else " ".join(t.text for t in tokens[told.cue[0] : told.cue[1]])
        return Draft(
            line=told.line,
            cue=told.cue,
            source=told.source,
            content=told.contents,
            act=known.entry.act if known is not None else "state",
            why=f"trained reader, cue {name}",
            passive=known is not None and known.passive,
            neutral=known is None or known.entry.act == "state",
            direct=opened and closed and long and not told.back,
            back=told.back,
            person=known.person if known is not None else None,
            question=told.form == "question",
            known=known is not None,
        )


class Holders:
    """The outermost statements by what they hold."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._held = sorted(((c, n) for n, d in enumerate(drafts) for c in d.content), key=lambda h: h[0])
        self._drafts = drafts
        self._same = {c: d for d in reversed(drafts) for c in d.content}

    def of(self, nested: Draft) -> Draft | None:
        """The statement whose content holds the cue of a nested one, or that tells the same, or stands beside it."""
        k = bisect_right(self._held, nested.cue, key=lambda h: h[0])
        for (first, last), n in reversed(self._held[max(0, k - _NEIGHBOURS) : k]):
            if first <= nested.cue[0] and nested.cue[1] <= last:
                return self._drafts[n]
        same = next((self._same[c] for c in nested.content if c in self._same), None)
        if same is not None:
            return same
        near = [self._drafts[n] for _, n in self._held[max(0, k - _NEIGHBOURS) : k + _NEIGHBOURS]]
        return next((d for d in near if d.line == nested.line), None)


def _near(spans: list[Tokens], cue: Tokens) -> range:
    """The numbers of the spans near a cue."""
    k = bisect_right(spans, cue)
    return range(max(0, k - _NEIGHBOURS), min(len(spans), k + _NEIGHBOURS))


def _around(told: Told, content: Tokens) -> bool:
    """Whether a content stands on the other side of its cue than the one the cue has."""
    before, own_before = content[1] <= told.cue[0], told.contents[0][1] <= told.cue[0]
    return before != own_before and (before or content[0] >= told.cue[1])
