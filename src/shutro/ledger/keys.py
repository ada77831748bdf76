"""One key for one name in every report: endings are off already; spelling variants and honorifics fall together."""

from functools import lru_cache

from shutro import words
from shutro.text.form import one_form

# letters that sound alike and are exchanged between newspapers: বন্দী and বন্দি, ইসরায়েল and ইসরাইল, হানিয়া and হানিয়াহ.
# য is said as জ, but with its nukta (য়) it is a glide, and a letter of its own
_ALIKE = str.maketrans(
    {"ী": "ি", "ূ": "ু", "ণ": "ন", "শ": "স", "ষ": "স", "য": "জ", "ৎ": "ত", "ঁ": "", "্": "", "ঈ": "ই", "ঊ": "উ"}
    | dict.fromkeys("-–‑.’'\u200c\u200d")
)
_VOWEL_RUNS = (("ায়ে", "াই"), ("ায়", "াই"), ("িয়াহ", "িয়া"), ("য়ে", "ই"))
_GLIDE = "\u09df"
# one given name and its abbreviations
MUHAMMAD = "মুহামমদ"
"""What `key` makes of মো., মোহাম্মদ and their like at the head of a name."""
_MUHAMMAD = frozenset({"মো", "মোঃ", "মোহা", "মোহাঃ", "মোহামমদ", "মুহামমদ", "মোহামমাদ", "মুহামমাদ", "মুহমমদ", "মোহামমেদ"})


@lru_cache(maxsize=32768)
def key(name: str) -> str:
    """What stands for a name across reports.

    >>> key("ইসরায়েল") == key("ইসরাইল"), key("ইসরায়েল") == key("ইরান")
    (True, False)
    >>> key("মো. আবদুল করিম") == key("মোহাম্মদ আব্দুল করিম")
    True
    """
    folded = one_form(name)
    for run, one in _RUNS:
        folded = folded.replace(run, one)
    parts = _sounds(folded).split()
    if len(parts) > 1 and parts[0] in _MUHAMMAD:
        parts[0] = MUHAMMAD
    return " ".join(parts) or name


def _sounds(form: str) -> str:
    return form.replace(_YA_NUKTA, _GLIDE).translate(_ALIKE)


_YA_NUKTA = one_form("য়")

_RUNS = tuple((one_form(run), one_form(one)) for run, one in _VOWEL_RUNS)


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    return _sounds(words.bare(word).replace(*_RUNS[0]))


def folded(text: str) -> str:
    """The words of a text for search: endings off, spellings that sound alike as one, one space between.

    >>> folded("হামাসের বন্দীদের") == folded("হামাস বন্দি"), folded("ইসরায়েলকে") == folded("ইসরাইল")
    (True, True)
    """
    return " ".join(_stem(word) for word in _words(one_form(text)))


def held(text: str, wanted: frozenset[str]) -> int:
    """How many of the folded words ``wanted`` a text has; only words that begin as one of them are folded.

    >>> held("হামাসের হাতে বন্দীরা", frozenset(folded("হামাস বন্দি কাতার").split()))
    2
    """
    firsts = {word[0] for word in wanted}
    alike = (word for word in _words(one_form(text)) if _sounds(word[:2])[0] in firsts)
    return len(wanted.intersection(map(_stem, alike)))


def _words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in words.tokens(text) if text[t.start].isalnum()]
