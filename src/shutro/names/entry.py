"""Names and entities of the record."""

from bisect import bisect_right

import msgspec

from shutro.span import Span


class Name(msgspec.Struct):
    """One mention.

    ``type``: PERSON, ORG, PLACE, NORP. ``entity``: the fullest name of the same entity in the report; ``entity_id``:
    its entry.
    """

    id: str
    span: Span
    type: str
    entity: str
    entity_id: str
    why: str
    confidence: float | None = None


class Entity(msgspec.Struct):
    """One person, body, place or people of the report: fullest name, type, other forms, ids of its mentions."""

    id: str
    name: str
    type: str
    also: list[str]
    mentions: list[str]


class Names(msgspec.Struct):
    """All names of a report, in order, and who is the same."""

    names: list[Name]
    entities: list[Entity]

    def at(self, start: int, end: int) -> list[Name]:
        """The names that share a character with ``start`` to ``end``, in order."""
        first = bisect_right(self.names, start, key=lambda n: n.span.end)
        last = bisect_right(self.names, end - 1, key=lambda n: n.span.start)
        return self.names[first:last]

    def entity(self, name: Name) -> Entity:
        """The entity of a mention."""
        return self.entities[int(name.entity_id[1:]) - 1]

    def named(self, form: str) -> Entity | None:
        """The entity that bears this name or short form in the report, None where none or several do."""
        found = [e for e in self.entities if form == e.name or form in e.also]
        return found[0] if len(found) == 1 else None
