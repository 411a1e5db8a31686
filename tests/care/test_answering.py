"""Changing one's answers once the plan is made."""

from typing import Any

import pytest

from checklist.access import AccessDenied, Role
from checklist.care.answering import ASKED, answer, answered, changed, said
from checklist.care.house import House
from checklist.care.journey import Journey, journey
from checklist.care.policy_signing import sign_policy
from checklist.care.rebooking import PlanChanged
from checklist.care.visitor import Visitor
from checklist.fasting import Policy
from checklist.guidance import BookingError
from checklist.library.profile import booking_from_json
from checklist.plan import EventKind, SitePolicy
from checklist.store.events import verify
from checklist.store.plans import kept_plan
from tests.care import furnished
from tests.care.furnished import caregiver, happens, patient, staff
from tests.care.test_moving import bookings, held, with_holds


def a_person(house: House, **facts: Any) -> Visitor:
    return patient(house, furnished.said("Zzyzx", **facts))


def changes(house: House, visitor: Visitor, **facts: Any) -> dict[str, Any]:
    """The person's answers with these in place of the old ones."""
    return {**said(journey(house, visitor)), **facts}


def titles(one: Journey) -> dict[str, str]:
    return {task.rule: task.title for task in one.plan.tasks}


def test_what_is_asked_is_what_was_answered(home: House) -> None:
    maria = a_person(home, smoker=True, devices=["cpap"], work="desk", contacts={"ward": "555-0142"})
    answers = said(journey(home, maria))
    assert answers == {"smoker": True, "devices": ["cpap"], "work": "desk", "contacts": {"ward": "555-0142"}}
    assert set(answers) <= set(ASKED)


def test_looking_at_other_answers_keeps_nothing(home: House) -> None:
    maria = a_person(home)
    change = answered(home, maria, changes(home, maria, conditions=["sleep_apnea"]))
    assert {task.rule for task in change.difference.added} == {"cpap"}
    assert bookings(home, maria) == 1 and journey(home, maria).events == ()


def test_an_answer_adds_takes_away_and_changes_tasks_and_says_which_was_given(home: House) -> None:
    maria = a_person(home)
    answer(home, maria, changes(home, maria, conditions=["sleep_apnea"], alcohol="never", interpreter=True), 1)
    after = journey(home, maria)
    assert "cpap" in titles(after) and "less_alcohol" not in titles(after)
    assert titles(after)["interpreter"] == "Ask the hospital to book your interpreter."
    (event,) = after.events
    assert (event.kind, event.payload) == (
        EventKind.ANSWERED, {"answers": ["conditions", "alcohol", "interpreter"], "version": 1},
    )  # fmt: skip
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None


def test_an_answer_can_be_left_open_again(home: House) -> None:
    maria = a_person(home, smoker=True, work="heavy")
    answer(home, maria, {"work": "heavy"}, 1)
    assert "quit_smoking" not in titles(journey(home, maria))
    assert said(journey(home, maria)) == {"work": "heavy"}


def test_a_tick_stays_unless_its_task_says_something_else_now(home: House) -> None:
    maria = a_person(home)
    happens(home, maria, "implants", "med_list")
    answer(home, maria, changes(home, maria, devices=["heart_device"]), 1)
    states = {status.task.id: status.settled for status in journey(home, maria).statuses}
    assert (states["implants"], states["med_list"]) == (False, True)
    kinds = [(event.kind, event.task) for event in journey(home, maria).events[2:]]
    assert kinds == [(EventKind.ANSWERED, None), (EventKind.UNDONE, "implants")]


def test_medicines_times_and_what_nobody_asks_about_stay(home: House) -> None:
    maria = a_person(home, conditions=["no_spleen"])
    before = journey(home, maria).plan.booking
    answer(home, maria, changes(home, maria, lives_alone=True, conditions=["no_spleen", "asthma"]), 1)
    after = journey(home, maria).plan.booking
    assert (after.medications, after.arrival_at, after.made_at) == (
        before.medications, before.arrival_at, before.made_at,
    )  # fmt: skip
    assert after.conditions == ("no_spleen", "asthma")


def test_a_day_that_was_set_is_asked_again_when_the_person_may_be_pregnant(home: House) -> None:
    maria = with_holds(home)
    assert held(journey(home, maria)) == ["apixaban"]
    answer(home, maria, changes(home, maria, pregnant="possible"), 1)
    after = journey(home, maria)
    assert held(after) == []
    assert all(step.needs_confirmation for step in after.plan.medications)


def test_a_day_that_was_set_stands_through_answers_about_home(home: House) -> None:
    maria = with_holds(home)
    answer(home, maria, changes(home, maria, lives_alone=True, far_away=True), 1)
    assert held(journey(home, maria)) == ["apixaban"]


def test_under_a_signed_policy_only_what_was_answered_changes(home: House) -> None:
    maria, lena = patient(home), staff(home, Role.CLINICIAN)
    sign_policy(home, lena, SitePolicy(policy=Policy.GUIDELINE), 0)
    assert changed(answered(home, maria, said(journey(home, maria)))) == []
    answer(home, maria, changes(home, maria, lives_alone=True), 1)
    with home.store.reading() as tx:
        kept = booking_from_json(kept_plan(tx, maria.own_plan).basis.booking)
    assert (kept.fasting_policy, kept.fasting_policy_signed, kept.lives_alone) == (Policy.AS_PUBLISHED, None, True)


def test_what_is_wrong_is_said_and_nothing_is_kept(home: House) -> None:
    maria = a_person(home)
    with pytest.raises(BookingError, match="birth date is after the procedure"):
        answer(home, maria, changes(home, maria, born="2030-01-01"), 1)
    assert bookings(home, maria) == 1


def test_of_two_changes_looked_at_together_the_second_is_told_to_look_again(home: House) -> None:
    maria = a_person(home)
    answer(home, maria, changes(home, maria, smoker=True), 1)
    with pytest.raises(PlanChanged, match="Look again"):
        answer(home, maria, changes(home, maria, smoker=False), 1)
    assert journey(home, maria).plan.booking.smoker is True


def test_a_caregiver_may_not_change_a_persons_answers(home: House) -> None:
    helper = caregiver(home, a_person(home))
    with pytest.raises(AccessDenied):
        answered(home, helper, {})
