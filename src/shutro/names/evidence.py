"""What speaks for a name: the rules that read it, what the model says of it, its words and what stands around them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from shutro.encoder import LABELS
from shutro.names.around import age_after, title_before
from shutro.names.kinds import BODY, CLASS, COMMON, PERSONAL, PLACELIKE, UNKNOWN
from shutro.names.mention import SILENT, Mention, Sheet
from shutro.names.tagged import MODEL, tagged

if TYPE_CHECKING:
    from shutro.encoder import Scores

_LOW = -6.0  # log-probabilities below it all mean never
_SURE = 0.9999
STRONG = frozenset({"country", "body", "people", "place", "full name"})  # rules that only a better reading overrules


class Evidence:
    """What speaks for the candidates of one page."""

    def __init__(self, sheet: Sheet, chosen: list[Mention], pool: list[Mention], scores: Scores) -> None:
        self._sheet = sheet
        self._logs: list[list[float]] = scores.names.tolist()
        self._labels = {label: i for i, label in enumerate(LABELS["names"])}
        self._rules = {(m.first, m.last): m for m in chosen}
        self._at: dict[int, Mention] = {i: m for m in chosen for i in range(m.first, m.last)}
        self._model = {(m.first, m.last): m for m in tagged(sheet, scores)}
        self._model_at: dict[int, Mention] = {i: m for m in self._model.values() for i in range(m.first, m.last)}
        self._everywhere = self._sums()
        self.candidates = list(self._all(chosen, pool))

    def _sums(self) -> dict[str, list[float]]:
        """Of each word's shortest stem its log-probabilities on the page summed label by label, and their number."""
        sums: dict[str, list[float]] = {}
        for at, token in enumerate(self._sheet.tokens):
            if token.kind in ("word", "latin"):
                logs = [*(max(_LOW, x) for x in self._logs[at]), 1.0]
                stem = self._shortest(at)
                sums[stem] = [a + b for a, b in zip(sums[stem], logs, strict=True)] if stem in sums else logs
        return sums

    def _all(self, chosen: list[Mention], pool: list[Mention]) -> Iterable[Mention]:
        """Each span and type once: the rules' mention of it where they have one."""
        seen: set[tuple[int, int, str]] = set()
        for mention in (*chosen, *pool, *self._model.values()):
            here = (mention.first, mention.last, mention.type)
            if here not in seen and not (mention.why == MODEL and self._runs_over(mention)):
                seen.add(here)
                yield mention
        for mention in chosen:
            other = self._likeliest(mention.first, mention.last)
            if (mention.first, mention.last, other) not in seen:
                seen.add((mention.first, mention.last, other))
                sure = round(math.exp(self._inside(mention.first, mention.last, other)), 2)
                yield Mention(mention.first, mention.last, other, mention.form, MODEL, confidence=sure)

    def _likeliest(self, first: int, last: int) -> str:
        """The type that the model likes best for a span."""
        kinds = [label[2:] for label in LABELS["names"] if label.startswith("B-")]
        return max(kinds, key=lambda kind: self._inside(first, last, kind))

    def _inside(self, first: int, last: int, kind: str) -> float:
        """The mean log-probability of a span's labels, were it a name of this kind."""
        begin, inside = self._labels.get(f"B-{kind}", 0), self._labels.get(f"I-{kind}", 0)  # SILENT: outside of names
        logs = [self._logs[first][begin], *(self._logs[i][inside] for i in range(first + 1, last))]
        return sum(max(_LOW, x) for x in logs) / len(logs)

    def features(self, m: Mention, rule: Mention | None = None) -> dict[str, float]:
        """What speaks for and against a candidate, by name. ``rule``: what the rules read here, where not known."""
        found = {"bias": 1.0, "inside": self._inside(m.first, m.last, m.type)}
        found["outside"] = sum(max(_LOW, self._logs[i][0]) for i in range(m.first, m.last)) / (m.last - m.first)
        found["begins"] = max(_LOW, self._logs[m.first][self._labels.get(f"B-{m.type}", 0)])
        if m.last < len(self._logs):
            goes_on = self._labels.get(f"I-{m.type}", 0)
            found["ends"] = max(_LOW, math.log(1 - min(_SURE, math.exp(self._logs[m.last][goes_on]))))
        self._words(m, found)
        self._against(m, rule or self._rules.get((m.first, m.last)), found)
        return found

    def _shortest(self, at: int) -> str:
        """The shortest stem of a word: what all its forms share."""
        token = self._sheet.tokens[at]
        return self._sheet.words[at].stems[-1] if token.kind == "word" else token.text

    def _words(self, m: Mention, found: dict[str, float]) -> None:
        """What the words of a candidate are, what stands around them, and what the model says of them elsewhere."""
        sheet, words = self._sheet, self._sheet.words
        count = m.last - m.first
        found[f"is {m.type}"] = 1.0
        found["words"] = min(count, 6) / 6
        found["common words"] = sum(bool(w.kinds & COMMON) for w in words[m.first : m.last]) / count
        found["words on no list"] = sum(bool(w.kinds & UNKNOWN) for w in words[m.first : m.last]) / count
        found[f"class noun {m.type}"] = float(bool(words[m.last - 1].kinds & BODY))
        if m.type == "PERSON":
            found["title before"] = float(bool(title_before(sheet, m.first)))
            found["age after"] = float(age_after(sheet, m.last))
            found["name words"] = sum(bool(w.kinds & PERSONAL) for w in words[m.first : m.last]) / count
        if m.type == "PLACE":
            found["place-like"] = float(any(w.kinds & PLACELIKE for w in words[m.first : m.last]))
            found["class noun after"] = float(m.last < len(words) and bool(words[m.last].kinds & CLASS))
        begin = self._labels.get(f"B-{m.type}", 0)
        sums = self._everywhere.get(self._shortest(m.first))
        if sums is not None and sums[-1] > 1:
            found["elsewhere"] = (sums[begin] - max(_LOW, self._logs[m.first][begin])) / (sums[-1] - 1)

    def _against(self, m: Mention, rule: Mention | None, found: dict[str, float]) -> None:
        """Whether the rules and the model read this span, another type or other bounds."""
        model = self._model.get((m.first, m.last))
        if m.type == SILENT:
            found["silent"] = 1.0
        elif rule is None:
            found[f"rules: {_bounds(self._at, m)}"] = 1.0
            if m.why != MODEL:
                found["rules: not chosen"] = 1.0
        elif rule.type == m.type:
            found[f"rule: {kind_of_rule(rule)}"] = 1.0
        else:
            found[f"other: {kind_of_rule(rule)}"] = 1.0
        if model is None:
            found[f"model: {_bounds(self._model_at, m)}"] = 1.0
        elif model.type != m.type:
            found["model: other type"] = 1.0

    def _runs_over(self, m: Mention) -> bool:
        """Whether the model's person runs over a person and a place or body that strong rules read apart."""
        inside = [self._at[i] for i in range(m.first, m.last) if i in self._at] if m.type == "PERSON" else []
        return len({r.type for r in inside if kind_of_rule(r) in STRONG}) > 1

    def strong(self, m: Mention) -> bool:
        """Whether a candidate is a name that a strong rule reads."""
        return m is self._rules.get((m.first, m.last)) and kind_of_rule(m) in STRONG

    def owned(self, m: Mention) -> bool:
        """Whether a candidate is a body of several words that the rules read."""
        return m.type == "ORG" and m.last > m.first + 1 and m is self._rules.get((m.first, m.last))

    def alone(self, m: Mention) -> bool:
        """Whether the model alone speaks for a candidate: the rules read nothing here."""
        return m.why == MODEL and not any(i in self._at for i in range(m.first, m.last))


