"""What a single form can be, by the word files, by its endings and as a verb; remembered per form."""

from functools import lru_cache

import msgspec

from shutro.speech.bits import (
    ADVERB,
    ATTRIBUTIVE,
    CLASSIFIED,
    CONDITIONAL,
    CONNECTOR,
    CONVERB,
    CUE_VERB,
    CUE_WORD,
    DATIVE,
    FINITE,
    GENITIVE,
    INFINITIVE,
    LOCATIVE,
    NEGATIVE,
    NOMINATIVE,
    OCCASION,
    PERSON,
    PLURAL,
    PLURAL_GENITIVE,
    PRONOUN,
    TIME,
    VERBAL_GENITIVE,
    VERBAL_NOUN,
)
from shutro.speech.lexicons import FINITE_TENSES, PASSIVE, VECTORS, cue_entries, groups, settings
from shutro.words import Verb, verbs


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


@lru_cache(maxsize=32768)
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
