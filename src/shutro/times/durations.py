"""How long: তিন দিন, প্রায় আড়াই ঘণ্টার, দুই-তিন দিন, কয়েক মাস, মাস ছয়েক, সাত বছর চার মাস, এক মাসেরও বেশি
সময়; and points counted by one: তিন দিন আগে.
"""

from shutro.text.form import one_form
from shutro.times.ages import is_age
from shutro.times.length import CLOCK_UNITS, Duration
from shutro.times.lookup import Word, words
from shutro.times.view import Amount, View

_SIZES = "SMHDWmQY"  # from small to large
_BEFORE = frozenset({"last", "next", "this", "that before", "run"})
_SPAN_OF_TIME = frozenset(map(one_form, ("সময়ের", "সময়ে", "সময়")))
_SOME = one_form("কয়েক")
_THROUGHOUT = one_form("ব্যাপী")
_HALF = one_form("দেড়েক")


def read_duration(view: View, i: int) -> Duration | None:
    """The length of time that begins at token ``i``; None where there is none, or where it is an age."""
    at = i
    while at < i + 3 and _stands_before(view, at) and (at not in view.numbers or view.numbers[at].ordinal):
        at += 1
    found = _counted(view, at) or (_unit_first(view, at) if at == i or view.group(i) in ("last", "next") else None)
    if found is None or is_age(view, found):
        return None
    if at > i:
        found.start, found.first, found.run = view.page.tokens[i].start, i, True
    _more(view, found)
    _tail(view, found)
    return found


def _stands_before(view: View, i: int) -> bool:
    group = view.group(i)
    return group in _BEFORE or view.text(i) in ("শেষ", "প্রথম")


def _counted(view: View, i: int) -> Duration | None:
    """A number or কয়েক, and its unit; smaller units after it."""
    word = view.word(i)
    if word is not None and word.group == "fused":
        if word.case == "" and word.value == "1D" and view.group(i + 1) not in ("ago", "after"):  # একদিন: once
            return None
        amount = None if word.value[0] == "X" else float(word.value[: -len(word.value.lstrip("0123456789"))])
        return Duration(
            view.page.tokens[i].start,
            i,
            i + 1,
            [((amount, amount) if amount else None, word.value.lstrip("X0123456789"))],
            word.case,
        )
    if word is not None and word.group == "few":
        unit = view.word(i + 1)
        if unit is None or unit.group != "unit" or unit.value in ("CE", "F"):
            return None
        if word.form == "অনেক" and not view.text(i + 2).startswith(("ধরে", "যাবৎ")):
            return None
        return Duration(view.page.tokens[i].start, i, i + 2, [(None, unit.value)], unit.case)
    following = view.word(i + 2)
    if (
        following is not None and following.group == "fused" and view.dash(i + 1) and following.value[0] != "X"
    ):  # দুই-তিনদিনের
        low = view.amount(i)
        high = float(following.value[: -len(following.value.lstrip("0123456789"))])
        if low is not None and low.low is not None and low.last == i + 1:
            return Duration(
                low.start, i, i + 3, [((low.low, high), following.value.lstrip("0123456789"))], following.case
            )
    amount_read = view.amount(i)
    found = _with_unit(view, i, amount_read) if amount_read else None
    if found is not None and not found.case and found.parts[0][0] is not None:
        _smaller(view, found)
    return found


def _with_unit(view: View, i: int, amount: Amount) -> Duration | None:
    plain = view.digits(i)
    if plain and plain.ending and amount.last == i + 1:  # ১০দিন
        fused = words().get(plain.ending)
        if (
            fused is not None
            and fused.group == "unit"
            and fused.value in _SIZES
            and amount.low is not None
            and amount.high is not None
        ):
            return Duration(amount.start, i, i + 1, [((amount.low, amount.high), fused.value)], fused.case)
    glued = view.word(amount.last - 1) if amount.last > i + 1 else None
    if glued is not None and glued.group == "unit":  # দু’বছরের
        unit, last = glued, amount.last
    else:
        following = view.word(amount.last)
        if following is None or following.group != "unit":
            return None
        unit, last = following, amount.last + 1
    if unit.case == "about" or unit.value in ("CE", "F") or (unit.value == "Q" and amount.low is None):
        return None
    amounts = None if amount.low is None or amount.high is None else (amount.low, amount.high)
    return Duration(amount.start, i, last, [(amounts, unit.value)], unit.case)


