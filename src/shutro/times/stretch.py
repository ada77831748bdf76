"""A part of a month, year or decade: এপ্রিলের শেষে, জুলাইয়ের মাঝামাঝি, ডিসেম্বরের প্রথম সপ্তাহে, বছরের প্রথম
১১ মাসে, প্রথম প্রান্তিকে.
"""

from shutro.times.point import Point
from shutro.times.view import View

_ENDS = {"শেষ": True, "প্রথম": False}


def stretch(view: View, i: int, point: Point) -> int:
    """The stretch at ``i``, after what it is a part of."""
    if point.has_day or point.has_time or point.edge or point.within or point.quarter or not point.has_date:
        return i
    return _counted(view, i, point) or _edge(view, i, point) or i


def _counted(view: View, i: int, point: Point) -> int:
    """প্রথম সপ্তাহে, শেষ দিনে, দ্বিতীয় প্রান্তিকে, প্রথম ১১ মাসে."""
    word, unit = view.word(i), view.word(i + 1)
    if word is None or point.case not in ("gen", "") or word.case or word.group not in ("ordinal", "edge"):
        return 0
    from_end = word.form == "শেষ"
    if word.group == "edge" and not from_end:
        return 0
    nth = 1 if from_end else int(word.value)
    if unit is not None and unit.group == "unit":
        if unit.value == "Q" and not from_end and (point.has_year or point.fiscal_shift) and not point.has_month:
            point.quarter = nth
        elif (unit.value == "W" and point.has_month) or (unit.form == "দিন" and nth == 1):
            point.within = (unit.value, nth, from_end)
        else:
            return 0
        point.case = unit.case
        return i + 2
    amount = view.amount(i + 1)
    unit = view.word(amount.last) if amount else None
    if (
        amount is None
        or unit is None
        or unit.group != "unit"
        or nth != 1
        or amount.low != amount.high
        or not isinstance(amount.low, int)
    ):
        return 0
    fits = (
        unit.value == "m" and (point.has_year or point.fiscal_shift) and not point.has_month and 1 <= amount.low <= 12
    ) or (unit.value == "D" and point.has_month and 1 <= amount.low <= 31)
    if not fits:
        return 0
    point.within, point.case = (f"{unit.value}s", amount.low, from_end), unit.case
    return amount.last + 1


def _edge(view: View, i: int, point: Point) -> int:
    """শুরুতে, শেষে, মাঝামাঝি, প্রথমার্ধে; শেষ দিকে, প্রথম দিকে."""
    word = view.word(i)
    if word is None or point.case not in ("gen", "") or (point.case == "" and point.bare_year):
        return 0
    if word.form in _ENDS and not word.case and view.text(i + 1).startswith("দিক"):
        point.edge, point.case = ("end" if _ENDS[word.form] else "start"), "loc"
        return i + 1
    if word.group != "edge":
        return 0
    if point.case == "" and not (word.form == "শেষ" and word.case == "loc") and not word.form.endswith("র্ধ"):
        return 0
    if (
        word.form == "শেষ"
        and not word.case
        and view.group(i + 1) not in ("to", "up to", "within")
        and view.text(i + 1) != "নাগাদ"
    ):
        return 0  # ২০০৮ সালের শেষ ধর্মঘট
    point.edge, point.case = word.value, word.case
    return i + 1
