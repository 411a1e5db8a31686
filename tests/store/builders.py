"""Things to keep, with everything filled in that a test does not care about."""

from datetime import UTC, datetime, timedelta

from checklist.plan import EventId, EventKind, PlanId, TaskId
from checklist.store import Store
from checklist.store.events import Answer, NewEvent, append
from checklist.store.plans import Basis, add_plan

NOON = datetime(2027, 3, 15, 12, tzinfo=UTC)
PLAN = PlanId("plan-1")


def a_basis(booking: str = '{"born": "1950-02-03"}') -> Basis:
    return Basis(booking=booking, procedure="soft-tissue", procedure_version=1, fact_base_version="1", made_at=NOON)


def an_event(
    id: str, kind: EventKind = EventKind.DONE, minute: int = 0, task: str | None = "shower", **said: object
) -> NewEvent:
    at = NOON + timedelta(minutes=minute)
    return NewEvent(id=EventId(id), kind=kind, at=at, task=None if task is None else TaskId(task), payload=said)


def with_plan(store: Store, plan: PlanId = PLAN) -> PlanId:
    with store.writing() as tx:
        add_plan(tx, plan, a_basis())
    return plan


def appended(store: Store, *news: NewEvent, plan: PlanId = PLAN) -> tuple[Answer, ...]:
    return store.write(lambda tx: append(tx, plan, actor="patient", received_at=NOON, news=news))
