"""Times from left to right: at each token that can begin one, a set, a length, a range or a point; the longest
reading wins.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from shutro.numbers import Number
from shutro.text.form import one_form
from shutro.times import hours, ranges, sets, tense
from shutro.times.bangla import BANGLADESH, WEST_BENGAL
from shutro.times.beginnings import BEGINNINGS, number_may_begin
from shutro.times.context import Context
from shutro.times.counted import counted_from
from shutro.times.durations import read_duration
from shutro.times.entry import Time
from shutro.times.length import Duration
from shutro.times.pick import Cue
from shutro.times.points import read_point
from shutro.times.quotes import quoted
from shutro.times.resolve import resolve
from shutro.times.value import Value
from shutro.times.view import View
from shutro.words import Page

_TIME, _LOCAL = one_form("সময়"), one_form("স্থানীয়")
_WEST_BENGAL_WORDS = ("অগস্ট", "নবান্ন", "পশ্চিমবঙ্গ", "কলকাতা")
_NO_EVENT = frozenset(("আর", "এর", "তার", "এবার", "আবার", "বার", "প্রায়"))


class Reader:
    """One reading of one page."""

    def __init__(
        self, page: Page, numbers: Sequence[Number], published: date | datetime | None, calendar: str | None
    ) -> None:
        self.page, self.view = page, View(page, numbers)
        self.context = Context.of(published, calendar or _calendar_of(page.text))
        self.found: list[Time] = []
        self._quotes = quoted(page)
        self._line = self._done = 0

    def read(self) -> list[Time]:
        """Every time, in order."""
        view = self.view
        words, numbers = view.words, view.numbers
        done = 0
        for sentence in self.page.sentences:
            first, last = sentence.first, sentence.last
            if first and self.page.text.find("\n", self.page.tokens[first - 1].end, sentence.start) >= 0:
                self._line = sentence.start
            for i in range(first, last):
                if i < done:
                    continue
                word = words[i]
                if word is not None and word.group in BEGINNINGS:
                    pass
                elif i in numbers or (word is None and self.page.tokens[i].kind == "number"):
                    if not number_may_begin(view, i):
                        continue
                elif word is not None or i + 1 >= last or (view.texts[i + 1] != _TIME and view.texts[i + 1] != _LOCAL):
                    continue
                done = max(done, self._at(i, first))
        return self.found

    def _at(self, i: int, first: int) -> int:
        """Read what begins at token ``i`` of the sentence that begins at ``first``; the token to go on from."""
        view = self.view
        word = view.word(i)
        if word is not None and word.group in ("reference", "near future", "near"):
            last = self._reference(i)
            if last:
                return last
        if (
            word is None
            and i + 1 < view.count
            and view.group(i + 1) != "local"
            and not (i in view.numbers or view.digits(i))
            and not hours.place_of(view, i)
        ):
            return i
        recurring = sets.read_set(view, i)
        if recurring is not None:
            why = "set: again and again" if recurring.value else "set: several weekdays, for which TIMEX3 has no value"
            self._add(recurring.first, recurring.last, Value(recurring.value, why))
            return recurring.last
        duration, point = read_duration(view, i), read_point(view, i)
        pair = ranges.read_pair(view, i, point)
        reach = max(pair[1].last if pair else 0, point.last if point else 0)
        if duration is not None and duration.last >= reach and not (point is not None and point.decade is not None):
            self._length(duration, first)
            return duration.last
        if pair is not None:
            self._pair(pair, i, first)
            return pair[1].last
        if point is None:
            return i
        if point.weekday is not None and point.last == i + 1 and sets.weekly(view, i, first):
            self._add(i, point.last, Value(f"XXXX-WXX-{point.weekday + 1}", "set: every week"))
            return point.last
        value = resolve(point, self.context, self._cue(i, point.last, first))
        start = (
            i - 1 if i > max(first, self._done) and view.text(i - 1) == "এর" and point.day_shift == ("told", -1) else i
        )
        self._add(start, point.last, value)
        return point.last

    def _pair(self, pair: ranges.Pair, i: int, first: int) -> None:
        """A range; ২০১৪ ও ২০১৮ সালে are two times."""
        last = pair[1].last
        value = ranges.resolve_pair(pair, self.context, self._cue(i, last, first))
        apart = self.view.group(pair[0].last) == "and" and pair[0].last + 1 == pair[1].first
        if apart and not ranges.adjoining(value.text):
            low, high = (value.text or "/").split("/") if value.text else (None, None)
            self._add(i, pair[0].last, Value(low, value.why))
            self._add(pair[1].first, last, Value(high, value.why, None, value.conflict))
        else:
            self._add(i, last, value)

    def _reference(self, i: int) -> int:
        """এখন, এই মুহূর্তে, অদূর ভবিষ্যতে; 0 where there is none."""
        view = self.view
        word, after = view.word(i), view.word(i + 1)
        if word is None:
            return 0
        if word.group == "reference":
            self._add(i, i + 1, Value(word.value, "word for now, lately or some day"))
            return i + 1
        if word.group == "near" and after and after.group == "moment" and after.case == "loc":
            self._add(i, i + 2, Value("PRESENT_REF", "word for now"))
            return i + 2
        if word.group == "near future" and after and after.value == "FUTURE_REF":
            self._add(i, i + 2, Value("FUTURE_REF", "word for some day"))
            return i + 2
        return 0

    def _cue(self, i: int, last: int, first: int) -> Cue:
        view = self.view
        after = view.group(last)
        place = self.page.tokens[i].start
        return Cue(
            partial(tense.lies, view, i, last),
            partial(tense.repeats, view, last),
            place,
            self._line,
            quoted=self._in_quote(i),
            before=view.group(first + 1) == "ago" and view.text(first) in ("এর", "তার") and i > first,
            bound=after in ("to", "up to"),
            deadline=after == "within",
            since=after == "after",
            event=self._after_event(i, first),
        )

    def _in_quote(self, i: int) -> bool:
        at = bisect_right(self._quotes, i) - 1
        return at >= 0 and at % 2 == 0

    def _add(self, first: int, last: int, value: Value, start: int | None = None) -> None:
        tokens = self.page.tokens
        begin = tokens[first].start if start is None else start
        span = self.page.span(begin, tokens[last - 1].end)
        self._done = last
        self.found.append(Time(f"t{len(self.found) + 1}", span, value.text, value.why, value.conflict))

    def _length(self, duration: Duration, first: int) -> None:
        """A duration, or the point that আগে or পরে makes of it; এর before such a point belongs to it."""
        value = Value(duration.value, "duration")
        if (
            duration.tail == "after"
            and self.context.told is None
            and self.view.text(duration.last - 1).startswith("পর")
            and not (
                self.view.text(duration.last - 1).startswith("পরে")
                or self.view.group(duration.last) in ("weekday", "day")
            )
        ):
            duration.tail, duration.last = "", duration.last - 1
        if duration.tail:
            value = self._counted_from(duration, first)
            if duration.first > max(first, self._done) and self.view.text(duration.first - 1) == "এর":
                duration.start = self.page.tokens[duration.first - 1].start
        self._add(duration.first, duration.last, value, duration.start)

    def _counted_from(self, duration: Duration, first: int) -> Value:
        """তিন দিন আগে: from publication; এর তিন দিন আগে: from what was told; after any other genitive from an
        event that has no date here.
        """
        context = self.context
        amount, _ = duration.parts[0]
        if amount is None or amount[0] != amount[1]:
            return Value(None, "nobody says how long ago exactly")
        before = self.view.text(duration.first - 1) if duration.first > first else ""
        told = duration.tail == "after" or before in ("এর", "তার")
        if duration.tail == "after" and self.view.group(duration.last) in ("weekday", "day"):  # এক দিন পরই আজ বুধবার
            point = read_point(self.view, duration.last)
            if point is not None:
                same = resolve(point, context, self._cue(duration.last, point.last, first), tell=False)
                return Value(same.day.isoformat() if same.day else None, "the day that is named right after it")
        if self._after_event(duration.first, first):
            return Value(None, "counted from an event whose day is not known here")
        ahead = told and tense.lies(self.view, duration.first, duration.last) == tense.AHEAD
        return counted_from(context, duration, told=told, ahead=ahead)

    def _after_event(self, i: int, first: int) -> bool:
        """Whether a genitive stands before (হামলার তিন দিন আগে): what is counted from is no day that we know."""
        before = self.view.text(i - 1) if i > first else ""
        return before.endswith("র") and before not in _NO_EVENT and self.view.word(i - 1) is None


def _calendar_of(text: str) -> str:
    """West Bengal's where its words are used, else that of Bangladesh."""
    return WEST_BENGAL if any(word in text for word in _WEST_BENGAL_WORDS) and "ঢাকা" not in text else BANGLADESH
