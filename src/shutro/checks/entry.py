"""Something an editor would want to be told."""

import msgspec

from shutro.span import Span


class Fix(msgspec.Struct):
    """A correction: the characters of ``span`` become ``to`` (``""`` deletes, an empty span inserts)."""

    span: Span
    to: str


class Check(msgspec.Struct):
    """A finding.

    - ``rule``: a code of ``rules.toml``; in a record the guide's name for it (section 6).
    - ``note``, ``note_bn``: what is the matter here, in English and in Bengali.
    - ``why``: what the rule goes by.
    - ``fixes``: what to write instead, the likeliest first; empty where nobody can know.
    """

    id: str
    rule: str
    span: Span
    note: str
    why: str
    note_bn: str = ""
    fixes: list[Fix] = []
