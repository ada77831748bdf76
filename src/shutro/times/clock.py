"""Clock times: the hour of the dial and the part of the day to an hour of 24."""

from functools import cache

from shutro import lexicon


@cache
def _hours() -> dict[str, dict[int, int]]:
    table = lexicon.settings("times", "clock.toml")["hours"]
    return {part: {int(dial): hour for dial, hour in hours.items()} for part, hours in table.items()}


def hour_of_day(part: str, dial: int) -> int | None:
    """The hour of 24 of ``dial`` o'clock in that part of the day (``noon`` for বেলা); 24 is the midnight that
    ends the day; None where the two disagree.

    >>> hour_of_day("NI", 10)
    22
    """
    if 13 <= dial <= 23:  # রাত ২২টা: already of 24
        return dial
    return _hours()[part].get(dial)


def later_on_dial(dial: int, after: int) -> int | None:
    """The hour of 24 that a bare ``dial`` o'clock means in a telling that has reached hour ``after``."""
    if dial > 12:
        return dial if dial < 24 else None
    for hour in (dial % 12, dial % 12 + 12):
        if hour >= after:
            return hour
    return None
