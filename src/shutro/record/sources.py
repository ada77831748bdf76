"""From what was opened to its record: what its caller says goes before what the file or the page says of itself."""

from shutro.record.reading import read
from shutro.record.record import Record
from shutro.text import Source


def read_source(
    source: Source,
    *,
    id: str | None = None,  # noqa: A002 - the record's own word
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Record:
    """Read what was opened. ``published`` is an ISO date; "" says that it is not known, whatever the page says.

    Raises:
        UsageError: ``published`` is no date.
        ModelError: the trained model's file is missing or damaged.
    """
    return read(
        source.text,
        source.published if published is None else published,
        id=id,
        title=title or source.title,
        outlet=outlet or source.outlet,
        url=url or source.url,
        extracted=source.extracted,
    )
