"""Rules and the trained model weighed against each other, name by name.

Every span that the rules found, or would have found had a longer one not won, and every span of the model is a
candidate. A logistic regression (Cox 1958) over what speaks for it gives the odds that it is a name of its type, and of
candidates that overlap those win whose odds multiply to most (Kleinberg and Tardos, Algorithm Design, 6.1: weighted
intervals). The weights are in `weights.json`, with the command that gives them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from shutro import lexicon
from shutro.encoder import LABELS
from shutro.names.agreement import again
from shutro.names.around import age_after, title_before
from shutro.names.kinds import BODY, CLASS, COMMON, GENERIC, PERSONAL, PLACELIKE, TITLE, UNKNOWN, Word
from shutro.names.latin import without_suffix
from shutro.names.mention import SILENT, Mention, Sheet
from shutro.words import stems, verbs

if TYPE_CHECKING:
    from shutro.encoder import Scores

MODEL = "trained model"  # why a name is one that only the model knows
_LOW = -6.0  # log-probabilities below it all mean never
_SURE = 0.9999
Span = tuple[int, int]


def weighed(sheet: Sheet, chosen: list[Mention], pool: list[Mention], scores: Scores) -> list[Mention]:
    """Of the rules' choice, their other candidates and the model's spans those that are names, in order.

    What was found so is looked for again on the page, and weighed too. The sheet's taken tokens are those of the
    mentions given back.
    """
    evidence = Evidence(sheet, chosen, pool, scores)
    kept = _best([(m, evidence.odds(m)) for m in evidence.candidates])
    sheet.taken[:] = bytes(len(sheet.taken))
    for mention, _ in kept:
        sheet.take(mention)
    _one_type(kept)
    found = [m for m, _ in kept]
    sure = _sure(kept)
    more = again(sheet, found)
    more = [m for m in more if _odds(evidence.features(m, m)) + AGREEMENT * sure.get((m.form, m.type), 0.0) > 0]
    for mention in more:
        sheet.take(mention)
    return sorted(found + more, key=lambda m: m.first)


CAUTION = 0.75  # odds that the model alone owes: the reports it was weighed on have more unknown names than news has
FLOOR = 0.05  # odds of a name that a strong rule reads: only a better one in its place takes it away
STRONG = frozenset({"country", "body", "people", "place", "full name"})
AGREEMENT = 0.5  # how much of the odds of a name elsewhere on the page a further mention of it has


def _one_type(kept: list[tuple[Mention, float]]) -> None:
    """Give what the model read as names of several types the type with the best odds in all."""
    total: dict[str, dict[str, float]] = {}
    for mention, odds in kept:
        types = total.setdefault(mention.form, {})
        types[mention.type] = types.get(mention.type, 0.0) + odds
    for mention, _ in kept:
        if mention.why == MODEL:
            types = total[mention.form]
            mention.type = max(types, key=lambda kind: types[kind])


def _sure(kept: list[tuple[Mention, float]]) -> dict[tuple[str, str], float]:
    """The best odds of each name and of each part of a person's name."""
    sure: dict[tuple[str, str], float] = {}
    for mention, odds in kept:
        parts = mention.form.split(" ") if mention.type == "PERSON" else ()
        for form in (mention.form, *parts):
            key = (form, mention.type)
            sure[key] = max(odds, sure.get(key, 0.0))
    return sure


