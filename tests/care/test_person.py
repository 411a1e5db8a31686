from datetime import date, time

import pytest

from checklist.access import AccessDenied, Part, Role
from checklist.alerts import Kind
from checklist.care import person
from checklist.care.house import House
from checklist.care.moving import To, move_for
from checklist.care.visitor import NOBODY
from checklist.plan import EventKind, PlanId
from checklist.store.plans import PlanNotFound
from checklist.store.unit import audit_of
from tests.care.furnished import caregiver, happens, it_is, patient, said, staff


def test_everything_of_one_person_stands_together_and_the_look_is_audited(home: House) -> None:
    maria = patient(home, said("Eliquis", called="Maria", phone="555-0161", born="1966-04-07"))
    one = person.seen(home, staff(home), maria.own_plan)
    assert (one.journey.plan.booking.called, one.age, one.phone, one.seq, one.version) == (
        "Maria",
        60,
        "555-0161",
        0,
        1,
    )
    assert [proposal.step.name for proposal in one.medicines] == ["Eliquis"]
    assert (one.undo, one.messages) == (None, ())
    with home.store.reading() as tx:
        assert [(entry.what, entry.who) for entry in audit_of(tx, maria.own_plan)][-1] == (
            "see_person",
            "nurse:u-nurse",
        )


def test_a_plan_that_is_not_there_is_not_found(home: House) -> None:
    with pytest.raises(PlanNotFound):
        person.seen(home, staff(home), PlanId("no-such-plan"))


@pytest.mark.parametrize("role", ["patient", "nobody", "admin"])
def test_nobody_but_staff_who_care_for_people_sees_it(home: House, role: str) -> None:
    maria = patient(home)
    who = {"patient": maria, "nobody": NOBODY}.get(role) or staff(home, Role.ADMIN)
    with pytest.raises(AccessDenied):
        person.seen(home, who, maria.own_plan)


def test_why_they_stand_on_the_board_is_what_the_board_says(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = patient(home)
    it_is(monkeypatch, "2027-03-15T12:00:00-04:00")
    happens(home, maria, "shower", kind=EventKind.COULD_NOT, reason="other", text="No soap")
    row = person.seen(home, staff(home), maria.own_plan).row
    assert row
    assert {Kind.NOT_READY, Kind.COULD_NOT} <= {alert.kind for alert in row.alerts}


def test_staff_and_helpers_are_known_by_name(home: House) -> None:
    maria = patient(home)
    ana, nurse = caregiver(home, maria, Part.RECOVERY), staff(home)
    names = person.seen(home, nurse, maria.own_plan).names
    assert (names[ana.actor], names[nurse.actor]) == ("Ana", "Ann Lee")


def test_the_newest_move_of_staff_can_be_undone_for_a_day(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria, nurse = patient(home), staff(home)
    move_for(home, nurse, maria.own_plan, 1, To(day=date(2027, 3, 24), arrival=time(11), start=time(13)))
    undo = person.seen(home, nurse, maria.own_plan).undo
    assert undo
    assert (undo.by, f"{undo.before:%d}", f"{undo.after:%d}") == ("Ann Lee", "16", "24")
    it_is(monkeypatch, "2027-03-09T09:30:00-05:00")
    assert person.seen(home, nurse, maria.own_plan).undo is None
