"""Days named by the week or from the day of telling: বুধবার, শনিবার (২০ আগস্ট), আজ, গতকাল, পরশু, পরদিন, সেদিন."""

from shutro.times import dates, years
from shutro.times.point import Point
from shutro.times.view import View

PUBLISHED, TOLD, SCENE, REPORT = "published", "told", "scene", "report"


def weekday(view: View, i: int, point: Point) -> int:
    """বুধবারের, with its date in brackets: শনিবার (২০ আগস্ট)."""
    word = view.word(i)
    if word is None or word.group != "weekday" or point.weekday is not None or point.has_time:
        return i
    if point.has_month and point.day is None:
        return i
    point.weekday, point.case = int(word.value), word.case
    return bracketed(view, i + 1, point) or i + 1


def bracketed(view: View, i: int, point: Point) -> int:
    """(২০ আগস্ট), (২০ আগস্ট ২০২২): the token after the bracket; 0 where there is no date in it."""
    if view.text(i) != "(":
        return 0
    name = view.word(i + 1)
    if name is not None and name.group == "weekday" and view.text(i + 2) == ")" and point.weekday is None:  # আজ (বুধবার)
        point.weekday = int(name.value)
        return i + 3
    if point.day is not None:
        return 0
    inner = Point(i, i)
    at = dates.numeric(view, i + 1, inner)
    if at == i + 1:
        at = dates.day(view, i + 1, inner)
        at += view.text(at) == ","
        at = years.year(view, at, inner)
    if inner.day is None or view.text(at) != ")":
        return 0
    point.day, point.month, point.year, point.bangla = inner.day, inner.month, inner.year, inner.bangla
    return at + 1


def counted_from_today(view: View, i: int, point: Point) -> int:
    """আজ, গতকাল, আগামীকাল, কাল, পরশু, গতরাত."""
    word = view.word(i)
    if word is None or point.has_date or point.has_time:
        return i
    if word.group == "day":
        point.day_shift, point.todays = (PUBLISHED, int(word.value)), word.value == "0"
    elif word.group == "kal":
        if view.text(i - 1) in ("এত", "তত", "যত") or view.text(i + 1).startswith("হ"):
            return i
        point.day_shift, point.direction, point.todays = (
            (PUBLISHED, int(word.value)),
            0,
            True,
        )  # the verb decides between yesterday and tomorrow
    elif word.group == "part of yesterday":
        point.day_shift, point.part = (PUBLISHED, -1), "NI"
    else:
        return i
    point.case = word.case
    return bracketed(view, i + 1, point) or i + 1


def counted_from_told(view: View, i: int, point: Point) -> int:
    """পরদিন, আগের দিন, সেদিন, একই দিন, সারা দিন, রাতভর, দিনশেষে: days counted from the one told of."""
    word = view.word(i)
    if word is None or point.has_time:
        return i
    if word.group == "told day" and not point.has_date:
        base = REPORT if word.form == "এদিন" else TOLD
        point.day_shift, point.case = (base, int(word.value)), word.case
        return i + 1
    if word.group == "after" and word.form == "পর" and not point.has_date:
        day = view.word(i + 1)
        if (
            word.case == ""
            and day
            and day.group == "unit"
            and day.form == "দিন"
            and view.text(i) == "পর"
            and not _ended_by_amount(view, i)
        ):
            point.day_shift, point.case = (TOLD, 1), day.case
            return i + 2
    return _whole_day(view, i, point)


def _ended_by_amount(view: View, i: int) -> bool:
    """Whether what stands before is a unit (তিন দিন পর দিন ...): then পর belongs to it."""
    return view.group(i - 1) == "unit"


def _whole_day(view: View, i: int, point: Point) -> int:
    """সারা দিন, দিনভর, সারা রাত, রাতভর."""
    group, word, after = view.group(i), view.words[i], view.word(i + 1)
    night, last = False, i + 1
    if group == "all" and after and after.form in ("দিন", "রাত", "সকাল", "বিকেল") and view.text(i) != "পুরো":
        night, last, form, case = after.form == "রাত", i + 2, after.form, after.case
    elif group in ("all day", "all night"):
        night, form, case = group == "all night", "দিন", word.case if word else ""
    elif word and word.case == "whole" and word.form in ("দিন", "রাত") and word.group in ("unit", "part"):
        night, form, case = word.form == "রাত", word.form, ""
    else:
        return i
    if form not in ("দিন", "রাত"):
        return i
    if not point.has_date:
        point.day_shift = (SCENE, 0)
    elif not point.has_day:
        return i
    point.part, point.case = ("NI" if night else None), case
    return last