def _odds(features: dict[str, float]) -> float:
    used = weights()
    return sum(used.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> dict[str, float]:
    """What each feature weighs: those of the shipped file."""
    return dict(lexicon.settings("names", "weights.toml")["weights"])


class Evidence:
    """What speaks for the candidates of one page."""

    def __init__(self, sheet: Sheet, chosen: list[Mention], pool: list[Mention], scores: Scores) -> None:
        self._sheet = sheet
        self._logs: list[list[float]] = scores.names.tolist()
        self._places: dict[str, list[int]] = {}
        for at, token in enumerate(sheet.tokens):
            if token.kind in ("word", "latin"):
                self._places.setdefault(self._shortest(at), []).append(at)
        self._labels = {label: i for i, label in enumerate(LABELS["names"])}
        self._rules = {(m.first, m.last): m for m in chosen}
        self._at: dict[int, Mention] = {i: m for m in chosen for i in range(m.first, m.last)}
        self._model = {(m.first, m.last): m for m in _of_model(sheet, scores)}
        self._model_at: dict[int, Mention] = {i: m for m in self._model.values() for i in range(m.first, m.last)}
        self.candidates = list(self._all(chosen, pool))

    def _all(self, chosen: list[Mention], pool: list[Mention]) -> Iterable[Mention]:
        """Each span and type once: the rules' mention of it where they have one."""
        seen: set[tuple[int, int, str]] = set()
        for mention in (*chosen, *pool, *self._model.values()):
            here = (mention.first, mention.last, mention.type)
            if here not in seen:
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
        others = [self._logs[i][begin] for i in self._places.get(self._shortest(m.first), ()) if i != m.first]
        if others:
            found["elsewhere"] = sum(max(_LOW, x) for x in others) / len(others)

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

    def odds(self, m: Mention) -> float:
        """The logarithm of the odds that a candidate is a name of its type."""
        odds = _odds(self.features(m))
        if m.why == MODEL:
            alone = not any(i in self._at for i in range(m.first, m.last))
            return odds - CAUTION if alone else odds
        return max(odds, FLOOR) if m is self._rules.get((m.first, m.last)) and kind_of_rule(m) in STRONG else odds


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


def _of_model(sheet: Sheet, scores: Scores) -> list[Mention]:
    """The model's spans with the rules' bounds: titles and class nouns of administration stay out."""
    found = []
    for tagged in scores.spans("names"):
        first, last = _trimmed(sheet, tagged.first, tagged.last, tagged.label)
        if first < last and not _certainly_none(sheet, first, last):
            form = _form(sheet, first, last, tagged.label)
            found.append(Mention(first, last, tagged.label, form, MODEL, confidence=round(tagged.score, 2)))
    return found


def _certainly_none(sheet: Sheet, first: int, last: int) -> bool:
    """One common word, a form of a verb, a thing in Latin capitals, a ship: no name, whatever the model says."""
    settings = lexicon.settings("names", "grammar.toml")
    if sheet.text(first - 1) in settings["vessels"]:
        return True
    here = sheet.words[first]
    if all(_tells_nothing(w) for w in sheet.words[first:last]) and sheet.tokens[first].kind == "word":
        return True
    if last - first > 1 or here.kinds & PERSONAL or here.known is not None:
        return False
    if sheet.tokens[first].kind == "latin":
        return without_suffix(sheet.text(first)) in settings["latin_things"]
    return bool(here.kinds & COMMON) or bool(verbs(here.text))


def _tells_nothing(here: Word) -> bool:
    """Whether a word tells no body from its like: জেলা প্রশাসন, ট্রাস্টি বোর্ড."""
    if here.known is not None or here.kinds & (PERSONAL | UNKNOWN):
        return False
    return bool(here.kinds & (COMMON | GENERIC | BODY))


def _form(sheet: Sheet, first: int, last: int, kind: str) -> str:
    """A name without its case ending."""
    here = sheet.words[last - 1]
    if sheet.tokens[last - 1].kind != "word":
        return without_suffix(sheet.form(first, last))
    listed = here.name or (here.known.form if here.known else None) or (here.body[0] if here.body else None)
    return sheet.form(first, last, listed or _bare(sheet, last - 1, kind))


def _bare(sheet: Sheet, at: int, kind: str) -> str:
    """The likely bare form of a name's last word: only peoples have a plural, only places and bodies a locative."""
    if kind in ("PERSON", "NORP"):
        return sheet.without_ending(at)
    text = sheet.text(at)
    ways = [s for s in stems(text)[1:] if len(s.text) > _SHORTEST and _CASES.issuperset(s.endings)]
    stands = next((s.text for s in ways if sheet.stands(s.text)), None)
    if stands is not None or not ways:
        return stands or text
    after = sheet.words[at + 1] if at + 1 < len(sheet.words) else None
    nominative = after is None or bool(after.kinds & CLASS) or sheet.tokens[at + 1].kind == "mark"
    if ways[-1].endings == ("locative",) and (nominative or sheet.borne(text)):
        return text
    return ways[-1].text


_CASES = frozenset({"genitive", "dative", "locative", "comitative", "emphatic"})
_SHORTEST = 2  # letters


def _trimmed(sheet: Sheet, first: int, last: int, kind: str) -> Span:
    words, tokens = sheet.words, sheet.tokens
    while first < last and (tokens[first].kind == "mark" or (kind == "PERSON" and _no_part(words[first]))):
        first += 1
    while first < last and (
        tokens[last - 1].kind == "mark"
        or (kind == "PERSON" and last - first > 1 and _no_part(words[last - 1]))
        or (kind == "PLACE" and last - first > 1 and words[last - 1].kinds == CLASS)
    ):
        last -= 1
    if any(not sheet.same_line(one, one + 1) for one in range(first, last - 1)):
        return first, first
    return first, last


def _no_part(here: Word) -> bool:
    """Whether a word stands beside persons' names and in none: a title (শহিদ, সাহেব), বেগম before a name."""
    return bool(here.kinds & TITLE and not here.kinds & PERSONAL)


def _best(odds: list[tuple[Mention, float]]) -> list[tuple[Mention, float]]:
    """The candidates without overlap whose odds sum to most, with their odds."""
    likely = sorted(((m, x) for m, x in odds if x > 0), key=lambda o: o[0].last)
    ends = [m.last for m, _ in likely]
    total = [0.0]
    back: list[tuple[int, bool]] = [(0, False)]
    for n, (m, x) in enumerate(likely):
        before = bisect_right(ends, m.first, 0, n)
        taken = total[before] + x
        back.append((before, True) if taken > total[n] else (n, False))
        total.append(max(taken, total[n]))
    kept, n = [], len(likely)
    while n:
        before, taken_here = back[n]
        if taken_here:
            kept.append(likely[n - 1])
        n = before
    return kept[::-1]
