"""Finding cues: verb groups, noun cues and postpositions of a line, each with its act and its form."""

from collections.abc import Iterator
from functools import cache

import msgspec

from shutro.speech.bits import BACKWARD, CONVERB, CUE_VERB, CUE_WORD, FINITE, GENITIVE, LIGHT, NEGATIVE
from shutro.speech.lexicons import MAIN_TENSES, PASSIVE, VECTORS, CueEntry, cue_entries
from shutro.speech.lines import WORD, Line
from shutro.words import Verb

_NEGATIONS = frozenset({"না", "নি", "নাই"})
_VERBS = ("verb",)
_WORDS = ("noun", "after", "relay", "question", "purpose")
_COPULAS = frozenset({"ছিল", "হলো", "হল", "হচ্ছে"})
_HOPES = frozenset({"আশা", "অনুরোধ", "প্রত্যাশা"})  # with a verb of the first person that is to come: আশা করব
_EMPHATIC = ("", "ও", "ই", "টি", "টিও", "টা", "টাও")


class Cue(msgspec.Struct, frozen=True):
    """Items ``first`` to ``last`` (included) of a line.

    ``form``: ``main`` (can close a sentence), ``converb`` (জানিয়ে), ``either`` (করে), or the lexicon's group (noun,
    after, relay, question, purpose).
    ``passive``: nobody is the grammatical subject (বলা হয়েছে, জানা গেছে). ``person`` of the verb.
    """

    first: int
    last: int
    entry: CueEntry
    form: str
    passive: bool = False
    person: int | None = None


def cues(line: Line) -> list[Cue]:
    """The cues of a line, left to right, none overlapping."""
    found: list[Cue] = []
    for i, kind in enumerate(line.kind):
        if kind != WORD or not line.has(i, CUE_VERB | CUE_WORD):
            continue
        cue = _verb_cue(line, i) if line.has(i, CUE_VERB) else None
        cue = cue or (_word_cue(line, i) if line.has(i, CUE_WORD) else None)
        if cue is None:
            continue
        while found and found[-1].last >= cue.first:  # দাবি, then দাবি করেন: the longer one
            found.pop()
        found.append(cue)
    return found


def cue_at(line: Line, first: int) -> Cue | None:
    """The verb cue that begins at item ``first``."""
    for i in range(first, min(first + 4, len(line))):
        if line.kind[i] != WORD:
            return None
        cue = _verb_cue(line, i) if line.has(i, CUE_VERB) else None
        if cue is not None and cue.first == first:
            return cue
    return None


def _verb_cue(line: Line, i: int) -> Cue | None:
    if line.has(i, NEGATIVE) or (i + 1 < len(line) and line.text[i + 1] in _NEGATIONS and line.kind[i + 1] == WORD):
        return None
    for reading in line.words[i].readings:
        cue = _passive(line, i, reading) or _vector(line, i, reading) or _plain(line, i, reading)
        if cue is not None:
            return cue
    return None


def _form(line: Line, i: int, reading: Verb) -> str | None:
    """``main``, ``converb``, ``either``, or None for a form that tells of no speech (বলবেন, বলতে, বললে)."""
    main = any(
        r.lemma == reading.lemma
        and r.person in (1, 3)
        and (r.tense in MAIN_TENSES or (r.tense == "future" and r.person == 1 and i and line.text[i - 1] in _HOPES))
        for r in line.words[i].readings
    )
    converb = any(r.lemma == reading.lemma and r.tense == "converb" for r in line.words[i].readings)
    if main and converb:
        return "either"
    return "main" if main else "converb" if converb else None


def _plain(line: Line, i: int, reading: Verb) -> Cue | None:
    form = _form(line, i, reading)
    if form is None:
        return None
    for entry, first in _standing(line, i, reading.lemma, _VERBS):
        if not entry.words and not _speaks(line, i, entry, form):
            return None
        return Cue(first, i, entry, form, "impersonal" in entry.takes, reading.person)
    return None


