from collections.abc import Callable

import pytest

from checklist.access import AccessDenied, Part, Role
from checklist.care import drafts
from checklist.care.house import House
from checklist.care.journey import journey, task_known
from checklist.care.moving import move, moved
from checklist.care.roster import person, roster
from checklist.care.sharing import my_link
from checklist.care.visitor import NOBODY, Visitor
from checklist.plan import PlanId, TaskState
from checklist.store.plans import PlanNotFound, bases_of, kept_plans
from tests.care.furnished import (
    ARRIVAL,
    DAY,
    START,
    caregiver,
    draft_holder,
    happens,
    it_is,
    patient,
    said,
    staff,
)

Act = Callable[[House, Visitor], object]
SOME_PLAN = PlanId("sample")


def read(house: House, visitor: Visitor) -> object:
    return journey(house, visitor)


def preview(house: House, visitor: Visitor) -> object:
    return moved(house, visitor, DAY, ARRIVAL, START)


def apply(house: House, visitor: Visitor) -> object:
    return move(house, visitor, DAY, ARRIVAL, START)


def link(house: House, visitor: Visitor) -> object:
    return my_link(house, visitor, "")


def book(house: House, visitor: Visitor) -> object:
    return drafts.book(house, visitor)


def answers(house: House, visitor: Visitor) -> object:
    return drafts.answers(house, visitor)


def keep(house: House, visitor: Visitor) -> object:
    return drafts.keep(house, visitor, said())


def look(house: House, visitor: Visitor) -> object:
    return person(house, visitor, SOME_PLAN)


OWN_PLAN: tuple[Act, ...] = (read, preview, apply)
OWN_LINK: tuple[Act, ...] = (link,)
OWN_DRAFT: tuple[Act, ...] = (book, answers, keep)
EVERYONE_S: tuple[Act, ...] = (roster, look)


@pytest.mark.parametrize("act", [*OWN_PLAN, *EVERYONE_S])
def test_a_visitor_sees_and_changes_nobody_s_plan(home: House, act: Act) -> None:
    with pytest.raises(AccessDenied):
        act(home, NOBODY)


@pytest.mark.parametrize("act", [*OWN_LINK, *OWN_DRAFT])
def test_a_visitor_without_a_draft_has_none(home: House, act: Act) -> None:
    with pytest.raises(PlanNotFound):
        act(home, NOBODY)


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN, Role.ADMIN])
@pytest.mark.parametrize("act", [*OWN_PLAN, *OWN_LINK])
def test_staff_do_not_act_as_a_patient(home: House, act: Act, role: Role) -> None:
    with pytest.raises(AccessDenied):
        act(home, staff(home, role))


@pytest.mark.parametrize("act", OWN_DRAFT)
def test_staff_hold_no_draft(home: House, act: Act) -> None:
    with pytest.raises(PlanNotFound):
        act(home, staff(home))


@pytest.mark.parametrize("act", EVERYONE_S)
def test_patients_caregivers_and_administrators_see_no_list_of_people(home: House, act: Act) -> None:
    maria = patient(home)
    for visitor in (maria, caregiver(home, maria), staff(home, Role.ADMIN)):
        with pytest.raises(AccessDenied):
            act(home, visitor)


@pytest.mark.parametrize("act", [read, preview, apply, link])
def test_a_caregiver_reads_no_whole_plan_moves_none_and_shares_none(home: House, act: Act) -> None:
    ann = caregiver(home, patient(home), *Part)
    with pytest.raises(AccessDenied):
        act(home, ann)


@pytest.mark.parametrize("act", OWN_PLAN)
def test_a_draft_is_no_plan_yet(home: House, act: Act) -> None:
    with pytest.raises(PlanNotFound):
        act(home, draft_holder(home, said()))


def test_each_patient_reads_and_moves_their_own_plan_only(home: House) -> None:
    maria, omar = patient(home, said(called="Maria")), patient(home, said(called="Omar"))
    assert [journey(home, who).plan.booking.called for who in (maria, omar)] == ["Maria", "Omar"]
    move(home, maria, DAY.replace(day=20), ARRIVAL, START)
    assert journey(home, omar).plan.booking.anchors.day_zero == DAY
    with home.store.reading() as tx:
        assert [len(bases_of(tx, who.own_plan)) for who in (maria, omar)] == [2, 1]


def test_nothing_refused_is_kept(home: House) -> None:
    maria = patient(home)
    for act in (apply, keep, book):
        with pytest.raises((AccessDenied, PlanNotFound)):
            act(home, NOBODY)
    with home.store.reading() as tx:
        assert [plan.version for plan in kept_plans(tx)] == [1]
    assert journey(home, maria).events == ()


def test_a_plan_is_read_as_it_stands_now(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = patient(home)
    happens(home, maria, "ride")
    one = journey(home, maria)
    assert [status.state for status in one.statuses if status.task.id == "ride"] == [TaskState.DONE]
    assert [task.id for task in one.readiness.open] == ["helper"]
    assert (one.now.isoformat()[:16], one.timeline.today) == ("2027-03-08T09:00", -8)
    it_is(monkeypatch, "2027-03-18T09:00:00-04:00")
    assert journey(home, maria).timeline.today == 2


def test_now_is_told_in_the_zone_of_the_plan(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = patient(home)
    it_is(monkeypatch, "2027-03-16T03:59:00+00:00")
    assert journey(home, maria).timeline.today == -1
    it_is(monkeypatch, "2027-03-16T04:00:00+00:00")
    assert journey(home, maria).timeline.today == 0


def test_only_the_plan_s_own_tasks_are_known(home: House) -> None:
    known = task_known(home, patient(home).own_plan)
    assert known("ride") and known("labs")
    assert not known("cpap") and not known("") and not known("ride ")


def test_a_plan_that_is_not_there_is_said_to_be_not_there(home: House) -> None:
    with pytest.raises(PlanNotFound):
        person(home, staff(home), SOME_PLAN)
    with pytest.raises(PlanNotFound):
        task_known(home, SOME_PLAN)
