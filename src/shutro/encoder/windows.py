"""A page cut into windows that the network reads one by one.

A window is a run of whole sentences with some pieces of context on either side; every token is kept from exactly
one window, so the work grows with the text and not with its square.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

CORE = 180  # pieces of which the scores are kept, at most
CONTEXT = 12  # pieces on either side that are only read


class Window(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (excluded) are read; the scores of ``keep_first`` to ``keep_last`` are kept."""

    first: int
    last: int
    keep_first: int
    keep_last: int


def windows(sizes: Sequence[int], breaks: Sequence[int], core: int = CORE, context: int = CONTEXT) -> Iterator[Window]:
    """Cut a page whose tokens have ``sizes`` pieces; ``breaks``: the tokens that open a sentence, in order.

    A sentence longer than ``core`` is cut where it must be. Windows are of about one size.
    """
    places = [0, *accumulate(sizes)]
    for begin, end in _cores(places, breaks, core):
        first = begin
        while first > 0 and places[begin] - places[first - 1] <= context:
            first -= 1
        last = end
        while last < len(sizes) and places[last + 1] - places[end] <= context:
            last += 1
        yield Window(first, last, begin, end)


def _cores(places: Sequence[int], breaks: Sequence[int], core: int) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences, each of at most ``core`` pieces, none much smaller than the others."""
    count = len(places) - 1
    wanted = places[-1] / max(1, -(-places[-1] // core))  # as many windows as are needed, all alike
    begin = end = 0
    for stop in [*(b for b in breaks if b), count]:
        while places[stop] - places[begin] > core:
            cut = end if end > begin else _forced(places, begin, core)
            yield begin, cut
            begin, end = cut, max(end, cut)
        end = stop
        if end > begin and places[end] - places[begin] >= wanted:
            yield begin, end
            begin = end
    if begin < count:
        yield begin, count


def _forced(places: Sequence[int], begin: int, core: int) -> int:
    """The last token that a window beginning at ``begin`` can hold, and one token at least."""
    cut = begin + 1
    while cut + 1 < len(places) and places[cut + 1] - places[begin] <= core:
        cut += 1
    return cut
