"""What the clause says about where its time lies: ahead, behind, or nothing."""

from functools import lru_cache

from shutro.text.form import one_form
from shutro.times.view import View
from shutro.words import verbs

AHEAD, BEHIND = 1, -1
_REACH = 30  # tokens looked at after the time
_PAST = frozenset({"past", "perfect", "pluperfect", "past continuous", "present", "habitual"})
_KINDS = (("conditional", "if"), ("infinitive", "to do"), ("future", "future"))
_FINITE = one_form("য়")  # জানায়: before a comma a verb; করে there is a converb
_STOPS = frozenset("।৷|?!;")
_SAYINGS = tuple(map(one_form, ("জানাল", "জানান", "জানায়", "জানিয়েছ", "জানালেন", "বলল", "বলছ", "বলেছ", "বলেন", "দাবি", "অভিযোগ")))
_FIXES = tuple(map(one_form, ("ধার্য", "রেখে", "রাখ", "ঠিক", "নির্ধার", "স্থির")))
_QUOTES = {"“": "”", "‘": "’", "«": "»"}
_WARNINGS = frozenset(map(one_form, ("হুঁশিয়ারি", "আলটিমেটাম")))
_APPOINTED = frozenset(("দিন", "তারিখ", "দিনটি"))
_PLANS = frozenset(("কথা", "কথাও", "আশা", "পরিকল্পনা", "প্রতিশ্রুতি"))


@lru_cache(maxsize=32768)
def _of_word(word: str) -> str:
    """``future``, ``past``, ``told`` (present or no finite verb at all), ``if`` (conditional), ``of doing``
    (genitive of a verbal noun) or "" for a word.
    """
    readings = verbs(word)
    if not readings:
        return ""
    tenses = {v.tense for v in readings}
    for tense, kind in _KINDS:
        if tense in tenses:
            return kind
    if tenses == {"verbal noun"}:
        return "of doing" if word.endswith("র") else ""
    if any(v.finite and v.tense in _PAST and v.person != 2 for v in readings):
        return "past" if all(v.finite for v in readings) else "told"
    return ""


def _ends(view: View, i: int) -> bool:
    """Whether its clause ends with token ``i``: then করে is told of (he does), and no converb (having done)."""
    after = view.text(i + 1)
    return not after or after in _STOPS or view.line_begins(i + 1) or (after == "," and view.texts[i].endswith(_FINITE))


def lies(view: View, first: int, last: int) -> int | None:
    """AHEAD or BEHIND for the time at tokens ``first`` to ``last``: by the nearest finite verb after it, else
    the one right before it.
    """
    if any(_of_word(view.texts[i]) == "if" and view.text(i - 1) == "না" for i in range(max(first - 3, 1), first)):
        return AHEAD
    if view.text(last) in _APPOINTED and view.text(last + 1).startswith(_FIXES):
        return AHEAD  # বুধবার দিন ধার্য করেছেন
    closing = 0
    for i in range(last, min(last + _REACH, view.count)):
        text = view.texts[i]
        if i < closing:
            continue
        if text in _STOPS or view.line_begins(i):
            break
        if text in _QUOTES:  # what is quoted has a tense of its own
            closing = _closing(view, i)
            continue
        if view.text(i - 1) == "," and i > last and text.startswith(_SAYINGS):
            break  # বুধবার ছাড়া পাচ্ছেন তিনজন, জানাল সংগঠনটি
        said = _says(view, i, last)
        if said:
            return said
    return _before(view, first)


def _says(view: View, i: int, last: int) -> int:
    """AHEAD or BEHIND where the word at token ``i`` says so, else 0."""
    text = view.texts[i]
    if text in _WARNINGS and view.group(last) in ("to", "within"):
        return AHEAD
    if view.page.tokens[i].kind != "word":
        return 0
    kind = _of_word(text)
    if text.startswith("পার") and kind != "if" and view.text(i - 1) and _of_word(view.text(i - 1)) == "to do":
        return AHEAD  # হতে পারে
    if (
        kind == "future"
        or (kind == "if" and view.text(i - 1) == "না")
        or (kind == "of doing" and view.text(i + 1) in _PLANS and not view.text(i + 2).startswith("ছিল"))
    ):
        return AHEAD
    return BEHIND if kind == "past" or (kind == "told" and _ends(view, i)) else 0


def _closing(view: View, i: int) -> int:
    """The token after the quotation that opens at ``i``."""
    mark = _QUOTES[view.texts[i]]
    return next((k + 1 for k in range(i + 1, min(i + 2 * _REACH, view.count)) if view.texts[k] == mark), i + 2 * _REACH)


def repeats(view: View, last: int) -> bool:
    """Whether the clause that goes on at token ``last`` tells what used to happen (করতেন, থাকত)."""
    for i in range(last, min(last + _REACH, view.count)):
        if view.texts[i] in _STOPS or view.line_begins(i):
            return False
        readings = verbs(view.texts[i]) if view.page.tokens[i].kind == "word" else ()
        if readings and all(v.finite for v in readings):
            return all(v.tense == "habitual" for v in readings)
    return False


def _before(view: View, first: int) -> int | None:
    """What the verb right before the time says; না মানলে before it lies ahead."""
    for i in range(first - 1, max(first - 4, -1), -1):
        if view.texts[i] in _STOPS:
            break
        kind = _of_word(view.texts[i])
        if kind in ("future", "past"):
            return AHEAD if kind == "future" else BEHIND
    return None
