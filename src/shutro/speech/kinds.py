"""Who the source is: its kind, the name behind it, and the act and quote of each statement; drafts to entries."""

from bisect import bisect_left, bisect_right

from shutro.names import Name, Names
from shutro.speech.acts import by_content
from shutro.speech.draft import Draft, Tokens
from shutro.speech.entry import Statement
from shutro.speech.lexicons import BODY, COLLECTIVE, DOCUMENT, MEDIA, PERSON, PLURAL, outlets, word
from shutro.words import Page, bare

_CONVERB_ACTS = (
    ("অস্বীকার", "deny"), ("নাকচ", "deny"), ("প্রত্যাখ্যান", "deny"), ("হুঁশিয়ারি", "warn"), ("সতর্ক", "warn"), ("স্বীকার", "confirm"), ("নিশ্চিত", "confirm"),
    ("প্রশ্ন", "ask"), ("আহ্বান জানিয়ে", "demand"), ("অভিযোগ করে", "accuse"), ("অভিযোগ তুলে", "accuse"), ("দায়ী করে", "accuse"), ("দাবি করে", "claim"),
    ("দোষারোপ", "accuse"), ("হুমকি", "warn"),
)  # fmt: skip
_MARKS = frozenset("‘’“”\"'«»")


class Kinds:
    """Turns the drafts of one page into statements."""

    def __init__(self, page: Page, names: Names, outlet: str | None) -> None:
        self.page = page
        self.names = names.names
        self.outlet = outlet
        self._starts = [n.span.start for n in self.names]
        self._ids = {n.entity: n.entity_id for n in self.names}
        self._last: tuple[str | None, str, bool] | None = None  # refers_to, kind, whether plural or a body
        self._body: tuple[str | None, str] | None = None

    def statements(self, drafts: list[Draft]) -> list[Statement]:
        """Statements in the order of their cues, parents filled."""
        ordered = sorted(drafts, key=lambda d: (d.cue[0], d.cue[1]))
        ids = {id(d): f"s{n}" for n, d in enumerate(ordered, 1)}
        return [self._statement(d, ids) for d in ordered]

    def _statement(self, draft: Draft, ids: dict[int, str]) -> Statement:
        refers_to, kind = self._who(draft)
        content = [self.page.token_span(*c) for c in draft.content]
        act = self._act(draft, content[-1].text)
        return Statement(
            id=ids[id(draft)],
            parent=ids.get(id(draft.parent)) if draft.parent else None,
            source=self.page.token_span(*draft.source) if draft.source else None,
            refers_to=refers_to,
            source_kind=kind,
            cue=self.page.token_span(*draft.cue),
            content=content,
            act=act,
            quote=self._quote(draft),
            why=draft.why,
            source_entity=self._ids.get(refers_to) if refers_to else None,
        )

    def _quote(self, draft: Draft) -> str:
        if draft.direct:
            return "direct"
        tokens = self.page.tokens
        for first, last in draft.content:
            if any(t.text in _MARKS for t in tokens[first:last]) or (last < len(tokens) and tokens[last].text in "’”»" and not draft.back):
                return "mixed"
        return "indirect"

    def _act(self, draft: Draft, content: str) -> str:
        if not draft.neutral or draft.back:
            return draft.act
        for words, act in _CONVERB_ACTS:
            if words in draft.form:
                return act
        return by_content(content)

    # -- who --------------------------------------------------------------------------------------------------------------------

    def _who(self, draft: Draft) -> tuple[str | None, str]:
        if draft.source is None:
            if draft.passive or draft.question or self._last is None:
                return None, "implicit"
            return self._last[0], self._last[1]
        names = self._names_in(draft.source)
        tokens = self.page.tokens[draft.source[0] : draft.source[1]]
        words = [t.text for t in tokens if t.kind in ("word", "latin")]
        found = self._pronoun(words) or self._kind(draft, names, words, draft.source)
        if draft.parent is None and found[1] not in ("document", "implicit"):
            self._last = (found[0], found[1], False)
            if found[1] in ("named", "outlet") and names and names[-1].type in ("ORG", "PLACE"):
                self._body = found
        return found

    def _names_in(self, source: Tokens) -> list[Name]:
        start, end = self.page.tokens[source[0]].start, self.page.tokens[source[1] - 1].end
        return [n for n in self.names[bisect_left(self._starts, start) : bisect_right(self._starts, end)] if n.span.end <= end]

    def _pronoun(self, words: list[str]) -> tuple[str | None, str] | None:
        if len(words) != 1:
            return None
        text = words[0]
        if text in _PERSONAL:
            return self._last[:2] if self._last else (None, "unnamed")
        if text in _BODY_WORDS and self._body:
            return self._body
        return None

    def _kind(self, draft: Draft, names: list[Name], words: list[str], source: Tokens) -> tuple[str | None, str]:
        last = words[-1] if words else ""
        bits = word(last).bits
        people = [n for n in names if n.type == "PERSON"]
        bodies = [n for n in names if n.type in ("ORG", "PLACE")]
        end = self.page.tokens[source[1] - 1].end
        ends_in_name = bool(names) and end - names[-1].span.end <= 1
        if last in _ANAPHORS or (bits & DOCUMENT and not ends_in_name):
            owner = people[-1:] or [n for n in bodies if n.type == "ORG"][-1:] or bodies[-1:]
            return (owner[-1].entity if owner else None), "document"
        if last == "সূত্রে" or (bare(last) == "সূত্র" and not ends_in_name):
            return None, "unnamed"
        if people and ends_in_name:
            return people[-1].entity, "named"
        if bits & MEDIA and not ends_in_name:
            return (bodies[-1].entity if bodies else None), "outlet" if bits & PLURAL or not bodies else "outlet"
        if bodies and ends_in_name:
            entities = [n.entity for n in names if n.type in ("ORG", "PLACE")]
            media = [e for e in entities if e in outlets()]
            if media or any(word(w).bits & MEDIA for w in words[:-1]) or " ".join(words[-2:-1]) == "সংস্থা" or draft.form == "line":
                return "; ".join(dict.fromkeys(entities if draft.form == "line" else (media or entities)[-1:])), "outlet"
            return bodies[-1].entity, "named"
        if bits & COLLECTIVE or (bits & PERSON and _is_plural(last)):
            return None, "unnamed" if bare(last).startswith("কর্মকর্তা") else "collective"
        if bits & BODY:
            known = [n for n in bodies if n.type == "ORG"] or bodies
            return (known[-1].entity if known else last and bare(last)) or None, "named"
        if people:
            return people[-1].entity, "named"
        if _is_plural(last):
            return None, "collective"
        return None, "unnamed"


def _is_plural(text: str) -> bool:
    return text.endswith(("রা", "দের", "গণ", "রাও", "বৃন্দ"))


_PERSONAL = frozenset({"তিনি", "তিনিও", "তাঁর", "তার", "সে", "তিনিই", "তাঁরা", "তারা", "তাঁদের", "তাদের", "উনি", "তাঁরাও", "তারাও"})
_BODY_WORDS = frozenset({"সংস্থাটি", "সংস্থাটির", "দলটি", "দলটির", "সংগঠনটি", "সংগঠনটির", "বাহিনীটি", "বাহিনীটির", "প্রতিষ্ঠানটি", "প্রতিষ্ঠানটির", "কোম্পানিটি"})
_ANAPHORS = frozenset({"তাতে", "এতে", "এতেও", "সেখানে", "তাতেও"})
