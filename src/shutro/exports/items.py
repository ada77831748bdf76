"""An entry as it is told: the few plain lines that every export sets in its own type."""

from dataclasses import dataclass, field

from shutro.checks import Check
from shutro.deals import Move
from shutro.figures import Figure
from shutro.names import Entity, Name
from shutro.span import Span
from shutro.speech import Statement
from shutro.times import Time

Entry = Statement | Figure | Time | Name | Entity | Move | Check
LAYERS = ("statements", "figures", "times", "names", "entities", "moves", "checks")


@dataclass(frozen=True, slots=True)
class Row:
    """One more thing about an entry: ``label: text``; ``key`` is its field, ``ids`` are entries that it points to.

    ``note``: what is said more quietly behind it, "" for nothing.
    """

    key: str
    label: str
    text: str
    ids: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as told: ``kind`` is its label, ``head`` the line that tells it, ``rows`` what else there is to say.

    ``span`` is where it stands in the text, ``depth`` how deep it is nested in others of its layer.
    """

    id: str
    layer: str
    kind: str
    head: str
    rows: list[Row] = field(default_factory=list)
    span: Span | None = None
    depth: int = 0
    why: str = ""

    def row(self, key: str) -> Row | None:
        """The row of a field, None where the entry has none."""
        return next((row for row in self.rows if row.key == key), None)

    def told(self, key: str) -> str:
        """What the row of a field says, "" where the entry has none."""
        row = self.row(key)
        return row.text if row else ""

    def content(self) -> str:
        """What a statement says; where another says the same, the id of that."""
        row = self.row("content")
        return f"{row.text} ({', '.join(row.ids)})" if row and row.ids else self.told("content")


def place(entry: Entry) -> Span | None:
    """Where an entry stands in the text: a statement at its cue; an entity nowhere of its own."""
    if isinstance(entry, Statement):
        return entry.cue
    return None if isinstance(entry, Entity) else entry.span
