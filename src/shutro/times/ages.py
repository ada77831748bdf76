"""Ages, which are figures and no durations: ২৭ বছর বয়সী, ৬ বছরের শিশু, বয়স ১৬ থেকে ৪০ বছর, বছর পঞ্চাশের."""

from functools import cache

from shutro import lexicon
from shutro.text.form import one_form
from shutro.times.length import Duration
from shutro.times.view import View

_AGE_WORD = one_form("বয়স")
_GROWN = 18  # years: from here ৫৮ বছরের with a name after it is a person's age
_AGE_UNITS = frozenset("YmD")


@cache
def _people() -> frozenset[str]:
    return lexicon.forms("times", "people.tsv")


def is_age(view: View, found: Duration) -> bool:
    """২৭ বছর বয়সী, ৬ বছরের শিশু, বয়স ১৬ থেকে ৪০ বছর, বছর পঞ্চাশের."""
    if found.parts[-1][1] not in _AGE_UNITS:
        return False
    following = view.texts[found.last : found.last + 4]
    if any(t.startswith(_AGE_WORD) for t in following):
        return True
    if any(t.startswith(_AGE_WORD) for t in view.texts[max(found.first - 4, 0) : found.first]) and not found.run:
        return True
    if found.case != "gen" or found.parts[0][1] != "Y":
        return False
    if view.text(found.last) in ("।", "৷", "|"):
        return True
    amounts = found.parts[0][0]
    if amounts is None or found.run:
        return False
    if following and following[0] not in _people() and _lasting(following[0]):
        return False
    if any(_person(t) for t in following[:2]):
        return True
    return amounts[0] >= _GROWN and len(found.parts) == 1 and not _lasts(view, found.last)


def _lasts(view: View, i: int) -> bool:
    """Whether what follows ২৫ বছরের is something that lasts, or no noun at all (২৫ বছরের নির্মল is a person)."""
    word = view.word(i)
    return (
        word is not None
        or view.page.tokens[min(i, view.count - 1)].kind != "word"
        or _lasting(view.text(i))
        or _lasting(view.text(i + 1))
    )


def _lasting(text: str) -> bool:
    lasting = _lasting_things()
    return any(text[: len(text) - n] in lasting for n in range(4) if len(text) - n > 1)


@cache
def _lasting_things() -> frozenset[str]:
    return lexicon.forms("times", "lasting.tsv")


def _person(text: str) -> bool:
    people = _people()
    return text in people or (len(text) > 4 and any(text[:-n] in people for n in (1, 2, 3, 4) if len(text) - n > 2))
