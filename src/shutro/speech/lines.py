"""Lines: the sentences that the grammar of speech works on.

A line is a sentence whose quotations and brackets are one item each, so that a quotation of five sentences stays inside
the sentence that introduces it. Items are held as parallel lists, for speed.
"""

import msgspec

from shutro.names import Name, Names
from shutro.speech.bits import CONVERB, CUE_VERB, FINITE
from shutro.speech.forms import Word, word
from shutro.speech.quotes import CLOSING, OPENING, Quote, quotes
from shutro.words import Page

WORD, MARK, QUOTE, PAREN = "word", "mark", "quote", "paren"
_STOPS = frozenset("।৷|?!")
_DASHES = frozenset({"—", "–", "-", "―"})
_ENDS = CLOSING | frozenset("?!")
_THEY = ("েন", "ান", "ায়")  # the third person, who is not quoted: বলেন, জানান
_JOINS = frozenset(",—")
_LONG = 400  # tokens: a longer line is not joined to anything
_REST = 30  # tokens: what follows a quotation and still belongs to it
_NOTHING = Word("", 0)
_PAREN_LIMIT = 40  # tokens: a longer bracket is no aside


class Line(msgspec.Struct):
    """Items of one sentence.

    For each item its ``kind``, ``text``, ``words`` (what the word can be), tokens ``first`` to ``last`` (excluded),
    ``name`` (the index of the name that it belongs to, or -1) and
    ``glued`` (no space stands on either side). ``stop``: the mark
    that ends the line, or empty. ``opens``: the line opens a paragraph. ``headline``: it has no end mark.
    """

    kind: list[str]
    text: list[str]
    words: list[Word]
    first: list[int]
    last: list[int]
    name: list[int]
    glued: list[bool]
    stop: str = ""
    opens: bool = False
    headline: bool = False

    def __len__(self) -> int:
        return len(self.kind)

    def has(self, i: int, bits: int) -> bool:
        """Whether item ``i`` can be one of ``bits``."""
        return bool(self.words[i].bits & bits)

    def is_comma(self, i: int) -> bool:
        """Whether item ``i`` is a comma (or one that stands in for it)."""
        return self.kind[i] == MARK and self.text[i] in ",;"

    def is_dash(self, i: int) -> bool:
        """Whether item ``i`` is a dash."""
        return self.kind[i] == MARK and self.text[i] in _DASHES

    def is_colon(self, i: int) -> bool:
        """Whether item ``i`` is a colon, or the visarga that is typed for one."""
        return (self.kind[i] == MARK and self.text[i] in ":ঃ") or (self.kind[i] == WORD and self.text[i] == "ঃ")


