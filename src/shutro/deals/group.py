"""A party as it stands in the text, and small questions about its words."""

from collections.abc import Sequence

import msgspec

from shutro.text.form import one_form
from shutro.words import Page, case, stems

REACH = 7  # tokens between a party and the head noun or person that stands for it
AND = frozenset(["ও", "এবং", "আর"])
GOVERNMENT = "সরকার"
COLLECTIVE = frozenset(one_form("মালিকপক্ষ কর্তৃপক্ষ প্রশাসন সরকার কেন্দ্র রাজ্য").split())  # told in the singular


class Group(msgspec.Struct):
    """One party or several told together: tokens ``first`` to ``last`` (excluded).

    ``case`` of the last of them (nominative, genitive, dative, locative); ``both``: দুই পক্ষ;
    ``person``: a person, ``weak`` where it
    stands for nobody else; ``general``: people without a name; ``extended``: told with a noun that stands for it.
    """

    first: int
    last: int
    parties: list[str]
    case: str
    both: bool = False
    weak: bool = False
    person: bool = False
    general: bool = False
    extended: bool = False


def case_of(word: str, known: Sequence[str] = ()) -> str:
    """The case of a word, nominative where it shows none."""
    names = case(word, known)
    return next((n for n in ("genitive", "dative", "locative") if n in names), "nominative")


def stem_of(word: str, wanted: frozenset[str]) -> str | None:
    """The stem of ``word`` that is among ``wanted``, or None."""
    return next((s.text for s in stems(word) if s.text in wanted), None)


def plural(stem: str) -> str:
    """The nominative plural of people: শ্রমিক, শ্রমিকেরা."""
    return stem + ("রা" if stem[-1] in "ািীুূৃেৈোৌওঅআইঈউঊ" else "েরা")


def same_line(page: Page, first: int, last: int) -> bool:
    """Whether no line ends between tokens ``first`` and ``last`` (included)."""
    return "\n" not in page.text[page.tokens[first].end : page.tokens[last].start]


def last_word(party: str) -> str:
    """The last word of a party's name, "" where it has none."""
    return next(iter(party.split()[-1:]), "")
