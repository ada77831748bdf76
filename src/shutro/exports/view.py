"""What every export shows of a record: each entry told in a few plain lines.

An export only chooses the type: the screen prints an `Item` with indents, the page makes a list entry of it, the
brief a line of Markdown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from shutro import checks
from shutro.checks import Check
from shutro.deals import Move, Term
from shutro.exports import values
from shutro.exports.items import LAYERS, Entry, Item, Row
from shutro.exports.plain import line, short
from shutro.exports.values import phrases
from shutro.figures import Figure
from shutro.names import Entity, Name
from shutro.record import Record
from shutro.record import fields as f
from shutro.span import Span
from shutro.speech import Statement
from shutro.times import Time

TO, BETWEEN, WITHIN = " → ", " ↔ ", " › "
_LINE, _HEADLINE = 2000, 120  # characters in which a first line is sought, and shown
_DEEPEST = 8  # more sources inside one another than any reader follows
_SYMMETRIC = frozenset({"agree", "talks", "extend", "collapse"})


class View:
    """A record, to be told in one language."""

    def __init__(self, record: Record, lang: str = "bn") -> None:
        self.record = record
        self.lang = f.language(lang)
        self.words = phrases(self.lang)

    # ------------------------------------------------------------ the report

    @property
    def title(self) -> str:
        """The headline; where it is not known apart from the text, how the text begins."""
        begins = self.record.text[:_LINE].lstrip().partition("\n")[0]
        return line(self.record.report.title or "") or short(begins, _HEADLINE) or str(self.words["no_title"])

    @property
    def about(self) -> str:
        """Outlet and date of publication."""
        report = self.record.report
        told = values.time(report.published[:16], self.lang) if report.published else ""
        return " · ".join(part for part in (line(report.outlet or ""), told) if part)

    @property
    def counts(self) -> list[tuple[str, str]]:
        """The layers that hold something, and how many entries."""
        sizes = ((layer, len(getattr(self.record, layer))) for layer in LAYERS if layer != "names")
        return [(f.layer(layer, self.lang), values.number(n, self.lang)) for layer, n in sizes if n]

    def items(self, layer: str) -> list[Item]:
        """The entries of a layer as told, in the record's order; a statement stands after the one that relays it."""
        if layer == "statements":
            return [self.item(s) for s in self._in_chains()]
        return [self.item(entry) for entry in getattr(self.record, layer)]

    def item(self, entry: Entry) -> Item:
        """One entry as told."""
        item = self._told(entry)
        return replace(item, kind=line(item.kind), head=line(item.head), why=line(item.why))

    def _told(self, entry: Entry) -> Item:
        match entry:
            case Statement():
                return self._statement(entry)
            case Figure():
                return self._figure(entry)
            case Time():
                return self._time(entry)
            case Name():
                return self._name(entry)
            case Entity():
                return self._entity(entry)
            case Move():
                return self._move(entry)
            case Check():
                return self._check(entry)

    # ------------------------------------------------------------ who is told by whom

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Every entry by its id."""
        return {entry.id: entry for layer in LAYERS for entry in getattr(self.record, layer)}

    def source(self, statement: Statement) -> str:
        """Who says it: the source as it stands, with the name that it refers to where that says more."""
        stands = line(statement.source.text) if statement.source else ""
        name = line(statement.refers_to or "")
        if not stands:
            return name or str(self.words["source_not_stated"])
        return f"{stands} (= {name})" if name and name not in stands else stands

    def chain(self, statement: Statement) -> list[Statement]:
        """The statements around this one, outermost first, itself last."""
        found = [self.by_id.get(name) for name in (statement.chain or [statement.id])[-_DEEPEST:]]
        return [s for s in found if isinstance(s, Statement)]

    def word_of(self, statement_id: str | None) -> str:
        """On whose word: the sources of a statement's chain, outermost first."""
        statement = self.by_id.get(statement_id or "")
        if not isinstance(statement, Statement):
            return str(self.words["report_itself"])
        return WITHIN.join(self.source(s) for s in self.chain(statement))

    def _row(self, layer: str, key: str, text: str, *ids: str) -> Row:
        return Row(key, f.label(layer, key, self.lang), line(text), ids)

    def _value(self, layer: str, key: str, word: str) -> Row:
        return self._row(layer, key, f.value(f.vocabulary(layer, key) or "", word, self.lang))

    def _word(self, layer: str, statement_id: str | None) -> Row:
        ids = (statement_id,) if statement_id is not None and statement_id in self.by_id else ()
        return self._row(layer, "statement", self.word_of(statement_id), *ids)

    # ------------------------------------------------------------ entries

    def _in_chains(self) -> Iterator[Statement]:
        inside: dict[str | None, list[Statement]] = {}
        known = {s.id for s in self.record.statements}
        for s in self.record.statements:
            inside.setdefault(s.parent if s.parent in known else None, []).append(s)
        waiting, told = inside.pop(None, [])[::-1], set()
        while waiting:
            statement = waiting.pop()
            told.add(statement.id)
            yield statement
            waiting.extend(inside.pop(statement.id, [])[::-1])
        yield from (s for s in self.record.statements if s.id not in told)  # parents in a circle

    def _statement(self, s: Statement) -> Item:
        rows = [
            self._content(s),
            self._row("statements", "cue", line(s.cue.text)),
            self._value("statements", "source_kind", s.source_kind),
            self._value("statements", "quote", s.quote),
        ]
        around = self.chain(s)[:-1]
        if around:
            rows.append(
                self._row("statements", "parent", WITHIN.join(map(self.source, around)), *(p.id for p in around))
            )
        kind = f.value("act", s.act, self.lang)
        return Item(s.id, "statements", kind, self.source(s), rows, s.cue, len(around), s.why)

    def _content(self, s: Statement) -> Row:
        parent = self.by_id.get(s.parent or "")
        if isinstance(parent, Statement) and parent.content == s.content and s.content:
            return self._row("statements", "content", str(self.words["same_words"]), parent.id)
        return self._row("statements", "content", " … ".join(line(c.text) for c in s.content))

    def _figure(self, e: Figure) -> Item:
        rows = [self._row("figures", "span", line(e.span.text))]
        if e.counted:
            rows.append(self._row("figures", "counted", line(e.counted.text)))
        rows.append(self._word("figures", e.statement))
        rows.extend(
            self._row("figures", key, self.item(pointed).head, pointed.id)
            for key, name in (("as_of", e.as_of), ("place", e.place))
            if (pointed := self.by_id.get(name or ""))
        )
        if e.problem:
            rows.append(self._value("figures", "problem", e.problem))
        if e.readings:
            rows.append(self._row("figures", "readings", " / ".join(values.number(n, self.lang) for n in e.readings)))
        kind = f.value("figure_kind", e.kind, self.lang)
        if e.role not in (None, "other"):
            kind = f.value("role", e.role, self.lang)
        return Item(e.id, "figures", kind, values.figure(e, self.lang), rows, e.span, 0, e.why)

    def _time(self, e: Time) -> Item:
        rows = [self._row("times", "span", line(e.span.text))]
        if e.value:
            rows.append(Row("value", "TIMEX3", line(e.value)))
        if e.conflict:
            rows.append(self._row("times", "conflict", e.conflict))
        return Item(e.id, "times", f.layer("times", self.lang), values.time(e.value, self.lang), rows, e.span, 0, e.why)

    def _name(self, e: Name) -> Item:
        rows = [self._row("names", "span", line(e.span.text))]
        if e.entity_id in self.by_id:
            rows.append(self._row("names", "entity_id", line(e.entity), e.entity_id))
        return Item(e.id, "names", f.value("name_type", e.type, self.lang), line(e.entity), rows, e.span, 0, e.why)

    def _entity(self, e: Entity) -> Item:
        rows = [self._row("entities", "also", ", ".join(map(line, e.also)))] if e.also else []
        told = str(self.words["times_mentioned"]).format(n=values.number(len(e.mentions), self.lang))
        rows.append(self._row("entities", "mentions", told, *e.mentions))
        return Item(e.id, "entities", f.value("name_type", e.type, self.lang), line(e.name), rows)

    def _check(self, e: Check) -> Item:
        note = e.note_bn if self.lang == "bn" and e.note_bn else e.note
        rows = [self._row("checks", "note", line(note))]
        if e.fixes and e.fixes[0].to:
            rows.append(self._row("checks", "fixes", line(e.fixes[0].to)))
        kind = f.value("check", e.rule, self.lang)
        if kind == e.rule and (rule := checks.rules().get(e.rule)):  # told under its own code, as to an editor
            kind = rule.bn if self.lang == "bn" else rule.en
        return Item(e.id, "checks", kind, line(e.span.text), rows, e.span, 0, e.why)

    # ------------------------------------------------------------ the board

    def _move(self, m: Move) -> Item:
        rows = [self._row("moves", "span", line(m.span.text))]
        rows.extend(Row("terms", f.layer("terms", self.lang), line(told)) for told in self.terms(m.terms))
        if m.before:
            rows.append(self._row("moves", "before", line(m.before.text)))
        if m.response_to is not None and m.response_to in self.by_id:
            rows.append(self._points_to("response_to", f.label("moves", "response_to", self.lang), m.response_to))
        rows.extend(
            self._points_to("answer", str(self.words["answered_by"]), name) for name in self._answers.get(m.id, [])
        )
        rows.append(self._word("moves", m.statement))
        rows.append(self._value("moves", "status", m.status))
        if m.self_reported is not None:
            rows.append(self._row("moves", "self_reported", str(self.words["yes" if m.self_reported else "no"])))
        return Item(m.id, "moves", f.value("move", m.kind, self.lang), self.parties(m), rows, m.span, 0, m.why)

    @cached_property
    def _answers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for move in self.record.moves:
            if move.response_to:
                found.setdefault(move.response_to, []).append(move.id)
        return found

    def _points_to(self, key: str, label: str, name: str) -> Row:
        move = self.by_id[name]
        told = f"{f.value('move', move.kind, self.lang)}: {self.parties(move)}" if isinstance(move, Move) else name
        return Row(key, label, line(told), (name,))

    def parties(self, m: Move) -> str:
        """Who takes the step, towards whom: ``A → B``; ``A ↔ B`` where both do."""
        by, to = [line(p) for p in m.by], [line(p) for p in m.to]
        nobody = str(self.words["party_not_stated"])
        if m.kind == "mediate":
            return ": ".join(part for part in (", ".join(by), BETWEEN.join(to)) if part) or nobody
        first = (BETWEEN if m.kind in _SYMMETRIC and not to else ", ").join(by) or nobody
        return TO.join([first, ", ".join(to)]) if to else first

    def terms(self, terms: Sequence[Term], named: bool = True) -> list[str]:
        """Terms as told; what two give each other is told once (``A ↔ B``). ``named``: with their acts."""
        told: dict[str, None] = {}
        paired: set[int] = set()
        for n, term in enumerate(terms):
            back = next((k for k in range(n + 1, len(terms)) if k not in paired and each_other(term, terms[k])), None)
            if n not in paired:
                told[self.term(term, named, mutual=back is not None)] = None
            if back is not None:
                paired.add(back)
        return [text for text in told if text]

    def term(self, term: Term, named: bool = True, mutual: bool = False) -> str:
        """What is given, how much, how long, by whom to whom; "" where nothing is known."""
        parts = [] if term.act == "other" or not named else [f.value("term_act", term.act, self.lang)]
        if term.figure:
            counted = self._counted.get((term.figure.start, term.figure.end))
            parts.append(line(f"{term.figure.text} {counted.text}" if counted else term.figure.text))
        if term.duration:
            parts.append(line(term.duration.text))
        if not parts and named:  # something else, told only by the words of the move itself
            return ""
        if term.giver and term.receiver:
            parts.append((BETWEEN if mutual else TO).join((line(term.giver), line(term.receiver))))
        elif side := term.giver or term.receiver:
            parts.append(f"{f.label('terms', 'giver' if term.giver else 'receiver', self.lang)}: {line(side)}")
        return " · ".join(parts)

    @cached_property
    def _counted(self) -> dict[tuple[int, int], Span]:
        told = (e for e in self.record.figures if e.counted and e.kind in ("people", "things"))
        return {(e.span.start, e.span.end): e.counted for e in told if e.counted}


def each_other(one: Term, other: Term) -> bool:
    """Whether two terms say that two parties give each other the same, as in a truce."""
    same = one.act == other.act and one.figure is None and other.figure is None
    return same and one.giver is not None and (one.giver, one.receiver) == (other.receiver, other.giver)