class Lines:
    """All lines of a page, with what they are made from."""

    def __init__(self, page: Page, names: Names) -> None:
        self.page = page
        self.names: list[Name] = names.names
        self._name_at = _names_at(page, self.names)
        self._quotes = {q.first: q if q.closed else self._ended(q) for q in quotes(page.tokens, page.text)}
        self.lines = [line for line in self._lines() if len(line)]

    def _ended(self, quote: Quote) -> Quote:
        """A quotation that is never closed ends before the next sentence in which somebody speaks: তিনি বলেন, …"""
        tokens, sentences = self.page.tokens, self.page.sentences
        for n in range(self.page.sentence_at(tokens[quote.first].start) + 1, len(sentences)):
            first, last = sentences[n].first, min(sentences[n].last, quote.last)
            if first >= quote.last:
                break
            for i in range(first, last - 1):
                bits = word(tokens[i].text).bits if tokens[i].kind == "word" else 0
                if bits & CUE_VERB and bits & FINITE and tokens[i + 1].text in ",:" and tokens[i].text.endswith(_THEY):
                    return Quote(quote.first, first, False)
        return quote

    def _lines(self) -> list[Line]:
        """One line for each sentence, joined where a quotation runs over their border."""
        spans = self._spans()
        found: list[Line] = []
        for n, (first, last, headline) in enumerate(spans):
            if n and self._goes_on(spans[n - 1], first, last):
                before = found.pop()
                first = before.first[0]
                spans[n] = (first, last, headline)
                found.append(self.line(first, last, opens=before.opens, headline=headline))
            else:
                found.append(self.line(first, last, opens=self._opens(first), headline=headline))
            if not len(found[-1]):
                found.pop()
                spans[n] = (first, first, headline)
        return found

    def _goes_on(self, before: tuple[int, int, bool], first: int, last: int) -> bool:
        """Whether a sentence is the rest of the one before, which ended in a quotation or a question: …?’ বলেন তিনি."""
        tokens = self.page.tokens
        if (
            before[0] == before[1]
            or self._opens(first)
            or last - first > _REST
            or first - before[0] > _LONG
            or tokens[before[1] - 1].text not in _ENDS
        ):
            return False
        if tokens[first].text in _JOINS:
            return True
        for i in range(first, min(last, first + 4)):
            bits = word(tokens[i].text).bits if tokens[i].kind == "word" else 0
            if bits & CUE_VERB and bits & FINITE and not bits & CONVERB:
                return (
                    i + 1 < last
                    and tokens[i + 1].kind == "word"
                    and not any(t.text in OPENING or t.text in ",:" for t in tokens[i + 1 : last])
                )
        return False

    def _spans(self) -> list[tuple[int, int, bool]]:
        """Tokens of each line, and whether it has no end mark."""
        found: list[tuple[int, int, bool]] = []
        sentences = self.page.sentences
        n, done = 0, -1
        while n < len(sentences):
            first, last = sentences[n].first, sentences[n].last
            headline = sentences[n].headline
            quote = self._crossing(first, last)
            while quote is not None and n + 1 < len(sentences):
                while n + 1 < len(sentences) and sentences[n].last < quote.last:
                    n += 1
                last, headline = max(sentences[n].last, quote.last), sentences[n].headline
                quote = self._crossing(quote.last, last)
            if last - 1 > done:
                found.append((max(first, done + 1), last, headline))
                done = last - 1
            n += 1
        return found

    def _crossing(self, first: int, last: int) -> Quote | None:
        """The quotation that opens in these tokens and closes after them."""
        i = first
        while i < last:
            quote = self._quotes.get(i)
            if quote is None:
                i += 1
            elif quote.last > last:
                return quote
            else:
                i = quote.last
        return None

    def _opens(self, first: int) -> bool:
        tokens = self.page.tokens
        return first == 0 or "\n" in self.page.text[tokens[first - 1].end : tokens[first].start]

    def line(self, first: int, last: int, *, opens: bool = False, headline: bool = False, inside: bool = False) -> Line:
        """The line of the tokens ``first`` to ``last`` (excluded); ``inside`` a quotation no further one is folded."""
        tokens = self.page.tokens
        line = Line([], [], [], [], [], [], [], opens=opens, headline=headline)
        whole = last
        while last > first and tokens[last - 1].text in _STOPS:
            line.stop = tokens[last - 1].text
            last -= 1
        i = first
        while i < last:
            token = tokens[i]
            end, kind = i + 1, WORD
            if token.kind == "mark":
                kind = MARK
                quote = None if inside else self._quotes.get(i)
                if quote is not None and quote.last <= whole:
                    end, kind = min(quote.last, last), QUOTE
                elif token.text == "(":
                    end = self._paren(i, last)
                    kind = PAREN if end > i + 1 else MARK
            line.kind.append(kind)
            line.text.append(token.text)
            line.words.append(word(token.text) if kind == WORD else _NOTHING)
            line.first.append(i)
            line.last.append(end)
            line.name.append(self._name_at.get(i, -1))
            line.glued.append(
                i > first
                and tokens[i - 1].end == token.start
                and end < last
                and tokens[end].start == tokens[end - 1].end
            )
            i = end
        return line

    def _paren(self, first: int, last: int) -> int:
        for i in range(first + 1, min(last, first + _PAREN_LIMIT)):
            if self.page.tokens[i].text == ")":
                return i + 1
        return first + 1

    def inner(self, first: int, last: int) -> list[Line]:
        """The lines inside a quotation of the tokens ``first`` to ``last`` (excluded), its marks included."""
        tokens = self.page.tokens
        first, last = first + 1, last - (tokens[last - 1].text in _ENDS - _STOPS)
        found: list[Line] = []
        start = first
        for i in range(first, last):
            if tokens[i].text in _STOPS or i + 1 == last or "\n" in self.page.text[tokens[i].end : tokens[i + 1].start]:
                line = self.line(start, i + 1, inside=True)
                if len(line):
                    found.append(line)
                start = i + 1
        return found


def _names_at(page: Page, names: list[Name]) -> dict[int, int]:
    """Token -> the name it belongs to."""
    found: dict[int, int] = {}
    for n, name in enumerate(names):
        i = page.token_at(name.span.start)
        while 0 <= i < len(page.tokens) and page.tokens[i].start < name.span.end:
            found[i] = n
            i += 1
    return found
