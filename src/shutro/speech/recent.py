"""Who was cited last: what তিনি, তারা, সংস্থাটি and a bare বিবৃতিতে point to."""

from bisect import bisect_left, bisect_right

from shutro.names import Name
from shutro.speech.bits import BODY, DATIVE, GENITIVE, LOCATIVE, MEDIA
from shutro.speech.draft import Draft, Tokens
from shutro.speech.forms import word
from shutro.speech.lexicons import settings
from shutro.speech.offices import plural
from shutro.words import Page

Who = tuple[str | None, str]  # refers_to, source_kind
_BACK = 60  # names: no class noun points further back
_NEAR = 12  # names: no pronoun points further back


class Mentions:
    """The names of a page by their places."""

    def __init__(self, page: Page, names: list[Name]) -> None:
        self.page = page
        self.names = names
        self._starts = [n.span.start for n in names]

    def inside(self, place: Tokens) -> list[Name]:
        """The names among some tokens."""
        start, end = self.page.tokens[place[0]].start, self.page.tokens[place[1] - 1].end
        return [n for n in self.between(start, end) if n.span.end <= end]

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin among these characters."""
        return self.names[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def before(self, place: int, most: int = _BACK) -> list[Name]:
        """The names that begin before a character, the nearest first."""
        k = bisect_left(self._starts, place)
        return self.names[max(0, k - most) : k][::-1]


class Recent:
    """The sources so far; drafts must come in text order."""

    def __init__(self, mentions: Mentions, quoted: list[Tokens]) -> None:
        self._mentions = mentions
        self._tokens = mentions.page.tokens
        self._quoted = [(self._tokens[a].start, self._tokens[b - 1].end) for a, b in quoted if b > a]
        self._person: tuple[int, Who] = (-1, (None, "unnamed"))
        self.many: Who = (None, "collective")
        self.body: Who | None = None
        self.paper: str | None = None
        self.last: Who = (None, "implicit")

    def add(self, draft: Draft, words: list[str], found: Who) -> None:
        """Keep who the source of a draft, in these ``words``, turned out to be."""
        if draft.source is None:
            return
        outer = draft.parent is None or draft.parent.form == "line"
        if outer and found[1] not in ("document", "implicit"):
            self.last = found
        if found[1] == "document":
            self.paper = found[0] or self.paper
        elif words and (word(words[-1]).bits & (BODY | MEDIA) or found[1] == "outlet" or self._is_body(draft.source)):
            self.body = self.many = found
        elif (
            words
            and (plural(words[-1]) or found[1] == "collective")
            and words[0] not in settings()["pronouns"]["first"]
        ):
            self.many = found
        elif outer:
            self._person = (draft.source[0], found)

    def _is_body(self, source: Tokens) -> bool:
        names = self._mentions.inside(source)
        return (
            bool(names)
            and names[-1].type in ("ORG", "PLACE")
            and names[-1].span.end >= self._tokens[source[1] - 1].end - 1
        )

    @property
    def speaker(self) -> Who:
        """The person who was cited last."""
        return self._person[1]

    def person(self, token: int) -> Who:
        """Who তিনি is: the last source, or a person named since as the subject of a sentence outside quotations."""
        at, who = self._person
        since = self._tokens[at].start if at >= 0 else -1
        for name in self._mentions.before(self._tokens[token].start, _NEAR):
            if name.span.start <= since:
                break
            if name.type == "PERSON" and self._subject(name):
                return name.entity, "named"
        return who

    def _subject(self, name: Name) -> bool:
        final = name.span.text.split()[-1]
        own = name.entity.split()[-1:] == [final]
        if not own and word(final).bits & (GENITIVE | DATIVE | LOCATIVE):
            return False
        k = bisect_right(self._quoted, (name.span.start, len(self._mentions.page.text))) - 1
        return not (k >= 0 and self._quoted[k][0] <= name.span.start < self._quoted[k][1])
