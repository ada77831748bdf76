"""One amount from the tokens of a page: the pieces that belong together, added up."""

from fractions import Fraction

from shutro import lexicon
from shutro.numbers import atoms, piece
from shutro.numbers.amount import Amount, close, take_classifier
from shutro.numbers.gather import DASHES, HEADS, follows, pieces_at
from shutro.numbers.piece import Piece
from shutro.numbers.scales import inverse, many_times
from shutro.numbers.stack import Stack
from shutro.text.form import one_form
from shutro.words import Page

_SETTINGS = lexicon.settings("numbers", "settings.toml")
_ORDINAL_WORDS = frozenset(_SETTINGS["ordinal_words"])
_NINE = one_form("নয়")
_NOT_NINE_BEFORE = frozenset(_SETTINGS["not_nine_before"])
_LEAST = {form: Fraction(least) for form, least in _SETTINGS["many"].items()}


def may_begin(page: Page, i: int) -> bool:
    """Whether a number can begin with token ``i``."""
    text = page.tokens[i].text
    if text == _NINE:
        return _is_nine(page, i)
    return bool(atoms.pieces(text)) or (text in HEADS and _head(page, i))


def _is_nine(page: Page, i: int) -> bool:
    """Whether নয় is the number: behind a bound word, or before a word that can be counted."""
    if i + 1 >= len(page.tokens) or not follows(page, i + 1):
        return False
    after = page.tokens[i + 1]
    if after.kind != "word" or after.text in _NOT_NINE_BEFORE:
        return after.kind == "mark" and after.text in DASHES and page.glued(i + 1)
    return True


def _head(page: Page, i: int) -> bool:
    """Whether দু, ছ, ন, শ begin a number here: with an apostrophe, or joined to the next number (দু-এক, শ-পাঁচেক)."""
    if pieces_at(page, i)[0] or inverse(page, i):
        return True
    if i + 2 >= len(page.tokens) or page.tokens[i + 1].text not in DASHES or not page.glued(i + 1):
        return False
    return page.tokens[i].text not in ("শ", "শো") and bool(atoms.pieces(page.tokens[i + 2].text))


def read(page: Page, i: int) -> Amount | None:
    """The amount that begins with token ``i``, None where there is none."""
    found, after, _ = pieces_at(page, i)
    if not found:
        return inverse(page, i)
    head = found[0]
    if head.kind == piece.ORDINAL:
        return _single(page, i, after, head, "ordinal", ordinal=True, low=head.value, high=head.value)
    if head.kind == piece.WHOLE:
        return _single(page, i, after, head, "half of something", shape="fraction", low=head.value, high=head.value)
    if head.kind == piece.DENOMINATOR:
        return None
    if _is_date_word(head, found):
        return _single(page, i, after, head, "ordinal of a date", ordinal=True, low=head.value, high=head.value)
    return many_times(page, i) or inverse(page, i) or _added(page, i)


def _is_date_word(p: Piece, found: tuple[Piece, ...]) -> bool:
    """একুশে, পঁচিশে: 19th to 32nd, days of a month."""
    return (
        len(found) == 1
        and p.kind == piece.WORD
        and p.case == "locative"
        and 18 < (p.value or 0) < 33
        and not p.classifier
    )


def _single(page: Page, i: int, after: int, p: Piece, why: str, **more: object) -> Amount:
    at = page.tokens[i].start
    a = Amount(i, after, at, at + p.end, at + p.stop, Stack(), why)
    a.case, a.classifier, a.emphatic = p.case, p.classifier, p.emphatic
    for field, value in more.items():
        setattr(a, field, value)
    return a


def _added(page: Page, i: int) -> Amount | None:
    stack = Stack()
    start = page.tokens[i].start
    a = Amount(i, i, start, start, start, stack, "number")
    open_ = True
    while open_ and a.next < len(page.tokens):
        found, after, gap = pieces_at(page, a.next, within=stack.pieces > 0)
        if not found and _dash_before_denominator(page, a.next):
            a.next += 1
            continue
        if not found or (stack.pieces and not follows(page, a.next)):
            break
        if found[0].kind == piece.POINT and not (found[0].case or found[0].classifier):
            open_ = _decimals(page, a, found[0])
            continue
        if found[0].kind == piece.DENOMINATOR:
            _fraction(page, a, found[0], after)
            break
        if not _feed_all(stack, found):
            break
        p = found[-1]
        at = page.tokens[a.next].start
        a.article = stack.pieces == 1 and p.article
        if p.many:
            a.bound = "vague"
        close(a, p, at + p.stop + (p.stop > gap), at + p.end + (p.end > gap), after)
        open_ = not (p.classifier or p.case or p.fused or p.glued or p.many or p.emphatic)
    return _finished(page, a)


