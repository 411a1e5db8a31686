"""The board is made anew when the house is opened: that somebody called counts for a newer check-in of the day too."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The projection is empty; the plans and their events, which it is filled from, stay."""
    for table in ("board_alerts", "board", "board_facts"):
        op.execute(sa.delete(sa.table(table)))
