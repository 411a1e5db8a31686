"""Where the compared servers keep their ticks: one table, on disk before it is acknowledged (WAL, synchronous=FULL)."""

import os
import sqlite3
import threading
from pathlib import Path

FILE = "ticks.db"
TASKS = 30
_ADD = "insert into ticks (person, task, done) values (?, ?, ?)"
_LATEST = "select task, done from ticks where person = ? order by seq"


class Kept:
    """One connection that every thread shares; a lock makes one writer at a time the rule."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._lock = threading.Lock()
        self._db.execute("pragma journal_mode=WAL")
        self._db.execute("pragma synchronous=FULL")
        self._db.execute(
            "create table if not exists ticks (seq integer primary key, person text, task integer, done integer)"
        )
        self._db.execute("create index if not exists of_person on ticks (person, seq)")
        self._db.commit()

    def save(self, person: str, task: int, done: bool) -> None:
        """The tick is on disk when this returns."""
        with self._lock:
            self._db.execute(_ADD, (person, task, done))
            self._db.commit()

    def state(self, person: str) -> dict[int, bool]:
        """What this person's tasks stand at; the last tick of each counts."""
        with self._lock:
            return {task: bool(done) for task, done in self._db.execute(_LATEST, (person,))}


def from_environment() -> Kept:
    """The file the benchmark chose for this server."""
    return Kept(Path(os.environ["BENCH_FOLDER"]) / FILE)
