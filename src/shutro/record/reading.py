"""The pipeline on one screen: text in, record out. Each line is a room; read this file first."""

import hashlib
from datetime import date, datetime

from shutro import checks, deals, encoder, numbers, speech, words
from shutro.figures import read as figures_of
from shutro.names import read as names_of
from shutro.record.dates import as_date
from shutro.record.linking import link, taken_back, way_back
from shutro.record.record import Record, Report
from shutro.record.where import settle
from shutro.text import Clean, printable
from shutro.times import read as times_of


def _layers(clean: Clean, when: date | datetime | None, outlet: str | None, model: bool = True) -> checks.Layers:
    page = words.read(clean.text)
    read_numbers = numbers.read(page)
    scores = encoder.read(page) if model else None  # None, too, where there is no model: the rules read alone
    read_names = names_of(page, scores)
    read_times = times_of(page, read_numbers, when, names=[n.span for n in read_names.names])
    read_figures = figures_of(page, read_numbers, read_times, read_names)
    read_statements = speech.read(page, read_names, outlet, scores)
    read_moves = deals.read(page, read_names, read_figures, read_times, read_statements, when, scores)
    return checks.Layers(page, read_figures, read_times, read_names, read_statements, read_moves, when)


def reader() -> str:
    """What reads here: rules and the trained model, or rules alone and why."""
    absence = encoder.absence()
    return f"rules alone: {absence}" if absence else "rules and the trained model"


def read(
    text: str,
    published: date | datetime | str | None = None,
    *,
    id: str | None = None,  # noqa: A002 - the record's own word
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    extracted: str | None = None,
) -> Record:
    """Read a Bengali report.

    ``published`` is the date (or date and time) against which গতকাল and গত মাসে are read: a date, or an ISO string.

    Raises:
        UsageError: ``published`` is no date.
    """
    when = as_date(published)
    text = printable(text)  # one for one: every span still counts the given characters
    clean = Clean.of(text)
    layers = _layers(clean, when, outlet)
    found = checks.read(layers)

    id, title, outlet, url = (printable(said) if said else None for said in (id, title, outlet, url))  # noqa: A001
    sha = hashlib.sha256(text.encode()).hexdigest()
    record = Record(
        format="shutro-record/1",
        report=Report(id or sha[:12], title, outlet, url, when.isoformat() if when else None, sha, extracted, reader()),
        text=text,
        statements=layers.statements,
        figures=layers.figures,
        times=layers.times,
        names=layers.names.names,
        entities=layers.names.entities,
        moves=layers.moves,
        checks=found,
    )
    link(record)
    settle(record, layers.page)
    return way_back(record, clean)


def check(
    text: str,
    published: date | datetime | str | None = None,
    *,
    settings: checks.Settings | None = None,
    outlet: str | None = None,
    model: bool = False,
) -> list[checks.Check]:
    """Everything an editor would want to be told of a draft, under the rules' own codes; spans count ``text``.

    ``model``: whether the trained reader helps. It is off: a draft is read while it is written, and answers at once.

    Raises:
        UsageError: ``published`` is no date.
    """
    settings = settings or checks.Settings()
    given = printable(text)
    clean = Clean.of(given)
    found = checks.find(_layers(clean, as_date(published), outlet, model), settings)
    return checks.numbered([*taken_back(found, clean), *checks.find_in_given(given, settings)])
