"""The desk: the pages over a ledger, served.

A page is a question, asked of `shutro.ledger`, and told three ways::

settings.py   what the one who starts it decides: where it listens, whether it writes, its limits
app.py        the whole server on one screen: pages, safety, description
pages/        one file a page: what may be asked, what is found
answering.py  what is found as a page, as JSON and as CSV, at one address with three endings
drafting.py   what a reader gives, opened and read (turns.py: how many at once); adding.py puts it into the ledger
board.py      the board laid out: each word with the step behind it; cards.py: stories with what stands out in them
samples.py    the ledger of sample reports (samples.jsonl) for who names none; recent.py: what a start page remembers
look.py       what the reader decides: language, digits, calendar, colours
templates/    the pages' HTML (Jinja, everything escaped); engine.py fills them, catalogues.py says it in Bengali
static/       style sheets, short scripts (assets.py gives them, and those of exports); every page works without script
server.py     starts it
"""

from shutro.desk.app import desk
from shutro.desk.settings import Settings

__all__ = ["Settings", "desk"]
