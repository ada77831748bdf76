"""Which words there are: the forms that news uses often, and whether a form is a word at all.

Both files are written by tools/make_words.py, and loaded when first asked for.
"""

from functools import cache, lru_cache
from importlib.resources import files

from shutro import lexicon
from shutro.checks.sieve import Sieve
from shutro.words import stems, verbs


@cache
def frequent() -> dict[str, int]:
    """Form -> in how many of 1,500 articles it stands; only forms of 3 articles or more in 2 newspapers or more.

    >>> frequent()["সরকার"] > 100
    True
    """
    return {form: int(count) for form, count in lexicon.columns("checks", "frequent.tsv", "form", "articles")}


@cache
def _known() -> Sieve:
    return Sieve.from_bytes(files("shutro").joinpath("checks", "known.sieve").read_bytes())


def listed(word: str) -> bool:
    """Whether a form stands in the list of words."""
    return word in _known()


@lru_cache(maxsize=32768)
def explained(word: str) -> bool:
    """Whether a form is a word, a word with its endings, or a verb's form.

    >>> explained("সরকারগুলোর"), explained("সকরার")
    (True, False)
    """
    return any(listed(stem.text) for stem in stems(word)) or bool(verbs(word))