def _smaller(view: View, found: Duration) -> None:
    """সাত বছর চার মাস, ১০ মিনিট ১০ সেকেন্ড."""
    while not found.case and len(found.parts) < 4:
        amount = view.amount(found.last)
        following = _with_unit(view, found.last, amount) if amount else None
        if (
            following is None
            or amount is None
            or amount.low != amount.high
            or following.parts[0][1] not in _SIZES
            or found.parts[-1][1] not in _SIZES
        ):
            return
        if _SIZES.index(following.parts[0][1]) >= _SIZES.index(found.parts[-1][1]):
            return
        if view.text(following.last) == "করে":
            return
        found.parts += following.parts
        found.last, found.case = following.last, following.case


def _unit_first(view: View, i: int) -> Duration | None:
    """মাস ছয়েক, ঘণ্টা দেড়েকের, সপ্তাহ দুই; মাসখানেক, সপ্তাহব্যাপী; বছরের পর বছর."""
    unit = view.word(i)
    if unit is None or unit.group != "unit" or unit.value in ("CE", "F", "Q"):
        return None
    start = view.page.tokens[i].start
    if unit.case == "about" or (unit.case == "whole" and (unit.form != "দিন" or view.text(i).endswith(_THROUGHOUT))):
        half = _HALF in view.text(i)
        return Duration(
            start, i, i + 1, [((1.5, 1.5) if half else (1, 1), unit.value)], "gen" if view.text(i).endswith("র") else ""
        )
    again = view.word(i + 2)
    if (
        unit.case == "gen"
        and view.text(i + 1) == "পর"
        and again
        and again.group == "unit"
        and again.form == unit.form
        and not again.case
    ):
        return Duration(start, i, i + 3, [(None, unit.value)], again.case)
    if unit.case:
        return None
    if view.text(i + 1) == _SOME and (
        view.group(i + 2) in ("ago", "after", "within") or view.text(i + 2).startswith("ধরে")
    ):
        return Duration(start, i, i + 2, [(None, unit.value)], "")
    return _backwards(view, i, unit)


def _backwards(view: View, i: int, unit: Word) -> Duration | None:
    """A number after its unit: only with -এক, or where it ends the phrase (সপ্তাহ দুই আগে, দিন পনেরোর মধ্যে)."""
    amount = view.amount(i + 1)
    if amount is None or amount.last != i + 2 or amount.low is None or amount.high is None or view.digits(i + 1):
        return None
    text, after = view.text(i + 1), view.group(i + 2)
    high = max(amount.low, amount.high)
    stem = text.removesuffix("ের").removesuffix("ে")
    case = "gen" if text.endswith("র") and stem != text else ""
    if stem.endswith("েক"):
        return Duration(view.page.tokens[i].start, i, i + 2, [((high, high), unit.value)], case)
    if (
        after in ("ago", "after", "within")
        or (amount.low % 1 and not view.word(i + 2))
        or (case and unit.value != "Y" and after == "within")
    ):
        return Duration(view.page.tokens[i].start, i, i + 2, [((amount.low, amount.high), unit.value)], case)
    if text.endswith("র") and after == "within":
        return Duration(view.page.tokens[i].start, i, i + 2, [((amount.low, amount.high), unit.value)], "gen")
    return None


def _more(view: View, found: Duration) -> None:
    """এক মাসেরও বেশি সময়, তিন মাসের কম."""
    word = view.word(found.last)
    if found.case != "gen" or word is None or word.group != "more":
        return
    found.last += 1
    found.case = ""
    found.last += view.text(found.last) in _SPAN_OF_TIME


def _tail(view: View, found: Duration) -> None:
    """আগে or পরে behind it. A bare পর stays out where an event stands before (দুর্ঘটনার তিন ঘণ্টা পর)."""
    word = view.word(found.last)
    if view.text(found.last) in ("পরেও", "পরও"):  # সাত বছর পরেও: so long already
        return
    if word is None or found.case not in ("", "about") or (word.group not in ("ago", "after") and word.form != "আগের"):
        return
    amounts = found.parts[0][0]
    if amounts is not None and amounts[0] != amounts[1] and found.parts[0][1] in CLOCK_UNITS:
        return
    if word.group != "after":
        found.tail, found.last = "ago", found.last + 1
    elif word.form == "পরে" or (
        found.parts[0][1] not in CLOCK_UNITS and amounts is not None and _fixes_point(view, found)
    ):
        found.tail, found.last = "after", found.last + 1


_DAY_WORDS = frozenset({"weekday", "day"})


def _fixes_point(view: View, found: Duration) -> bool:
    """Whether পর after it fixes a point: এর আট দিন পর; at the head of a sentence; or with the day right after
    it (এক দিন পরই আজ বুধবার).
    """
    if view.group(found.last + 1) in _DAY_WORDS or view.text(found.first - 1) == "এর":
        return True
    if (
        view.text(found.last) != "পর"
        or found.first == 0
        or found.run
        or found.start < view.page.tokens[found.first].start
    ):
        return False
    return view.text(found.first - 1) in ("।", "৷")
