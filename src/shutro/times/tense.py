"""What the clause says about where its time lies: ahead, behind, or nothing."""

from functools import lru_cache

from shutro.text.form import one_form
from shutro.times.view import View
from shutro.words import verbs

AHEAD, BEHIND = 1, -1
_REACH = 30  # tokens looked at after the time
_PAST = frozenset({"past", "perfect", "pluperfect", "past continuous", "present", "habitual"})
_KINDS = (("conditional", "if"), ("infinitive", "to do"), ("future", "future"))
_STOPS = frozenset("।৷|?!")
_WARNINGS = frozenset(map(one_form, ("হুঁশিয়ারি", "আলটিমেটাম")))
_PLANS = frozenset(("কথা", "কথাও", "আশা", "পরিকল্পনা", "প্রতিশ্রুতি"))


@lru_cache(maxsize=65536)
def _of_word(word: str) -> str:
    """``future``, ``past``, ``if`` (conditional), ``of doing`` (genitive of a verbal noun) or "" for a word."""
    readings = verbs(word)
    if not readings:
        return ""
    tenses = {v.tense for v in readings}
    for tense, kind in _KINDS:
        if tense in tenses:
            return kind
    if tenses == {"verbal noun"}:
        return "of doing" if word.endswith("র") else ""
    if all(v.finite for v in readings) and any(v.tense in _PAST and v.person != 2 for v in readings):
        return "past"
    return ""


def lies(view: View, first: int, last: int) -> int | None:
    """AHEAD or BEHIND for the time at tokens ``first`` to ``last``: by the nearest finite verb after it, else
    the one right before it.
    """
    if any(_of_word(view.texts[i]) == "if" and view.text(i - 1) == "না" for i in range(max(first - 3, 1), first)):
        return AHEAD
    for i in range(last, min(last + _REACH, view.count)):
        text = view.texts[i]
        if text in _STOPS:
            break
        if text in _WARNINGS and view.group(last) in ("to", "within"):
            return AHEAD
        if view.page.tokens[i].kind != "word":
            continue
        kind = _of_word(text)
        if text.startswith("পার") and kind != "if" and view.text(i - 1) and _of_word(view.text(i - 1)) == "to do":
            return AHEAD  # হতে পারে
        if (
            kind == "future"
            or (kind == "if" and view.text(i - 1) == "না")
            or (kind == "of doing" and view.text(i + 1) in _PLANS)
        ):
            return AHEAD
        if kind == "past":
            return BEHIND
    return _before(view, first)


def _before(view: View, first: int) -> int | None:
    """What the verb right before the time says; না মানলে before it lies ahead."""
    for i in range(first - 1, max(first - 4, -1), -1):
        if view.texts[i] in _STOPS:
            break
        kind = _of_word(view.texts[i])
        if kind in ("future", "past"):
            return AHEAD if kind == "future" else BEHIND
    return None