def _dash_before_denominator(page: Page, i: int) -> bool:
    if page.tokens[i].text not in DASHES or i + 1 >= len(page.tokens):
        return False
    found = atoms.pieces(page.tokens[i + 1].text)
    return bool(found) and found[0].kind == piece.DENOMINATOR


def _feed_all(stack: Stack, found: tuple[Piece, ...]) -> bool:
    """All pieces of a token or none: half a token is never read."""
    if len(found) == 1:
        return stack.feed(found[0])
    if stack.pieces and not stack.copy().feed_all(found):
        return False
    return stack.feed_all(found)


def _decimals(page: Page, a: Amount, point: Piece) -> bool:
    """৭ দশমিক ২: the digits behind the point, in digits or words (শূন্য ৫). False where none follow."""
    i = a.next + 1
    text = ""
    by_digit = True
    last: Piece | None = None
    while i < len(page.tokens) and not point.case:
        found = atoms.pieces(page.tokens[i].text)
        if not found or found[0].kind not in (piece.DIGITS, piece.WORD) or found[0].value is None:
            break
        value = found[0].value
        digit = not found[0].run and value < 10
        if value.denominator != 1 or (text.strip("0") and not (digit and by_digit)):
            break
        by_digit = digit  # দুই পাঁচ: digit by digit
        zeros = len(found[0].run) if found[0].run else 0
        text += str(value.numerator).zfill(zeros)
        last = found[-1]
        at = page.tokens[i].start
        if not a.stack.pieces:
            a.stack.feed(Piece(piece.DIGITS, Fraction(0), 0, 0, 0))
        if len(found) > 1:  # ২ দশমিক ৫লাখ
            a.stack.decimals(Fraction(int(text), 10 ** len(text)))
            ok = a.stack.feed_all(found[1:])
            close(a, last, at + last.stop, at + last.end, i + 1)
            return ok and not (last.classifier or last.case)
        close(a, last, at + last.stop, at + last.end, i + 1)
        i += 1
        if last.classifier or last.case or last.glued:
            break
    if last is None:
        return False
    if a.stack.bare:
        a.stack.decimals(Fraction(int(text), 10 ** len(text)))
    else:
        a.stack.unknown = True
    a.why = "number with decimals"
    return not (last.classifier or last.case or last.glued)


def _fraction(page: Page, a: Amount, p: Piece, after: int) -> None:
    value = a.stack.value
    if value is None or not a.stack.pieces or not p.value or value.denominator != 1 or not 0 < value < p.value:
        return
    at = page.tokens[a.next].start
    close(a, p, at + p.stop, at + p.end, after)
    a.low = a.high = value / p.value
    a.shape, a.why, a.article = "fraction", "fraction of a whole", False


def _finished(page: Page, a: Amount) -> Amount | None:
    stack = a.stack
    if not stack.pieces or stack.needs_more or a.next == a.first:
        return None
    if stack.pieces == 1 and page.tokens[a.first].text == "শত":
        return None  # শত alone is a way of speaking
    if a.low is None:
        a.low = a.high = _LEAST.get(page.tokens[a.first].text, stack.value) if a.bound == "vague" else stack.value
        if stack.unknown:
            a.why = "a number too long or too odd to be read"
        elif stack.many or a.bound == "vague":
            a.why = "vague number, the least it can mean"
            a.bound = "vague"
    if a.run and a.next < len(page.tokens) and page.tokens[a.next].text in _ORDINAL_WORDS and not a.stack.scaled:
        a.ordinal, a.end, a.next, a.why = True, page.tokens[a.next].end, a.next + 1, "ordinal"
        return a
    if a.bound == "about" and stack.pieces == 1 and a.low == 2:
        a.low, a.bound, a.why = Fraction(1), "range", "one or two"  # দুয়েকজন
    if stack.part_alone:
        a.shape = "half"
    take_classifier(page, a)
    return a
