"""Many records in one database: what was given, once; the rows of every layer; and the answers that they give."""

from shutro.ledger.adding import Tally, add
from shutro.ledger.items import Given, Item, Refusal
from shutro.ledger.search import Found, search
from shutro.ledger.store import Ledger, default_place

__all__ = ["Found", "Given", "Item", "Ledger", "Refusal", "Tally", "add", "default_place", "search"]
