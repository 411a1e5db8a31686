"""The board is made anew when the house is opened: an alert knows the newest call since it stands."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """The projection is empty; the plans and their events, which it is filled from, stay."""
    for table in ("board_alerts", "board", "board_facts"):
        op.execute(sa.delete(sa.table(table)))
