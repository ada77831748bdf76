"""A name found on a page, before it is known whose."""

import msgspec

from shutro.names.kinds import MARK, Word, word
from shutro.words import Page, Token


class Mention(msgspec.Struct):
    """Tokens ``first`` to ``last`` (excluded) as a name.

    ``form``: without case ending; ``key``: the gazetteer's, "" where it has none.
    """

    first: int
    last: int
    type: str
    form: str
    why: str
    key: str = ""


class Sheet:
    """A page with the `Word` of each token (`MARK` for numbers, marks and Latin words), and what is taken already."""

    __slots__ = ("page", "taken", "tokens", "words")

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens: list[Token] = page.tokens
        self.words: list[Word] = [word(t.text) if t.kind == "word" else MARK for t in page.tokens]
        self.taken = bytearray(len(self.words) + 1)

    def text(self, index: int) -> str:
        """The text of a token, "" beyond the page's ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def form(self, first: int, last: int, ending: str | None = None) -> str:
        """The tokens as they stand, the last one replaced by ``ending`` where given."""
        start = self.tokens[first].start
        if ending is None:
            return self.page.text[start : self.tokens[last - 1].end]
        return self.page.text[start : self.tokens[last - 1].start] + ending

    def same_line(self, first: int, last: int) -> bool:
        """Whether no line break stands between the two tokens."""
        return "\n" not in self.page.text[self.tokens[first].end : self.tokens[last].start]

    def take(self, mention: Mention) -> None:
        """Mark a mention's tokens as taken."""
        for index in range(mention.first, mention.last):
            self.taken[index] = 1

    def free(self, first: int, last: int) -> bool:
        """Whether none of the tokens is taken."""
        return not any(self.taken[first:last])
