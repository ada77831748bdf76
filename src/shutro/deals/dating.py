"""When a move was made: whether its sentence tells of an earlier time than the report's own."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from shutro.deals.vocabulary import groups
from shutro.text.form import one_form
from shutro.times import Time
from shutro.words import Page, Sentence

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\dW])")
_DAYS, _MONTHS = 21, 10  # days after which what a day, or a month, tells of is an earlier story
_GOES_ON = frozenset(one_form("তখন তবে কিন্তু এরপর পরে তারপর সেই ওই এর এতে").split())
_THAT, _DEALS = frozenset(["সেই", "ওই"]), frozenset({"accord", "truce", "talks"})
_DEPTH = 6  # sentences looked back over, and times of one that are looked at
_NAMED_BY = 4  # tokens between a time and the deal that it dates: ২০১৮ সালের চুক্তি


class Dating:
    """Tells earlier times from the report's own. ``published``: its day, where it is known."""

    def __init__(self, page: Page, times: Sequence[Time], published: date | None) -> None:
        self.page = page
        self._times = sorted(times, key=lambda t: t.span.start)
        self._starts = [t.span.start for t in self._times]
        day = published.date() if isinstance(published, datetime) else published
        self._today = day or max(filter(None, (_end(t.value, whole=True) for t in times)), default=None)

    def earlier(self, start: int, end: int, of_deal: bool) -> bool:
        """Whether the sentence around characters ``start`` to ``end`` tells of an earlier time, or goes on from one
        that does (তখন ..., তবে ...). ``of_deal``: the move makes a deal; else a date of the deal itself tells nothing.
        """
        n = self.page.sentence_at(start)
        for _ in range(_DEPTH):
            sentence = self.page.sentences[n]
            a, b = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
            told = [t for t in self._times[a:b] if _end(t.value) and (of_deal or not self._dates_deal(t))]
            if told:
                before = [t for t in told if t.span.start < end]
                return self._past((before[-1:] or told[:1])[0].value)
            if n == 0 or not self._goes_on(sentence):
                return False
            if "\n" in self.page.text[self.page.sentences[n - 1].end : sentence.start]:
                return False
            n, end = n - 1, sentence.start
        return False

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on from the one before: তখন ...; ... সেই জোট ভেঙে যায়."""
        tokens = self.page.tokens[sentence.first : sentence.last]
        back = any(a.text in _THAT and groups(b.text) & _DEALS for a, b in pairwise(tokens))
        return back or bool(tokens and tokens[0].text in _GOES_ON)

    def _dates_deal(self, time: Time) -> bool:
        if not time.span.text.endswith("র"):
            return False
        after = self.page.token_at(time.span.end - 1) + 1
        return any(groups(t.text) & _DEALS for t in self.page.tokens[after : after + _NAMED_BY])

    def _past(self, value: str | None) -> bool:
        end = _end(value)
        if end is None or self._today is None:
            return False
        precise = len((value or "").rpartition("/")[2]) >= len("2024-01-01")
        age = (self._today - end).days
        return age > (_DAYS if precise else _MONTHS)


def _end(value: str | None, whole: bool = False) -> date | None:
    """The last day of a TIMEX3 date, None where it is none; ``whole``: only where it names the day."""
    found = _DATE.match((value or "").rpartition("/")[2])
    if not found or (whole and not found[3]):
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(found[3] or last), last) or 1)
