"""A word of the legacy font SutonnyMJ to Unicode, cluster by cluster.

The font is typed in the order of the eye: ি ে ৈ before their letter, the reph behind it, the halves of ো and ৌ on
both sides. A cluster is

    [sign before] [half letters] letter [pieces below] [reph, signs after, ং ঃ ঁ in any order]

and is written in the order of the ear: reph, letters, pieces, signs, ং ঃ ঁ.

>>> write("wK‡kviMÄ")
'কিশোরগঞ্জ'
"""

import tomllib
from importlib.resources import files

from shutro.text.form import one_form

_TABLE = tomllib.loads(one_form(files("shutro").joinpath("text", "bijoy.toml").read_text(encoding="utf-8")))
_KINDS = ("vowels", "letters", "halves", "below", "before", "after", "reph", "last", "marks")
KIND: dict[str, str] = {glyph: kind for kind in _KINDS for glyph in _TABLE[kind]}
SOUND: dict[str, str] = {glyph: sound for kind in _KINDS for glyph, sound in _TABLE[kind].items()}
_AFTER: dict[str, str] = _TABLE["doubtful"]["after"]
_BEFORE: dict[str, str] = _TABLE["doubtful"]["before"]
_CONTROLS = {b: bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xA0)}  # a file read as Latin-1
ALL = frozenset(KIND) | frozenset(map(chr, _CONTROLS))
_SIGNS = frozenset("ািীুূৃেৈোৌৗ")
_TWO = {("ে", "া"): "ো", ("ে", "ৗ"): "ৌ"}
NOT_WRITTEN = "\ufffe"
"""Stands in the output where a glyph does not fit: a sign without a letter, a half letter without its other half."""


class _Cluster:
    """The pieces of one letter group, as they come."""

    __slots__ = ("before", "core", "last", "open", "reph", "sign")

    def __init__(self) -> None:
        self.before = self.core = self.sign = self.last = ""
        self.reph = False
        self.open = True  # still waits for its letter

    def written(self) -> str:
        """The cluster in Unicode order, with `NOT_WRITTEN` where it makes none."""
        if self.open:
            return NOT_WRITTEN if self.before or self.core else ""
        core, sign = self.core.replace("্্", "্"), self.sign
        if core[-1] in _SIGNS and not sign:  # গু শু হু হৃ, and ্তু
            core, sign = core[:-1], core[-1]
        if self.before and sign:
            sign = _TWO.get((self.before, sign), NOT_WRITTEN)
        sign = sign or self.before
        if core.startswith("র্য"):
            core = "র\u200d" + core[1:]  # র‍্যাব: without the joiner it would be a reph over য
        return ("র্" if self.reph else "") + core + sign + self.last


def write(word: str) -> str:
    """The Unicode of a word in SutonnyMJ; what is no glyph stays as it is."""
    word = word.translate(_CONTROLS)
    out: list[str] = []
    cluster = _Cluster()
    for at, glyph in enumerate(word):
        kind = _kind(word, at)
        if not _takes(cluster, kind, glyph):
            out.append(cluster.written())
            cluster = _Cluster()
            if kind in ("marks", ""):
                out.append(SOUND[glyph] if kind else glyph)
                continue
            if not _takes(cluster, kind, glyph):
                out.append(NOT_WRITTEN)
    out.append(cluster.written())
    return "".join(out)


def _kind(word: str, at: int) -> str:
    glyph = word[at]
    if glyph in _AFTER and not (at and word[at - 1] in _AFTER[glyph]):
        return ""
    if glyph in _BEFORE and word[at + 1 : at + 2] not in tuple(_BEFORE[glyph]):
        return ""
    return KIND.get(glyph, "")


def _takes(cluster: _Cluster, kind: str, glyph: str) -> bool:
    """Put a glyph into a cluster; False where it does not belong there."""
    take = _TAKERS.get(kind)
    return take is not None and take(cluster, SOUND[glyph])


def _take_before(c: _Cluster, sound: str) -> bool:
    if not c.open or c.before or c.core:
        return False
    c.before = sound
    return True


def _take_half(c: _Cluster, sound: str) -> bool:
    if not c.open:
        return False
    c.core += sound
    return True


def _take_letter(c: _Cluster, sound: str) -> bool:
    if not c.open:
        return False
    c.core += sound
    c.open = False
    return True


def _take_vowel(c: _Cluster, sound: str) -> bool:
    return not (c.before or c.core) and _take_letter(c, sound)


def _take_below(c: _Cluster, sound: str) -> bool:
    if not c.core or c.core[-1] in _SIGNS or (c.open and sound == "্"):
        return False
    if c.sign and sound != "্য":  # a য-ফলা may be typed behind the sign
        return False
    c.core += sound
    c.open = False
    return True


def _take_after(c: _Cluster, sound: str) -> bool:
    if c.open or c.sign:
        return False
    if c.core == "অ" and sound == "া":
        c.core = "আ"
        return True
    if c.core[-1] in _SIGNS or c.core in "অআইঈউঊঋএঐওঔ":
        return False
    c.sign = sound
    return True


def _take_reph(c: _Cluster, _sound: str) -> bool:
    if c.open or c.reph or c.core in "অআইঈউঊঋএঐওঔ":
        return False
    c.reph = True
    return True


def _take_last(c: _Cluster, sound: str) -> bool:
    if c.open or sound in c.last:
        return False
    c.last += sound
    return True


_TAKERS = {
    "before": _take_before,
    "halves": _take_half,
    "letters": _take_letter,
    "vowels": _take_vowel,
    "below": _take_below,
    "after": _take_after,
    "reph": _take_reph,
    "last": _take_last,
}
