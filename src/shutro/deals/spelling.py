"""How a report spells the people that it gives no name: চা–শ্রমিকেরা, জলদস্যুরা.

The fullest form stands for all.
"""

from collections import Counter

from shutro.deals.group import COLLECTIVE, Group, plural
from shutro.deals.vocabulary import groups, stem_in
from shutro.text.form import one_form
from shutro.words import Page, stems, verbs

_HYPHENS = frozenset("-–‑")
_TWICE = 2  # times that people must be told with the same word before them
_PASSING = frozenset(
    one_form(
        "সব সকল এই ওই সেই এসব কিছু অনেক সাধারণ আন্দোলনরত বিক্ষুব্ধ ক্ষুব্ধ বিক্ষোভরত স্থানীয় আহত নিহত "
        "আটক শত হাজার অন্য বাকি নতুন ও এবং আর জন পর জন্য"
    ).split()
)  # what they are for now, not who they are
_OWNERS = (one_form("মালিকপক্ষ"), one_form("মালিক"))
_SHORTEST = 3  # characters


def fullest(page: Page, found: list[Group], spelt: dict[str, str], taken: set[int]) -> dict[str, str]:
    """Stem -> the nominative plural in the fullest form that the report has; ``found``: groups of people, each
    with its stem as its party.
    """
    told = Counter(g.parties[0] for g in found if g.general)
    before: dict[str, Counter[str]] = {}
    for g in found:
        word = _telling(page, g.first, taken) if g.general and g.parties[0] not in COLLECTIVE else None
        if word:
            before.setdefault(g.parties[0], Counter())[word] += _TWICE if word[-1] in _HYPHENS else 1
    full = {}
    for stem in told:
        name = spelt.get(stem, plural(stem)) if stem not in COLLECTIVE else stem
        words = [w for w, n in before.get(stem, Counter()).items() if n >= _TWICE]
        if len(words) == 1:
            name = words[0] + ("" if words[0][-1] in _HYPHENS else " ") + name
        full[stem] = name
    return {stem: _longer(stem, full) or name for stem, name in full.items()}


def _telling(page: Page, first: int, taken: set[int]) -> str | None:
    """The word that tells what people they are, with the hyphen that joins it: চা–, জুনিয়র."""
    tokens = page.tokens
    at = first - 1
    joint = ""
    if at > 0 and tokens[at].text in _HYPHENS and tokens[at].end == tokens[first].start:
        joint, at = tokens[at].text, at - 1
    if at < 0 or at in taken or tokens[at].kind != "word" or "\n" in page.text[tokens[at].end : tokens[first].start]:
        return None
    word = tokens[at].text
    if word in _PASSING or verbs(word) or stem_in(word, "party") or any(s.endings for s in stems(word)):
        return None
    return None if groups(word) and not joint else word + joint


def _longer(stem: str, full: dict[str, str]) -> str | None:
    """The one longer word for the same people: দস্যু, জলদস্যু; মালিকপক্ষ, বাগানমালিক."""
    short = _OWNERS[1] if stem == _OWNERS[0] else stem
    if len(short) < _SHORTEST or (stem in COLLECTIVE and stem not in _OWNERS):
        return None
    longer = [s for s in full if s != stem and s.endswith(short) and s not in _OWNERS and stem_in(s, "party") == s]
    return full[longer[0]] if len(longer) == 1 else None
