"""Scales without a number before them: হাজার হাজার, শত শত; হাজার চোদ্দো, শ-পাঁচেক."""

from shutro.numbers import atoms, piece
from shutro.numbers.amount import Amount, close, take_classifier
from shutro.numbers.gather import DASHES, follows, one_scale
from shutro.numbers.piece import Piece
from shutro.numbers.stack import Stack
from shutro.words import Page


def many_times(page: Page, i: int) -> Amount | None:
    """হাজার হাজার, শত শত, লাখ লাখ: twice the scale at least."""
    first = one_scale(page, i)
    if first is None or first.case or first.classifier or first.fused or first.many:
        return None
    j = i + 2 if i + 1 < len(page.tokens) and page.tokens[i + 1].text in DASHES else i + 1
    second = one_scale(page, j)
    if second is None or second.value != first.value or not follows(page, j):
        return None
    stack = Stack()
    stack.feed(Piece(piece.MANY, None, 0, 0, 0))
    at = page.tokens[j].start
    a = Amount(i, j, page.tokens[i].start, 0, 0, stack, "scale said twice")
    _feed_scales(page, a, second, at)
    a.low = a.high = stack.value
    a.bound, a.why = "vague", "a scale said twice: the least it can mean"
    take_classifier(page, a)
    return a


def _feed_scales(page: Page, a: Amount, p: Piece, at: int) -> None:
    while True:
        a.stack.feed(p)
        close(a, p, at + p.stop, at + p.end, a.next + 1)
        following = one_scale(page, a.next)
        if p.case or p.classifier or following is None or (p.value or 0) >= (following.value or 0):
            return
        p, at = following, page.tokens[a.next].start


def inverse(page: Page, i: int) -> Amount | None:
    """হাজার চোদ্দো, শ-পাঁচেক, লাখ তিনেক: the scale first makes it about so many."""
    text = page.tokens[i].text
    scale = atoms.joined(text)[0] if text in ("শ", "শো") else one_scale(page, i)
    j = i + 2 if i + 1 < len(page.tokens) and page.tokens[i + 1].text in DASHES else i + 1
    if scale is None or scale.case or scale.classifier or scale.fused or scale.many or j >= len(page.tokens):
        return None
    found = atoms.pieces(page.tokens[j].text)
    if len(found) != 1 or found[0].kind != piece.WORD or found[0].article or not follows(page, j):
        return None
    p = found[0]
    if (text in ("শ", "শো") and not p.fused) or one_scale(page, j + 1):
        return None
    stack = Stack()
    stack.feed(Piece(piece.WORD, p.value, 0, 0, 0))
    stack.feed(scale)
    at = page.tokens[j].start
    a = Amount(i, i, page.tokens[i].start, 0, 0, stack, "")
    close(a, p, at + p.stop, at + p.end, j + 1)
    a.low = a.high = stack.value
    a.bound, a.why = "about", "scale before the number: about so many"
    take_classifier(page, a)
    return a
