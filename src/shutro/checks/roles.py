"""``role_conflict``: a swap in which one party gives both sides."""

from collections.abc import Iterator

from shutro.checks.entry import Check
from shutro.checks.layers import Layers
from shutro.checks.rules import finding
from shutro.text.form import one_form

_SWAPS = (one_form("বিনিময়ে"), "বদলে")


def find(layers: Layers) -> Iterator[Check]:
    """An exchange told as carried out (বিনিময়ে, বদলে) whose terms all have one giver."""
    for move in layers.moves:
        givers = {t.giver for t in move.terms}
        swap = move.kind == "comply" and any(word in move.span.text for word in _SWAPS)
        if swap and len(move.terms) > 1 and len(givers) == 1 and None not in givers:
            yield finding("role_conflict", "one_giver", move.span, giver=givers.pop())
