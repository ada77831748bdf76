"""Verb forms: stem, tense, person, honorific.

A form is cut into a stem (verbs.tsv) and an ending (verbs.toml), from left to right. Each cut costs two dictionary
look-ups, and each word type is read once. Forms that follow no rule stand whole in verb-forms.tsv.
Source: H.-R. Thompson, *Bengali*, ch. 7.
"""

from collections import defaultdict
from functools import cache, lru_cache

import msgspec

from shutro import lexicon
from shutro.text.form import one_form


class Verb(msgspec.Struct, frozen=True):
    """One reading of a verb form.

    - ``lemma``: the verbal noun (``জানানো``). The verbs without one are named by their third person: ``আছে``, ``নয়``,
      ``নেই``, ``বটে``.
    - ``tense``: present, continuous, perfect, past, past continuous, pluperfect, habitual, future, imperative,
      converb (``বলে``), conditional (``বললে``), infinitive (``বলতে``) or verbal noun.
    - ``person``: 1, 2, 3 or None.
    - ``honorific``: True (``বলেন``; of the third person, and said to আপনি), False (``বলে``), or None (the first
      person, and forms without person).
    - ``negative``: whether নি or না is written onto it (``করেননি``).
    """

    lemma: str
    tense: str
    person: int | None = None
    honorific: bool | None = None
    negative: bool = False

    @property
    def finite(self) -> bool:
        """Whether the form can close a sentence."""
        return self.person is not None


_PERSONS: dict[str, tuple[int | None, bool | None]] = {
    "1": (1, None), "2": (2, False), "2i": (2, False), "3": (3, False), "3h": (3, True), "-": (None, None),
}  # fmt: skip
_Ending = tuple[str, str, str]  # which stem, tense, person
_STEMS = ("low", "high", "perfect", "past", "future")
_RAISED = {"ো": "ু", "ে": "ি"}
_LONGEST = 60  # no Bengali verb form is longer


@cache
def _endings() -> dict[tuple[str, str], list[_Ending]]:
    """(class, ending) -> what it can be."""
    settings = lexicon.settings("words", "verbs.toml")
    found: dict[tuple[str, str], list[_Ending]] = defaultdict(list)
    for kind, lines in settings["classes"].items():
        for tense, stem, mark, series in lines:
            for personal, person in settings["series"][series].items():
                found[kind, mark + personal].append((stem, tense, person))
    return dict(found)


@cache
def _stems() -> dict[str, list[tuple[str, str, str]]]:
    """Stem -> (lemma, class, which stem)."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entry in lexicon.entries("words", "verbs.tsv"):
        kind = "causative" if entry["class"] == "vowel" else entry["class"]
        for which, stem in sorted(_stems_of(entry)):
            found[stem].append((entry["form"], kind, which))
    return dict(found)


def _stems_of(entry: lexicon.Entry) -> set[tuple[str, str]]:
    """The stems of a verb: those that its entry names, the others by rule."""
    lemma, kind = entry["form"], entry["class"]
    named = {which: entry[which].split(",") for which in _STEMS if entry[which] != "-"}
    found = {(which, stem) for which, stems in named.items() for stem in stems}
    if kind == "full":
        return found
    for low in named.get("low", [lemma[:-1] if kind == "consonant" else lemma[:-2]]):
        by_rule = _by_rule(kind, low, named.get("high", [""])[0])
        found |= {(which, stem) for which, stem in by_rule.items() if which not in named}
    return found | {("noun", lemma)} if kind == "vowel" else found


def _by_rule(kind: str, low: str, high: str) -> dict[str, str]:
    if kind == "consonant":
        high = high or _raise(low)
        return {"low": low, "high": high, "perfect": _fronted(high), "past": high, "future": high}
    return dict.fromkeys(_STEMS, low) | {"perfect": _made_perfect(low), "noun": low + "নো"}


def _last_sign(stem: str, signs: str) -> int:
    """Where the vowel sign of the stem's last syllable stands, if it is one of ``signs``; else -1."""
    at = max((stem.rfind(sign) for sign in "ািীুূৃেৈোৌ"), default=-1)
    return at if at >= 0 and stem[at] in signs else -1


