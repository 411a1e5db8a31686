from datetime import date

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import clock, people
from checklist.care.confirming import CannotConfirm, Decision, confirm, take_back
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, move_for
from checklist.care.visitor import Visitor
from checklist.care.waiting import Queued, look, queue
from checklist.guidance import BookingError
from checklist.medication import Action, MorningOf
from checklist.plan import EventKind
from checklist.store.events import verify
from checklist.store.plans import bases_of
from checklist.store.unit import audit_of
from tests.care.furnished import caregiver, it_is, patient, said, signs_in, staff

LAST = date(2027, 3, 13)
HOLD = Decision(entry="eliquis", action=Action.HOLD, last_dose=LAST, ask_restart=True)
GO_ON = Decision(entry="eliquis", action=Action.CONTINUE)


@pytest.fixture
def lena(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart").cookie)


@pytest.fixture
def maria(home: House) -> Visitor:
    return patient(home, said("Eliquis", "metoprolol", "Ozempic", called="Maria"))


def only(house: House, visitor: Visitor) -> Queued:
    (queued,) = queue(house, visitor)
    return queued


def decide(house: House, visitor: Visitor, *decisions: Decision, version: int | None = None) -> None:
    queued = only(house, visitor)
    confirm(house, visitor, queued.plan, version or queued.version, decisions)


def names(queued: Queued) -> list[str]:
    return [one.step.name for one in queued.waiting]


def test_those_with_a_medicine_wait_first_arrival_first_until_the_procedure(
    home: House, lena: Visitor, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient(home, said(called="Without"))
    queued = only(home, lena)
    assert (queued.plan, queued.name, names(queued)) == (maria.own_plan, "Maria", ["Eliquis", "Ozempic"])
    assert [one.step.name for one in queued.medicines] == ["Eliquis", "metoprolol", "Ozempic"]
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert queue(home, lena) == ()


def test_a_confirmed_hold_is_the_patients_plan_with_its_tasks(home: House, lena: Visitor, maria: Visitor) -> None:
    before = {task.id for task in journey(home, maria).plan.tasks}
    assert "medicine_ask:eliquis" in before
    decide(home, lena, HOLD)
    plan = journey(home, maria).plan
    step = plan.medications[0]
    assert (step.action, step.last_dose, step.needs_confirmation) == (Action.HOLD, LAST, False)
    assert step.patient_text.startswith("Lena Hart set your last dose of Eliquis: Saturday, March 13.")
    mine = [task.id for task in plan.tasks if task.id.endswith(":eliquis") or ":eliquis:" in task.id]
    assert mine == [
        "medicine_last_dose:eliquis", "medicine_hold:eliquis:-2", "medicine_hold:eliquis:-1", "medicine_hold:eliquis:0",
        "medicine_restart:eliquis",
    ]  # fmt: skip
    assert names(only(home, lena)) == ["Ozempic"]


def test_until_then_the_patient_is_told_to_ask_and_not_to_stop(home: House, maria: Visitor) -> None:
    step = journey(home, maria).plan.medications[0]
    assert step.patient_text == "Ask your team about Eliquis. Do not stop it by yourself."
    assert (step.last_dose, step.morning_of) == (None, MorningOf.ASK)


def test_a_decision_says_who_and_when_and_stands_in_the_chain(home: House, lena: Visitor, maria: Visitor) -> None:
    decide(home, lena, HOLD)
    (event,) = journey(home, maria).events
    assert (event.kind, event.actor) == (EventKind.CONFIRMED, "clinician:u-clinician")
    assert event.payload == {
        "entry": "eliquis", "action": "hold", "last_dose": "2027-03-13", "morning_of": None, "restart": "ask",
    }  # fmt: skip
    decision = only(home, lena).medicines[0].decided.confirmed
    assert decision is not None
    assert (decision.by, decision.at is not None and decision.at <= clock.now()) == ("Lena Hart", True)
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None
        assert len(bases_of(tx, maria.own_plan)) == 2


def test_the_same_decision_sent_twice_is_one(home: House, lena: Visitor, maria: Visitor) -> None:
    for _ in range(2):
        decide(home, lena, HOLD, version=1)
    assert len(journey(home, maria).events) == 1
    with home.store.reading() as tx:
        assert len(bases_of(tx, maria.own_plan)) == 2


def test_a_second_decision_about_a_medicine_from_an_old_look_is_refused_and_changes_nothing(
    home: House, lena: Visitor, maria: Visitor
) -> None:
    decide(home, lena, HOLD)
    before = journey(home, maria)
    with pytest.raises(CannotConfirm, match="decided while you looked"):
        decide(home, lena, GO_ON, version=1)
    assert (journey(home, maria).plan, journey(home, maria).events) == (before.plan, before.events)


def test_the_same_decision_of_another_clinician_is_told_that_it_was_decided(
    home: House, lena: Visitor, maria: Visitor
) -> None:
    ann = people.visitor(home, signs_in(home, Role.CLINICIAN, "Ann Lee", id="u-ann").cookie)
    decide(home, lena, HOLD)
    with pytest.raises(CannotConfirm, match="decided while you looked"):
        decide(home, ann, HOLD, version=1)
    assert journey(home, maria).plan.medications[0].source.title == "Lena Hart"


def test_another_medicine_of_the_same_person_is_decided_from_the_look_before(
    home: House, lena: Visitor, maria: Visitor
) -> None:
    decide(home, lena, HOLD)
    decide(home, lena, Decision(entry="ozempic", action=Action.CONTINUE), version=1)
    assert names(only(home, lena)) == []
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None


def test_a_medicine_that_was_decided_from_a_newer_look_is_not_decided_from_the_one_before(
    home: House, lena: Visitor, maria: Visitor
) -> None:
    decide(home, lena, Decision(entry="ozempic", action=Action.CONTINUE))
    decide(home, lena, HOLD, version=2)
    with pytest.raises(CannotConfirm, match="decided while you looked"):
        decide(home, lena, GO_ON, version=1)


def test_after_a_move_an_old_look_decides_nothing(home: House, lena: Visitor, maria: Visitor) -> None:
    move_for(home, lena, maria.own_plan, 1, To(minutes=30))
    with pytest.raises(CannotConfirm, match="changed while you looked"):
        decide(home, lena, HOLD, version=1)


def test_what_was_decided_and_taken_back_since_is_not_decided_from_the_look_before(
    home: House, lena: Visitor, maria: Visitor
) -> None:
    decide(home, lena, HOLD)
    take_back(home, lena, maria.own_plan, 2, "eliquis")
    with pytest.raises(CannotConfirm, match="changed while you looked"):
        decide(home, lena, GO_ON, version=1)
    assert [event.kind for event in journey(home, maria).events] == [EventKind.CONFIRMED, EventKind.UNDONE]


def test_a_changed_dose_is_kept_as_it_was_written_and_shown_to_the_patient(
    home: House, lena: Visitor, maria: Visitor
) -> None:
    decide(home, lena, Decision(entry="eliquis", action=Action.ADJUST, new_dose="half the dose the evening before"))
    mine = journey(home, maria)
    step = mine.plan.medications[0]
    assert step.patient_text == "Lena Hart changed your dose of Eliquis: “half the dose the evening before”"
    assert mine.events[0].payload["new_dose"] == "half the dose the evening before"
    (task,) = [task for task in mine.plan.tasks if task.id.endswith(":eliquis")]
    assert (task.id, task.title) == ("medicine_changed_dose:eliquis", "Take the changed dose of Eliquis (apixaban).")
    assert task.why == "Lena Hart changed your dose: “half the dose the evening before”"


def test_several_go_on_in_one_step_with_an_event_each(home: House, lena: Visitor, maria: Visitor) -> None:
    decide(home, lena, *(Decision(entry=entry, action=Action.CONTINUE) for entry in ("eliquis", "ozempic")))
    assert names(only(home, lena)) == []
    assert [event.payload["entry"] for event in journey(home, maria).events] == ["eliquis", "ozempic"]
    assert only(home, lena).version == 2


def test_of_several_none_is_kept_where_one_cannot_be(home: House, lena: Visitor, maria: Visitor) -> None:
    late = Decision(entry="ozempic", action=Action.HOLD, last_dose=date(2027, 3, 17), ask_restart=True)
    with pytest.raises(BookingError, match="The last dose is after the procedure"):
        decide(home, lena, HOLD, late)
    assert journey(home, maria).events == ()
    assert len(only(home, lena).waiting) == 2


def test_taken_back_it_waits_again_and_both_stay_on_record(home: House, lena: Visitor, maria: Visitor) -> None:
    before = journey(home, maria).plan
    decide(home, lena, HOLD)
    take_back(home, lena, maria.own_plan, 2, "eliquis")
    after = journey(home, maria)
    assert after.plan == before
    assert [event.kind for event in after.events] == [EventKind.CONFIRMED, EventKind.UNDONE]
    assert names(only(home, lena)) == ["Eliquis", "Ozempic"]
    decide(home, lena, GO_ON)
    assert journey(home, maria).plan.medications[0].action is Action.CONTINUE


def test_what_was_not_decided_cannot_be_taken_back(home: House, lena: Visitor, maria: Visitor) -> None:
    with pytest.raises(CannotConfirm):
        take_back(home, lena, maria.own_plan, 1, "eliquis")
    assert journey(home, maria).events == ()


@pytest.mark.parametrize(
    ("decision", "problem"),
    [
        (Decision(entry="warfarin", action=Action.CONTINUE), "not in the plan any more"),
        (Decision(entry="eliquis", action=Action.ASK), "Pick what to do with it."),
        (Decision(entry="eliquis", action=Action.HOLD), "needs the day of the last dose"),
    ],
)
def test_a_decision_that_decides_nothing_is_refused(
    home: House, lena: Visitor, maria: Visitor, decision: Decision, problem: str
) -> None:
    with pytest.raises((CannotConfirm, BookingError), match=problem):
        decide(home, lena, decision)
    assert only(home, lena).version == 1


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM])
def test_other_staff_look_and_do_not_decide(home: House, lena: Visitor, maria: Visitor, role: Role) -> None:
    other = staff(home, role)
    assert names(only(home, other)) == ["Eliquis", "Ozempic"]
    with pytest.raises(AccessDenied):
        decide(home, other, HOLD)
    with pytest.raises(AccessDenied):
        take_back(home, other, maria.own_plan, 1, "eliquis")


def test_patients_caregivers_and_admins_see_no_queue(home: House, maria: Visitor) -> None:
    for other in (maria, caregiver(home, maria), staff(home, Role.ADMIN)):
        with pytest.raises(AccessDenied):
            queue(home, other)
        with pytest.raises(AccessDenied):
            confirm(home, other, maria.own_plan, 1, [HOLD])


def test_every_look_is_in_the_audit(home: House, lena: Visitor, maria: Visitor) -> None:
    look(home, lena, only(home, lena))
    with home.store.reading() as tx:
        entries = [(entry.who, entry.what, entry.plan) for entry in audit_of(tx)]
    assert entries == [
        ("clinician:u-clinician", "see_medicines", None),
        ("clinician:u-clinician", "see_medicines", maria.own_plan),
    ]
