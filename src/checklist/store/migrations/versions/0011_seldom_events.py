"""Lists find whom something has happened to by its kind, but for ticks and check-ins."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

SELDOM = "kind NOT IN ('checked_in', 'done', 'undone')"


def upgrade() -> None:
    """One more index; no row changes."""
    where = sa.text(SELDOM)
    op.create_index("ix_events_seldom", "events", ["kind", "plan"], sqlite_where=where, postgresql_where=where)
