"""What a helper is shown: each thing of a plan that was not shared stays out of what they are given."""

import json
from dataclasses import asdict

import pytest

from checklist.access import AccessDenied, Action, Part
from checklist.care import people
from checklist.care.events import Posted, SessionOver, record, record_in
from checklist.care.helping import helpers_steps, seen
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import move
from checklist.care.shares import helpers, stop_share
from checklist.care.visitor import Visitor
from checklist.plan import EventKind
from checklist.procedure import Actor
from checklist.store.events import verify
from tests.care.furnished import ARRIVAL, DAY, START, caregiver, happens, helps, it_is, patient, said, tells_pain

OWN = {
    "help_bring",
    "help_ask_bandage",
    "help_drive_home",
    "help_stay",
    "help_no_driving",
    "help_watch",
    "help_bandage",
}
AT = "2027-03-08T09:00:00-05:00"


def maria_of(house: House) -> Visitor:
    """A person with a medicine, a condition, a question, ticks and pain."""
    maria = patient(house, said("Eliquis", called="Maria", conditions=["asthma"], contacts={"ward": "555-0142"}))
    happens(house, maria, "ride")
    happens(house, maria, "labs", kind=EventKind.COULD_NOT, text="I fear needles")
    posted = Posted(id="q", kind="asked", at=AT, payload={"text": "May I drive?"})
    assert maria.session
    with house.store.writing() as tx:
        record_in(tx, maria, maria.own_plan, [posted], lambda _: True)
    tells_pain(house, maria, {1: 4})
    return maria


def everything(value: object) -> str:
    return json.dumps(asdict(value), default=str)  # type: ignore[call-overload]


def tick(task: str, kind: str = "done", id: str = "e1") -> Posted:
    return Posted(id=id, kind=kind, at=AT, task=task, payload={"text": "so"} if kind != "done" else {})


def test_a_helper_s_list_is_what_helpers_do_and_nothing_of_the_patient_s(home: House) -> None:
    shown = seen(home, caregiver(home, maria_of(home)), Action.HELP)
    assert {task.id for task in shown.plan.tasks} == OWN
    assert {task.actor for task in shown.plan.tasks} == {Actor.CAREGIVER}
    assert shown.plan.red_flags and shown.plan.booking.contacts.ward == "555-0142"


def test_of_a_child_the_helper_gets_the_deeds_of_a_grown_up_too(home: House) -> None:
    child = patient(home, said(born="2018-05-01"))
    tasks = {task.id for task in seen(home, caregiver(home, child), Action.HELP).plan.tasks}
    assert {"child_bring", "child_adult", "ride", "helper", "help_bring", "help_watch"} <= tasks
    assert not {"help_stay", "help_drive_home", "help_no_driving"} & tasks


def test_after_local_anesthesia_nobody_has_to_drive_or_stay(home: House) -> None:
    awake = patient(home, said(anaesthesia="local"))
    tasks = {task.id for task in seen(home, caregiver(home, awake), Action.HELP).plan.tasks}
    assert tasks == OWN - {"help_drive_home", "help_stay", "help_no_driving"}


@pytest.mark.parametrize("action", [Action.HELP, Action.SEE_RECOVERY, Action.SEE_QUESTIONS])
def test_without_the_medicines_no_word_of_them_or_of_health_is_given(home: House, action: Action) -> None:
    shown = everything(seen(home, caregiver(home, maria_of(home), Part.RECOVERY, Part.QUESTIONS), action).plan)
    assert not [word for word in ("Eliquis", "apixaban", "asthma", "blood thinner") if word in shown]


@pytest.mark.parametrize("action", [Action.HELP, Action.SEE_RECOVERY, Action.SEE_MEDICINES])
def test_without_the_questions_no_note_and_no_question_is_given(home: House, action: Action) -> None:
    shown = seen(home, caregiver(home, maria_of(home), Part.RECOVERY, Part.MEDICINES), action)
    told = str([event.payload for event in shown.events])
    assert "May I drive" not in told and "needles" not in told


def test_the_pain_is_given_with_the_recovery_and_without_it_none(home: House) -> None:
    maria = maria_of(home)
    ana = caregiver(home, maria, Part.RECOVERY)
    assert [one.pain for one in seen(home, ana, Action.SEE_RECOVERY).timeline.pain] == [4]
    assert seen(home, ana, Action.HELP).timeline.pain == ()
    assert seen(home, ana, Action.HELP).plan.timeline == ()


