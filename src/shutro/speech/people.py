"""Who is meant: the person, body or medium behind a source's words.

A source names somebody, or points to somebody: by a pronoun, by an office (প্রধান উপদেষ্টা), by a class noun (সংস্থাটি).
The report itself says who holds which office, wherever it names the holder with it.
"""

from shutro.names import Descriptions, Name, Names
from shutro.speech.bits import BODY, COLLECTIVE, DOCUMENT, LOCATIVE, MEDIA, PERSON
from shutro.speech.documents import PARTS
from shutro.speech.draft import Draft, Tokens
from shutro.speech.forms import word
from shutro.speech.lexicons import outlets, settings
from shutro.speech.offices import ONE_OF, Offices, plural
from shutro.speech.papers import Papers
from shutro.speech.recent import Mentions, Recent, Who
from shutro.speech.untold import untold_name
from shutro.words import Page, bare


class People:
    """The people and bodies of one page."""

    def __init__(self, page: Page, names: Names, quoted: list[Tokens], outlet: str | None) -> None:
        self.page = page
        self._mentions = Mentions(page, names.names)
        self._recent = Recent(self._mentions, quoted)
        self._papers = Papers(self._mentions)
        self._media = outlets() | ({outlet} if outlet else set())
        self._offices = Offices(page, names.names)
        self._told = Descriptions(page, names, self._media)

    def who(self, draft: Draft, parent: Who | None) -> Who:
        """Who the source of a draft is; drafts must come in text order."""
        if draft.source is None:
            if draft.passive or draft.question:
                return None, "implicit"
            return parent if parent is not None and draft.person == 1 else self._recent.last
        words = [t.text for t in self.page.tokens[draft.source[0] : draft.source[1]] if t.kind != "mark"]
        found = self._who(draft, words, draft.source, parent)
        self._recent.add(draft, words, found)
        return found

    def _who(self, draft: Draft, words: list[str], source: Tokens, parent: Who | None) -> Who:
        if draft.form == "line":
            said = dict.fromkeys(n.entity for n in self._mentions.inside(source))
            return "; ".join(said) or self.page.token_span(*source).text, "outlet"
        if words and words[-1] in PARTS:
            words = words[:-1]
        if not words:
            return None, "unnamed"
        alone = len(words) == 1 or (len(words) == 2 and words[1] in _ALONE)
        meant = self._pronoun(words, source, parent) if alone else None
        if meant is not None:
            return meant
        names = self._mentions.inside(source)
        if draft.document and names and names[-1].span.text == words[-1] and word(words[-1]).bits & DOCUMENT:
            names = names[:-1]  # সূচি অনুযায়ী: no person's name here
        both = self._both(words, source) if not names else None
        if both is not None:
            return both
        rest = self.page.text[names[-1].span.end : self.page.tokens[source[1] - 1].end].strip() if names else "-"
        ends_in_name = rest in ("", ")") or rest.startswith("(")
        if ends_in_name:
            untold = (
                untold_name(self.page.token_span(*source).text, draft)
                if names[-1].type == "PLACE" and len(words) > 2
                else None
            )
            if untold is not None and untold != names[-1].entity:
                return untold, "named"
            return self._named(names, words, source)
        return self._described(draft, words, names, source)

    def _pronoun(self, words: list[str], source: Tokens, parent: Who | None) -> Who | None:
        """Who a pronoun points to: আমরা to who is quoted, তিনি and তারা to who was cited last."""
        pronouns = settings()["pronouns"]
        if words[0] in pronouns["first"] and parent is not None:
            return parent
        if words[0] in pronouns["one"]:
            return self._recent.person(source[0])
        if words[0] in pronouns["many"]:
            return (None, "unnamed") if words[-1] in ONE_OF else self._recent.many
        return None

    def _named(self, names: list[Name], words: list[str], source: Tokens) -> Who:
        final = names[-1]
        if final.type == "NORP":
            return None, "collective"
        if len(words) == 2 and words[0] in ONE_OF and final.type == "PERSON":
            return None, "unnamed"  # এক দাদু
        together = [n for n in names if n.type == final.type]
        joined = [n for n in together if self._joined(n, final)]
        entity = "; ".join(dict.fromkeys(n.entity for n in joined))
        if final.type == "PERSON":
            return entity, "named"
        if final.type == "PLACE":
            entity = "; ".join(dict.fromkeys(self._told.state(n.entity) for n in joined))
        before = self.page.token_at(final.span.start) - 1
        text = self.page.tokens[before].text if before >= source[0] else ""
        agency = text == "সংস্থা" and self.page.tokens[before - 1].text in ("বার্তা", "সংবাদ")
        if agency or text == "বার্তাসংস্থা" or word(text).bits & MEDIA or self._medium(final.entity):
            return entity, "outlet"
        if word(words[-1]).bits & DOCUMENT and word(words[-1]).bits & LOCATIVE:
            return entity, "document"
        return entity, "named"

    def _medium(self, entity: str) -> bool:
        """Whether a name is that of a medium: a known one, or by its last word."""
        return entity in self._media or entity.rpartition(" ")[2] in settings()["papers"]["media"]

    def _both(self, words: list[str], source: Tokens) -> Who | None:
        """``উভয় পক্ষ``, ``দুই দেশ``: the two parties that were last named together."""
        if len(words) < 2 or words[0] not in _BOTH or bare(words[-1]).rstrip("ইও") not in _SIDES:
            return None
        pair = self._told.pair(self.page.tokens[source[0]].start)
        return (pair, "named") if pair else None

    def _joined(self, name: Name, final: Name) -> bool:
        """Whether two names of a source stand in one list: ইরান, হিজবুল্লাহ ও হামাস."""
        between = self.page.text[name.span.end : final.span.start]
        for n in self._mentions.between(name.span.end, final.span.start - 1):
            if n.span.end <= final.span.start:
                between = between.replace(n.span.text, "")
        return not between.replace(",", " ").replace("ও", " ").replace("এবং", " ").strip()

    def _described(self, draft: Draft, words: list[str], names: list[Name], source: Tokens) -> Who:
        last = words[-1]
        bits = word(last).bits
        owner = next((n.entity for kind in ("PERSON", "ORG", "PLACE") for n in reversed(names) if n.type == kind), None)
        if last in settings()["papers"]["again"]:
            return self._papers.issuer(None, source[0]) or self._recent.paper or self._recent.last[0], "document"
        if last in _INFORMED:
            return None, "unnamed"
        if bits & DOCUMENT and not bits & (PERSON | BODY):
            return self._paper(words, owner, source), "document"
        if bits & MEDIA or (last.startswith("সংস্থা") and words[-2:-1] in (["বার্তা"], ["সংবাদ"])):
            again = last.endswith(("টি", "টির")) and not names and self._recent.body is not None
            return (self._recent.body[0] if again and self._recent.body else None), "outlet"
        held = self._offices.holder(words, self.page.tokens[source[0]].start)
        if held is not None and not plural(last):
            return held, "named"
        untold = untold_name(self.page.token_span(*source).text, draft)
        if untold is not None:
            return untold, "named"
        return self._unnamed(words, names, source)

    def _paper(self, words: list[str], owner: str | None, source: Tokens) -> str | None:
        """Whose a document is: its owner in the phrase itself, else who was cited last."""
        if owner is None and any(w in settings()["pronouns"]["one"] for w in words):
            return self._recent.person(source[0])[0]
        if owner is None and len(words) > 1:
            owner = self._offices.holder(words[:-1], self.page.tokens[source[0]].start)
        if owner is None and len(words) > 1 and word(words[-2]).bits & (BODY | MEDIA) and "টি" in words[-2]:
            owner = self._recent.body[0] if self._recent.body else None
        if owner is None and len(words) == 1 and bare(words[-1]) not in settings()["papers"]["joint"]:
            owner = self._papers.issuer(bare(words[-1]), source[0])
        if owner is None and bare(words[-1]) in settings()["papers"]["own"]:
            owner = self._recent.last[0]
        return owner or (self._recent.paper if len(words) == 1 else None)

    def _unnamed(self, words: list[str], names: list[Name], source: Tokens) -> Who:
        """A source by what it is alone: এই নেতা, মন্ত্রণালয়টি, কয়েকজন বাসিন্দা."""
        last = words[-1]
        bits = word(last).bits
        this = any(w in _THIS for w in words[:-1]) and not plural(last)
        if this and bits & PERSON:
            return self._recent.speaker
        if this and bits & BODY and self._recent.body is not None and not any(n.type == "ORG" for n in names):
            return self._recent.body
        if bits & BODY and not bits & PERSON:
            return self._body(words, names, source)
        many = plural(last) or bits & COLLECTIVE or words[0] in settings()["papers"]["several"]
        if not many or (not plural(last) and any(w in ONE_OF for w in words[:-1])):
            return None, "unnamed"
        officials = any(bare(last).startswith(o) for o in settings()["papers"]["officials"])
        return None, "unnamed" if officials else "collective"

    def _body(self, words: list[str], names: list[Name], source: Tokens) -> Who:
        """মন্ত্রণালয়টি, দলটি, পুলিশ: the body of the report that has this class noun in its name."""
        start = self.page.tokens[source[0]].start
        noun = bare(words[-1])
        noun = noun[:-2] if noun.endswith("টি") else noun
        if any(w in ONE_OF for w in words):
            return None, "unnamed"
        recent = [n for n in self._mentions.before(start) if n.type in ("ORG", "PLACE")]
        if noun == "দেশ":
            return next((n.entity for n in recent if n.type == "PLACE"), None), "named"
        called = self._told.called(noun, start)
        if called is not None:
            return called, "named"
        for n in recent:
            if n.type == "ORG" and noun in n.entity.split()[-2:]:
                return n.entity, "named"
        if words[-1].startswith(noun + "টি"):
            if self._recent.body is not None:
                return self._recent.body
            return next((n.entity for n in recent if n.type == "ORG"), None), "named"
        if noun in settings()["papers"]["nobody"]:
            return None, "unnamed"
        owner = next((n.entity for n in reversed(names) if n.type in ("ORG", "PLACE")), None)
        return owner or noun, "named"


_THIS = frozenset({"এই", "এ"})
_ALONE = frozenset({"নিজে", "নিজেই", "নিজেও", "একজন", "দুজন", "দুজনই", "সবাই"})
_INFORMED = frozenset({"সূত্রে", "সূত্রের", "সূত্র", "সূত্রটি"})
_BOTH = frozenset({"উভয়", "দুই", "দু"})
_SIDES = frozenset({"পক্ষ", "দেশ", "দল", "সরকার"})
