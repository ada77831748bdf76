"""A length of time and its TIMEX3 form."""

import msgspec

CLOCK_UNITS = frozenset("SMH")


class Duration(msgspec.Struct):
    """A length of time: pairs of amount and unit (the amount a pair of low and high, None unknown); ``start``
    its first character.

    ``tail``: ago, after or "": আগে, পরে behind it. ``run``: something before it (গত, টানা) makes it a stretch.
    """

    start: int
    first: int
    last: int
    parts: list[tuple[tuple[float, float] | None, str]]
    case: str
    tail: str = ""
    run: bool = False

    @property
    def value(self) -> str:
        """In TIMEX3 form; a range as ``P2D/P3D``."""
        amounts = self.parts[0][0]
        if amounts is None:
            return _written([("X", self.parts[0][1])])
        if len(self.parts) == 1 and amounts[0] != amounts[1]:
            unit = self.parts[0][1]
            low, high = sorted(amounts)
            return f"{_written([(number(low), unit)])}/{_written([(number(high), unit)])}"
        return _written([(number(a[0]) if a else "X", u) for a, u in self.parts])


def number(value: float) -> str:
    """3, 2.5."""
    return f"{value:g}" if value < 1e15 else str(int(value))


def _written(parts: list[tuple[str, str]]) -> str:
    if parts == [("0.5", "H")]:
        return "PT30M"
    dates, clock = "", ""
    for amount, unit in parts:
        if unit == "12Y":
            dates += f"{number(float(amount) * 12)}Y" if amount != "X" else "XY"
        elif unit in ("Q", "6m"):
            dates += f"{number(float(amount) * (3 if unit == 'Q' else 6))}M" if amount != "X" else "XM"
        elif unit in CLOCK_UNITS:
            clock += amount + unit
        else:
            dates += amount + {"m": "M", "F": "Y"}.get(unit, unit)
    return f"P{dates}T{clock}" if clock else f"P{dates}"
