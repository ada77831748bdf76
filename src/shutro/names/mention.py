"""A name found on a page, before it is known whose."""

import msgspec

from shutro.names.kinds import COMMON, MARK, SAYS, Word, word
from shutro.words import Page, Token, bare, stems

SILENT = "-"  # the type of phrases that only look like names: জাতীয় সংসদ নির্বাচন


class Mention(msgspec.Struct):
    """Tokens ``first`` to ``last`` (excluded) as a name.

    ``form``: without case ending; ``key``: the gazetteer's, "" where it has none.
    ``confidence``: the model's probability where only the model reads the name.
    """

    first: int
    last: int
    type: str
    form: str
    why: str
    key: str = ""
    confidence: float | None = None


_STOPS = ("।", ":")


class Sheet:
    """A page with the `Word` of each token (`MARK` for numbers, marks and Latin words), and what is taken already."""

    __slots__ = ("_bases", "_texts", "page", "taken", "tokens", "words")

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens: list[Token] = page.tokens
        self.words: list[Word] = [word(t.text) if t.kind == "word" else MARK for t in page.tokens]
        self.taken = bytearray(len(self.words) + 1)
        self._texts: frozenset[str] | None = None
        self._bases: dict[str, int] | None = None

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

    def stands(self, form: str) -> bool:
        """Whether the form is a word of the page by itself."""
        if self._texts is None:
            self._texts = frozenset([t.text for t in self.tokens])
        return form in self._texts

    def borne(self, form: str) -> bool:
        """Whether another word of the page is the form with an ending: মেয়ারের makes মেয়ার whole."""
        if self._bases is None:
            self._bases = {}
            for text in {t.text for t in self.tokens if t.kind == "word"}:
                for stem in stems(text)[1:]:
                    if stem.endings != ("locative",):
                        self._bases[stem.text] = self._bases.get(stem.text, 0) + 1
        return form in self._bases

    def _is_subject(self, index: int) -> bool:
        """Whether a mark or a verb of saying follows, as behind no genitive: what ends in র there is the whole name."""
        after = index + 1
        return after < len(self.words) and (self.text(after) in _STOPS or bool(self.words[after].kinds & SAYS))

    def without_ending(self, index: int) -> str:
        """The likely bare form of a word on no list: a stem that stands on the page by itself, else the best guess.

        Persons' names and words on no list take no locative here: a final ে is more often the name's own.
        """
        here = self.words[index]
        for way in here.stems[1:]:
            if len(way) > 2 and self.stands(way) and not self.words[index].kinds & COMMON:
                return way
        guess = bare(here.text)
        if len(here.text) - len(guess) == 1 and (self.borne(here.text) or self._is_subject(index)):
            return here.text
        cut = next((s for s in stems(here.text) if s.text == guess), None)
        return here.text if cut is not None and "locative" in cut.endings else guess
