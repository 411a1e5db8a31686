"""The board's projection: what it knows of each plan, what its events come to, and each alert that stands."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Three tables, empty: they are filled from the plans and their events when the house is opened."""
    _facts()
    _board()
    _alerts()


def _text(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _whole(*names: str, nullable: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=nullable) for name in names]


def _facts() -> None:
    op.create_table(
        "board_facts",
        *_text("plan"),
        *_whole("version", "policy"),
        *_text("facts"),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_board_facts_plan"),
        sa.PrimaryKeyConstraint("plan", name="pk_board_facts"),
    )


def _board() -> None:
    op.create_table(
        "board",
        *_text("plan", "name", "folded", "procedure", "title", "zone"),
        *_text("phone", "born", nullable=True),
        *_text("arrives", "starts"),
        *_text("leaves", nullable=True),
        *_whole("day_zero", "due_from", "due_to"),
        sa.Column("clear_hours", sa.Float),
        *_whole("open"),
        *_whole("last_day", nullable=True),
        *_text("last_at", nullable=True),
        *_whole("last_pain", nullable=True),
        sa.Column("answered", sa.BigInteger, nullable=False),
        *_text("silent_from", nullable=True),
        *_whole("mark", "seq"),
        *_text("alerts"),
        sa.ForeignKeyConstraint(["plan"], ["plans.id"], name="fk_board_plan"),
        sa.PrimaryKeyConstraint("plan", name="pk_board"),
    )
    op.create_index("ix_board_starts", "board", ["starts", "open", "silent_from"])
    for name in ("arrives", "mark", "day_zero"):
        op.create_index(f"ix_board_{name}", "board", [name])


def _alerts() -> None:
    op.create_table(
        "board_alerts",
        *_text("plan", "id", "kind"),
        *_whole("rank"),
        *_text("state", "since"),
        *_text("until", "again_at", nullable=True),
        sa.ForeignKeyConstraint(["plan"], ["board.plan"], name="fk_board_alerts_plan", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan", "id", name="pk_board_alerts"),
    )
    op.create_index("ix_board_alerts_since", "board_alerts", ["since", "until", "state", "again_at", "rank", "plan"])
