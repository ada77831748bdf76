"""A run of digits to its value: grouping as in India and in the West, and grouping that cannot be."""

from fractions import Fraction

_ASCII = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_LONGEST = 24  # digits; beyond it nothing is counted, and int() would take quadratic time


def value(run: str) -> tuple[Fraction | None, tuple[Fraction, ...]]:
    """The value of digits with commas and points, and where the grouping is impossible the
    plausible readings, likeliest first.

    >>> value("১,৪০,০০০")
    (Fraction(140000, 1), ())
    >>> value("১২,০০")
    (Fraction(1200, 1), (Fraction(1200, 1), Fraction(12000, 1), Fraction(12, 1)))
    """
    if len(run) > _LONGEST or run.count(".") > 1:
        return None, ()
    plain = run.translate(_ASCII)
    whole, _, decimals = plain.partition(".")
    if "," in decimals:
        return None, ()
    groups = whole.split(",")
    exact = Fraction(int("".join(groups)))
    if decimals:
        exact += Fraction(int(decimals), 10 ** len(decimals))
    if len(groups) == 1 or _grouped(groups):
        return exact, ()
    return exact, _readings(groups, exact)


def _grouped(groups: list[str]) -> bool:
    inner = {len(g) for g in groups[1:-1]}
    return 1 <= len(groups[0]) <= 3 and len(groups[-1]) == 3 and (inner <= {3} or (inner == {2} and len(groups[0]) < 3))


def _readings(groups: list[str], dropped: Fraction) -> tuple[Fraction, ...]:
    """Commas dropped; the last group filled up with noughts; a comma for a decimal point."""
    found = [dropped]
    if len(groups[-1]) < 3:
        found.append(Fraction(int("".join(groups) + "0" * (3 - len(groups[-1])))))
    if len(groups) == 2 and len(groups[1]) < 3:
        found.append(int(groups[0]) + Fraction(int(groups[1]), 10 ** len(groups[1])))
    return tuple(dict.fromkeys(found))
