"""Check-ins on their way, one a person who gives it, and photos of a wound, by their plan."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Two tables, empty."""
    op.create_table(
        "begun_check_ins",
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=True),
        sa.Column("photo", sa.Text, nullable=True),
        sa.Column("updated_at", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_begun_check_ins_plan"),
        sa.PrimaryKeyConstraint("plan", "who", name="pk_begun_check_ins"),
    )
    op.create_table(
        "photos",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_photos_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
    )
    op.create_index("ix_photos_plan", "photos", ["plan"])
