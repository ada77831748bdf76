"""A finding in words: its note, its reason and what to write instead, in Bengali or English."""

import re
from functools import cache

from shutro.checks import Check, Fix
from shutro.drafts.review import rule
from shutro.exports.plain import digits, line
from shutro.lexicon import settings
from shutro.record.fields import Language

_WORD_BEFORE = re.compile(r"\S{0,40}$")
_WORD_AFTER = re.compile(r"\S{0,40}")
_OFFERED = 3


@cache
def phrases(lang: Language) -> dict[str, str]:
    """The words of ``phrases.toml`` in one language."""
    found: dict[str, str] = settings("drafts", "phrases.toml")[lang]
    return found


def counted(lang: Language, key: str, n: int, **more: str) -> str:
    """A phrase with a number in it, in the language's own digits."""
    return phrases(lang)[key].format(n=digits(str(n), lang), **more)


def drafts(lang: Language, n: int) -> str:
    """So many drafts, in words."""
    return phrases(lang)["one_draft"] if n == 1 else counted(lang, "drafts", n)


def note(check: Check, lang: Language) -> str:
    """What is the matter here, in one line."""
    return line(check.note_bn or check.note if lang == "bn" else check.note)


def label(check: Check, lang: Language) -> str:
    """What kind of thing it is."""
    found = rule(check.rule)
    return found.bn if lang == "bn" else found.en


def reason(check: Check, lang: Language) -> str:
    """Why a rule of this kind is told at all."""
    found = rule(check.rule)
    return found.reason_bn if lang == "bn" else found.reason_en


def correction(text: str, check: Check, lang: Language) -> str:
    """What to write instead, the likeliest first; "" where nobody can know.

    A correction of less than a word is shown with the whole word, as it will stand.
    """
    words = phrases(lang)
    offered = list(dict.fromkeys(corrected(text, fix) for fix in check.fixes[:_OFFERED]))
    if not offered:
        return ""
    if offered == [""]:
        return words["delete"]
    return f"{words['write']}: {words['or'].join(offered)}"


def corrected(text: str, fix: Fix) -> str:
    """The corrected words as they will stand: the correction with what is glued to it."""
    start, end = fix.span.start, fix.span.end
    before = _WORD_BEFORE.search(text, max(start - 40, 0), start)
    after = _WORD_AFTER.match(text, end, end + 40)
    whole = (before[0] if before else "") + fix.to + (after[0] if after else "")
    return line(whole) or (line(fix.to) and fix.to)
