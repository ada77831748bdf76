"""Names and entities of the record."""

import msgspec

from shutro.span import Span


class Name(msgspec.Struct):
    """One mention. ``type``: PERSON, ORG, PLACE, NORP. ``entity``: the fullest name of the same entity in the report; ``entity_id`` its entry."""

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
