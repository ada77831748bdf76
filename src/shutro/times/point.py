"""What an expression says about a point of time, before anybody knows the value."""

import msgspec

Shift = tuple[
    str, int
]  # ("published", -1): the one before that of publication; ("told", 1): the one after that told of


class Point(msgspec.Struct):
    """The fields that an expression fills; all None where it says nothing. ``first`` to ``last`` (excluded) are
    its tokens.

    ``direction``: -1 গত, 0 চলতি, 1 আগামী before a weekday, month or date. ``value``: where the value needs no
    more (``PRESENT_REF``).
    ``second_year``: the other year of ২০২৩-২৪. ``part``: MO, MI, AF, EV, NI. ``hour`` in 24 hours with
    ``minute``; ``todays``: a word (আজ, কাল) that a speaker counts from the day of speaking. ``loose_hour`` on a
    dial of 12 where no part of the
    day says which. ``within``: a stretch of a month or year (প্রথম সপ্তাহে): its unit, how many, whether from the end;
    ``same_stretch``: that of the year told before (একই সময়ে).
    """

    first: int
    last: int
    value: str | None = None
    year: int | None = None
    second_year: int | None = None
    fiscal: bool = False
    bangla: bool = False
    bare_year: bool = False
    decade: int | None = None
    century: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: Shift | None = None
    month_shift: Shift | None = None
    week_shift: Shift | None = None
    day_shift: Shift | None = None
    fiscal_shift: Shift | None = None
    decade_shift: Shift | None = None
    direction: int | None = None
    part: str | None = None
    midnight: bool = False
    night_after: bool = False
    todays: bool = False
    hour: int | None = None
    minute: int = 0
    loose_hour: bool = False
    edge: str | None = None
    within: tuple[str, int, bool] | None = None
    same_stretch: bool = False
    numeric: bool = False
    case: str = ""
    unknown: str | None = None

    @property
    def has_year(self) -> bool:
        """Whether it names a year in any way."""
        return self.year is not None or self.year_shift is not None

    @property
    def has_month(self) -> bool:
        """Whether it names a month in any way."""
        return self.month is not None or self.month_shift is not None

    @property
    def has_day(self) -> bool:
        """Whether it names a day in any way."""
        return self.day is not None or self.weekday is not None or self.day_shift is not None

    @property
    def has_date(self) -> bool:
        """Whether it names a day, month, year, decade or century."""
        return (
            self.has_day
            or self.has_month
            or self.has_year
            or self.week_shift is not None
            or self.fiscal_shift is not None
            or self.decade is not None
            or self.century is not None
            or self.decade_shift is not None
            or self.season is not None
        )

    @property
    def has_time(self) -> bool:
        """Whether it names a clock time or a part of the day."""
        return self.hour is not None or self.part is not None

    @property
    def grain(self) -> str:
        """How fine it is: clock, part, day, week, month, year, or other."""
        if self.hour is not None:
            return "clock"
        if self.part is not None:
            return "part"
        if self.has_day:
            return "day"
        if self.week_shift is not None:
            return "week"
        if self.has_month:
            return "month"
        return "year" if self.has_year else "other"
