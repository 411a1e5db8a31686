"""What patients share with their helpers: each share and each change of one a row that stays."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXTS = ("plan", "name", "parts", "token")


def upgrade() -> None:
    """The shares, by their plan and by the link each was given."""
    op.create_table(
        "shares",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
        sa.Column("stopped", sa.Boolean, nullable=False),
        sa.Column("set_at", sa.Text, nullable=False),
        sa.Column("set_by", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_shares_plan"),
        sa.ForeignKeyConstraint(["token"], ["tokens.hash"], name="fk_shares_token"),
        sa.PrimaryKeyConstraint("id", "version", name="pk_shares"),
    )
    op.create_index("ix_shares_plan", "shares", ["plan"])
    op.create_index("ix_shares_token", "shares", ["token"])
