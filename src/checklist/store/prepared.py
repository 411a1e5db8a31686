"""Statements of the tick path, compiled once: the same SQL, without the cost of building it for each tick."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql import ClauseElement


@dataclass(frozen=True, slots=True)
class _Ready:
    """SQL for one kind of database, the values it always has, and their order where it wants one."""

    sql: str
    fixed: Mapping[str, object]
    order: Sequence[str] | None

    def arranged(self, row: Mapping[str, object]) -> Any:
        """The values of one row as the driver takes them."""
        full = {**self.fixed, **row}
        return full if self.order is None else tuple(full[name] for name in self.order)


class Prepared:
    """A statement with its SQL kept for each kind of database, run by the driver inside the transaction.

    Values go in and come out just as they are kept: text and numbers.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def run(self, tx: Connection, *rows: Mapping[str, object]) -> Sequence[Sequence[Any]]:
        """The rows that the statement finds, for one set of values or the last of many; none for an insert."""
        ready = self._ready.get(tx.dialect.name) or self._compile(tx)
        driver: Any = tx.connection.driver_connection
        found: Sequence[Sequence[Any]] = ()
        for row in rows:
            cursor = driver.execute(ready.sql, ready.arranged(row))
            found = cursor.fetchall() if cursor.description else ()
        return found

    def _compile(self, tx: Connection) -> _Ready:
        compiled: Any = self._statement.compile(dialect=tx.dialect)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return self._ready.setdefault(tx.dialect.name, _Ready(str(compiled), fixed, compiled.positiontup))
