"""What the text has told so far: the days, months and hours that later times are counted from."""

from datetime import date, datetime

import msgspec

from shutro.times.bangla import BANGLADESH

_RECENT = 10  # days: what a report of today tells of as its own story
_MEMORY = 2500  # characters for which an earlier year carries on


class Context(msgspec.Struct):
    """``told``: the day last told of; ``scene``: the last of them that is not ahead of publication and no mere
    attribute; ``hour``: how far the scene has got,
    in the paragraph that begins at character ``line``. ``stretch``: the months of a year last told
    (how many, whether its last), for একই সময়ে. ``report_day``: the weekday or আজ that the report is about.

    ``history``: a full date with its own year, and where in the text it stood; months without a year go on from there.
    """

    published: date | None
    moment: datetime | None = None
    calendar: str = BANGLADESH
    told: date | None = None
    told_month: tuple[int, int] | None = None
    told_year: int | None = None
    told_fiscal: int | None = None
    scene: date | None = None
    hour: float | None = None
    clock: datetime | None = None
    report_day: date | None = None
    stretch: tuple[int, bool] | None = None
    line: int = -1
    history: tuple[date, int] | None = None

    @classmethod
    def of(cls, published: date | datetime | None, calendar: str) -> "Context":
        """At the beginning of a text."""
        if isinstance(published, datetime):
            return cls(published.date(), published, calendar)
        return cls(published, None, calendar)

    def here(self) -> date | None:
        """The day of a clock time that names none."""
        return self.scene or self.published

    def in_quote(self) -> date | None:
        """The day on which somebody who is quoted speaks: the scene's where it is of these days, else that of
        publication.
        """
        if self.published and self.scene and 0 <= (self.published - self.scene).days <= 7:
            return self.scene
        return self.published

    def earlier_year(self, place: int) -> date | None:
        """The full date that months without a year still go on from, at this place of the text."""
        return self.history[0] if self.history and place - self.history[1] < _MEMORY else None

    def tell_day(self, day: date, hour: float | None, *, scene: bool) -> None:
        """A day was told of; ``scene``: clock times that name no day may go on from it."""
        self.told, self.told_month, self.told_year = day, (day.year, day.month), day.year
        if not scene or (self.published is not None and day > self.published):
            return
        if hour is None and self._recent(self.scene or self.published) and not self._recent(day):
            return  # a date long past, in passing
        self.scene, self.hour = day, hour

    def long_past(self, day: date) -> bool:
        """Whether the day is no part of the story of these days, as its scene is."""
        return self._recent(self.scene) and not self._recent(day)

    def _recent(self, day: date | None) -> bool:
        return day is not None and self.published is not None and 0 <= (self.published - day).days <= _RECENT

    def tell_month(self, year: int, month: int) -> None:
        """A month was told of."""
        self.told_month, self.told_year = (year, month), year
