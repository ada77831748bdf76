"""The answers of a ledger on the screen: what is told, then where it stands.

Lines, no columns: terminals disagree about how wide Bengali is (`shutro.exports.lines`). Numbers and bars stand left of
it, where they line up.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from shutro import deals
from shutro.exports import values
from shutro.exports.lines import put
from shutro.exports.plain import line, short
from shutro.figures import Figure
from shutro.ledger.answers import Cited, Claim, Counted, Extent, Said, Step, Story, Talks, Telling, Told, extents
from shutro.ledger.same import Proposal
from shutro.lexicon import settings
from shutro.record import fields as f
from shutro.record.fields import Language
from shutro.span import Span
from shutro.speech import Statement

_SHOWN = 300  # characters of a sentence
_HEADING, _QUIET = "bold cyan", "dim"
_BAR = 24  # cells
_MEMBERS = 8  # reports of a story that are listed


@cache
def words(lang: Language) -> dict[str, Any]:
    """The words of ``answers.toml`` in one language."""
    found: dict[str, Any] = settings("exports", "answers.toml")[lang]
    return found


def show_figures(found: Sequence[Counted], console: Console, lang: Language = "bn") -> None:
    """Print figures by what they count, oldest first, with a bar each, whose count it is and what became of it."""
    told = words(lang)
    role = f.value("role", found[0].role, lang) if found else ""
    _heading(console, f"{told['figures']}: {role}")
    ends = extents(found)
    groups: dict[tuple[str | None, str | None], dict[str, list[Counted]]] = {}
    for one in found:
        groups.setdefault((one.place, one.span), {}).setdefault(one.thing, []).append(one)
    for (place, span), things in groups.items():
        console.print()
        put(console, Text(f"{line(place) if place else told['anywhere']} · {told[span or 'unmarked']}", "bold"))
        for thing, of_one in things.items():
            most = max(one.high or one.low or 0.0 for one in of_one) if thing in ends else 0.0
            for one in of_one:
                _figure(console, one, most, lang)
            if thing in ends:
                _extent(console, ends[thing], of_one, lang)


def _extent(console: Console, extent: Extent, of_one: list[Counted], lang: Language) -> None:
    told, by_id = words(lang), {one.id: one for one in of_one}
    ends = [
        str(told[name]).format(n=f"{value(by_id[of], lang)} ({of})")
        for name, of in (("lowest", extent.lowest_id), ("highest", extent.highest_id))
        if of in by_id
    ]
    counts = {name: values.number(getattr(extent, name), lang) for name in ("figures", "origins", "sources")}
    put(console, Text(" · ".join([*ends, str(told["counts"]).format(**counts)]), "italic"), 2)


def _figure(console: Console, one: Counted, most: float, lang: Language) -> None:
    told = words(lang)
    day = values.time(one.day, lang) if one.day else told["no_date"]
    head = Text.assemble((f"{bar(one, most)} ", "cyan"), (value(one, lang), "bold")) if most else Text()
    head = head or Text(value(one, lang), "bold")
    counted = f" {line(one.counted)}" if one.counted else ""
    by = line(one.by or str(told["nobody"])) if one.cited else str(told["own_count"]).format(outlet=one.outlet or "—")
    put(console, head + Text(f"{counted} · {by} · {day}"), 2)
    if one.change:
        _quiet(console, str(told[one.change]).format(id=one.revises))
    if one.falls:
        put(console, Text(str(told["falls"]), "bold"), 4)
    if one.against:
        _quiet(console, str(told["against"]).format(ids=", ".join(one.against)))
    _place(console, one, one.reports, lang, one.id)


def value(one: Counted, lang: Language) -> str:
    """A figure's value in words."""
    span = Span(one.start, one.end, one.text)
    return values.figure(Figure("", span, one.low, one.high, one.bound, "people", None, None, None, None, ""), lang)


def bar(one: Counted, most: float) -> str:
    """From the least to the most that a figure allows, on a line from 0 to ``most``; an arrow where it is open.

    >>> from types import SimpleNamespace
    >>> bar(SimpleNamespace(low=12.0, high=12.0), 24.0)
    '···········●············'
    """
    low, high = one.low, one.high
    if not most or (low is None and high is None):
        return "·" * _BAR
    first = _cell(low or 0.0, most)
    last = _BAR - 1 if high is None else _cell(high, most)
    cells = ["·"] * _BAR
    cells[first : last + 1] = ["─"] * (last + 1 - first)
    if high is None:
        cells[-1] = "→"
    elif last > first:
        cells[last] = "●"
    cells[first] = "●" if low is not None else "←"
    return "".join(cells)