def test_the_medicines_are_given_as_the_patient_reads_them(home: House) -> None:
    maria = maria_of(home)
    shown = seen(home, caregiver(home, maria, Part.MEDICINES), Action.SEE_MEDICINES)
    assert shown.plan.medications == journey(home, maria).plan.medications
    assert (shown.plan.tasks, shown.events, shown.plan.booking.conditions) == ((), (), ())


@pytest.mark.parametrize("part", Part)
def test_each_part_is_refused_unless_it_is_shared(home: House, part: Part) -> None:
    others = set(Part) - {part}
    ana = caregiver(home, maria_of(home), *others)
    action = {"medicines": Action.SEE_MEDICINES, "recovery": Action.SEE_RECOVERY, "questions": Action.SEE_QUESTIONS}
    with pytest.raises(AccessDenied):
        seen(home, ana, action[part])


def test_the_patient_sees_all_of_it_and_has_no_list_of_a_helper_s(home: House) -> None:
    maria = maria_of(home)
    assert seen(home, maria, Action.SEE_RECOVERY).plan == journey(home, maria).plan
    with pytest.raises(AccessDenied):
        seen(home, maria, Action.HELP)


def test_a_helper_ticks_their_own_list_and_the_patient_sees_who_did_it(home: House) -> None:
    maria = maria_of(home)
    ana = helps(home, maria)
    assert record(home, ana.cookie, maria.own_plan, [tick("help_drive_home")]).refused == ()
    (done,) = [one for one in helpers_steps(home, maria).statuses if one.settled]
    assert done.event and (done.task.id, done.event.actor) == (
        "help_drive_home", people.visitor(home, ana.cookie).actor,
    )  # fmt: skip
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None


@pytest.mark.parametrize("task", ["ride", "labs", "meds_sip", "ask_meds", "medicine_ask:m1", "nobody_s"])
def test_a_helper_ticks_no_deed_of_the_patient_s_however_much_is_shared(home: House, task: str) -> None:
    maria = maria_of(home)
    before = journey(home, maria).events
    (refused,) = record(home, helps(home, maria, *Part).cookie, maria.own_plan, [tick(task)]).refused
    assert refused.code == "unknown_task"
    assert journey(home, maria).events == before


def test_a_patient_ticks_nothing_for_a_helper(home: House) -> None:
    maria = maria_of(home)
    with home.store.writing() as tx:
        (refused,) = record_in(
            tx, maria, maria.own_plan, [tick("help_stay")], home.task_known(home, maria.own_plan)
        ).refused
    assert refused.code == "unknown_task"


def test_what_a_helper_cannot_do_is_said_by_phone_since_no_list_of_the_team_shows_it(home: House) -> None:
    maria = maria_of(home)
    (refused,) = record(home, helps(home, maria).cookie, maria.own_plan, [tick("help_stay", "could_not")]).refused
    assert (refused.code, "call your team" in refused.sentence) == ("bad_kind", True)


def test_a_helper_asks_no_question_in_the_patient_s_name(home: House) -> None:
    maria = maria_of(home)
    asked = Posted(id="e2", kind="asked", at=AT, payload={"text": "Is it cancer?"})
    with pytest.raises(AccessDenied):
        record(home, helps(home, maria, *Part).cookie, maria.own_plan, [asked])


def test_a_helper_ticks_nothing_on_another_plan(home: House) -> None:
    ana, omar = helps(home, maria_of(home)), patient(home, said(called="Omar"))
    with pytest.raises(AccessDenied):
        record(home, ana.cookie, omar.own_plan, [tick("help_stay")])


def test_after_the_stop_an_open_screen_can_tick_nothing_more(home: House) -> None:
    maria = maria_of(home)
    ana = helps(home, maria)
    stop_share(home, maria, helpers(home, maria)[0].id)
    with pytest.raises(SessionOver):
        record(home, ana.cookie, maria.own_plan, [tick("help_stay")])


def test_a_tick_from_before_a_move_is_open_again_on_the_helper_s_list(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = maria_of(home)
    ana = helps(home, maria)
    it_is(monkeypatch, "2027-03-16T10:00:00-04:00")
    record(
        home,
        ana.cookie,
        maria.own_plan,
        [Posted(id="e9", kind="done", at="2027-03-16T10:00:00-04:00", task="help_bring")],
    )
    move(home, maria, DAY.replace(day=23), ARRIVAL, START)
    assert not [one for one in seen(home, people.visitor(home, ana.cookie), Action.HELP).statuses if one.settled]
