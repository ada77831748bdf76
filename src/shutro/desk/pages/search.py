"""Full text: the reports that have the words, each with the sentence that has most of them."""

from typing import Annotated

from litestar.params import Parameter

from shutro.desk.answering import Answer, page
from shutro.ledger import Found, Ledger, search

_SHOWN = 50


def asked(
    ledger: Ledger,
    q: Annotated[str, Parameter(max_length=500, required=False, description='words; "in marks": side by side')] = "",
) -> Answer:
    """Reports that hold every word, under any ending, best first."""
    return Answer(search(ledger, q, limit=_SHOWN) if q.strip() else [], {"q": q})


HANDLERS = (page("/search", asked, Found),)
