"""A unit's settings are kept: each change is a row of its own, and what was set before stays."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

COLUMNS = ("key", "value", "set_at", "set_by")


def upgrade() -> None:
    """Every setting becomes the first version of itself."""
    old = sa.table("unit_settings", *(sa.column(name, sa.Text) for name in COLUMNS))
    kept = [dict(row) for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.drop_table("unit_settings")
    new = op.create_table(
        "unit_settings",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in COLUMNS[1:]),
        sa.PrimaryKeyConstraint("key", "version", name="pk_unit_settings"),
    )
    op.bulk_insert(new, [{**row, "version": 1} for row in kept])
