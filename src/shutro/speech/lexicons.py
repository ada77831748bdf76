"""The room's word files and settings, read once."""

from functools import cache
from typing import Any

import msgspec

from shutro import lexicon
from shutro.speech.bits import GROUPS, HEADS

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
    bits = GROUPS if name == "edges.tsv" else HEADS
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
