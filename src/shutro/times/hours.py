"""Parts of the day and clock times: সকালে, গভীর রাতে, রাত সাড়ে ১০টায়, স্থানীয় সময় সকাল ৯টায়, দিবাগত রাত."""

from shutro.text.form import one_form
from shutro.times.clock import hour_of_day
from shutro.times.point import Point
from shutro.times.view import Hour, View

_LOCAL = one_form("স্থানীয়")
_MEALS = tuple(map(one_form, ("খাবার", "খাওয়া", "নাশতা", "নাস্তা", "আহার", "ভাত", "পালা", "শিফট")))
_SOME_DAY = frozenset(map(one_form, ("এক", "একদিন", "কোনো", "কোন", "কোনও")))
_PLACE_ENDINGS = ("র", "ের")


def place_of(view: View, i: int) -> bool:
    """Whether token ``i`` is the place of the local time after it: মস্কোর স্থানীয় সময়."""
    return (
        i < view.count
        and view.page.tokens[i].kind == "word"
        and view.word(i) is None
        and view.text(i).endswith(_PLACE_ENDINGS)
        and view.text(i + 1) == _LOCAL
        and local(view, i + 1) > 0
    )


def part(view: View, i: int, point: Point) -> int:
    """A part of the day, with the clock time after it."""
    if point.has_time:
        return i
    start = i
    if view.group(i) == "deep" and view.group(i + 1) == "part":
        i += 1
    word = view.word(i)
    if word is None or word.group not in ("part", "midnight", "noon hours"):
        return start
    if word.group == "noon hours":
        return _clock(view, i + 1, point, "noon") or start
    i += 1
    if word.case in ("", "loc") and word.group == "part":
        at = local(view, i) or i
        last = _clock(view, at, point, word.value)
        if last:
            return last
    if _no_time(view, start, i, meal=word.case == "gen" and not point.has_date):
        return start
    if view.text(start - 1) in _SOME_DAY:
        point.unknown = "nobody says which day"
    point.part, point.midnight, point.case = word.value, word.group == "midnight", word.case
    i = _shortly(view, i, point)
    if view.group(i) == "noon hours" and word.case in ("", "gen"):  # রাতের বেলা
        return i + 1
    return i


def _no_time(view: View, start: int, last: int, *, meal: bool) -> bool:
    """রাত না পেরোতেই, দিনে-রাতে, রাতের খাবার, সকাল সকাল (early)."""
    after = view.text(last)
    return (
        after == "না"
        or (view.dash(start - 1) and view.glued(start))
        or (meal and after.startswith(_MEALS))
        or view.text(start) in (after, view.text(start - 1))
    )


def _clock(view: View, i: int, point: Point, which: str) -> int:
    """The clock time at ``i`` in that part of the day; 0 where there is none."""
    found = view.hour(i)
    if found is None:
        return 0
    hour = hour_of_day(which, found.hour)
    if hour is None:
        point.unknown = "the hour does not belong to that part of the day"
    else:
        point.hour = hour
    point.part = "NI" if which == "NI" else point.part
    point.minute, point.case = found.minute, found.case
    return _shortly(view, found.last, point)


def _shortly(view: View, i: int, point: Point) -> int:
    """রাত ১২টার একটু আগে, বেলা তিনটার কিছু পরে."""
    if point.case == "gen" and view.group(i) == "little" and view.group(i + 1) in ("ago", "after"):
        point.case = "loc"
        return i + 2
    return i


def bare_clock(view: View, i: int, point: Point) -> int:
    """১০টায়, ৪টা ১০ মিনিটে, ১০:৩০ without a part of the day."""
    if point.has_time:
        return i
    found = view.hour(i)
    if found is None or not _is_clock(view, i, found, point):
        return i
    point.hour, point.minute, point.case = found.hour, found.minute, found.case
    point.loose_hour = ":" not in "".join(view.texts[i : found.last])
    return found.last


def _is_clock(view: View, i: int, found: Hour, point: Point) -> bool:
    """Whether ১০টা is ten o'clock and not ten things."""
    text = "".join(view.texts[i : found.last])
    if ":" in text or found.case == "loc" or (found.minute and found.last > i + 1):
        return True
    after = view.group(found.last)
    if view.text(found.last).startswith(("বাজ", "নাগাদ")) or (after == "towards" and found.case == "gen"):
        return True
    return point.has_day and after in ("to", "up to", "within")


def local(view: View, i: int) -> int:
    """স্থানীয় সময়, তেহরান সময় before a part of the day or clock time: the token after it, or 0."""
    if view.group(i + 1) != "local" or (view.word(i) is not None and view.group(i) not in ("",)):
        return 0
    after = view.group(i + 2)
    if after in ("part", "midnight", "noon hours", "deep") or view.hour(i + 2) is not None:
        return i + 2
    return 0


def night_after(view: View, i: int, point: Point) -> int:
    """দিবাগত before রাত."""
    if view.group(i) == "night after" and not point.has_time and view.group(i + 1) in ("part", "midnight", "deep"):
        point.night_after = True
        return i + 1
    return i
