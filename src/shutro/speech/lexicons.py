"""The room's word files, and what a single word can be: read once, remembered per form."""

from functools import cache, lru_cache
from typing import Any

import msgspec

from shutro import lexicon
from shutro.words import Verb, verbs

# What a word can be, as bits of one number (a word can be several things).
(
    CONNECTOR,
    ADVERB,
    TIME,
    DETERMINER,
    PRONOUN,
    ATTRIBUTIVE,
    POSTPOSITION,
    TAIL,
    OCCASION,
    COMPLEMENTISER,
    BACKWARD,
    NOMINATIVE,
) = (1 << n for n in range(12))
(
    GENITIVE,
    LOCATIVE,
    DATIVE,
    PLURAL,
    CLASSIFIED,
    FINITE,
    CONVERB,
    INFINITIVE,
    VERBAL_NOUN,
    PERSON,
    BODY,
    DOCUMENT,
    COLLECTIVE,
    MEDIA,
) = (1 << n for n in range(12, 26))
(
    CONDITIONAL,
    CUE_VERB,
    CUE_WORD,
    PLURAL_GENITIVE,
    VERBAL_GENITIVE,
    ADDRESSEE,
    RELATIVE,
    LIGHT,
    DEMANDED,
    QUESTION,
    NEGATIVE,
) = (1 << n for n in range(26, 37))

_GROUPS = {
    "connector": CONNECTOR,
    "adverb": ADVERB,
    "time": TIME,
    "determiner": DETERMINER,
    "pronoun": PRONOUN,
    "attributive": ATTRIBUTIVE,
    "postposition": POSTPOSITION,
    "tail": TAIL,
    "occasion": OCCASION,
    "complementiser": COMPLEMENTISER,
    "backward": BACKWARD,
    "nominative": NOMINATIVE,
    "genitive": GENITIVE,
    "addressee": ADDRESSEE,
    "relative": RELATIVE,
    "light": LIGHT,
    "demanded": DEMANDED,
    "question": QUESTION,
}
_HEADS = {"person": PERSON, "body": BODY, "document": DOCUMENT, "collective": COLLECTIVE, "media": MEDIA}
HEAD = PERSON | BODY | COLLECTIVE | MEDIA
MAIN_TENSES = frozenset({"present", "continuous", "perfect", "past", "past continuous", "pluperfect", "habitual"})
FINITE_TENSES = MAIN_TENSES | {"future"}
# verbs that follow a converb and only colour it: বলে দিয়েছে, দাবি করে আসছে
VECTORS = frozenset({"দেওয়া", "আসা", "রাখা", "যাওয়া", "থাকা", "নেওয়া", "ফেলা", "চলা", "বসা"})
PASSIVE = "হওয়া"


class CueEntry(msgspec.Struct, frozen=True):
    """A cue of the lexicon: its ``words`` before the last, its ``last`` word (a verb's lemma, or a noun).

    ``takes``, ``act``: see the head of cues.tsv.
    """

    words: tuple[str, ...]
    last: str
    group: str
    act: str
    takes: frozenset[str]
    form: str


@cache
def cue_entries(*groups: str) -> dict[str, tuple[CueEntry, ...]]:
    """Last word -> the cues that end in it, longest first."""
    found: dict[str, list[CueEntry]] = {}
    for e in lexicon.entries("speech", "cues.tsv"):
        if e["group"] in groups:
            *before, last = e["form"].split()
            found.setdefault(last, []).append(
                CueEntry(tuple(before), last, e["group"], e["act"], frozenset(e["takes"].split()), e["form"])
            )
    return {last: tuple(sorted(es, key=lambda e: -len(e.words))) for last, es in found.items()}


@cache
def groups(name: str) -> dict[str, int]:
    """One-word forms of edges.tsv or heads.tsv -> their bits."""
    bits = _GROUPS if name == "edges.tsv" else _HEADS
    found: dict[str, int] = {}
    for e in lexicon.entries("speech", name):
        if e["group"] in bits and " " not in e["form"]:
            found[e["form"]] = found.get(e["form"], 0) | bits[e["group"]]
    return found


