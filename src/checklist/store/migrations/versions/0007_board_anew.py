"""The board is made anew when the house is opened: what raises an alert, and what replaces one, has changed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """The projection is empty; the plans and their events, which it is filled from, stay."""
    for table in ("board_alerts", "board", "board_facts"):
        op.execute(sa.delete(sa.table(table)))
