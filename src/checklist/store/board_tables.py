"""The tables of the board's projection. The migrations build the same; a test holds the two together."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table, Text

from checklist.store.tables import Instant, metadata

board_facts = Table(
    "board_facts",
    metadata,
    Column("plan", Text, ForeignKey("plans.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("policy", Integer, nullable=False),
    Column("facts", Text, nullable=False),
)

board = Table(
    "board",
    metadata,
    Column("plan", Text, ForeignKey("plans.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("phone", Text),
    Column("born", Text),
    Column("arrives", Instant, nullable=False),
    Column("starts", Instant, nullable=False),
    Column("leaves", Instant),
    Column("day_zero", Integer, nullable=False),
    Column("due_from", Integer, nullable=False),
    Column("due_to", Integer, nullable=False),
    Column("clear_hours", Float),
    Column("open", Integer, nullable=False),
    Column("cancelled", Integer, nullable=False, server_default="0"),
    Column("last_day", Integer),
    Column("last_at", Instant),
    Column("last_pain", Integer),
    Column("answered", BigInteger, nullable=False),
    Column("silent_from", Instant),
    Column("mark", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("alerts", Text, nullable=False),
    Index("ix_board_starts", "starts", "open", "silent_from"),
    Index("ix_board_arrives", "arrives"),
    Index("ix_board_mark", "mark"),
    Index("ix_board_day_zero", "day_zero"),
)

board_alerts = Table(
    "board_alerts",
    metadata,
    Column("plan", Text, ForeignKey("board.plan", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Column("again_at", Instant),
    Index("ix_board_alerts_since", "since", "until", "state", "again_at", "rank", "plan"),
)

board_counted = Table(
    "board_counted",
    metadata,
    Column("plan", Text, ForeignKey("board.plan", ondelete="CASCADE"), primary_key=True),
    Column("ward", Text),
    Column("counted", Text, nullable=False),
)
