"""One amount from the tokens of a page: the pieces that belong together, added up."""

from dataclasses import dataclass
from fractions import Fraction

from shutro import lexicon
from shutro.numbers import atoms
from shutro.numbers.atoms import Piece
from shutro.numbers.stack import Stack
from shutro.text.form import one_form
from shutro.words import Page

_SETTINGS = lexicon.settings("numbers", "settings.toml")
APOSTROPHES = frozenset(_SETTINGS["apostrophes"])
_ORDINAL_WORDS = frozenset(_SETTINGS["ordinal_words"])
_NINE = one_form("নয়")
_NOT_NINE_BEFORE = frozenset(_SETTINGS["not_nine_before"])
_LEAST = {form: Fraction(least) for form, least in _SETTINGS["many"].items()}
_DASHES = frozenset("-–‐‑")
_HEADS = frozenset({"শ", "শো"}) | lexicon.forms("numbers", "cardinals.tsv", use="prefix")


@dataclass(slots=True)
class Amount:
    """A number without its bound words; ``start``, ``core_end``, ``end`` are characters of the
    page, ``next`` the token after it.
    """

    first: int
    next: int
    start: int
    core_end: int
    end: int
    stack: Stack
    why: str
    low: Fraction | None = None
    high: Fraction | None = None
    bound: str = "exact"
    classifier: str = ""
    case: str = ""
    ordinal: bool = False
    article: bool = False
    emphatic: bool = False
    shape: str = ""
    glued: str = ""
    run: str = ""
    split: tuple[int, ...] = ()


def may_begin(page: Page, i: int) -> bool:
    """Whether a number can begin with token ``i``."""
    text = page.tokens[i].text
    if text == _NINE:
        return _is_nine(page, i)
    return bool(atoms.pieces(text)) or (text in _HEADS and _head(page, i))


def _is_nine(page: Page, i: int) -> bool:
    """Whether নয় is the number: behind a bound word, or before a word that can be counted."""
    if i + 1 >= len(page.tokens) or not _follows(page, i + 1):
        return False
    after = page.tokens[i + 1]
    if after.kind != "word" or after.text in _NOT_NINE_BEFORE:
        return after.kind == "mark" and after.text in _DASHES and page.glued(i + 1)
    return True


def _head(page: Page, i: int) -> bool:
    """Whether দু, ছ, ন, শ begin a number here: with an apostrophe, or joined to the next number (দু-এক, শ-পাঁচেক)."""
    if _at(page, i)[0] or _inverse(page, i):
        return True
    if i + 2 >= len(page.tokens) or page.tokens[i + 1].text not in _DASHES or not page.glued(i + 1):
        return False
    return page.tokens[i].text not in ("শ", "শো") and bool(atoms.pieces(page.tokens[i + 2].text))


def _at(page: Page, i: int, within: bool = False) -> tuple[tuple[Piece, ...], int, int]:
    """The pieces of token ``i``, the next token, and how many characters an apostrophe took (দু’টি is three tokens)."""
    tokens = page.tokens
    text = tokens[i].text
    if i + 2 < len(tokens) and tokens[i + 1].text in APOSTROPHES and page.glued(i + 1) and page.glued(i + 2):
        after = tokens[i + 2]
        whole = atoms.joined(text + after.text) if after.kind == "word" else ()
        if whole:
            return whole, i + 3, len(text)
        if text in _HEADS and after.kind == "word":
            return tuple(_glue(p, after.text) for p in atoms.joined(text)), i + 3, len(text)
    found = atoms.pieces(text)
    if not found and within:
        found = atoms.after_number(text)
    if not found and text in _HEADS and i + 1 < len(tokens) and tokens[i + 1].text in _DASHES:
        found = atoms.joined(text) if text not in ("শ", "শো") else ()
    if found and _apostrophe_before_scale(page, i):
        return found, i + 2, len(text) + 1
    return found, i + 1, len(text) + 1


def _apostrophe_before_scale(page: Page, i: int) -> bool:
    """৫শ’ কোটি, দু’শ’ জন: the apostrophe closes a hundred, not a quotation."""
    tokens = page.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text not in APOSTROPHES or not tokens[i].text.endswith(("শ", "শো")):
        return False
    after = tokens[i + 2].text
    return page.glued(i + 1) and (after in atoms.CLASSIFIED or _one_scale(page, i + 2) is not None)


def _glue(p: Piece, word: str) -> Piece:
    return Piece(p.kind, p.value, p.start, p.end, p.stop, glued=word)


def read(page: Page, i: int) -> Amount | None:
    """The amount that begins with token ``i``, None where there is none."""
    found, after, _ = _at(page, i)
    if not found:
        return _inverse(page, i)
    head = found[0]
    if head.kind == atoms.ORDINAL:
        return _single(page, i, after, head, "ordinal", ordinal=True, low=head.value, high=head.value)
    if head.kind == atoms.WHOLE:
        return _single(page, i, after, head, "half of something", shape="fraction", low=head.value, high=head.value)
    if head.kind == atoms.DENOMINATOR:
        return None
    if _is_date_word(head, found):
        return _single(page, i, after, head, "ordinal of a date", ordinal=True, low=head.value, high=head.value)
    return _many_times(page, i) or _inverse(page, i) or _added(page, i)


