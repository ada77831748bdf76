"""A place shown in its sentence.

A caret on a line of its own would stand under the wrong letter in many terminals (see `lines`), so the place is marked
where it is: «ফুটের মাপ», bold where there is colour.
"""

import re

from rich.text import Text

from shutro.exports.plain import showable
from shutro.span import Span

OPEN, CLOSE = "«", "»"
_FAR = 160  # characters of a sentence shown on either side
_END = re.compile(r"[।৷?!\n]")
_SPACE = re.compile(r"\s")


def around(text: str, span: Span, far: int = _FAR) -> Text:
    """The sentence of a span with the span marked, as one line; at most ``far`` characters on either side."""
    before, marked, after = sentence(text, span, far)
    return Text.assemble(_line(before), (f"{OPEN}{_line(marked)}{CLOSE}", "bold underline"), _line(after))


def sentence(text: str, span: Span, far: int = _FAR) -> tuple[str, str, str]:
    """What stands before a span in its sentence, the span, and what stands after; cut with … beyond ``far``."""
    before = text[max(span.start - far, 0) : span.start]
    start = max((m.end() for m in _END.finditer(before)), default=-1)
    if start < 0 and span.start > far:
        before = "… " + before.partition(" ")[2]
    elif start >= 0:
        before = before[start:]
    after = text[span.end : span.end + far]
    end = _END.search(after)
    if end:
        after = after[: end.end()]
    elif span.end + far < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before.lstrip(), text[span.start : span.end], after.rstrip()


def _line(text: str) -> str:
    return _SPACE.sub(" ", showable(text))
