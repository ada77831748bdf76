"""Told speech that goes on without a cue: a sentence in the first person outside quotation marks is its speaker's."""

from shutro.speech.draft import Draft

_FAR = 4  # lines: speech that goes on is not told further away


def goes_on(drafts: list[Draft]) -> None:
    """Put outermost statements in the first person (আমরা বলেছি, …) inside the told speech before them."""
    teller: Draft | None = None
    for draft in sorted((d for d in drafts if d.parent is None), key=lambda d: (d.line, d.cue[0])):
        if draft.person != 1 or draft.form in ("colon", "line"):
            teller = draft if not draft.passive else None
        elif teller is not None and draft.line - teller.line <= _FAR:
            draft.parent = teller
