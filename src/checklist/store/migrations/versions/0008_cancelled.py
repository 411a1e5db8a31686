"""The board knows whose procedure is cancelled. Nobody's was before: no event could say so."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """One more column, 0 or 1."""
    op.add_column("board", sa.Column("cancelled", sa.Integer, nullable=False, server_default="0"))
