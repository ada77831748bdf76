"""What may have been meant by a form that is no word: the words one slip away for which enough speaks.

The more frequent a word is in news, and the longer and surer the slip, the less is asked for (misspelt.toml).
"""

from collections.abc import Mapping
from typing import NamedTuple

from shutro import lexicon
from shutro.checks.slips import Slip, is_variant, slips
from shutro.checks.vocabulary import explained, frequent, listed
from shutro.text.form import one_form
from shutro.words import bare, stems

_SETTINGS = lexicon.settings("checks", "misspelt.toml")
_SHORTEST, _LOCAL, _OFTEN = (int(_SETTINGS[name]) for name in ("shortest", "local", "often"))
_NEEDED: dict[str, list[list[int]]] = _SETTINGS["needed"]
_PARTS = frozenset(_SETTINGS["parts"])
_AGAINST_TWO = 30  # articles that speak for a slip though the form may be two words in one
_OFTEN_ENOUGH = 5
_CONVERB = one_form("িয়ে")  # verbs that no list has: সিঁটিয়ে, বিষিয়ে
_IMPOSSIBLE = tuple(one + sign for one in "ৎ্ািীুূৃেৈোৌ" for sign in "ািীুূৃেৈোৌ")
_SIGNS = "ািীুূৃেৈোৌ্ঁংঃ\u09bc"
_SURE = frozenset({"swap", "reph", "twice"})  # nothing was lost: যঁারা is যাঁরা rather than যারা


class Reading(NamedTuple):
    """A word that may have been meant, the kind of slip, and in how many articles it stands."""

    meant: str
    kind: str
    support: int


def readings(word: str, here: Mapping[str, int]) -> list[Reading]:
    """What may have been meant, the likeliest first; empty where nothing is likely enough."""
    found: dict[str, Reading] = {}
    bases = () if word.endswith(_CONVERB) and len(word) < 9 else stems(word)
    together = _is_put_together(word)
    if together and _is_two_words(word):
        return []
    for stem in bases:
        if len(stem.text) < _SHORTEST - 1 or (stem.endings and stem.text.endswith("্")):
            continue
        tail = word[len(stem.text) :]
        for slip in slips(stem.text, frequent(), here):
            support = _support(slip.meant, here)
            if not support or (together and (support < _AGAINST_TWO or slip.kind == "letter")):
                continue
            if _is_likely(word, stem.text, slip, support, here) and _fits(slip.meant, tail, bases[-1].text):
                reading = Reading(slip.meant + tail, slip.kind, support)
                found[reading.meant] = min(found.get(reading.meant, reading), reading, key=_rank)
    return sorted(found.values(), key=_rank)[:3]


def _rank(reading: Reading) -> tuple[bool, bool, int]:
    return (reading.kind == "letter", reading.kind not in _SURE, -reading.support)


def _support(meant: str, here: Mapping[str, int]) -> int:
    often = frequent().get(meant, 0)
    return often + _LOCAL * here[meant] if meant in here and explained(meant) else often


def _is_likely(word: str, stem: str, slip: Slip, support: int, here: Mapping[str, int]) -> bool:
    size = len(stem) + (word != stem)  # endings tell little about the word
    needed = next((count for length, count in _NEEDED[slip.kind] if size >= length), None)
    if needed is None or support < needed or is_variant(stem, slip.meant) or _is_grown(stem, slip):
        return False
    return here.get(word, 0) < _OFTEN or slip.meant in here


def _fits(meant: str, tail: str, base: str) -> bool:
    """Whether the word meant may take the endings, and is not the form itself with other endings."""
    if any(pair in meant + tail[:1] for pair in _IMPOSSIBLE):
        return False
    if tail:
        return bare(meant) == meant and any(s.text == meant for s in stems(meant + tail))
    return all(s.text != base for s in stems(meant))


def _is_grown(stem: str, slip: Slip) -> bool:
    """Whether the form may be a word that no list has: the other with something before or behind it, or two in one."""
    meant, last = slip.meant, slip.place >= len(stem) - 1
    if stem.endswith(meant) or meant.endswith(stem) or stem.startswith(meant):
        return True
    if meant.startswith(stem) and len(stem) < 8 and slip.kind != "cluster":
        return True
    if (slip.kind == "letter" and slip.place == 0) or (slip.kind in ("letter", "taken") and last):
        return True
    return slip.place == 0 and slip.kind in ("pair", "swap") and len(stem) < 9


def _is_put_together(word: str) -> bool:
    return any(_is_part(word[:cut]) and _is_part(word[cut:]) for cut in range(1, len(word)))


def _is_two_words(word: str) -> bool:
    """Whether two frequent words, or a word and what stands before or behind any, are written as one."""
    cuts = range(2, len(word) - 1)
    return any(_is_frequent_part(word[:cut]) and _is_frequent_part(word[cut:]) for cut in cuts)


def _is_frequent_part(part: str) -> bool:
    return (len(part) > 1 and part in _PARTS) or (len(part) > 2 and frequent().get(part, 0) >= _OFTEN_ENOUGH)


def _is_part(part: str) -> bool:
    return part in _PARTS or (
        len(part) > 2 and part[0] not in _SIGNS and any(len(s.text) > 2 and listed(s.text) for s in stems(part))
    )
