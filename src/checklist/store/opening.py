"""Opening the store: the database behind a URL, brought up to date, and how it is read and written."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from checklist.store.commits import Commits
from checklist.store.migrations import bring_up_to_date
from checklist.store.tables import installation

T = TypeVar("T")

DEFAULT_DATABASE = "sqlite:///checklist.db"
BUSY_MS = 10_000
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}")
SUPPORTED = ("sqlite", "postgresql")


class StoreError(Exception):
    """The database cannot be used; the message says why in one sentence and holds no password."""


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """An open database. Readers see one moment; a write is on disk before its block is left."""

    engine: Engine
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _commits: Commits = field(default_factory=Commits)
    _kept: list[Connection] = field(default_factory=list)

    @property
    def is_sqlite(self) -> bool:
        """Whether one file holds everything, so that one writer at a time is the rule."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self.engine.begin() as tx:
            yield tx

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of the block is committed, or none of it."""
        with self.engine.connect() as connection:
            tx = connection.execution_options(writing=True)
            if not self.is_sqlite:
                with tx.begin():
                    yield tx
                return
            with self._lock, tx.begin():
                yield tx

    def write(self, job: Callable[[Connection], T]) -> T:
        """What `job` returns, once it is committed. On SQLite, jobs that wait together share one commit."""
        if self.is_sqlite:
            return self._commits.run(job, self._writing_again)
        with self.writing() as tx:
            return job(tx)

    def answers(self) -> None:
        """Nothing, if the database can be read; otherwise a StoreError."""
        try:
            with self.reading() as tx:
                tx.execute(select(installation.c.id)).one()
        except DBAPIError as error:
            raise StoreError("the database does not answer") from error

    def secret(self) -> bytes:
        """This installation's own random key; it never leaves the database."""
        with self.reading() as tx:
            return bytes(tx.execute(select(installation.c.secret)).scalar_one())

    def close(self) -> None:
        """Every connection is given back."""
        with self._lock:
            while self._kept:
                self._kept.pop().close()
        self.engine.dispose()

    @contextmanager
    def _writing_again(self) -> Iterator[Connection]:
        """A transaction on the one connection that is kept for ticks, which costs less than taking one each time."""
        with self._lock:
            if not self._kept:
                self._kept.append(self.engine.connect().execution_options(writing=True))
            with self._kept[0].begin():
                yield self._kept[0]


def open_store(url: str) -> Store:
    """The store at `url` (SQLite file or PostgreSQL), created or brought up to date; a StoreError if it cannot be."""
    engine = _engine(_understood(url))
    try:
        bring_up_to_date(engine)
    except (DBAPIError, LookupError) as error:
        engine.dispose()
        raise StoreError(f"the database {_shown(engine.url)} cannot be opened: {_reason(error)}") from error
    return Store(engine)


def _understood(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError("this is not a database URL: write sqlite:///FILE or postgresql://HOST/NAME") from None
    if parsed.get_backend_name() not in SUPPORTED:
        raise StoreError(f"{parsed.get_backend_name()} databases are not supported: use sqlite or postgresql")
    return parsed.set(drivername="postgresql+psycopg") if parsed.get_backend_name() == "postgresql" else parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    _private_file(url)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_MS / 1000}, pool_size=20, max_overflow=30, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _private_file(url: URL) -> None:
    path = Path(url.database or "checklist.db")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} to keep the database in")
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
