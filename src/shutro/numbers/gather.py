"""The pieces of number at a place of a page: an apostrophe (দু’টি, ৫শ’ কোটি) is no end of a number."""

from shutro import lexicon
from shutro.numbers import atoms, endings, piece
from shutro.numbers.piece import Piece
from shutro.words import Page

APOSTROPHES = frozenset(lexicon.settings("numbers", "settings.toml")["apostrophes"])
DASHES = frozenset("-–‐‑")
HEADS = frozenset({"শ", "শো"}) | lexicon.forms("numbers", "cardinals.tsv", use="prefix")


def pieces_at(page: Page, i: int, within: bool = False) -> tuple[tuple[Piece, ...], int, int]:
    """The pieces of token ``i``, the next token, and how many characters an apostrophe took (দু’টি is three tokens)."""
    tokens = page.tokens
    text = tokens[i].text
    if i + 2 < len(tokens) and tokens[i + 1].text in APOSTROPHES and page.glued(i + 1) and page.glued(i + 2):
        after = tokens[i + 2]
        whole = atoms.joined(text + after.text) if after.kind == "word" else ()
        if whole:
            return whole, i + 3, len(text)
        if text in HEADS and after.kind == "word":
            return tuple(_glue(p, after.text) for p in atoms.joined(text)), i + 3, len(text)
    found = atoms.pieces(text)
    if not found and within:
        found = atoms.after_number(text)
    if not found and text in HEADS and i + 1 < len(tokens) and tokens[i + 1].text in DASHES:
        found = atoms.joined(text) if text not in ("শ", "শো") else ()
    if found and _apostrophe_before_scale(page, i):
        return found, i + 2, len(text) + 1
    return found, i + 1, len(text) + 1


def _glue(p: Piece, word: str) -> Piece:
    return Piece(p.kind, p.value, p.start, p.end, p.stop, glued=word)


def _apostrophe_before_scale(page: Page, i: int) -> bool:
    """৫শ’ কোটি, দু’শ’ জন: the apostrophe closes a hundred, not a quotation."""
    tokens = page.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text not in APOSTROPHES or not tokens[i].text.endswith(("শ", "শো")):
        return False
    after = tokens[i + 2].text
    return page.glued(i + 1) and (after in endings.CLASSIFIED or one_scale(page, i + 2) is not None)


def one_scale(page: Page, i: int) -> Piece | None:
    """The scale that token ``i`` is, None where it is anything else or more."""
    found = atoms.pieces(page.tokens[i].text) if i < len(page.tokens) else ()
    return found[0] if len(found) == 1 and found[0].kind == piece.SCALE else None


def follows(page: Page, i: int) -> bool:
    """Whether token ``i`` stands behind the one before it with white space or nothing between, on one line."""
    tokens = page.tokens
    return "\n" not in page.text[tokens[i - 1].end : tokens[i].start]
