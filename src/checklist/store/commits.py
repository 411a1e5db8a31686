"""Commits shared by writers that wait together: the first one in line commits for all behind it."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
Job = Callable[[Connection], T]
Writing = Callable[[], AbstractContextManager[Connection]]
Waiting = tuple[Job[Any], Future[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Commits:
    """A line of waiting jobs. No job is answered before the commit that holds it."""

    _line: deque[Waiting] = field(default_factory=deque)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def run(self, job: Job[T], writing: Writing) -> T:
        """What `job` returns, after a commit; what it raises, with nothing of it kept."""
        mine: Future[T] = Future()
        self._line.append((job, mine))
        with self._turn:
            if not mine.done():
                _commit([self._line.popleft() for _ in range(len(self._line))], writing)
        return mine.result(timeout=0)


def _commit(waiting: list[Waiting], writing: Writing) -> None:
    try:
        with writing() as tx:
            results = [job(tx) for job, _ in waiting]
    except Exception as error:  # noqa: BLE001 - handed on, whatever it is, to whoever waits for it
        _after_failure(waiting, writing, error)
        return
    for (_, answer), result in zip(waiting, results, strict=True):
        answer.set_result(result)


def _after_failure(waiting: list[Waiting], writing: Writing, error: Exception) -> None:
    """One bad job spoils no other: each gets its own transaction, and its own error."""
    if len(waiting) == 1:
        waiting[0][1].set_exception(error)
        return
    for each in waiting:
        _commit([each], writing)
