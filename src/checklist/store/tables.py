"""Every table of the store. The migrations build the same; a test holds the two together."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

# What an index over events leaves out: most events are ticks and check-ins, and a tick must not pay for it. A look
# that wants the index says just these words, since SQLite takes such an index for no other.
OFTEN = frozenset({"checked_in", "done", "undone"})
SELDOM = "kind NOT IN ('checked_in', 'done', 'undone')"


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as UTC text of one length so that it sorts, alike on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as text; a naive one is a bug and is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("the store keeps no time without a zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
)

plans = Table(
    "plans",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
)

bookings = Table(
    "bookings",
    metadata,
    Column("plan", Text, ForeignKey("plans.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("booking", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("procedure_version", Integer, nullable=False),
    Column("fact_base_version", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("answers", Text, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("plan", Text, ForeignKey("plans.id")),
)

content = Table(
    "content",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("plan", Text, ForeignKey("plans.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload_hash", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("plan", "id"),
    UniqueConstraint("plan", "previous_hash"),
    Index("ix_events_seldom", "kind", "plan", sqlite_where=text(SELDOM), postgresql_where=text(SELDOM)),
    sqlite_with_rowid=False,
)

payloads = Table(
    "payloads",
    metadata,
    Column("plan", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("salt", Text, nullable=False),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(["plan", "seq"], ["events.plan", "events.seq"]),
    sqlite_with_rowid=False,
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("asks_birth_date", Boolean, nullable=False),
    Column("one_use", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("used_at", Instant),
    Index("ix_tokens_subject", "subject_kind", "subject_id"),
)

shares = Table(
    "shares",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("plan", Text, ForeignKey("plans.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("token", Text, ForeignKey("tokens.hash"), nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("set_by", Text, nullable=False),
    Index("ix_shares_plan", "plan"),
    Index("ix_shares_token", "token"),
)

users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("token", Text, ForeignKey("tokens.hash")),
    Column("language", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("idle_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Index("ix_sessions_subject", "subject_kind", "subject_id"),
)

attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("who", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_sign_in_attempts_who", "who", "at"),
)

settings = Table(
    "unit_settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("value", Text, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("set_by", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("plan", Text),
)

guidance_texts = Table(
    "guidance_texts",
    metadata,
    Column("procedure", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("findings", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("added_by", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("procedure", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    ForeignKeyConstraint(["procedure", "version"], ["guidance_texts.procedure", "guidance_texts.version"]),
    UniqueConstraint("procedure", "version", "id"),
    UniqueConstraint("procedure", "version", "previous_hash"),
)

begun_check_ins = Table(
    "begun_check_ins",
    metadata,
    Column("plan", Text, ForeignKey("plans.id"), primary_key=True),
    Column("who", Text, primary_key=True),
    Column("day", Integer, nullable=False),
    Column("answers", Text, nullable=False),
    Column("at", Text),
    Column("photo", Text),
    Column("updated_at", Instant, nullable=False),
)

photos = Table(
    "photos",
    metadata,
    Column("id", Text, primary_key=True),
    Column("plan", Text, ForeignKey("plans.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("ix_photos_plan", "plan"),
)
