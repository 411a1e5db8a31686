"""The deeds by date, each with a box to tick."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from checklist.exchange.booklet.blocks import Block, Text, heading, parts, strong, text
from checklist.exchange.booklet.copy import Press
from checklist.plan import TaskState, TaskStatus, due_words, overdue_words
from checklist.procedure import Phase, TaskKind, Weight

BEFORE = (Phase.PREPARE, Phase.DAY_OF, Phase.HOSPITAL)
AFTER = (Phase.HOSPITAL, Phase.RECOVER)


def steps(press: Press, phases: Iterable[Phase]) -> Iterator[Block]:
    """The steps of these parts of the way, by the day they open, needed ones first in their day."""
    mine = [status for status in press.statuses if status.task.phase in tuple(phases)]
    yield heading(2, press.say("Your steps, by date"))
    if not mine:
        yield text(press.say("Nothing is on your list now."))
    yield from by_day(press, mine, "all")


def by_day(press: Press, mine: Iterable[TaskStatus], key: str) -> Iterator[Block]:
    """Steps under their days."""
    ordered = sorted(mine, key=lambda s: (_day(press, s), s.task.weight is not Weight.BLOCKING))
    for day, members in groupby(ordered, key=lambda s: _day(press, s)):
        yield heading(3, press.day(day) if day > press.copy.now.date() else _from_now(press))
        yield listed(press, members, f"{key}-{day.isoformat()}")


def listed(press: Press, members: Iterable[TaskStatus], key: str) -> Block:
    """Steps with their boxes. `key` tells the lists of one copy apart."""
    return {"kind": "steps", "key": press.mark(key), "rows": [_row(press, status) for status in members]}


def named(press: Press, members: Iterable[TaskStatus], key: str) -> Block:
    """Steps by their titles alone."""
    rows = [{"ticked": s.settled, "badge": None, "text": strong(_title(press, s))} for s in members]
    return {"kind": "steps", "key": press.mark(key), "rows": rows}


def _from_now(press: Press) -> str:
    return press.say("From now on: {date}", date=press.day(press.copy.now.date()))


def _day(press: Press, status: TaskStatus) -> date:
    """The day a step stands under: today once it has opened, else the day it opens."""
    return max(press.here(status.task.window.start).date(), press.copy.now.date())


def _row(press: Press, status: TaskStatus) -> Block:
    needed = status.task.weight is Weight.BLOCKING
    return {
        "ticked": status.settled,
        "badge": press.say("Needed before surgery") if needed else None,
        "text": _words(press, status),
    }


def _words(press: Press, status: TaskStatus) -> Text:
    """What to do, how it stands, by when, why, and why this person."""
    task = status.task
    due = None if status.settled else due_words(status, _day(press, status), press.plan, press.say)
    more = " ".join(words for words in (task.note, f"{due}." if due else None, task.why, task.because) if words)
    return parts((f"{_title(press, status)} ", True), (f"{more}{press.cite(task.source)}", False))


def _title(press: Press, status: TaskStatus) -> str:
    """How it stands, what to do, the time to come in, and that it is late."""
    task = status.task
    arrival = f"{press.clock(press.plan.booking.anchors.arrival)}." if task.kind is TaskKind.ARRIVE else None
    late = overdue_words(status, press.copy.now, press.plan, press.say)
    return " ".join(words for words in (_state(press, status), task.title, arrival, late) if words)


def _state(press: Press, status: TaskStatus) -> str | None:
    """The word before a step that was ticked, or could not be done."""
    words = {TaskState.DONE: press.say("Done."), TaskState.COULD_NOT: press.say("Could not do.")}
    return words.get(status.state)
