"""One key for one name in every report: endings are off already; spelling variants and honorifics fall together."""

from functools import lru_cache

from shutro import words
from shutro.text.form import one_form

# letters that sound alike and are exchanged between newspapers: বন্দী and বন্দি, ইসরায়েল and ইসরাইল, হানিয়া and হানিয়াহ
_ALIKE = str.maketrans(
    {"ী": "ি", "ূ": "ু", "ণ": "ন", "শ": "স", "ষ": "স", "য": "জ", "ৎ": "ত", "ঁ": "", "্": "", "ঈ": "ই", "ঊ": "উ"}
    | dict.fromkeys("-–‑.’'\u200c\u200d")
)
_VOWEL_RUNS = (("ায়ে", "াই"), ("ায়", "াই"), ("িয়াহ", "িয়া"), ("য়ে", "ই"))


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """What stands for a name across reports.

    >>> key("ইসরায়েল") == key("ইসরাইল"), key("ইসরায়েল") == key("ইরান")
    (True, False)
    """
    folded = one_form(name)
    for run, one in _RUNS:
        folded = folded.replace(run, one)
    return " ".join(folded.translate(_ALIKE).split()) or name


_RUNS = tuple((one_form(run), one_form(one)) for run, one in _VOWEL_RUNS)


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return words.bare(word).translate(_ALIKE)


def folded(text: str) -> str:
    """The words of a text for search: endings off, spellings that sound alike as one, one space between.

    >>> folded("হামাসের বন্দীদের") == folded("হামাস বন্দি")
    True
    """
    return " ".join(_stem(word) for word in _words(one_form(text)))


def _words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in words.tokens(text) if text[t.start].isalnum()]
