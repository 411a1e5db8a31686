"""The library's own tables: imported guidance texts, and what reviewers decided about what was found in them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The texts, each under a procedure and the version it is to become, and the chain of decisions about each."""
    op.create_table(
        "guidance_texts",
        _text("procedure"),
        _number("version"),
        *(_text(name) for name in ("name", "text", "findings", "added_at", "added_by")),
        sa.PrimaryKeyConstraint("procedure", "version", name="pk_guidance_texts"),
    )
    op.create_table(
        "decisions",
        _text("procedure"),
        _number("version"),
        _number("seq"),
        *(_text(name) for name in ("id", "at", "actor", "kind", "body", "previous_hash", "hash")),
        sa.ForeignKeyConstraint(
            ["procedure", "version"],
            ["guidance_texts.procedure", "guidance_texts.version"],
            name="fk_decisions_procedure",
        ),
        sa.PrimaryKeyConstraint("procedure", "version", "seq", name="pk_decisions"),
        sa.UniqueConstraint("procedure", "version", "id", name="uq_decisions_procedure_version_id"),
        sa.UniqueConstraint(
            "procedure", "version", "previous_hash", name="uq_decisions_procedure_version_previous_hash"
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
