"""Alembic's entry: the migrations run inside the connection that the store hands over."""

from alembic import context

from checklist.store import board_tables

context.configure(connection=context.config.attributes["connection"], target_metadata=board_tables.board.metadata)
context.run_migrations()
