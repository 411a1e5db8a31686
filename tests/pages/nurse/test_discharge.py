"""What a nurse sees before a person goes home, and at the call after it."""

from datetime import time

import pytest

from checklist.access import Role
from checklist.care import clock, discharging, people
from checklist.care.discharging import Heard, Signing
from checklist.care.going_home import going
from checklist.care.house import House
from checklist.care.shares import helpers, share, stop_share
from checklist.care.visitor import Visitor
from checklist.discharge import TAUGHT, Listener, Section, Topic
from checklist.plan import EventId, EventKind, PlanId
from checklist.store.events import NewEvent, append
from checklist.store.plans import kept_plans
from checklist.store.unit import audit_of
from tests.care.furnished import it_is, moves_in, said, signs_in
from tests.pages.nurse.test_list import coming
from tests.pages.screen import Screen

AFTER = "2027-03-16T17:00:00-04:00"


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE))


def plan_of(house: House) -> str:
    with house.store.reading() as tx:
        return kept_plans(tx)[-1].id


def ben(house: House) -> Visitor:
    return people.visitor(house, signs_in(house, Role.NURSE, "Ben Ode", "u-ben").cookie)


def signed(house: House, *, left_out: Topic | None = None, by: Visitor | None = None) -> str:
    """The plan of a person whose walk-through is signed; one topic may be left out."""
    plan, nurse = plan_of(house), by or ben(house)
    for topic in TAUGHT:
        if topic is left_out:
            discharging.skip(house, nurse, plan, topic, "Asleep", "Dr. Hart")
            continue
        for point in going(house, nurse, plan).walk.points[topic]:
            discharging.hear(house, nurse, plan, topic, point.id, heard=True)
        discharging.end_try(house, nurse, plan, topic, Heard(listener=Listener.PATIENT))
    discharging.sign(house, nurse, plan, Signing(signer="Zoe", listener=Listener.PATIENT))
    return plan


def test_when_nobody_goes_home_it_says_so_and_what_will_stand_here(nurse: Screen) -> None:
    assert nurse.opens("discharge").title == "Nobody goes home today or tomorrow"
    assert "until the walk-through is signed" in nurse.text


def test_who_goes_home_stands_with_what_is_open_in_words(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Zoe", arrival=time(7, 30))
    it_is(monkeypatch, AFTER)
    assert nurse.opens("discharge").title == "1 to walk through before going home"
    assert "Not started" in nurse.text
    assert "%" not in nurse.text


def test_the_walk_goes_on_where_it_stopped(house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    discharging.cover(house, ben(house), plan_of(house), Section.PROCEDURE, covered=True)
    nurse.opens("discharge", patient=plan_of(house))
    assert [header.value for header in nurse.at.header] == ["Medicines"]


def test_a_person_without_a_name_is_told_to_have_none(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, None)
    it_is(monkeypatch, AFTER)
    assert nurse.opens("discharge", patient=plan_of(house)).title == "No name given: going home"


def test_help_at_home_names_who_sees_the_plan_and_not_who_does_so_no_more(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoe = people.visitor(house, moves_in(house, said(called="Zoe")).cookie)
    for name in ("Ana Lopez", "Luis Ortiz"):
        share(house, zoe, name, (), "http://testserver")
    stop_share(house, zoe, next(one.id for one in helpers(house, zoe) if one.name == "Luis Ortiz"))
    it_is(monkeypatch, AFTER)
    nurse.opens("discharge", patient=zoe.own_plan).presses("Help at home")
    assert "Sees the plan through a link of their own: **Ana Lopez**" in nurse.text


def test_an_address_of_nobody_says_so_and_shows_everyone(nurse: Screen) -> None:
    nurse.opens("discharge", patient="no-such-plan")
    assert [error.value for error in nurse.at.error] == ["There is no such plan."]
    assert nurse.title == "Nobody goes home today or tomorrow"


def test_every_look_at_a_person_is_audited(house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    nurse.opens("discharge", patient=plan_of(house))
    with house.store.reading() as tx:
        assert ("see_discharge", plan_of(house)) in [(entry.what, entry.plan) for entry in audit_of(tx)]


def test_the_heat_map_says_its_words_in_every_cell(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    (frame,) = nurse.opens("discharge").at.dataframe
    assert list(frame.value.index) == ["Zoe"]
    assert len(frame.value.columns) == 12
    assert set(frame.value.loc["Zoe"]) <= {"Present", "Missing", "Does not apply"}


def test_many_who_go_home_are_shown_30_at_a_time_and_counted_all(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(31):
        coming(house, f"Person {n:02}")
    it_is(monkeypatch, AFTER)
    assert nurse.opens("discharge").title == "31 to walk through before going home"
    assert ("**Person 29**" in nurse.text, "**Person 30**" in nurse.text) == (True, False)
    assert not nurse.at.dataframe
    (frame,) = nurse.presses("What is missing, for everyone: 31").at.dataframe
    assert list(frame.value.index) == [f"Person {n:02}" for n in range(31)]
    assert "**Person 30**" in nurse.presses("Show 1 more, of 31").text


def test_many_calls_are_shown_30_at_a_time_and_counted_all(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(31):
        coming(house, f"Person {n:02}")
    it_is(monkeypatch, AFTER)
    with house.store.reading() as tx:
        plans = [kept.id for kept in kept_plans(tx)]
    for plan in plans:
        signs(house, plan)
    assert nurse.opens("calls").title == "No call is due yet. 31 to come"
    assert ("**Person 29**" in nurse.text, "**Person 30**" in nurse.text) == (True, False)
    assert "**Person 30**" in nurse.presses("Show 1 more, of 31").text


def signs(house: House, plan: PlanId) -> None:
    """A signature alone, as it stands in the events."""
    new = NewEvent(
        id=EventId("signed"), kind=EventKind.SIGNED, at=clock.now(), payload={"signer": "Zoe", "listener": "patient"}
    )
    with house.store.writing() as tx:
        append(tx, plan, actor="nurse:u-ben", received_at=clock.now(), news=[new])


def test_a_signed_walk_says_who_signed_and_when_the_call_is(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    plan = signed(house)
    assert nurse.opens("discharge").title == "Everyone is signed: 1"
    nurse.opens("discharge", patient=plan)
    assert "Signed by Ben Ode and Zoe" in nurse.text
    assert "Call between Thursday, March 18" in nurse.text


def test_opened_again_it_can_be_changed_and_signed_once_more(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    plan = signed(house)
    nurse.opens("discharge", patient=plan).enters("Why", "A new medicine").presses("Open again")
    assert "Opened again: A new medicine" in nurse.text
    assert "Ready to sign" in nurse.text


def test_nobody_waits_for_a_call_at_first(nurse: Screen) -> None:
    assert nurse.opens("calls").title == "Nobody waits for a call"


def test_the_call_asks_what_was_left_out_with_its_reason(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    plan = signed(house, left_out=Topic.WOUND)
    assert nurse.opens("calls").title == "No call is due yet. 1 to come"
    nurse.opens("calls", patient=plan)
    assert "Left out: Asleep" in nurse.text
    assert "No number was written down." in nurse.text


def test_what_the_team_must_do_stays_on_the_list_after_a_call(
    house: House, nurse: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming(house, "Zoe")
    it_is(monkeypatch, AFTER)
    plan = signed(house)
    nurse.opens("calls", patient=plan).enters("How are you", "team").presses("Save the call")
    assert "**The team must act**: 1 from the last call." in nurse.text
