"""What a new version of a procedure changes in the plans of the same people, told in plain sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checklist.checkin import Tier
from checklist.guidance import Window, hours_between
from checklist.plan import Plan, Task, TimelineRow, Visit, WarningSign, build_plan
from checklist.procedure import FactBase, Procedure
from checklist.reading import short_date, spoken_clock
from checklist.simulation.people import person

EXAMPLES = 3
Found = tuple[str, str, str]  # the part of the plan, what changes, and what it is for one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, how many people it reaches, and the first of them: their number and what it is for them."""

    part: str
    what: str
    people: int
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How many people were looked at, how many have another plan, and each change, the most frequent first."""

    people: int
    changed: int
    changes: tuple[Change, ...]


def compare(old: Procedure, new: Procedure, base: FactBase, people: Sequence[int], seed: int) -> Comparison:
    """The plans of the same people by both versions."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    changed = 0
    for number in people:
        booking = person(seed, number, base)
        changes = list(dict.fromkeys(changes_between(*(build_plan(p, booking, base) for p in (old, new)))))
        changed += bool(changes)
        for part, what, example in changes:
            found.setdefault((part, what), []).append((number, example))
    return Comparison(people=len(people), changed=changed, changes=_in_order(found))


def _in_order(found: Mapping[tuple[str, str], list[tuple[int, str]]]) -> tuple[Change, ...]:
    changes = [
        Change(part=part, what=what, people=len({number for number, _ in told}), examples=_examples(told))
        for (part, what), told in found.items()
    ]
    return tuple(sorted(changes, key=lambda change: (PARTS.index(change.part), -change.people, change.what)))


def _examples(told: Sequence[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The first people for whom it is something else."""
    first: dict[str, int] = {}
    for number, example in told:
        first.setdefault(example, number)
    return tuple((number, example) for example, number in first.items() if example)[:EXAMPLES]


def changes_between(before: Plan, after: Plan) -> Iterator[Found]:
    """What is different in two plans of one person."""
    for part, differ in DIFFERENCES.items():
        yield from ((part, what, example) for what, example in differ(before, after))


def _stops(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    old = {stop.what: stop.stop_at for stop in before.fasting}
    for stop in after.fasting:
        was, at = old.get(stop.what), stop.stop_at
        if was == at:
            continue
        if was is None or at is None:
            yield f"{stop.what} stops at another time", f"{_when(was, before)} becomes {_when(at, after)}."
            continue
        yield f"{stop.what} stops {_later(hours_between(was, at))}", f"{_when(was, before)} becomes {_when(at, after)}."


def _later(hours: float) -> str:
    return f"{abs(hours):g} hour{'' if abs(hours) == 1 else 's'} {'later' if hours > 0 else 'earlier'}"


def _tasks(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    old, new = ({task.id: task for task in plan.tasks} for plan in (before, after))
    yield from ((f"new: {new[id_].title}", _open(new[id_].window, after)) for id_ in new if id_ not in old)
    yield from ((f"gone: {old[id_].title}", _open(old[id_].window, before)) for id_ in old if id_ not in new)
    for id_ in new:
        if id_ in old:
            yield from _same_task(old[id_], new[id_], before, after)


def _same_task(old: Task, new: Task, before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    if old.window != new.window:
        yield f"other time: {new.title}", f"{_open(old.window, before)} It becomes: {_open(new.window, after)}"
    if _words(old) != _words(new):
        yield f"other words ({new.id}): {new.title}", f'It was: "{old.title} {old.why}" Now: "{new.title} {new.why}"'
    if (old.weight, old.actor, old.phase) != (new.weight, new.actor, new.phase):
        yield (
            f"other weight, person or phase: {new.title}",
            f"{old.weight}, {old.actor} becomes {new.weight}, {new.actor}.",
        )


def _words(task: Task) -> tuple[str | None, ...]:
    return task.title, task.why, task.note, task.question, task.because


def _medicines(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    for old, new in zip(before.medications, after.medications, strict=True):
        if (old.action, old.patient_text, old.morning_of) != (new.action, new.patient_text, new.morning_of):
            yield f"{old.action} becomes {new.action}", f'{new.name}: "{old.patient_text}" becomes "{new.patient_text}"'


def _timeline(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    yield from _lines({row.id: _row(row) for row in before.timeline}, {row.id: _row(row) for row in after.timeline})


def _row(row: TimelineRow) -> str:
    days = f"from day {row.from_day}" if row.to_day is None else f"days {row.from_day} to {row.to_day}"
    return f"{row.topic}, {days}: {row.text}"


def _signs(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    yield from _lines({s.id: _sign(s) for s in before.red_flags}, {s.id: _sign(s) for s in after.red_flags})


def _sign(sign: WarningSign) -> str:
    return f"{TIERS[sign.tier]}: {sign.sign}"


def _visits(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    yield from _lines(*({visit.what: _visit(visit) for visit in plan.follow_up} for plan in (before, after)))


def _visit(visit: Visit) -> str:
    return visit.what if visit.from_day is None else f"{visit.what}, day {visit.from_day} to {visit.to_day}"


def _notices(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    yield from _lines(
        *({f"{n.code} {n.about}": f"{n.code}: {n.text}" for n in plan.notices} for plan in (before, after))
    )
    yield from _lines(
        *({gap.field: f"missing, {gap.field}: {gap.what}" for gap in plan.gaps} for plan in (before, after))
    )


def _lines(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Lines that are new, gone, or read otherwise; the same for everyone, so that no example is needed."""
    yield from ((f"new: {line}", "") for id_, line in new.items() if id_ not in old)
    yield from ((f"gone: {line}", "") for id_, line in old.items() if id_ not in new)
    both: Iterable[str] = (id_ for id_ in new if id_ in old and old[id_] != new[id_])
    yield from ((f"{old[id_]} becomes: {new[id_]}", "") for id_ in both)


def _open(window: Window, plan: Plan) -> str:
    return f"Open {_when(window.start, plan)} to {_when(window.end, plan)}."


def _when(instant: datetime | None, plan: Plan) -> str:
    if instant is None:
        return "small sips until called"
    local = instant.astimezone(plan.booking.zone)
    return f"{short_date(local.date())}, {spoken_clock(local)}".replace("\u00a0", " ")


TIERS = {Tier.EMERGENCY: "get help now", Tier.SAME_DAY: "call today", Tier.MENTION: "mention"}
DIFFERENCES: Mapping[str, Callable[[Plan, Plan], Iterator[tuple[str, str]]]] = {
    "Food and drink": _stops,
    "Medicines": _medicines,
    "Tasks": _tasks,
    "Recovery": _timeline,
    "Warning signs": _signs,
    "Visits": _visits,
    "For staff": _notices,
}
PARTS = tuple(DIFFERENCES)
