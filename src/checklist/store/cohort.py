"""What is counted over many people, from the board's projection: everybody of a choice in one look, without a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from checklist.alerts import Counted
from checklist.store.board_tables import board, board_counted
from checklist.store.board_text import counted_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Whose procedure begins from one moment to before another.

    Of one procedure or, None, of any; of a ward by its number, "" where none was given, or, None, of any.
    """

    start: datetime
    end: datetime
    procedure: str | None = None
    ward: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPerson:
    """One of them. `day_zero`: the date of the procedure as a proleptic ordinal; `due_from`: the first check-in's."""

    procedure: str
    zone: str
    arrives: datetime
    starts: datetime
    day_zero: int
    due_from: int
    counted: Counted


_BOTH = board.join(board_counted, board_counted.c.plan == board.c.plan)
_SHOWN = [board.c[name] for name in ("procedure", "zone", "arrives", "starts", "day_zero", "due_from")]


def people_between(tx: Connection, between: Between) -> Iterator[KeptPerson]:
    """Everybody of a choice, the latest procedure first."""
    rows = select(*_SHOWN, board_counted.c.counted).select_from(_BOTH).where(*_chosen(between))
    for *facts, text in tx.execute(rows.order_by(board.c.starts.desc(), board.c.plan)):
        procedure, zone, arrives, starts, day_zero, due_from = facts
        yield KeptPerson(
            procedure=procedure, zone=zone, arrives=arrives, starts=starts, day_zero=day_zero, due_from=due_from,
            counted=counted_from(text),
        )  # fmt: skip


def procedures(tx: Connection) -> Mapping[str, str]:
    """The procedures that anybody has, by id, with their plain title."""
    rows = select(board.c.procedure, func.max(board.c.title)).group_by(board.c.procedure)
    return {str(id_): str(title) for id_, title in tx.execute(rows.order_by(func.max(board.c.title)))}


def wards(tx: Connection, between: Between) -> tuple[str, ...]:
    """The numbers of wards that anybody of a choice has."""
    rows = select(board_counted.c.ward).select_from(_BOTH).where(*_chosen(between), board_counted.c.ward.is_not(None))
    return tuple(str(ward) for (ward,) in tx.execute(rows.distinct().order_by(board_counted.c.ward)))


def _chosen(between: Between) -> list[Any]:
    chosen = [board.c.starts >= between.start, board.c.starts < between.end]
    chosen += [board.c.procedure == between.procedure] if between.procedure else []
    if between.ward is None:
        return chosen
    return [*chosen, board_counted.c.ward == between.ward if between.ward else board_counted.c.ward.is_(None)]
