"""What is said of reports beside them, and the dates that newspapers print."""

import re
from functools import lru_cache

import msgspec

from shutro.errors import UsageError
from shutro.record import times
from shutro.record.dates import as_date
from shutro.text.fetch import DEADLINE


class Told(msgspec.Struct, frozen=True):
    """What the user says of all that is given: ``outlet`` and ``published`` where the report itself does not tell;
    ``fields``: which field of a record of JSON Lines is the text, title, outlet, published, url; ``timeout``: seconds
    for each web address.
    """

    outlet: str | None = None
    published: str | None = None
    fields: dict[str, str] = {}
    timeout: float = DEADLINE


_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?")


@lru_cache(maxsize=4096)
def published(said: str | None) -> str | None:
    """A date as newspapers print it, as an ISO date or date and time; None where it cannot be known.

    >>> published("প্রকাশ : ২৩ মার্চ ২০২১, ১৫:৫০"), published("2024-02-01"), published("গতকাল")
    ('2021-03-23T15:50', '2024-02-01', None)
    """
    if not said or not said.strip():
        return None
    try:
        when = as_date(said.strip())
        return when.isoformat() if when else None
    except UsageError:
        pass
    found = [t.value for t in times(said) if t.value and _ISO.fullmatch(t.value)]
    return max(found[:1], key=len, default=None)