def _is_date_word(p: Piece, found: tuple[Piece, ...]) -> bool:
    """একুশে, পঁচিশে: 19th to 32nd, days of a month."""
    return (
        len(found) == 1
        and p.kind == atoms.WORD
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


def _close(a: Amount, p: Piece, end: int, core_end: int, after: int) -> None:
    a.next, a.end, a.core_end = after, end, core_end
    a.classifier, a.case, a.emphatic, a.glued, a.run = p.classifier, p.case, p.emphatic, p.glued, p.run
    if p.fused:
        a.bound, a.why = p.fused, "bound fused with the number"


def _added(page: Page, i: int) -> Amount | None:
    stack = Stack()
    start = page.tokens[i].start
    a = Amount(i, i, start, start, start, stack, "number")
    open_ = True
    while open_ and a.next < len(page.tokens):
        found, after, gap = _at(page, a.next, within=stack.pieces > 0)
        if not found and _dash_before_denominator(page, a.next):
            a.next += 1
            continue
        if not found or (stack.pieces and not _follows(page, a.next)):
            break
        if found[0].kind == atoms.POINT and not (found[0].case or found[0].classifier):
            open_ = _decimals(page, a, found[0])
            continue
        if found[0].kind == atoms.DENOMINATOR:
            _fraction(page, a, found[0], after)
            break
        if not _feed_all(stack, found):
            break
        p = found[-1]
        at = page.tokens[a.next].start
        a.article = stack.pieces == 1 and p.article
        if p.many:
            a.bound = "vague"
        _close(a, p, at + p.stop + (p.stop > gap), at + p.end + (p.end > gap), after)
        open_ = not (p.classifier or p.case or p.fused or p.glued or p.many or p.emphatic)
    return _finished(page, a)


def _dash_before_denominator(page: Page, i: int) -> bool:
    if page.tokens[i].text not in _DASHES or i + 1 >= len(page.tokens):
        return False
    found = atoms.pieces(page.tokens[i + 1].text)
    return bool(found) and found[0].kind == atoms.DENOMINATOR


def _follows(page: Page, i: int) -> bool:
    """Whether token ``i`` stands behind the one before it with white space or nothing between, on one line."""
    tokens = page.tokens
    return "\n" not in page.text[tokens[i - 1].end : tokens[i].start]


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
        if not found or found[0].kind not in (atoms.DIGITS, atoms.WORD) or found[0].value is None:
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
            a.stack.feed(Piece(atoms.DIGITS, Fraction(0), 0, 0, 0))
        if len(found) > 1:  # ২ দশমিক ৫লাখ
            a.stack.decimals(Fraction(int(text), 10 ** len(text)))
            ok = a.stack.feed_all(found[1:])
            _close(a, last, at + last.stop, at + last.end, i + 1)
            return ok and not (last.classifier or last.case)
        _close(a, last, at + last.stop, at + last.end, i + 1)
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
    _close(a, p, at + p.stop, at + p.end, after)
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
    _classifier(page, a)
    return a


def _classifier(page: Page, a: Amount) -> None:
    """A classifier written apart: ৪০ জনেরও."""
    i = a.next
    if a.classifier or a.case or a.glued or i >= len(page.tokens) or not _follows(page, i):
        return
    tail = atoms.CLASSIFIED.get(page.tokens[i].text)
    if tail:
        a.next, a.end = i + 1, page.tokens[i].end
        a.classifier, a.case, a.emphatic = tail.classifier, tail.case, tail.emphatic


def _one_scale(page: Page, i: int) -> Piece | None:
    found = atoms.pieces(page.tokens[i].text) if i < len(page.tokens) else ()
    return found[0] if len(found) == 1 and found[0].kind == atoms.SCALE else None


def _many_times(page: Page, i: int) -> Amount | None:
    """হাজার হাজার, শত শত, লাখ লাখ: twice the scale at least."""
    first = _one_scale(page, i)
    if first is None or first.case or first.classifier or first.fused or first.many:
        return None
    j = i + 2 if i + 1 < len(page.tokens) and page.tokens[i + 1].text in _DASHES else i + 1
    second = _one_scale(page, j)
    if second is None or second.value != first.value or not _follows(page, j):
        return None
    stack = Stack()
    stack.feed(Piece(atoms.MANY, None, 0, 0, 0))
    at = page.tokens[j].start
    a = Amount(i, j, page.tokens[i].start, 0, 0, stack, "scale said twice")
    _feed_scales(page, a, second, at)
    a.low = a.high = stack.value
    a.bound, a.why = "vague", "a scale said twice: the least it can mean"
    _classifier(page, a)
    return a


def _feed_scales(page: Page, a: Amount, p: Piece, at: int) -> None:
    while True:
        a.stack.feed(p)
        _close(a, p, at + p.stop, at + p.end, a.next + 1)
        following = _one_scale(page, a.next)
        if p.case or p.classifier or following is None or (p.value or 0) >= (following.value or 0):
            return
        p, at = following, page.tokens[a.next].start


def _inverse(page: Page, i: int) -> Amount | None:
    """হাজার চোদ্দো, শ-পাঁচেক, লাখ তিনেক: the scale first makes it about so many."""
    text = page.tokens[i].text
    scale = atoms.joined(text)[0] if text in ("শ", "শো") else _one_scale(page, i)
    j = i + 2 if i + 1 < len(page.tokens) and page.tokens[i + 1].text in _DASHES else i + 1
    if scale is None or scale.case or scale.classifier or scale.fused or scale.many or j >= len(page.tokens):
        return None
    found = atoms.pieces(page.tokens[j].text)
    if len(found) != 1 or found[0].kind != atoms.WORD or found[0].article or not _follows(page, j):
        return None
    p = found[0]
    if (text in ("শ", "শো") and not p.fused) or _one_scale(page, j + 1):
        return None
    stack = Stack()
    stack.feed(Piece(atoms.WORD, p.value, 0, 0, 0))
    stack.feed(scale)
    at = page.tokens[j].start
    a = Amount(i, i, page.tokens[i].start, 0, 0, stack, "")
    _close(a, p, at + p.stop, at + p.end, j + 1)
    a.low = a.high = stack.value
    a.bound, a.why = "about", "scale before the number: about so many"
    _classifier(page, a)
    return a
