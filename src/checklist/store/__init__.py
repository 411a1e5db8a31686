"""What is kept: plans, bookings, events, tokens, sessions, people and content, in SQLite or PostgreSQL."""

from checklist.store.opening import DEFAULT_DATABASE, Store, StoreError, open_store

__all__ = ["DEFAULT_DATABASE", "Store", "StoreError", "open_store"]
