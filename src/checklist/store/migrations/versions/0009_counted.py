"""What is counted over many people stands beside the board; its projection is made anew when the house is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """One more table; the projection is empty, and the plans and their events, which it is filled from, stay."""
    op.create_table(
        "board_counted",
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("ward", sa.Text),
        sa.Column("counted", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["board.plan"], name="fk_board_counted_plan", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan", name="pk_board_counted"),
    )
    for table in ("board_alerts", "board", "board_facts"):
        op.execute(sa.delete(sa.table(table)))
