"""The first tables: plans and their bookings, events, links, sessions, people, content, settings, audit."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Every table of the first version, and this installation's own secret."""
    _installation()
    _plans()
    _events()
    _people()
    _unit()


def _installation() -> None:
    secret = sa.Column("secret", sa.LargeBinary, nullable=False)
    table = op.create_table("installation", sa.Column("id", sa.Integer), secret, _key("installation", "id"))
    op.bulk_insert(table, [{"id": 1, "secret": secrets.token_bytes(32)}])


def _plans() -> None:
    op.create_table("plans", _text("id"), _number("version"), _text("made_at"), _key("plans", "id"))
    op.create_table(
        "bookings",
        _text("plan"),
        _number("version"),
        _text("booking"),
        _text("procedure"),
        _number("procedure_version"),
        _text("fact_base_version"),
        _text("made_at"),
        _refers("bookings", "plan", "plans.id"),
        _key("bookings", "plan", "version"),
    )
    op.create_table(
        "drafts",
        _text("id"),
        _text("answers"),
        _text("updated_at"),
        _optional("plan"),
        _refers("drafts", "plan", "plans.id"),
        _key("drafts", "id"),
    )


def _events() -> None:
    op.create_table(
        "events",
        _text("plan"),
        _number("seq"),
        *(_text(name) for name in ("id", "at", "received_at", "actor", "kind")),
        *(_text(name) for name in ("payload_hash", "previous_hash", "hash")),
        _refers("events", "plan", "plans.id"),
        _key("events", "plan", "seq"),
        _unique("events", "plan", "id"),
        _unique("events", "plan", "previous_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "payloads",
        _text("plan"),
        _number("seq"),
        _text("salt"),
        _text("body"),
        sa.ForeignKeyConstraint(["plan", "seq"], ["events.plan", "events.seq"], name="fk_payloads_plan"),
        _key("payloads", "plan", "seq"),
        sqlite_with_rowid=False,
    )


def _people() -> None:
    _links()
    op.create_table(
        "users",
        *(_text(name) for name in ("id", "name", "folded_name", "role", "password_hash")),
        sa.Column("active", sa.Boolean, nullable=False),
        _text("made_at"),
        _key("users", "id"),
        _unique("users", "folded_name"),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Integer, autoincrement=True),
        _text("who"),
        _text("at"),
        _key("sign_in_attempts", "id"),
    )
    op.create_index("ix_sign_in_attempts_who", "sign_in_attempts", ["who", "at"])


def _links() -> None:
    op.create_table(
        "tokens",
        *(_text(name) for name in ("hash", "purpose", "subject_kind", "subject_id")),
        sa.Column("asks_birth_date", sa.Boolean, nullable=False),
        sa.Column("one_use", sa.Boolean, nullable=False),
        _text("made_at"),
        _text("expires_at"),
        _optional("revoked_at"),
        _optional("used_at"),
        _key("tokens", "hash"),
    )
    op.create_index("ix_tokens_subject", "tokens", ["subject_kind", "subject_id"])
    op.create_table(
        "sessions",
        *(_text(name) for name in ("hash", "subject_kind", "subject_id", "role")),
        _optional("token"),
        *(_text(name) for name in ("language", "made_at", "idle_at", "ends_at")),
        _refers("sessions", "token", "tokens.hash"),
        _key("sessions", "hash"),
    )
    op.create_index("ix_sessions_subject", "sessions", ["subject_kind", "subject_id"])


def _unit() -> None:
    op.create_table(
        "content",
        *(_text(name) for name in ("kind", "id", "version", "text", "added_at")),
        _key("content", "kind", "id", "version"),
    )
    op.create_table(
        "unit_settings",
        *(_text(name) for name in ("key", "value", "set_at", "set_by")),
        _key("unit_settings", "key"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, autoincrement=True),
        *(_text(name) for name in ("at", "who", "what")),
        _optional("plan"),
        _key("audit", "id"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _optional(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")
