"""Drafts to entries: the kind of source, the act and the quote of each statement."""

from shutro.names import Names
from shutro.speech.acts import act_of
from shutro.speech.anonymity import Anonymity
from shutro.speech.draft import Draft
from shutro.speech.entry import Statement
from shutro.speech.people import People
from shutro.speech.quotes import CLOSING, MARKS
from shutro.speech.recent import Who
from shutro.words import Page


def entries(page: Page, names: Names, drafts: list[Draft], outlet: str | None) -> list[Statement]:
    """Statements in the order of their cues, parents filled."""
    ordered = sorted(drafts, key=lambda d: (d.cue[0], d.cue[1]))
    quoted = sorted(c for d in drafts if d.parent is None and not d.back for c in d.content)
    people = People(page, names, quoted, outlet)
    ids = {id(d): f"s{n}" for n, d in enumerate(ordered, 1)}
    entity_ids = {n.entity: n.entity_id for n in names.names}
    stated = Anonymity(page)
    known: dict[int, Who] = {}
    found = []
    for draft in sorted(drafts, key=_depth_first):
        known[id(draft)] = people.who(draft, known.get(id(draft.parent)))
    for draft in ordered:
        refers_to, kind = known[id(draft)]
        content = [page.token_span(*c) for c in draft.content]
        found.append(
            Statement(
                id=ids[id(draft)],
                parent=ids.get(id(draft.parent)) if draft.parent else None,
                source=page.token_span(*draft.source) if draft.source else None,
                refers_to=refers_to,
                source_kind=kind,
                cue=page.token_span(*draft.cue),
                content=content,
                act=act_of(draft, [t.text for t in page.tokens[draft.content[-1][0] : draft.content[-1][1]]], kind),
                quote=_quote(page, draft),
                why=draft.why,
                source_entity=entity_ids.get(refers_to) if refers_to else None,
                anonymity=stated.of(page.token_span(*draft.cue)) if kind == "unnamed" and draft.source else None,
            )
        )
    return found


def _depth_first(draft: Draft) -> tuple[int, int, int]:
    """Line by line, the outer statement before the inner one."""
    depth, outer = 0, draft.parent
    while outer is not None and depth < 10:
        depth, outer = depth + 1, outer.parent
    return draft.line, depth, draft.cue[0]


def _quote(page: Page, draft: Draft) -> str:
    if draft.direct:
        return "direct"
    tokens = page.tokens
    for first, last in draft.content:
        if any(t.text in MARKS for t in tokens[first:last]) or (
            last < len(tokens) and tokens[last].text in CLOSING and not draft.back
        ):
            return "mixed"
    return "indirect"
