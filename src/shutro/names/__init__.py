"""People, bodies, places, nationalities; who is the same."""

from shutro.names.descriptions import Descriptions
from shutro.names.entry import Entity, Name, Names
from shutro.names.reading import read

__all__ = ["Descriptions", "Entity", "Name", "Names", "read"]
