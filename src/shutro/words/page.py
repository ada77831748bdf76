"""A text with its sentences and tokens: what every reading room works on."""

from bisect import bisect_right

import msgspec

from shutro.span import Span


class Token(msgspec.Struct, frozen=True):
    """A word, a number with what is glued to it, or a mark.

    ``kind`` is ``word`` (Bengali letters), ``number`` (begins with a digit: ``৫০০টি``, ``১লাখ``), ``latin`` or ``mark``.
    """

    start: int
    end: int
    text: str
    kind: str


class Sentence(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end``, and the tokens ``first`` to ``last`` (excluded) in them.

    ``headline``: a line without an end mark.
    """

    start: int
    end: int
    first: int
    last: int
    headline: bool = False


class Page(msgspec.Struct, frozen=True):
    """A text in one form (`shutro.text.form`), its tokens and its sentences, both in order.

    Offsets count code points of ``text``.
    """

    text: str
    tokens: list[Token]
    sentences: list[Sentence]

    def span(self, start: int, end: int) -> Span:
        """The span of these characters."""
        return Span(start, end, self.text[start:end])

    def token_span(self, first: int, last: int) -> Span:
        """The span of the tokens ``first`` to ``last`` (excluded)."""
        return self.span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_at(self, place: int) -> int:
        """The index of the token that holds character ``place``, or of the last one before it, or -1."""
        return bisect_right(self.tokens, place, key=lambda t: t.start) - 1

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds character ``place``, or of the last one before it, or -1."""
        return bisect_right(self.sentences, place, key=lambda s: s.start) - 1

    def glued(self, index: int) -> bool:
        """Whether token ``index`` follows the one before it without a space."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start