def _cell(number: float, most: float) -> int:
    return max(0, min(_BAR - 1, round(number / most * _BAR) - 1))


def show_said(found: Sequence[Said], console: Console, lang: Language = "bn") -> None:
    """Print statements, oldest first."""
    told = words(lang)
    _heading(console, str(told["said"]))
    for one in found:
        day = values.time(one.published[:10], lang) if one.published else told["no_date"]
        console.print()
        through = str(told["through"]).format(names=" › ".join(t or told["nobody"] for t in one.through))
        parts = [day, f.value("act", one.act, lang), *([through] if one.through else [])]
        put(console, Text.assemble((line(one.by), "bold"), f" · {' · '.join(map(str, parts))}"))
        put(console, Text(short(one.content, _SHOWN)), 2)
        _place(console, one, one.reports, lang, f"{one.report}:{one.entry}", sentence=False)


def show_claims(found: Sequence[Claim], console: Console, lang: Language = "bn") -> None:
    """Print claims, each with who told it first, who again and through whom, and the claims against it."""
    told = words(lang)
    _heading(console, str(told["claims"]))
    for one in found:
        console.print()
        put(console, Text(f"{values.number(one.number, lang)}. «{short(one.content, _SHOWN)}»", "bold"))
        counts = {name: values.number(getattr(one, name), lang) for name in ("origins", "reports", "sources")}
        days = " – ".join(values.time(day, lang) for day in dict.fromkeys((one.first, one.last)) if day)
        put(console, Text(" · ".join(p for p in (days, str(told["claim_counts"]).format(**counts)) if p), _QUIET), 2)
        for name, others in (("denied", one.denied), ("counted", one.counted)):
            if others:
                numbers = ", ".join(values.number(n, lang) for n in others)
                put(console, Text(str(told[name]).format(numbers=numbers), "italic"), 2)
        for telling in one.tellings:
            _telling(console, telling, one.content, lang)


def _telling(console: Console, one: Telling, known: str, lang: Language) -> None:
    told = words(lang)
    day = values.time(one.published[:10], lang) if one.published else told["no_date"]
    by = line(one.by) if one.by else str(told["source_kind"][one.kind])
    through = str(told["through"]).format(names=" › ".join(t or told["nobody"] for t in one.through))
    parts = [day, f.value("act", one.act, lang), *([through] if one.through else [])]
    put(
        console,
        Text.assemble((f"{told['turn'][one.turn]}: ", "cyan"), (by, "bold"), f" · {' · '.join(map(str, parts))}"),
        2,
    )
    if one.content != known:
        put(console, Text(f"«{short(one.content, _SHOWN)}»"), 4)
    _place(console, one, one.reports, lang, f"{one.report}:{one.entry}", sentence=False)


def show_sources(found: Sequence[Cited], console: Console, lang: Language = "bn") -> None:
    """Print sources, by outlet where they are counted so, most cited first."""
    told = words(lang)
    _heading(console, str(told["sources"]))
    groups: dict[str | None, list[Cited]] = {}
    for one in found:
        groups.setdefault(one.of, []).append(one)
    for outlet, of_one in groups.items():
        console.print()
        if outlet is not None:
            put(console, Text(str(told["in_outlet"]).format(outlet=outlet or "—"), "bold"))
        for one in of_one:
            name = line(one.source) if one.source else str(told["source_kind"][one.kind])
            counts = {n: values.number(getattr(one, n), lang) for n in ("origins", "reports", "statements")}
            kind = f"  {f.value('source_kind', one.kind, lang)}" if one.source else ""
            put(console, Text.assemble((name, "bold"), (kind, _QUIET)), 2)
            _quiet(console, str(told["source_counts"]).format(**counts))