def _raise(low: str) -> str:
    """শোন -> শুন, লেখ -> লিখ, ওঠ -> উঠ."""
    at = _last_sign(low, "োে")
    if at >= 0:
        return low[:at] + _RAISED[low[at]] + low[at + 1 :]
    return "উ" + low[1:] if low.startswith("ও") else low


def _fronted(high: str) -> str:
    """থাক -> থেক, আস -> এস."""
    at = _last_sign(high, "া")
    if at >= 0:
        return high[:at] + "ে" + high[at + 1 :]
    return "এ" + high[1:] if high.startswith("আ") else high


def _made_perfect(low: str) -> str:
    """জানা -> জানিয়, শোনা -> শুনিয়, খাওয়া -> খাইয়."""
    root = _raise(low[:-1])
    return root.removesuffix(_OY) + "ই" + _Y if root.endswith(_OY) else root + "ি" + _Y


_Y, _OY = one_form("য়"), one_form("ওয়")


@cache
def _whole() -> dict[str, list[Verb]]:
    found: dict[str, list[Verb]] = defaultdict(list)
    for entry in lexicon.entries("words", "verb-forms.tsv"):
        person, honorific = _PERSONS[entry["person"]]
        found[entry["form"]].append(Verb(entry["lemma"], entry["tense"], person, honorific))
    return dict(found)


def _read(word: str) -> list[Verb]:
    """The readings of a form without anything written onto it."""
    found = list(_whole().get(word, ()))
    stems, endings = _stems(), _endings()
    for cut in range(1, len(word) + 1):
        for lemma, kind, which in stems.get(word[:cut], ()):
            for stem, tense, person in endings.get((kind, word[cut:]), ()):
                if stem == which:
                    verb = Verb(lemma, tense, *_PERSONS[person])
                    if verb not in found:
                        found.append(verb)
    return found


@lru_cache(maxsize=32768)
def verbs(word: str) -> tuple[Verb, ...]:
    """Every reading of ``word`` as a form of a verb that the lexicon knows; empty where it is none.

    The emphatic ই and ও, and the negative নি and না written onto a form, are read through.

    >>> [(v.lemma, v.tense, v.person, v.honorific) for v in verbs("জানিয়েছেন")]
    [('জানানো', 'perfect', 3, True)]
    """
    if not 1 < len(word) < _LONGEST:
        return ()
    found = _read(word)
    if word[-1] in "ইও" and len(word) > 2:
        found += [v for v in _read(word[:-1]) if v not in found]
    if word[-2:] in ("নি", "না") and len(word) > 3:
        stem = word[:-2].removesuffix("ই")
        found += [_denied(v, word[-2:]) for v in _read(stem) if _may_be_denied(v, word[-2:])]
    return _in_print(word, found)


@cache
def _homographs() -> dict[str, str]:
    return {e["form"]: e["keep"] for e in lexicon.entries("words", "not-verbs.tsv")}


def _in_print(word: str, found: list[Verb]) -> tuple[Verb, ...]:
    """Of the readings of a word that is mostly something else (খান, লড়াই, পরে) those that count."""
    keep = _homographs().get(word)
    return tuple(v for v in found if keep is None or (keep == "nonfinite" and not v.finite))


def _may_be_denied(verb: Verb, by: str) -> bool:
    """না is written onto the third person alone (করোনা, হাসিনা, পাবনা are nouns), and no imperative takes either."""
    return verb.finite and verb.tense != "imperative" and (by == "নি" or verb.person == 3)


def _denied(verb: Verb, by: str) -> Verb:
    """A form with নি tells that something has not happened: the perfect of the present that it is written onto."""
    tense = "perfect" if by == "নি" else verb.tense
    return Verb(verb.lemma, tense, verb.person, verb.honorific, negative=True)


@lru_cache(maxsize=32768)
def is_form(word: str, lemma: str) -> bool:
    """Whether ``word`` can be a form of the verb ``lemma`` (its verbal noun).

    >>> is_form("বলেছেন", "বলা"), is_form("খবর", "বলা")
    (True, False)
    """
    wanted = one_form(lemma)
    return any(v.lemma == wanted for v in verbs(word))
