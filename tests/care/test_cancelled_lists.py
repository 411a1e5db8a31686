"""Who is cancelled stands on no list of people who come in, go home, are called or wait for a decision."""

import pytest

from checklist.access import Role
from checklist.alerts import Kind
from checklist.care import discharging, people
from checklist.care.board import Wanted, board
from checklist.care.calling import asked_of, record_answer
from checklist.care.cancelling import cancel, put_back
from checklist.care.confirming import CannotConfirm, Decision, confirm
from checklist.care.discharging import Signing
from checklist.care.following_up import record_call
from checklist.care.homeward import leaving, to_call
from checklist.care.house import House
from checklist.care.policy_effects import touched
from checklist.care.recording import CannotRecord
from checklist.care.roster import roster
from checklist.care.visitor import Visitor
from checklist.care.waiting import queue, waiting
from checklist.care.watching import rebuild
from checklist.discharge import TAUGHT, Listener, Reached
from checklist.fasting import Policy
from checklist.medication import Action
from checklist.plan import Answer, PlanId, Reason, SitePolicy
from tests.care.furnished import it_is, patient, said, signs_in

DAY_BEFORE = "2027-03-15T20:00:00-04:00"
AFTER = "2027-03-16T16:00:00-04:00"


@pytest.fixture
def maria(home: House) -> Visitor:
    return patient(home, said("Eliquis", called="Maria"))


@pytest.fixture
def ruth(home: House) -> Visitor:
    return patient(home, said("Eliquis", called="Ruth"))


@pytest.fixture
def nurse(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.NURSE).cookie)


def listed(house: House, nurse: Visitor) -> tuple[set[PlanId], ...]:
    """Who comes in, whose medicines are looked at, whose wait."""
    found = queue(house, nurse)
    waits = {one.queued.plan for one in waiting(found)}
    return {row.plan for row in roster(house, nurse)}, {one.plan for one in found}, waits


def test_who_is_cancelled_neither_comes_in_nor_waits_for_a_decision_until_it_is_put_back(
    home: House, maria: Visitor, ruth: Visitor, nurse: Visitor
) -> None:
    both = {maria.own_plan, ruth.own_plan}
    assert listed(home, nurse) == (both, both, both)
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    assert listed(home, nurse) == ({ruth.own_plan},) * 3
    put_back(home, nurse, maria.own_plan, 1)
    assert listed(home, nurse) == (both, both, both)


def test_nobody_goes_home_or_is_called_after_what_did_not_take_place(
    home: House, maria: Visitor, ruth: Visitor, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, AFTER)
    for one in (maria, ruth):
        signs(home, nurse, one.own_plan)
    both = {maria.own_plan, ruth.own_plan}
    assert ({one.plan for one in leaving(home, nurse)}, {one.plan for one in to_call(home, nurse)}) == (both, both)
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    assert [one.plan for one in leaving(home, nurse)] == [ruth.own_plan]
    assert [one.plan for one in to_call(home, nurse)] == [ruth.own_plan]


def signs(house: House, nurse: Visitor, plan: PlanId) -> None:
    """The walk-through before going home is signed; every topic was left out."""
    for topic in TAUGHT:
        discharging.skip(house, nurse, plan, topic, "Asleep", "Dr. Hart")
    discharging.sign(house, nurse, plan, Signing(signer="Her son", listener=Listener.CAREGIVER))


def test_the_board_says_so_and_waits_for_nothing_also_once_it_is_made_anew(
    home: House, maria: Visitor, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, DAY_BEFORE)
    (row,) = board(home, nurse, Wanted()).people
    assert Kind.NOT_READY in {alert.kind for alert in row.alerts}
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    for _ in range(2):
        (row,) = board(home, nurse, Wanted()).people
        assert (row.cancelled, row.alerts) == (True, ())
        rebuild(home)


def test_who_looked_before_it_was_cancelled_can_neither_record_an_answer_nor_decide(
    home: House, maria: Visitor, nurse: Visitor
) -> None:
    lena = people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart").cookie)
    (row,), (queued,) = roster(home, nurse), queue(home, lena)
    asked = asked_of(row.plan, row.asks[0])
    decision = Decision(entry=queued.medicines[0].step.entry, action=Action.CONTINUE)
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    with pytest.raises(CannotRecord, match="not open any more"):
        record_answer(home, nurse, asked, Answer.NO_ANSWER)
    with pytest.raises(CannotConfirm, match="The plan changed while you looked at it"):
        confirm(home, lena, maria.own_plan, queued.version, [decision])
    put_back(home, nurse, maria.own_plan, 1)
    record_answer(home, nurse, asked, Answer.NO_ANSWER)
    confirm(home, lena, maria.own_plan, queued.version, [decision])


def test_no_call_after_going_home_is_recorded(home: House, maria: Visitor, nurse: Visitor) -> None:
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    with pytest.raises(CannotRecord, match="This procedure is canceled"):
        record_call(home, nurse, maria.own_plan, Reached.NO_ANSWER, {})


def test_a_policy_of_the_site_touches_only_who_comes_in(
    home: House, maria: Visitor, ruth: Visitor, nurse: Visitor
) -> None:
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    found = touched(home, nurse, SitePolicy(policy=Policy.GUIDELINE))
    assert [one.plan for one in found] == [ruth.own_plan]