def _bounds(at: dict[int, Mention], m: Mention) -> str:
    """How a candidate lies to what one side read here: shorter and longer are said of that side's name."""
    others = [at[i] for i in range(m.first, m.last) if i in at]
    if not others:
        return "none"
    other = others[0]
    if other.type != m.type or any(o is not other for o in others):
        return "other bounds"
    if m.first <= other.first and other.last <= m.last:
        return "shorter"
    return "longer" if other.first <= m.first and m.last <= other.last else "other bounds"


_RULES = (
    ("gazetteer: territory", "country"),
    ("gazetteer: CLDR", "country"),
    ("gazetteer: union", "union"),
    ("gazetteer: GeoNames", "city"),
    ("gazetteer: people", "people"),
    ("gazetteer: body", "body"),
    ("gazetteer", "place"),
    ("designator", "designator"),
    ("title", "title"),
    ("verb", "verb"),
    ("age", "age"),
    ("called", "age"),
    ("acronym", "acronym"),
    ("before its", "acronym"),
    ("spelt", "acronym"),
    ("seen", "seen"),
    ("class", "class noun"),
    ("office", "class noun"),
    ("ends like", "ending"),
)


def kind_of_rule(m: Mention) -> str:
    """The rule that found a mention, in one or two words."""
    if m.why.startswith("name words"):
        return "full name" if m.last - m.first > 1 else "one name"
    return next((kind for begins, kind in _RULES if m.why.startswith(begins)), "other")
