"""Names that no list knows, told by the office before them."""

from shutro.names import kinds
from shutro.speech.bits import PERSON
from shutro.speech.draft import Draft
from shutro.speech.forms import word
from shutro.speech.lexicons import groups
from shutro.speech.offices import ONE_OF, is_office, plural
from shutro.words import bare

_SHORT = 3
_LONGEST = 4  # words of a name that no list knows


def untold_name(said: str, draft: Draft) -> str | None:
    """A name that no list knows, behind an office: মুখপাত্র ``মাও নিং``."""
    words = said.replace("(", " ( ").split()
    heads, edges = groups("heads.tsv"), groups("edges.tsv")
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n] in heads or is_office(words[n])), None)
    if at is None or not word(words[at]).bits & PERSON or plural(words[at]) or (at and words[at - 1] in ONE_OF):
        return None
    rest = words[at + 1 :]
    if not 0 < len(rest) <= _LONGEST or any(w in edges or w[0] in "(০১২৩৪৫৬৭৮৯" or _is_common(w) for w in rest):
        return None
    own = " ".join(said.split()[-len(rest) :])
    genitive = draft.why.startswith(("noun", "according", "relayed"))
    return own[: len(own) - len(rest[-1])] + bare(rest[-1]) if genitive and own.endswith(rest[-1]) else own


def _is_common(text: str) -> bool:
    """Whether a word is one of every day, and no short one that stands in foreign names too."""
    personal = kinds.word(bare(text)).kinds & kinds.PERSONAL
    return len(text) > _SHORT and bool(kinds.word(text).kinds & kinds.COMMON) and not personal