def show_stories(found: Sequence[Story], console: Console, lang: Language = "bn") -> None:
    """Print stories, those of most origins first."""
    told = words(lang)
    _heading(console, str(told["stories"]))
    for one in found:
        console.print()
        counts = {n: values.number(getattr(one, n), lang) for n in ("reports", "origins", "outlets")}
        days = " – ".join(values.time(day, lang) for day in dict.fromkeys((one.first, one.last)) if day)
        put(console, Text(f"{values.number(one.number, lang)}. {', '.join(map(line, one.names))}", "bold"))
        put(console, Text(" · ".join(p for p in (days, str(told["story_counts"]).format(**counts)) if p), _QUIET), 2)
        for member in one.members[:_MEMBERS]:
            where = " · ".join(p for p in (str(member.published or "")[:16], line(member.outlet)) if p)
            put(console, Text(f"{short(member.title or member.sentence, 110)}  ").append(where, _QUIET), 4)


def show_steps(found: Talks, console: Console, lang: Language = "bn") -> None:
    """Print where each step of a board across reports stands, who tells it again, and in what they differ."""
    _heading(console, str(words(lang)["steps"]))
    by_id = {one.id: one for one in found.tellings}
    for one in found.steps:
        kind = f.value("move", one.kind, lang)
        day = values.time(one.published[:10], lang) if one.published else words(lang)["no_date"]
        sides = " → ".join(", ".join(map(line, side)) for side in (one.by, one.to) if side)
        put(console, Text.assemble((f"{day} · ", _QUIET), (kind, "bold"), f"  {sides}"), 2)
        _place(console, one, one.reports, lang, one.id)
        for telling in (by_id[name] for name in one.tellings):
            _told_again(console, telling, lang)


def _told_again(console: Console, one: Step, lang: Language) -> None:
    told = words(lang)
    _quiet(console, f"{told['told_again']}:")
    _place(console, one, one.reports, lang, one.id)
    if one.differs:
        said = {
            "terms": "; ".join(one.terms) or told["nothing_told"],
            "by": ", ".join(map(line, one.by)),
            "to": ", ".join(map(line, one.to)) or told["nothing_told"],
            "status": f.value("status", one.status, lang),
            "before": line(one.before) if one.before else told["nothing_told"],
        }
        differences = " · ".join(f"{told['field'][name]}: {said[name]}" for name in one.differs)
        put(console, Text(f"{told['told_otherwise']}: {differences}", "italic"), 4)


class TalksFile(msgspec.Struct):
    """The board of a negotiation across reports for other programs, with its moves, the statements on whose word they
    stand, and where each move was read; ``tellings``: every step as every report tells it.
    """

    format: str
    about: str | None
    board: deals.Board
    moves: list[deals.Move]
    statements: list[Statement]
    steps: list[Step]
    tellings: list[Step] = msgspec.field(default_factory=list)


def talks_file(found: Talks) -> TalksFile:
    """The board across reports, as other programs get it."""
    record = found.record
    board = deals.board(record.moves, record.statements)
    return TalksFile(
        "shutro-talks/1", record.report.title, board, record.moves, record.statements, found.steps, found.tellings
    )


def talks_json(found: Talks) -> str:
    """The board across reports as one JSON object, format ``shutro-talks/1``."""
    return msgspec.json.encode(talks_file(found)).decode()


def show_proposals(found: Iterable[Proposal], console: Console, lang: Language = "bn") -> None:
    """Print proposals for an alias file as its lines, which may be kept as they are."""
    for one in found:
        told = [str(words(lang)["origins"]).format(n=values.number(one.origins, lang))]
        if one.others:
            told.append(str(words(lang)["also"]).format(names=", ".join(one.others)))
        if one.joined:
            told.append(str(words(lang)["joined"]))
        mark = "# " if one.joined or one.others else ""
        console.file.write(f"{mark}{line(one.form)}\t{line(one.name)}\t{'; '.join(told)}\n")  # rich spreads tabs


def _heading(console: Console, text: str) -> None:
    put(console, Text(text, _HEADING))


def _quiet(console: Console, text: str) -> None:
    put(console, Text(text, _QUIET), 4)


def _place(console: Console, one: Told, reports: int, lang: Language, name: str, *, sentence: bool = True) -> None:
    """Where it stands: the sentence, then id, outlet, date and address."""
    if sentence:
        put(console, Text(f"«{short(one.sentence, _SHOWN)}»"), 4)
    prints = [str(words(lang)["prints"]).format(n=values.number(reports, lang))] if reports > 1 else []
    parts = [name, line(one.outlet), str(one.published or "")[:16], line(one.address), *prints]
    _quiet(console, " · ".join(p for p in parts if p))
