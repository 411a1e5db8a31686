"""Who is cancelled stands on no list of people who come in, go home, are called or wait for a decision."""

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.board import Wanted, board
from checklist.care.cancelling import cancel, put_back
from checklist.care.going_home import leaving, to_call
from checklist.care.house import House
from checklist.care.roster import roster
from checklist.care.visitor import Visitor
from checklist.care.waiting import queue, waiting
from checklist.care.watching import rebuild
from checklist.plan import PlanId, Reason
from tests.care.furnished import it_is, patient, said, signs_in

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
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    it_is(monkeypatch, AFTER)
    assert [one.plan for one in leaving(home, nurse)] == [ruth.own_plan]
    assert to_call(home, nurse) == ()


def test_the_board_says_so_also_once_it_is_made_anew(home: House, maria: Visitor, nurse: Visitor) -> None:
    cancel(home, nurse, maria.own_plan, Reason.UNWELL)
    rebuild(home)
    (row,) = board(home, nurse, Wanted()).people
    assert (row.cancelled, row.alerts) == (True, ())
