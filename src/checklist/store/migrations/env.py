"""Alembic's entry: the migrations run inside the connection that the store hands over."""

from alembic import context

from checklist.store.board_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