def _speaks(line: Line, i: int, entry: CueEntry, form: str) -> bool:
    """Whether a bare verb of saying says something: not বলে (the complementiser), স্বাগত জানান, কথা বলেন (converses)."""
    before = line.text[i - 1] if i else ""
    if entry.form == "বলা":
        talks = before == "কথা" and i >= 2 and not line.has(i - 2, GENITIVE | BACKWARD)
        return form == "main" and not talks
    if entry.form == "চাওয়া" and form != "main":
        return False
    return not (i and line.has(i - 1, LIGHT))


def _vector(line: Line, i: int, reading: Verb) -> Cue | None:
    """জানিয়ে দেন, দাবি করে আসছে, বলে দিয়েছে."""
    if reading.lemma not in VECTORS or i == 0 or not line.has(i - 1, CONVERB):
        return None
    form = _form(line, i, reading)
    if form is None:
        return None
    for inner in line.words[i - 1].readings:
        if inner.tense == "converb":
            for entry, first in _standing(line, i - 1, inner.lemma, _VERBS):
                return Cue(first, i, entry, form, False, reading.person)
    return None


def _passive(line: Line, i: int, reading: Verb) -> Cue | None:
    """বলা হয়েছে, দাবি করা হচ্ছে, জানিয়ে দেওয়া হয়."""
    if reading.lemma != PASSIVE or i == 0 or line.kind[i - 1] != WORD:
        return None
    if _form(line, i, reading) is None:
        return None
    done = next((v.lemma for v in line.words[i - 1].readings if v.tense == "verbal noun"), line.text[i - 1])
    for entry, first in _standing(line, i - 1, done, _VERBS):
        return Cue(first, i, entry, "main", True, 3)
    if i >= 2 and line.text[i - 1] in VECTORS and line.has(i - 2, CONVERB):
        for inner in line.words[i - 2].readings:
            for entry, first in _standing(line, i - 2, inner.lemma, _VERBS) if inner.tense == "converb" else ():
                return Cue(first, i, entry, "main", True, 3)
    return None


def _word_cue(line: Line, i: int) -> Cue | None:
    for entry, first in _standing(line, i, line.text[i], _WORDS):
        after = line.text[i + 1] if i + 1 < len(line) else ""
        if entry.last == "প্রশ্নের" and after not in ("জবাবে", "উত্তরে"):
            return None
        return Cue(first, i + (entry.group == "noun" and after in _COPULAS), entry, entry.group)
    return None


@cache
def _index(groups: tuple[str, ...]) -> dict[str, dict[str, tuple[CueEntry, ...]]]:
    """Last word -> the word before it (empty: none) -> the cues, longest first."""
    found: dict[str, dict[str, list[CueEntry]]] = {}
    for last, entries in cue_entries(*groups).items():
        for entry in entries:
            before = entry.words[-1] if entry.words else ""
            for emphatic in _EMPHATIC if before else ("",):
                found.setdefault(last, {}).setdefault(before + emphatic, []).append(entry)
    return {last: {before: tuple(es) for before, es in table.items()} for last, table in found.items()}


def _standing(line: Line, i: int, last: str, groups: tuple[str, ...]) -> Iterator[tuple[CueEntry, int]]:
    """The cues that end in ``last`` at item ``i`` and stand there whole, longest first, each with its first item."""
    table = _index(groups).get(last)
    if table is None:
        return
    if i and line.kind[i - 1] == WORD:
        for entry in table.get(line.text[i - 1], ()):
            first = i - len(entry.words)
            if first >= 0 and all(
                line.text[first + n] == form or (line.text[first + n][:-1] == form and line.text[first + n][-1] in "ওই")
                for n, form in enumerate(entry.words[:-1])
            ):
                yield entry, first
    for entry in table.get("", ()):
        yield entry, i


def finite_between(line: Line, first: int, last: int) -> bool:
    """Whether a finite verb that is no converb stands among the items ``first`` to ``last`` (excluded)."""
    return any(line.words[i].bits & (FINITE | CONVERB) == FINITE for i in range(first, last))
