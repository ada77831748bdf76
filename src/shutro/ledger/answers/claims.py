"""The same claim in many reports, in other words: who told it first, who again, through whom; and who denies it.

One pass in the order of publication: what a statement claims joins the claim that it is most like, else it opens one.
Candidates are looked up by the rarest words that they have in common, never pair by pair (prefix filtering: R. Bayardo,
Y. Ma, R. Srikant, "Scaling up all pairs similarity search", WWW 2007); `claimed.relation` decides. Each is compared
with the first telling of a claim, so that a claim does not drift.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec
import sqlalchemy as sa

from shutro.ledger.answers.claimed import LIKE, Relation, predicate, relation
from shutro.ledger.answers.cut import Cut
from shutro.ledger.answers.scope import Scope, Told, told, where
from shutro.ledger.answers.tellings import Piece, pieces
from shutro.ledger.same import Same
from shutro.ledger.store import Ledger
from shutro.ledger.tables import report, statement

_OPEN = 30  # days that a claim waits for who tells it again
_CANDIDATES = 24  # the newest claims that are looked at for one word
_EVERYWHERE = 0.02  # a word that so many of the contents have ties no two of them
_VERBATIM = 0.85  # the cosine from which on two contents are in the same words
_MANY = 6  # words
_FEW = 4  # words that a content is looked up by; of more, two must lead to a claim
_LEAST = 8  # contents; a word that fewer have is rare among any number of them


class Telling(Told, kw_only=True):
    """A statement that makes a claim, once for each origin, source and way.

    ``claim``: the number of the claim; ``by``: its source, None where nobody is told; ``kind``: how it is made known;
    ``through``: who tells it, outermost first; ``turn``: ``first``, ``again`` (by a source that had told it) or
    ``also``; ``content``: the part of the statement that makes the claim; ``origin``: the report that this one is a
    copy of, else itself; ``reports``: how many print it.
    """

    claim: int
    by: str | None
    kind: str
    through: list[str]
    act: str
    turn: str
    content: str
    origin: int
    reports: int = 1


class Claim(msgspec.Struct):
    """One claim, in the words of who told it first: from which day to which, by how many origins, reports and sources.

    ``denied``: numbers of claims that deny it, or that it denies; ``counted``: of those that are like it but for a
    number. Only claims of one answer are numbered.
    """

    number: int
    content: str
    first: str | None
    last: str | None
    origins: int
    reports: int
    sources: int
    denied: list[int]
    counted: list[int]
    tellings: list[Telling]


def claims(
    ledger: Ledger, *, by: str | None = None, scope: Scope | None = None, same: Same | None = None, least: int = 2,
    limit: int = 2000,
) -> Cut[Claim]:  # fmt: skip
    """What statements of a scope claim, where ``least`` origins or more do, or where one is denied or counted otherwise
    by such; the claims of most origins first.

    ``by``: only claims that this source makes. ``limit``: of how many statements at most, the newest. Takes time in
    proportion to them.

    Raises:
        UsageError: the scope is none.
        LedgerError: the database fails.
    """
    scope, same = scope or Scope(), same or Same()
    found = pieces(ledger, scope, same, limit)
    grouped = _group(found)
    with ledger.reading() as connection:
        whom = {same.of(key) for key in same.asked(connection, by)} if by is not None else None
        kept = [one for one in grouped if _wanted(one, least, whom)]
        kept.sort(key=lambda c: (-len(c.origins), -len(c.pieces), c.first.row.published or "~", c.first.row.report))
        for number, one in enumerate(kept, 1):
            one.number = number
        places = _places(connection, sorted({p.row.report for one in kept for p in one.pieces}))
    return Cut([_told(one, places) for one in kept], found.taken, found.of)


class _Open:
    """A claim while it is told."""

    def __init__(self, first: Piece, length: float) -> None:
        self.number = 0
        self.length = length
        self.first = self.last = first
        self.pieces: list[Piece] = []
        self.origins: set[int] = set()
        self.others: dict[Relation, list[_Open]] = {"denied": [], "counted": []}

    def take(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.origins.add(piece.row.origin)
        self.last = piece

    def days_to(self, piece: Piece) -> int | None:
        """From its last telling; None where one has no date."""
        return (piece.day - self.last.day).days if piece.day and self.last.day else None


class _Words:
    """How much the telling words of contents weigh: the rarer, the more."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self.held = Counter(word for piece in found for word in piece.claimed.words)
        self.weights = {word: (1 + math.log(len(found) / n)) ** 2 for word, n in self.held.items()}
        self.rare = frozenset(w for w, n in self.held.items() if n <= max(_LEAST, _EVERYWHERE * len(found)))

    def looked_up(self, piece: Piece) -> list[str]:
        """The words by which others that claim the same are found: the rarest that others have too."""
        by = sorted((w for w in piece.claimed.words if self.held[w] > 1), key=lambda w: (self.held[w], w))
        return by[: 2 + len(by) // 2]

    def length(self, piece: Piece) -> float:
        return math.sqrt(sum(self.weights[word] for word in piece.claimed.words))

    def alike(self, one: _Open, piece: Piece, length: float) -> float:
        """The cosine of the telling words of a claim and a content."""
        shared = one.first.claimed.words & piece.claimed.words
        return sum(self.weights[word] for word in shared) / (one.length * length)


def _group(found: Sequence[Piece]) -> list[_Open]:
    words = _Words(found)
    grouped: list[_Open] = []
    holding: dict[str, list[_Open]] = defaultdict(list)
    for piece in found:
        by, length = words.looked_up(piece), words.length(piece)
        met = Counter(claim for word in by for claim in holding[word])
        near = [claim for claim, times in met.items() if times > 1 or len(by) < _FEW]
        best, others = _best(piece, near, length, words)
        claim = best or _Open(piece, length)
        if best is None:
            grouped.append(claim)
            for word in by:
                holding[word] = [*holding[word][1 - _CANDIDATES :], claim]
        claim.take(piece)
        for kind, other in others:
            if other not in claim.others[kind]:
                claim.others[kind].append(other)
                other.others[kind].append(claim)
    return grouped


def _best(
    piece: Piece, near: Iterable[_Open], length: float, words: _Words
) -> tuple[_Open | None, list[tuple[Relation, _Open]]]:
    """The claim that a piece makes, and those that are against it."""
    best, most = None, 0.0
    others: list[tuple[Relation, _Open]] = []
    for claim in near:
        alike = words.alike(claim, piece, length)
        if alike < LIKE:
            continue
        first, days = claim.first, claim.days_to(piece)
        if (days is not None and days > _OPEN) or not _one_subject(first, piece, alike, words.rare):
            continue
        told_so = relation(first.claimed, first.row.act, piece.claimed, piece.row.act, days)
        if told_so == "same" and alike > most:
            best, most = claim, alike
        elif told_so in ("denied", "counted"):
            others.append((told_so, claim))
    return best, others


def _one_subject(one: Piece, other: Piece, alike: float, rare: frozenset[str]) -> bool:
    """Whether two contents may speak of the same: whom the one names the other's report names too, what they count is
    counted as the same, and both say the same last; and something ties them: who they name, or else who speaks, or that
    the words are the same. What is said of oneself is said by one.
    """
    if not (one.names <= other.around | other.claimed.words and other.names <= one.around | one.claimed.words):
        return False
    ends = predicate(one.claimed, one.names), predicate(other.claimed, other.names)
    if not (ends[0] in other.claimed.words and ends[1] in one.claimed.words):
        return False
    for number in one.claimed.numbers & other.claimed.numbers:
        roles, others = one.roles.get(number), other.roles.get(number)
        if roles and others and roles.isdisjoint(others):
            return False
    if one.named and one.keys & other.keys:
        return True
    common = len(one.claimed.words & other.claimed.words)
    if alike >= _VERBATIM and (common >= _MANY or one.bearers & other.bearers):
        return not (one.claimed.own or other.claimed.own) or common >= _MANY
    if one.claimed.own or other.claimed.own or one.claimed.points or other.claimed.points:
        return False
    bearers = one.bearers & other.bearers
    return len(bearers) > 1 or bool(bearers & rare) or bool(bearers and one.claimed.numbers & other.claimed.numbers)


def _wanted(claim: _Open, least: int, whom: set[str] | None) -> bool:
    if whom is not None and not any(piece.keys & whom for piece in claim.pieces):
        return False
    told_by = len(claim.origins)
    return told_by >= least or any(
        len(claim.origins | other.origins) >= least for of_kind in claim.others.values() for other in of_kind
    )


Places = dict[tuple[int, str], dict[str, object]]


def _places(connection: sa.Connection, reports: list[int]) -> Places:
    found: Places = {}
    for at in range(0, len(reports), 500):
        asked = sa.select(*where(statement)).join(report, report.c.id == statement.c.report)
        for row in connection.execute(asked.where(statement.c.report.in_(reports[at : at + 500]))):
            found[row.report, row.entry] = told(row)
    return found


def _told(claim: _Open, places: Places) -> Claim:
    tellings: dict[tuple[object, ...], Telling] = {}
    prints: dict[tuple[object, ...], set[int]] = defaultdict(set)
    seen: set[str] = set()
    for piece in claim.pieces:
        what: tuple[object, ...] = (piece.row.origin, piece.keys, tuple(piece.through))
        prints[what].add(piece.row.report)
        if what not in tellings:
            turn = "first" if not tellings else "again" if piece.keys & seen else "also"
            tellings[what] = _telling(claim.number, piece, turn, places)
        seen |= piece.keys
    for way, telling in tellings.items():
        telling.reports = len(prints[way])
    days = sorted(piece.row.published[:10] for piece in claim.pieces if piece.row.published)
    return Claim(
        number=claim.number,
        content=claim.first.content,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        origins=len(claim.origins),
        reports=len({piece.row.report for piece in claim.pieces}),
        sources=len({piece.keys for piece in claim.pieces}),
        denied=sorted(other.number for other in claim.others["denied"] if other.number),
        counted=sorted(other.number for other in claim.others["counted"] if other.number),
        tellings=list(tellings.values()),
    )


def _telling(number: int, piece: Piece, turn: str, places: Places) -> Telling:
    row = piece.row
    place = msgspec.convert(places[row.report, row.entry], Told)
    return Telling(
        **msgspec.structs.asdict(place),
        claim=number,
        by=piece.by,
        kind=row.source_kind,
        through=piece.through,
        act=row.act,
        turn=turn,
        content=piece.content,
        origin=row.origin,
    )
