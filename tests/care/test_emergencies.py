"""An emergency answer: an event at once, and what ends it."""

import pytest

from checklist.access import Part
from checklist.alerts import Outcome
from checklist.care import checking_in as check
from checklist.care.check_in import checking_in
from checklist.care.emergencies import emergency_of, leave_emergency
from checklist.care.house import House
from checklist.care.sent import CALLED, MISTAKE
from checklist.care.visitor import Visitor
from checklist.checkin import QuestionId
from checklist.plan import EventKind
from checklist.store.events import events_of
from tests.care.at_home import DAY_6, Team, goes_through, sent
from tests.care.furnished import caregiver, it_is, patient, staff


def test_an_emergency_is_an_event_at_once_and_waits_until_they_called(home: House, maria: Visitor) -> None:
    one = goes_through(home, maria, breathing=("chest_pain",))
    assert one.emergency and one.emergency.payload["done"] is False
    assert sent(home, maria.own_plan) == [one.emergency]
    leave_emergency(home, maria, CALLED)
    after = checking_in(home, maria)
    assert after.emergency is None and after.at == "breathing"
    goes_through(home, maria, breathing=("chest_pain",))
    check.send(home, maria)
    assert [e.payload["advice"]["tier"] for e in sent(home, maria.own_plan)] == ["emergency"] * 2  # type: ignore[index]


def test_after_a_call_the_same_sign_does_not_stop_them_again_but_another_one_does(home: House, maria: Visitor) -> None:
    goes_through(home, maria, breathing=("chest_pain",))
    leave_emergency(home, maria, CALLED)
    check.answer(home, maria, QuestionId("breathing"), ("chest_pain",))
    assert checking_in(home, maria).emergency is None
    check.back(home, maria)
    check.answer(home, maria, QuestionId("breathing"), ("chest_pain", "cough_blood"))
    assert checking_in(home, maria).emergency


def test_once_the_team_has_closed_it_the_same_sign_of_the_same_day_is_another_emergency(
    home: House, maria: Visitor
) -> None:
    one = goes_through(home, maria, breathing=("chest_pain",))
    assert one.emergency
    leave_emergency(home, maria, CALLED)
    team = Team(home, maria.own_plan)
    team.does("acted", one.emergency, outcome=Outcome.REACHED)
    team.does("resolved", one.emergency)
    check.answer(home, maria, QuestionId("breathing"), ("chest_pain",))
    again = emergency_of(home, maria)
    assert again and again.event.seq > one.emergency.seq


def test_a_mistake_opens_the_question_again_and_the_same_answer_stops_them_again(home: House, maria: Visitor) -> None:
    one = goes_through(home, maria, breathing=("chest_pain",))
    assert one.emergency
    leave_emergency(home, maria, MISTAKE)
    assert checking_in(home, maria).at == "breathing"
    check.answer(home, maria, QuestionId("breathing"), ("chest_pain",))
    again = checking_in(home, maria)
    assert again.emergency and again.emergency.seq > one.emergency.seq
    with home.store.reading() as tx:
        told = [event.payload for event in events_of(tx, maria.own_plan) if event.kind is EventKind.HANDLED]
    assert told == [{"alert": f"checkin:{one.emergency.seq}", "step": "mistake"}]


def test_only_the_person_or_the_team_that_closes_it_ends_an_emergency(home: House, maria: Visitor) -> None:
    goes_through(home, maria, breathing=("chest_pain",))
    team, seen = Team(home, maria.own_plan), emergency_of(home, maria)
    assert seen
    for step in ("acknowledged", "acted"):
        team.does(step, seen.event)
        assert emergency_of(home, maria), f"{step} is not the person's answer"
    team.does("resolved", seen.event)
    assert emergency_of(home, maria) is None
    team.does("reopened", seen.event)
    assert emergency_of(home, maria), "closing it was taken back"


def test_an_emergency_that_nobody_answered_stays_over_midnight_and_past_the_last_day(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(home, maria, breathing=("chest_pain",))
    for moment in (DAY_6, "2027-09-15T10:00:00-04:00"):
        it_is(monkeypatch, moment)
        assert emergency_of(home, maria)
    leave_emergency(home, maria, CALLED)
    assert emergency_of(home, maria) is None


def test_the_same_sign_on_another_day_is_another_emergency(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(home, maria, breathing=("chest_pain",))
    leave_emergency(home, maria, CALLED)
    it_is(monkeypatch, DAY_6)
    check.throw_away_unsent(home, maria)
    assert goes_through(home, maria, breathing=("chest_pain",)).emergency


def test_after_the_call_the_finished_check_in_stops_nobody_again(home: House, maria: Visitor) -> None:
    goes_through(home, maria, breathing=("chest_pain",))
    leave_emergency(home, maria, CALLED)
    goes_through(home, maria, breathing=("chest_pain",))
    check.send(home, maria)
    assert emergency_of(home, maria) is None
    assert sent(home, maria.own_plan)[-1].payload["done"] is True


def test_a_helper_s_emergency_stops_the_patient_too_and_the_patient_s_is_not_shown_to_a_helper(
    home: House, maria: Visitor
) -> None:
    ana = caregiver(home, maria, Part.RECOVERY)
    goes_through(home, ana, breathing=("chest_pain",))
    assert emergency_of(home, ana) and emergency_of(home, maria)
    leave_emergency(home, ana, CALLED)
    assert emergency_of(home, ana) is None and emergency_of(home, maria) is None
    goes_through(home, maria, now=("faint",))
    assert emergency_of(home, maria) and emergency_of(home, ana) is None


def test_nobody_else_has_an_emergency(home: House, maria: Visitor) -> None:
    goes_through(home, maria, breathing=("chest_pain",))
    for other in (staff(home), caregiver(home, maria, Part.MEDICINES), patient(home)):
        assert emergency_of(home, other) is None
