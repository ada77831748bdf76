"""Types Unicode Bengali as a Bijoy typist would: the other way round, for tests that need much Bijoy text."""

import re

from shutro.text import glyphs
from shutro.text.form import one_form

_CLUSTER = re.compile(
    "(?P<reph>র্(?=[ক-হ]))?(?P<core>[ক-হৎ]\u09bc?(?:\u200d?্[ক-হ]\u09bc?)*্?)(?P<sign>[া-ৌৗ]?)(?P<last>[ংঃঁ]*)|(?P<open>[অএ]্যা?)|(?P<other>.)",
    re.S,
)
_LETTER: dict[str, str] = {}
_PIECE: dict[str, str] = {}
for _g, _s in glyphs.SOUND.items():
    _kind = glyphs.KIND[_g]
    if _kind in ("letters", "vowels", "marks", "last"):
        _LETTER.setdefault(_s, _g)
    elif _kind in ("halves", "below"):
        _PIECE.setdefault(_s, _g)
_SIGN = {
    "া": ("", "v"),
    "ি": ("w", ""),
    "ী": ("", "x"),
    "ু": ("", "y"),
    "ূ": ("", "~"),
    "ৃ": ("", "„"),
    "ে": ("‡", ""),
    "ৈ": ("ˆ", ""),
    "ো": ("‡", "v"),
    "ৌ": ("‡", "Š"),
}
_JOINED = {
    "শ্র": "kª",
    "স্থ": "¯’",
    "ন্থ": "š’",
    "স্ত": "¯Í",
    "ন্ত": "šÍ",
    "স্ত্র": "¯¿",
    "ন্ত্র": "š¿",
    "ম্প": "¤ú",
    "চ্চ": "”P",
    "চ্ছ": "”Q",
    "ঙ্খ": "•L",
    "ন্ট": "›U",
}


def _core(core: str) -> str | None:
    core = core.replace("\u200d", "")
    if core in _LETTER:
        return _LETTER[core]
    if core in _JOINED:
        return _JOINED[core]
    for cut in range(len(core) - 1, 0, -1):  # the longest known piece below
        below = _PIECE.get(core[cut:])
        if core[cut] == "্" and below:
            head = _core(core[:cut])
            if head is not None:
                return head + below
    first, joined, rest = core.partition("্")
    half = _PIECE.get(first + "্")
    tail = _core(rest) if joined and rest else None
    return half + tail if half and tail else None


def typed(text: str) -> str:
    """The text in Bijoy; raises KeyError on a conjunct that it cannot type."""
    out = []
    for m in _CLUSTER.finditer(one_form(text)):
        if m["other"]:
            c = m["other"]
            out.append({"আ": "Av", "“": "Ò", "”": "Ó", "‘": "Ô", "’": "Õ"}.get(c) or _LETTER.get(c, c))
            continue
        if m["open"]:
            out.append(_LETTER[m["open"][0]] + "¨" + ("v" if m["open"][-1] == "া" else ""))
            continue
        core = _core(m["core"])
        if core is None:
            raise KeyError(m["core"])
        before, after = _SIGN.get(m["sign"], ("", ""))
        out.append(before + core + ("©" if m["reph"] else "") + after + "".join(_LETTER[c] for c in m["last"]))
    return "".join(out)
