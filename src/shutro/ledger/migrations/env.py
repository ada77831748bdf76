"""Alembic's way in: the connection is the one that the ledger has open."""

from alembic import context

from shutro.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
