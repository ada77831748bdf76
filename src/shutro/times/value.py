"""What a reading comes to: the value, and the reason where there is none."""

from datetime import date
from typing import NamedTuple

NO_PUBLICATION = "read against the date of publication, which is not known"
NOTHING_TOLD = "counted from a day that the text does not tell"
NO_SUCH_DAY = "the calendar has no such day"


class Value(NamedTuple):
    """A TIMEX3 value (None where it cannot be known), the rule that gave it, the day where it is one, and a
    weekday's disagreement with its date.
    """

    text: str | None
    why: str
    day: date | None = None
    conflict: str | None = None
