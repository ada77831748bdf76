"""Whose a paper is that stands without its owner: বিজ্ঞপ্তিতে, after মন্ত্রণালয় এক বিজ্ঞপ্তি দিয়েছে."""

from bisect import bisect_left

from shutro.names import Name
from shutro.speech.bits import BODY, DATIVE, DOCUMENT, GENITIVE, LOCATIVE, PERSON
from shutro.speech.forms import word
from shutro.speech.recent import Mentions
from shutro.words import Sentence, bare

_BACK = 250  # tokens: no paper is spoken of again further on


class Papers:
    """The papers that a page speaks of."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._page = mentions.page
        self._places: list[int] = []
        self._nouns: list[str] = []
        for i, token in enumerate(self._page.tokens):
            if (
                token.kind == "word"
                and word(token.text).bits & DOCUMENT
                and not word(token.text).bits & (PERSON | BODY)
            ):
                self._places.append(i)
                self._nouns.append(bare(token.text))

    def issuer(self, noun: str | None, token: int) -> str | None:
        """Who issued the paper that was last spoken of before a token: the one of this ``noun``, or whatever it is."""
        k = bisect_left(self._places, token) - 1
        while k >= 0 and token - self._places[k] < _BACK:
            if noun is None or self._nouns[k] == noun:
                found = self._owner(self._places[k])
                if found is not None:
                    return found
            k -= 1
        return None

    def _owner(self, token: int) -> str | None:
        """The body whose paper it is, or the one that is the subject of its sentence."""
        sentence = self._page.sentences[self._page.sentence_at(self._page.tokens[token].start)]
        place = self._page.tokens[token].start
        names = self._mentions.between(sentence.start, sentence.end)
        own = [n for n in names if n.span.end <= place and n.type == "ORG"]
        if own and self._adjoins(own[-1], token):
            return own[-1].entity
        return next((n.entity for n in names if n.type == "ORG" and self._issues(n, sentence)), None)

    def _adjoins(self, name: Name, token: int) -> bool:
        """Whether a body in the genitive stands right before the paper, an article at most between."""
        last = self._page.token_at(name.span.end - 1)
        return token - last <= _NEAR and bool(word(self._page.tokens[last].text).bits & GENITIVE)

    def _issues(self, name: Name, sentence: Sentence) -> bool:
        """Whether a body without case opens its sentence, or closes it behind the verb."""
        final = name.span.text.split()[-1]
        cased = word(final).bits & (GENITIVE | DATIVE | LOCATIVE) and name.entity.split()[-1:] != [final]
        first, last = self._page.token_at(name.span.start), self._page.token_at(name.span.end - 1)
        return not cased and (first - sentence.first <= _OPENING or sentence.last - last <= _CLOSING)


_NEAR = 2  # tokens
_OPENING, _CLOSING = 4, 5  # tokens: a time before it, a bracket and the end mark after it
