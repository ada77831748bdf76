"""Who is meant: the person, body or medium behind a source's words.

A source names somebody, or points to somebody: by a pronoun, by an office (প্রধান উপদেষ্টা), by a class noun (সংস্থাটি).
The report itself says who holds which office, wherever it names the holder with it.
"""

from bisect import bisect_left, bisect_right

from shutro.names import Name, Names
from shutro.speech.draft import Draft, Tokens
from shutro.speech.lexicons import (
    BODY,
    COLLECTIVE,
    DATIVE,
    DOCUMENT,
    GENITIVE,
    LOCATIVE,
    MEDIA,
    PERSON,
    outlets,
    settings,
    word,
)  # fmt: skip
from shutro.words import Page, bare

Who = tuple[str | None, str]  # refers_to, source_kind
_BACK = 60  # names: no pronoun points further back


class People:
    """The people and bodies of one page."""

    def __init__(self, page: Page, names: Names, quoted: list[Tokens], outlet: str | None) -> None:
        self.page = page
        self.names = names.names
        self._media = outlets() | ({outlet} if outlet else set())
        self._starts = [n.span.start for n in self.names]
        self._quoted = [(page.tokens[a].start, page.tokens[b - 1].end) for a, b in quoted if b > a]
        self._offices = self._holders()
        self._last_person: tuple[int, Who] = (-1, (None, "unnamed"))
        self._last_many: Who = (None, "collective")
        self._last_body: tuple[int, Who] | None = None
        self._last_paper: str | None = None
        self._last: Who = (None, "implicit")

    def _holders(self) -> dict[str, str]:
        """Office, as it stands before a name (and its last word alone) -> who holds it; the first holder stays."""
        found: dict[str, str] = {}
        for name in self.names:
            if name.type != "PERSON":
                continue
            i = self.page.token_at(name.span.start) - 1
            words: list[str] = []
            if i > 2 and self.page.tokens[i].text == ")" and self.page.tokens[i - 2].text == "(":  # মহাপরিদর্শক (আইজিপি)
                found.setdefault(self.page.tokens[i - 1].text, name.entity)
                i -= 3
            while i >= 0 and len(words) < 5 and self.page.tokens[i].kind == "word":
                text = self.page.tokens[i].text
                if not words and not text.endswith(".") and not word(text).bits & PERSON:
                    break
                if not text.endswith("."):
                    words.insert(0, text)
                    for end in range(1, len(words) + 1):  # আইন উপদেষ্টা অধ্যাপক …: the office without what follows it, too
                        if word(words[end - 1]).bits & PERSON:
                            found.setdefault(" ".join(words[:end]), name.entity)
                i -= 1
        return found

    def names_in(self, place: Tokens) -> list[Name]:
        """The names among some tokens."""
        start, end = self.page.tokens[place[0]].start, self.page.tokens[place[1] - 1].end
        found = self.names[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [n for n in found if n.span.end <= end]

    def who(self, draft: Draft, parent: Who | None) -> Who:
        """Who the source of a draft is; drafts must come in text order."""
        if draft.source is None:
            if draft.passive or draft.question:
                return None, "implicit"
            return parent if parent is not None and draft.person == 1 else self._last
        words = [t.text for t in self.page.tokens[draft.source[0] : draft.source[1]] if t.kind != "mark"]
        found = self._who(draft, words, draft.source, parent)
        self._remember(draft, words, found)
        return found

    def _remember(self, draft: Draft, words: list[str], found: Who) -> None:
        assert draft.source is not None  # noqa: S101 - for the type checker: only sources are remembered
        at = draft.source[0]
        if draft.parent is None and found[1] not in ("document", "implicit"):
            self._last = found
        if found[1] == "document":
            self._last_paper = found[0] or self._last_paper
        elif words and (word(words[-1]).bits & (BODY | MEDIA) or found[1] == "outlet" or self._is_body(draft.source)):
            self._last_body = (at, found)
            self._last_many = found
        elif words and (_plural(words[-1]) or found[1] == "collective"):
            self._last_many = found
        elif draft.parent is None:
            self._last_person = (at, found)

    def _is_body(self, source: Tokens) -> bool:
        names = self.names_in(source)
        return (
            bool(names)
            and names[-1].type in ("ORG", "PLACE")
            and names[-1].span.end >= self.page.tokens[source[1] - 1].end - 1
        )

    def _who(self, draft: Draft, words: list[str], source: Tokens, parent: Who | None) -> Who:
        if draft.form == "line":
            said = dict.fromkeys(n.entity for n in self.names_in(source))
            return "; ".join(said) or self.page.token_span(*source).text, "outlet"
        if not words:
            return None, "unnamed"
        pronouns = settings()["pronouns"]
        if len(words) <= 2:
            if words[0] in pronouns["first"] and parent is not None:
                return parent
            if words[0] in pronouns["one"]:
                return self._person_before(source[0])
            if words[0] in pronouns["many"]:
                return self._last_many
        names = self.names_in(source)
        rest = self.page.text[names[-1].span.end : self.page.tokens[source[1] - 1].end].strip() if names else "-"
        ends_in_name = rest in ("", ")") or rest.startswith("(")
        if ends_in_name:
            return self._named(names, words, source)
        return self._described(words, names, source)

    def _named(self, names: list[Name], words: list[str], source: Tokens) -> Who:
        final = names[-1]
        if final.type == "NORP":
            return None, "collective"
        together = [n for n in names if n.type == final.type]
        joined = [n for n in together if self._joined(n, final)]
        entity = "; ".join(dict.fromkeys(n.entity for n in joined))
        if final.type == "PERSON":
            return entity, "named"
        before = self.page.token_at(final.span.start) - 1
        text = self.page.tokens[before].text if before >= source[0] else ""
        agency = text == "সংস্থা" and self.page.tokens[before - 1].text in ("বার্তা", "সংবাদ")
        if agency or text == "বার্তাসংস্থা" or word(text).bits & MEDIA or final.entity in self._media:
            return entity, "outlet"
        if word(words[-1]).bits & DOCUMENT and word(words[-1]).bits & LOCATIVE:
            return entity, "document"
        return entity, "named"

    def _joined(self, name: Name, final: Name) -> bool:
        """Whether two names of a source stand in one list: ইরান, হিজবুল্লাহ ও হামাস."""
        between = self.page.text[name.span.end : final.span.start]
        first = bisect_left(self._starts, name.span.end)
        last = bisect_left(self._starts, final.span.start)
        rest = [n for n in self.names[first:last] if n.span.end <= final.span.start]
        for n in rest:
            between = between.replace(n.span.text, "")
        return not between.replace(",", " ").replace("ও", " ").replace("এবং", " ").strip()

    def _described(self, words: list[str], names: list[Name], source: Tokens) -> Who:
        last = words[-1]
        bits = word(last).bits
        owner = next((n.entity for kind in ("PERSON", "ORG", "PLACE") for n in reversed(names) if n.type == kind), None)
        if last in settings()["papers"]["again"]:
            return self._last_paper or self._last[0], "document"
        if last in _INFORMED:
            return (owner if any(n.type == "ORG" for n in names) and words[-2:-1] != ["একটি"] else None), "unnamed"
        if bits & DOCUMENT and not bits & (PERSON | BODY):
            return self._paper(words, owner, source), "document"
        if bits & MEDIA or (last.startswith("সংস্থা") and words[-2:-1] in (["বার্তা"], ["সংবাদ"])):
            again = last.endswith(("টি", "টির")) and not names and self._last_body is not None
            return (self._last_body[1][0] if again and self._last_body else None), "outlet"
        held = self._office(words)
        if held is not None and not _plural(last):
            return held, "named"
        return self._unnamed(words, names, source)

    def _paper(self, words: list[str], owner: str | None, source: Tokens) -> str | None:
        """Whose a document is: its owner in the phrase itself, else who was cited last."""
        if owner is None and any(w in settings()["pronouns"]["one"] for w in words):
            return self._person_before(source[0])[0]
        if owner is None and len(words) > 1:
            owner = self._office(words[:-1])
        if owner is None and bare(words[-1]) in settings()["papers"]["own"]:
            owner = self._last[0]
        return owner or (self._last_paper if len(words) == 1 else None)

    def _unnamed(self, words: list[str], names: list[Name], source: Tokens) -> Who:
        """A source by what it is alone: এই নেতা, মন্ত্রণালয়টি, কয়েকজন বাসিন্দা."""
        last = words[-1]
        bits = word(last).bits
        if any(w in ("এই", "এ", "ওই") for w in words[:2]) and bits & PERSON and not _plural(last):
            return self._person_before(source[0])
        if bits & BODY and not bits & PERSON:
            return self._body(words, names, source)
        many = _plural(last) or bits & COLLECTIVE or words[0] in settings()["papers"]["several"]
        if not many or (not _plural(last) and any(w in _ONE_OF for w in words[:-1])):
            return None, "unnamed"
        officials = any(bare(last).startswith(o) for o in settings()["papers"]["officials"])
        return None, "unnamed" if officials else "collective"

    def _office(self, words: list[str]) -> str | None:
        """Who holds an office, by its longest form that the report gives with a name."""
        plain = [*words[:-1], bare(words[-1])] if words else []
        for n in range(len(plain)):
            for tail in (" ".join(words[n:]), " ".join(plain[n:])):
                if tail in self._offices and not any(w in _ONE_OF for w in words):
                    return self._offices[tail]
        return None

    def _body(self, words: list[str], names: list[Name], source: Tokens) -> Who:
        """মন্ত্রণালয়টি, দলটি, পুলিশ: the body of the report that has this class noun in its name."""
        start = self.page.tokens[source[0]].start
        noun = bare(words[-1])
        noun = noun[:-2] if noun.endswith("টি") else noun
        if any(w in _ONE_OF for w in words):
            return None, "unnamed"
        k = bisect_left(self._starts, start)
        recent = [n for n in reversed(self.names[max(0, k - _BACK) : k]) if n.type in ("ORG", "PLACE")]
        if noun == "দেশ":
            return next((n.entity for n in recent if n.type == "PLACE"), None), "named"
        for n in recent:
            if n.type == "ORG" and noun in n.entity.split()[-2:]:
                return n.entity, "named"
        if words[-1].startswith(noun + "টি"):
            if self._last_body is not None:
                return self._last_body[1]
            return next((n.entity for n in recent if n.type == "ORG"), None), "named"
        if noun in settings()["papers"]["nobody"]:
            return None, "unnamed"
        owner = next((n.entity for n in reversed(names) if n.type in ("ORG", "PLACE")), None)
        return owner or noun, "named"

    def _person_before(self, token: int) -> Who:
        """Who তিনি is: the last source, or a person named since as the subject of a sentence outside quotations."""
        at, who = self._last_person
        start = self.page.tokens[token].start
        since = self.page.tokens[at].start if at >= 0 else -1
        k = bisect_left(self._starts, start)
        for name in reversed(self.names[max(0, k - 12) : k]):
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
        k = bisect_right(self._quoted, (name.span.start, len(self.page.text))) - 1
        return not (k >= 0 and self._quoted[k][0] <= name.span.start < self._quoted[k][1])


_INFORMED = frozenset({"সূত্রে", "সূত্রের", "সূত্র", "সূত্রটি"})
_ONE_OF = frozenset({"এক", "একজন", "একটি", "আরেক", "আরেকজন", "কয়েকজন", "দুই", "দুজন", "কয়েকটি", "একাধিক", "সাবেক"})


def _plural(text: str) -> bool:
    return text.endswith(("রা", "দের", "গণ", "রাও", "বৃন্দ"))
