"""The date of publication, as callers write it."""

from datetime import date, datetime

from shutro.errors import UsageError

_ALSO = str.maketrans("০১২৩৪৫৬৭৮৯/", "0123456789-")  # Bengali digits, and slashes as newspapers' sites have them


def as_date(published: date | datetime | str | None) -> date | datetime | None:
    """A date, or a date and time, from what the caller gave; None and "" mean that it is not known.

    >>> as_date("২০২৪/০৮/১২")
    datetime.date(2024, 8, 12)

    Raises:
        UsageError: no such date.
    """
    if published is None or isinstance(published, date):
        return published
    text = published.strip().translate(_ALSO)
    if not text:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{published!r} is no date. Write it as 2024-02-01, or with a time as 2024-02-01T18:00."
        ) from None
    return when if len(text) > 10 else when.date()