@cache
def phrases(name: str, group: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the forms of several words of a group, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in lexicon.forms("speech", name, group=group):
        words = tuple(form.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in found.items()}


def settings() -> dict[str, Any]:
    """The small lists of the room."""
    return lexicon.settings("speech", "speech.toml")


@cache
def outlets() -> frozenset[str]:
    """Names of media."""
    return lexicon.forms("speech", "heads.tsv", group="outlet")


class Word(msgspec.Struct, frozen=True):
    """A form: its ``bits``, and its readings as a verb."""

    text: str
    bits: int
    readings: tuple[Verb, ...] = ()


_EMPHATIC = ("ও", "ই")
_PLACED = ("ে", "তে", "য়")
_ATTRIBUTIVE_ENDINGS = ("কারী", "রত", "প্রাপ্ত", "গ্রস্ত", "ভুক্ত", "ধারী")
_KEE, _TE, _AY, _DER = "কে", "তে", "ায়", "দের"
_CLASSIFIERS = ("টি", "টা", "টিও", "গুলো", "গুলি")


def _ending_bits(text: str) -> int:
    """Case and number by the ending alone."""
    bits = 0
    core = text[:-1] if len(text) > 3 and text[-1] in "ওই" else text
    core = core.replace("-", "").replace("–", "")
    if core.endswith(_DER):
        bits |= GENITIVE | PLURAL_GENITIVE
    elif core.endswith(("ের", "ার", "ির", "ীর", "ুর", "ূর", "োর", "ৌর", "ৈর", "এর", "ইর", "উর")) and len(core) > 3:
        bits |= GENITIVE
    elif core.endswith(_KEE) and len(core) > 3:
        bits |= DATIVE
    elif (
        (core.endswith((_AY, "োয়", _TE, "য়ে")) and len(core) > 3)
        or (core.endswith("ে") and len(core) > 3)
        or core.endswith("এ")
    ):
        bits |= LOCATIVE
    elif core.endswith("রা") and len(core) > 4:
        bits |= PLURAL
    elif core.endswith(_CLASSIFIERS) and len(core) > 4:
        bits |= CLASSIFIED
    return bits


def _verb_bits(readings: tuple[Verb, ...]) -> int:
    bits = 0
    cues = cue_entries("verb")
    for v in readings:
        if v.tense in FINITE_TENSES and v.person in (1, 3):
            bits |= FINITE
        elif v.tense == "converb":
            bits |= CONVERB
        elif v.tense == "infinitive":
            bits |= INFINITIVE
        elif v.tense == "conditional":
            bits |= CONDITIONAL
        elif v.tense == "verbal noun":
            bits |= VERBAL_NOUN
        if v.lemma in cues or v.lemma in VECTORS or v.lemma == PASSIVE:
            bits |= CUE_VERB
    return bits


def head_bits(text: str) -> int:
    """The head noun in ``text``, whatever its ending."""
    known = groups("heads.tsv")
    tails = tuple(settings()["offices"]["tails"])
    if text in known:
        return known[text]
    for ending in _HEAD_ENDINGS:
        if text.endswith(ending) and len(text) - len(ending) > 1:
            stem = text[: -len(ending)]
            if stem in known:
                return known[stem]
            if stem.endswith(tails):
                return PERSON
    return PERSON if text.endswith(tails) else 0


_HEAD_ENDINGS = (
    "েরাই", "েরাও", "দেরকে", "গুলোর", "গুলোতে", "েরা", "দের", "টির", "টিতে", "টিও",
    "টিকে", "গুলো", "টি", "টা", "রাও", "রা", "তেও", "েও", "য়ও", "ের",
    "তে", "কে", "য়ে", "য়", "ে", "র", "ও", "ই", "মতে",
)  # fmt: skip


@lru_cache(maxsize=65536)
def word(text: str) -> Word:
    """What a form can be."""
    edges = groups("edges.tsv")
    bits = edges.get(text, 0)
    if not bits and text.endswith(_EMPHATIC) and edges.get(text[:-1], 0) & TIME:  # শনিবারও
        bits = TIME
    if text.endswith(_PLACED) and not bits & OCCASION:
        bits |= (edges.get(text[:-1], 0) | edges.get(text[:-2], 0)) & OCCASION  # মুঠোফোনে, বিবৃতিতে
    readings = verbs(text)
    bits |= _verb_bits(readings)
    heads = groups("heads.tsv").get(text)
    if heads is not None:
        bits |= heads
    else:
        bits |= head_bits(text)
        if not bits & (PRONOUN | NOMINATIVE | TIME | CONNECTOR) and not (
            readings and bits & (FINITE | CONVERB | INFINITIVE | CONDITIONAL)
        ):
            bits |= _ending_bits(text)
    if readings and text.endswith("নি"):
        bits |= NEGATIVE
    if bits & VERBAL_NOUN and bits & GENITIVE:
        bits |= VERBAL_GENITIVE
    if text in cue_entries("noun", "after", "relay", "question", "purpose"):
        bits |= CUE_WORD
    if text.endswith(_ATTRIBUTIVE_ENDINGS) and len(text) > 5 and not bits & ADVERB:
        bits |= ATTRIBUTIVE
    if text.endswith("ভাবে"):
        bits = (bits | ADVERB) & ~LOCATIVE
    return Word(text, bits, readings)
