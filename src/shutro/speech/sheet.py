"""A page at work: its lines, its sources, and the statements found so far."""

from shutro.names import Names
from shutro.speech.contents import only_quote
from shutro.speech.cues import Cue
from shutro.speech.documents import Range
from shutro.speech.draft import Draft, Tokens, cue_tokens, tokens_of
from shutro.speech.lines import WORD, Line, Lines
from shutro.speech.sources import Sources
from shutro.words import Page

_FIRST_PERSON = frozenset({"আমি", "আমরা", "আমিও", "আমরাও", "আমিই"})
CLAUSE_QUOTE = 7  # tokens, marks included: a quotation this long is a clause of its own


class Sheet:
    """What the constructions share. ``number``: the line that is being read."""

    def __init__(self, page: Page, names: Names) -> None:
        self.page = page
        self.lines = Lines(page, names)
        self.sources = Sources(self.lines)
        self.drafts: list[Draft] = []
        self.number = 0

    def bare(self, tokens: Tokens) -> Tokens | None:
        """Tokens without marks at either end."""
        first, last = tokens
        all_tokens = self.page.tokens
        while first < last and all_tokens[first].kind == "mark" and all_tokens[first].text not in "($€£৳":
            first += 1
        while first < last and all_tokens[last - 1].kind == "mark" and all_tokens[last - 1].text not in ")%":
            last -= 1
        return (first, last) if first < last else None

    def add(
        self,
        line: Line,
        cue: Cue,
        source: Range | None,
        content: list[Tokens],
        parent: Draft | None,
        why: str,
        inner: Range | None,
        *,
        back: bool = False,
    ) -> Draft:
        """Keep a statement; ``inner`` are the items of its content where it stands in this line."""
        if (
            cue.person == 1
            and source is not None
            and line.text[source[1] - 1] not in _FIRST_PERSON
            and cue.form != "noun"
        ):
            source = None
        converbs = " ".join(line.text[i] for i in range(max(0, cue.first - 6), cue.first) if line.kind[i] == WORD)
        draft = Draft(
            line=self.number,
            cue=cue_tokens(line, cue),
            source=self.bare(tokens_of(line, *source)) if source else None,
            content=content,
            act=cue.entry.act,
            why=why,
            parent=parent,
            passive=cue.passive,
            neutral=cue.entry.act == "state",
            document=cue.form == "after" and "any" in cue.entry.takes,
            direct=inner is not None and only_quote(line, *inner),
            back=back,
            question=cue.form == "question",
            person=cue.person,
            form=converbs,
        )
        self.drafts.append(draft)
        return draft
