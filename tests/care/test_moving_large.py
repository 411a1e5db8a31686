"""A procedure with 40 tasks and more, and 25 events, moves and moves back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from checklist.access import Role
from checklist.care import clock
from checklist.care.content import basis_of
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.moving import Move, To, move_for, moved_for
from checklist.care.rebooking import PlanChanged
from checklist.care.undoing import undo_move, undo_of
from checklist.care.visitor import Visitor
from checklist.library.profile import booking_from_profile
from checklist.medication import Action
from checklist.plan import EventId, EventKind, PlanId, TaskId, TaskState
from checklist.store.events import NewEvent, append, verify
from checklist.store.plans import add_plan, bases_of, kept_plan
from tests.builders import at, confirmed
from tests.care.builders import inside
from tests.care.furnished import DAY, EXCISION, NEW_YORK, NOW, happens, it_is, staff

PLAN = PlanId("large")
TAKES = ("apixaban", "metoprolol", "lisinopril", "ibuprofen", "metformin", "semaglutide", "sertraline", "levothyroxine")
LATER = To(day=date(2027, 3, 24), arrival=time(8), start=time(9, 30))
BY_MINUTES = To(minutes=150)
TICKED_EARLY = "clean_sheets"
DONE = ("ride", "helper", "med_list", "labs", "consent_read", "tell_allergies", "interpreter", "shower", "no_nails",
        "medicine_last_dose:ibuprofen", "medicine_hold:ibuprofen:-4", TICKED_EARLY)  # fmt: skip


@pytest.fixture
def large(home: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """On the evening before: a person with eight medicines, two of them held, and 25 events of nine kinds."""
    medicines = [{"name": name, "how_often": "daily"} for name in TAKES]
    profile = {
        "timezone": NEW_YORK, "arrival_at": f"{DAY}T11:00", "procedure_at": f"{DAY}T13:00", "medications": medicines,
        "conditions": ["diabetes"], "smoker": True,
    }  # fmt: skip
    decided = (
        confirmed("apixaban", Action.HOLD, date(2027, 3, 13)),
        confirmed("ibuprofen", Action.HOLD, date(2027, 3, 11)),
    )
    booking = replace(booking_from_profile(profile, at(NOW)), confirmed=decided)
    with home.store.writing() as tx:
        add_plan(tx, PLAN, basis_of(home, EXCISION, booking))
    it_is(monkeypatch, "2027-03-15T19:00:00-04:00")
    with home.store.writing() as tx:
        append(tx, PLAN, actor="patient", received_at=clock.now(), news=list(what_happened()))
    return home


def what_happened() -> Iterator[NewEvent]:
    """Twelve ticks, one of them a day before its time, and thirteen other things."""
    for n, task in enumerate(DONE):
        day = 14 if task == TICKED_EARLY else 15
        yield new(n, EventKind.DONE, task, day)
    others: list[tuple[EventKind, str | None, dict[str, Any]]] = [
        (EventKind.DONE, "glasses", {}), (EventKind.UNDONE, "glasses", {}),
        (EventKind.COULD_NOT, "home", {"reason": "not_time", "text": "No time"}),
        (EventKind.COULD_NOT, "dental", {"reason": "other", "text": "No dentist"}),
        (EventKind.ASKED, None, {"text": "May I walk there?"}), (EventKind.ASKED, "ride", {"text": "Who drives?"}),
        (EventKind.CALLED, "medicine_ask:metformin", {"answer": "heard", "note": "Twice a day"}),
        (EventKind.ANSWERED, None, {"answers": ["smoker"], "version": 1}),
        (EventKind.MESSAGED, None, {"text": "See you soon", "by": "Ann"}), (EventKind.READ, None, {"message": 21}),
        (EventKind.COVERED, None, {"section": "pain", "covered": True}),
        (EventKind.HANDLED, None, {"alert": "call", "step": "acted", "outcome": "reached", "note": ""}),
        (EventKind.NOTED, None, {"section": "results", "entry": "n", "fields": {"what": "x-ray"}}),
    ]  # fmt: skip
    for n, (kind, task, payload) in enumerate(others, start=len(DONE)):
        yield new(n, kind, task, 15, payload)


def new(n: int, kind: EventKind, task: str | None, day: int, payload: dict[str, Any] | None = None) -> NewEvent:
    moment = datetime.fromisoformat(f"2027-03-{day}T18:{n:02}:00-04:00")
    id_ = EventId(f"e{n}")
    return NewEvent(id=id_, kind=kind, at=moment, task=TaskId(task) if task else None, payload=payload or {})


@pytest.fixture
def nurse(large: House) -> Visitor:
    return staff(large, Role.NURSE)


def states(one: Journey) -> dict[str, tuple[TaskState, EventId | None]]:
    return {str(s.task.id): (s.state, s.event.id if s.event else None) for s in one.statuses}


def moves(house: House, nurse: Visitor, to: To) -> Move:
    change = moved_for(house, nurse, PLAN, to)
    move_for(house, nurse, PLAN, change.version, to)
    return change


def undoes(house: House, nurse: Visitor) -> None:
    with house.store.reading() as tx:
        version = kept_plan(tx, PLAN).version
    undo = undo_of(journey_of(house, PLAN).events, version)
    assert undo
    undo_move(house, nurse, PLAN, undo)


@pytest.mark.parametrize("to", [LATER, BY_MINUTES], ids=["another_day", "by_minutes"])
def test_a_move_of_40_tasks_loses_no_event_and_doubles_none(large: House, nurse: Visitor, to: To) -> None:
    before = journey_of(large, PLAN)
    assert len(before.plan.tasks) >= 40
    assert len(before.events) == 25
    moves(large, nurse, to)
    after = journey_of(large, PLAN)
    assert after.events[:25] == before.events
    assert [event.kind for event in after.events[25:]] == [EventKind.MOVED]
    assert len({event.id for event in after.events}) == 26
    ids = [task.id for task in after.plan.tasks]
    assert len(set(ids)) == len(ids)
    with large.store.reading() as tx:
        assert verify(tx, PLAN) is None


@pytest.mark.parametrize("to", [LATER, BY_MINUTES], ids=["another_day", "by_minutes"])
def test_the_difference_names_every_change(large: House, nurse: Visitor, to: To) -> None:
    """Held against the plan before and the plan after as they stand in the store, task by task."""
    before = journey_of(large, PLAN)
    found = moves(large, nurse, to).difference
    after = journey_of(large, PLAN)
    old, new = ({task.id: task for task in one.plan.tasks} for one in (before, after))
    was, is_ = states(before), states(after)
    both = old.keys() & new.keys()
    settled = {TaskState.DONE, TaskState.COULD_NOT}

    assert {m.task.id for m in found.moved} == {id_ for id_ in both if old[id_].window != new[id_].window}
    assert {m.task.id: m.before for m in found.moved} == {m.task.id: old[m.task.id].window for m in found.moved}
    assert {task.id for task in found.not_needed} == old.keys() - new.keys()
    assert {task.id for task in found.added} == new.keys() - old.keys()
    assert {task.id for task in found.again} == {i for i in both if was[i][0] in settled and is_[i][0] not in settled}
    assert {task.id for task in found.kept} == {
        i for i in both if was[i][0] is TaskState.DONE and is_[i][0] is TaskState.DONE
    }
    late = {i for i in both if is_[i][0] is TaskState.OVERDUE and was[i][0] is not TaskState.OVERDUE}
    assert {task.id for task in found.overdue} == late - {task.id for task in found.again}
    stops = [{stop.what: stop.stop_at for stop in one.plan.fasting} for one in (before, after)]
    assert {s.what for s in found.stops} == {what for what in stops[0] if stops[0][what] != stops[1][what]}
    doses = [{step.name: step.last_dose for step in one.plan.medications} for one in (before, after)]
    moved_doses = {m.after.name for m in found.medicines if m.before.last_dose != m.after.last_dose}
    assert moved_doses == {name for name in doses[0] if doses[0][name] != doses[1][name]}


def test_the_last_dose_of_another_day_is_asked_again_and_named(large: House, nurse: Visitor) -> None:
    found = moved_for(large, nurse, PLAN, LATER).difference
    assert [m.after.name for m in found.medicines if m.asked_again] == ["apixaban", "ibuprofen"]
    assert [m.after.last_dose for m in found.medicines] == [None, None]


@pytest.mark.parametrize("to", [LATER, BY_MINUTES], ids=["another_day", "by_minutes"])
def test_undo_restores_the_plan_the_decisions_and_every_tick_also_one_before_its_time(
    large: House, nurse: Visitor, to: To
) -> None:
    before = journey_of(large, PLAN)
    assert states(before)[TICKED_EARLY][0] is TaskState.DONE
    moves(large, nurse, to)
    undoes(large, nurse)
    after = journey_of(large, PLAN)
    assert after.plan == before.plan
    assert states(after) == states(before)
    assert after.events[:25] == before.events
    assert [(e.kind, e.by) for e in after.events[25:]] == [(EventKind.MOVED, "Ann Lee"), (EventKind.MOVED, "Ann Lee")]
    with large.store.reading() as tx:
        assert verify(tx, PLAN) is None
        assert len(bases_of(tx, PLAN)) == 3


def test_what_was_ticked_between_a_move_and_its_undo_counts_only_on_its_day(
    large: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves(large, nurse, BY_MINUTES)
    it_is(monkeypatch, "2027-03-15T20:00:00-04:00")
    owner = inside(large, PLAN)[0]
    happens(large, owner, "paperwork", "implants")
    assert states(journey_of(large, PLAN))["paperwork"][0] is TaskState.DONE
    undoes(large, nurse)
    after = states(journey_of(large, PLAN))
    assert after["implants"][0] is TaskState.DONE
    assert after["paperwork"][0] is TaskState.LATER


def test_an_undo_pressed_twice_is_one_and_is_not_offered_again(large: House, nurse: Visitor) -> None:
    moves(large, nurse, LATER)
    undo = undo_of(journey_of(large, PLAN).events, 2)
    assert undo
    undo_move(large, nurse, PLAN, undo)
    undo_move(large, nurse, PLAN, undo)
    after = journey_of(large, PLAN)
    assert len(after.events) == 27
    assert undo_of(after.events, 3) is None


def test_a_move_that_somebody_changed_since_cannot_be_undone(large: House, nurse: Visitor) -> None:
    moves(large, nurse, LATER)
    undo = undo_of(journey_of(large, PLAN).events, 2)
    assert undo
    moves(large, nurse, BY_MINUTES)
    before = journey_of(large, PLAN)
    with pytest.raises(PlanChanged):
        undo_move(large, nurse, PLAN, undo)
    assert journey_of(large, PLAN).events == before.events
