"""The schema of a ledger, version by version (Alembic). `shutro.ledger.store` brings every ledger to the newest."""
