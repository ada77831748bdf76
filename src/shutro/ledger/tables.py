"""The tables of a ledger. Drawn in README.md; made and changed by `migrations/` alone.

Offsets are code points of ``report.text``. Every row that was read from a report says where it stands (``start``,
``end``) and in which sentence (``sentence_start``, ``sentence_end``). A ``*_key`` is what `shutro.ledger.keys` makes
of a name, so that the same party bears the same key in every report.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_report() -> Column[int]:
    return Column("report", Integer, ForeignKey("report.id", ondelete="CASCADE"), nullable=False)


def _entry(name: str, *columns: Column[object], by: str = "") -> Table:
    """A layer's table: which report, which entry of its record, where, in which sentence. ``by``: a column by which its
    rows are looked for within a report.
    """
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        _of_report(),
        Column("entry", String(12), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("sentence_start", Integer, nullable=False),
        Column("sentence_end", Integer, nullable=False),
        *columns,
        Index(f"ix_{name}_report", "report", *filter(None, [by])),
    )


report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("outlet", Text, nullable=False, server_default=""),
    Column("address", Text, nullable=False),
    Column("title", Text),
    Column("published", String(32)),
    Column("added", String(32), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("replaces", Integer, ForeignKey("report.id")),
    Column("latest", Boolean, nullable=False),
    Column("origin", Integer, ForeignKey("report.id")),
    Column("reader", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    UniqueConstraint("sha256", "outlet"),
    Index("ix_report_address", "address", "version"),
    Index("ix_report_newest", "latest", "published", "id", "outlet", "origin"),
    Index("ix_report_origin", "origin"),
)

given = Table(
    "given",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("address", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("report", Integer, ForeignKey("report.id", ondelete="CASCADE")),
    Column("reason", Text),
    Column("beginning", Text),
    Index("ix_given_address", "address"),
)

statement = _entry(
    "statement",
    Column("parent", String(12)),
    Column("source", Text),
    Column("refers_to", Text),
    Column("source_kind", String(12), nullable=False),
    Column("cue", Text, nullable=False),
    Column("act", String(12), nullable=False),
    Column("quote", String(12), nullable=False),
    Column("content", Text, nullable=False),
)

speaker = Table(
    "speaker",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("entry", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index("ix_speaker_report", "report", "entry"),
    Index("ix_speaker_key", "key", "report", "entry"),
)
"""Who makes a statement, by name: one row each where several do."""

figure = _entry(
    "figure",
    Column("text", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("bound", String(12), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("unit", String(24)),
    Column("role", String(12)),
    Column("counted", Text),
    Column("statement", String(12)),
    Column("source", Text),
    Column("source_key", Text),
    Column("place", Text),
    Column("place_key", Text),
    Column("as_of", Text),
    by="role",
)
Index("ix_figure_role", figure.c.role, figure.c.place_key)

move = _entry(
    "move",
    Column("kind", String(16), nullable=False),
    Column("status", String(12), nullable=False),
    Column("statement", String(12)),
    Column("source", Text),
    Column("response_to", String(12)),
    Column("self_reported", Boolean),
    Column("before", Text),
)
Index("ix_move_kind", move.c.kind)

move_party = Table(
    "move_party",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("move", String(12), nullable=False),
    Column("side", String(2), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index("ix_move_party_report", "report", "move"),
    Index("ix_move_party_key", "key"),
)

term = Table(
    "term",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("move", String(12), nullable=False),
    Column("act", String(12), nullable=False),
    Column("giver", Text),
    Column("receiver", Text),
    Column("figure", Text),
    Column("duration", Text),
    Index("ix_term_report", "report", "move"),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("entry", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("type", String(8), nullable=False),
    Column("mentions", Integer, nullable=False),
    Index("ix_entity_report", "report"),
    Index("ix_entity_key", "key", "type"),
)

alias = Table(
    "alias",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("entry", String(12), nullable=False),
    Column("form", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("of_key", Text, nullable=False),
    Column("type", String(8), nullable=False),
    Index("ix_alias_report", "report"),
    Index("ix_alias_key", "key", "type", "of_key"),
)

cited = Table(
    "cited",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("origin", Integer, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("latest", Boolean, nullable=False),
    Column("source_kind", String(12), nullable=False),
    Column("source_key", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Index("ix_cited_report", "report", "latest", "source_kind", "source_key", "origin", "statements", "outlet"),
    Index("ix_cited_source", "latest", "source_kind", "source_key", "origin", "report", "statements"),
    Index("ix_cited_outlet", "latest", "outlet", "source_kind", "source_key", "origin", "report", "statements"),
)
"""Who is cited in a report, once, and what sources are counted by: from `statement`, so that counting reads no text."""

band = Table(
    "band",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_report(),
    Column("band", BigInteger, nullable=False),
    Index("ix_band_band", "band"),
    Index("ix_band_report", "report"),
)

LAYERS = (statement, speaker, figure, move, move_party, term, entity, alias, band)
"""The tables whose rows come with a report, and go with it."""
