from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete

from checklist.access import AccessDenied, Role
from checklist.alerts import AlertId, Outcome, State
from checklist.care import board as team
from checklist.care import clock, people
from checklist.care.answers import with_facts
from checklist.care.board import Board, acknowledge, act, board, on_board, pulse, reopen, resolve
from checklist.care.calling import RecordedFirst
from checklist.care.house import House
from checklist.care.moving import move
from checklist.care.policy_signing import sign_policy
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.care.watching import rebuild, settle
from checklist.fasting import Policy
from checklist.guidance import Anchor
from checklist.plan import EventId, EventKind, SitePolicy
from checklist.store import board_tables as tables
from checklist.store.board import behind, kept_row
from checklist.store.board_looks import Wanted, Where
from checklist.store.events import NewEvent, append, events_of
from checklist.store.unit import audit_of
from tests.care.furnished import ARRIVAL, DAY, NEW_YORK, START, it_is, patient, said, signs_in

FEVER = AlertId("checkin:1")


@pytest.fixture
def nurse(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.NURSE, "Nadia Nair").cookie)


@pytest.fixture
def doctor(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CARE_TEAM, "Amara Boyd").cookie)


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody who reports a fever on day 5."""
    found = patient(home, with_facts(said(), called="Maria Ortiz", born="1966-04-07"))
    it_is(monkeypatch, "2027-03-21T09:00:00-04:00")
    checks_in(home, found)
    return found


def checks_in(house: House, who: Visitor, tier: str = "same_day", day: int = 5, id: str = "c1") -> None:
    reasons = [{"sign": "fever", "tier": tier, "because": "Your temperature is 101.1 F (38.4 C)."}]
    payload: dict[str, Any] = {"day": day, "answers": {"pain_rest": 4}, "done": True}
    payload["advice"] = {"tier": tier, "reasons": reasons, "unanswered": []}
    new = NewEvent(id=EventId(id), kind=EventKind.CHECKED_IN, at=clock.now(), payload=payload)
    house.store.write(lambda tx: append(tx, who.own_plan, actor="patient", received_at=clock.now(), news=[new]))


def looked(house: House, who: Visitor, **wanted: Any) -> Board:
    return board(house, who, Wanted(**wanted), zone=NEW_YORK)


def test_somebody_is_on_the_board_as_soon_as_their_plan_is_made(home: House, nurse: Visitor) -> None:
    patient(home, with_facts(said(), called="Maria Ortiz"))
    (row,) = looked(home, nurse).people
    assert (row.name, row.procedure) == ("Maria Ortiz", "Surgery to take out a lump from the back or side")
    assert (row.day, row.open, row.ahead, row.age, row.last_day, row.alerts) == (-8, 2, True, None, None, ())


def test_the_queue_says_who_needs_somebody_and_why(home: House, nurse: Visitor, maria: Visitor) -> None:
    now = looked(home, nurse)
    (row,) = now.queue
    assert (now.need, now.in_hand, now.all) == (1, 0, 1)
    assert (row.name, row.age, row.day, row.last_pain) == ("Maria Ortiz", 60, 5, 4)
    assert (row.alerts[0].id, row.alerts[0].said) == (FEVER, ("Your temperature is 101.1 F (38.4 C).",))


def test_acknowledge_act_and_resolve_each_stand_with_who_did_it(home: House, nurse: Visitor, maria: Visitor) -> None:
    one = acknowledge(home, nurse, maria.own_plan, FEVER, 0)
    now = looked(home, nurse)
    assert (now.need, now.in_hand, now.queue[0].alerts[0].owner) == (0, 1, "Nadia Nair")
    two = act(home, nurse, maria.own_plan, FEVER, one.seq, outcome=Outcome.REACHED, note="  Comes in\n at 2. ")
    assert (now := looked(home, nurse).queue[0].alerts[0]).state is State.ACTED
    assert (now.note, now.outcome) == ("Comes in at 2.", "reached")
    resolve(home, nurse, maria.own_plan, FEVER, two.seq)
    assert looked(home, nurse).queue == ()
    with home.store.reading() as tx:
        kept = [e.payload["step"] for e in events_of(tx, maria.own_plan) if e.kind is EventKind.HANDLED]
    assert kept == ["acknowledged", "acted", "resolved"]


def test_of_two_staff_at_once_one_wins_and_the_other_is_told_who_and_when(
    home: House, nurse: Visitor, doctor: Visitor, maria: Visitor
) -> None:
    acknowledge(home, nurse, maria.own_plan, FEVER, 0)
    with pytest.raises(RecordedFirst) as lost:
        acknowledge(home, doctor, maria.own_plan, FEVER, 0)
    assert lost.value.by == "Nadia Nair"
    assert abs(lost.value.at - clock.now()) < timedelta(minutes=1)
    assert looked(home, doctor).queue[0].alerts[0].owner == "Nadia Nair"


def test_the_same_press_sent_twice_is_one_event(home: House, nurse: Visitor, maria: Visitor) -> None:
    assert acknowledge(home, nurse, maria.own_plan, FEVER, 0) == acknowledge(home, nurse, maria.own_plan, FEVER, 0)


def test_what_the_person_says_meanwhile_stops_nobody(home: House, nurse: Visitor, maria: Visitor) -> None:
    new = NewEvent(
        id=EventId("called"), kind=EventKind.HANDLED, at=clock.now(), payload={"alert": 1, "step": "patient_called"}
    )
    home.store.write(lambda tx: append(tx, maria.own_plan, actor="patient", received_at=clock.now(), news=[new]))
    acknowledge(home, nurse, maria.own_plan, FEVER, 0)
    assert looked(home, nurse).queue[0].alerts[0].patient_called is not None


def test_nothing_is_closed_before_somebody_has_written_down_what_was_done(
    home: House, nurse: Visitor, maria: Visitor
) -> None:
    with pytest.raises(CannotRecord, match="Record first that you spoke to them"):
        resolve(home, nurse, maria.own_plan, FEVER, 0)
    with pytest.raises(CannotRecord, match="Pick what came of it"):
        act(home, nurse, maria.own_plan, FEVER, 0, outcome=None)
    with pytest.raises(CannotRecord, match="at most 300"):
        act(home, nurse, maria.own_plan, FEVER, 0, outcome=Outcome.REACHED, note="x" * 301)
    assert looked(home, nurse).need == 1


def test_what_does_not_stand_is_not_handled(home: House, nurse: Visitor, maria: Visitor) -> None:
    for name in ("checkin:99", "silent:8"):
        with pytest.raises(CannotRecord, match="does not stand"):
            acknowledge(home, nurse, maria.own_plan, AlertId(name), 0)


def test_the_newest_step_can_be_taken_back_and_no_other(
    home: House, nurse: Visitor, doctor: Visitor, maria: Visitor
) -> None:
    one = acknowledge(home, nurse, maria.own_plan, FEVER, 0)
    two = act(home, nurse, maria.own_plan, FEVER, one.seq, outcome=Outcome.REACHED)
    done = resolve(home, nurse, maria.own_plan, FEVER, two.seq)
    with pytest.raises(RecordedFirst):
        reopen(home, doctor, maria.own_plan, FEVER, two.seq)
    reopen(home, nurse, maria.own_plan, FEVER, done.seq)
    assert looked(home, nurse).queue[0].alerts[0].state is State.ACTED


def test_nobody_acts_in_time_and_it_needs_somebody_again(
    home: House, nurse: Visitor, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    acknowledge(home, nurse, maria.own_plan, FEVER, 0)
    before = pulse(home, nurse)
    it_is(monkeypatch, "2027-03-21T11:00:05-04:00")
    now = looked(home, nurse)
    assert (now.need, now.in_hand, now.queue[0].alerts[0].owner) == (1, 0, "Nadia Nair")
    assert pulse(home, nurse) != before


def test_every_look_is_audited_and_the_pulse_which_names_nobody_is_not(home: House, nurse: Visitor) -> None:
    looked(home, nurse)
    pulse(home, nurse)
    with home.store.reading() as tx:
        assert [entry.what for entry in audit_of(tx) if entry.who == nurse.actor] == ["see_board"]


def test_a_patient_sees_no_board_and_handles_nothing(home: House, maria: Visitor) -> None:
    for look in (
        lambda: looked(home, maria),
        lambda: pulse(home, maria),
        lambda: on_board(home, maria, maria.own_plan),
    ):
        with pytest.raises(AccessDenied):
            look()
    with pytest.raises(AccessDenied):
        acknowledge(home, maria, maria.own_plan, FEVER, 0)


def test_a_move_is_on_the_board_at_once(home: House, nurse: Visitor) -> None:
    ann = patient(home, with_facts(said(), called="Ann"))
    move(home, ann, DAY + timedelta(days=2), ARRIVAL, START)
    assert looked(home, nurse).people[0].starts == datetime.fromisoformat("2027-03-18T13:00:00-04:00")


def test_a_signed_policy_ends_the_long_fast_of_whoever_is_to_come(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    clinician = people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart").cookie)
    patient(home, with_facts(said(), called="Ann"))
    it_is(monkeypatch, "2027-03-15T09:00:00-04:00")
    kinds = [one.kind for row in looked(home, clinician).queue for one in row.alerts]
    assert "long_fast" in kinds
    sign_policy(home, clinician, SitePolicy(policy=Policy.GUIDELINE, anchor=Anchor.ARRIVAL), 0)
    with home.store.reading() as tx:
        assert behind(tx, 1, clock.now()) == (), "nobody has to look first"
    assert "long_fast" not in [one.kind for row in looked(home, clinician).queue for one in row.alerts]


def test_a_database_from_before_the_board_is_filled_when_it_is_opened_or_looked_at(
    home: House, nurse: Visitor, maria: Visitor
) -> None:
    with home.store.reading() as tx:
        before = kept_row(tx, maria.own_plan)
    for put_right in (lambda: settle(home), lambda: looked(home, nurse)):
        with home.store.writing() as tx:
            for table in (tables.board_alerts, tables.board, tables.board_facts):
                tx.execute(delete(table))
        put_right()
        with home.store.reading() as tx:
            assert kept_row(tx, maria.own_plan) == before
    assert settle(home) == 0


def test_the_whole_board_made_anew_is_the_same(home: House, nurse: Visitor, maria: Visitor) -> None:
    acknowledge(home, nurse, maria.own_plan, FEVER, 0)
    with home.store.reading() as tx:
        before = kept_row(tx, maria.own_plan)
    assert rebuild(home) == 1
    with home.store.reading() as tx:
        assert kept_row(tx, maria.own_plan) == before


def test_a_search_and_a_state_part_the_roster_and_not_the_queue(home: House, nurse: Visitor, maria: Visitor) -> None:
    patient(home, with_facts(said(), called="Zoe"))
    now = looked(home, nurse, search="zoe")
    assert ([row.name for row in now.people], now.found, len(now.queue)) == (["Zoe"], 1, 2), (
        "both have fallen silent or told of a fever"
    )
    assert looked(home, nurse, where=Where.READY).people == ()


def test_the_roster_has_pages(home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "PAGE", 1)
    for name in ("Ann", "Zoe"):
        patient(home, with_facts(said(), called=name))
    second = board(home, nurse, Wanted(), page=2)
    assert (second.pages, second.page, len(second.people), second.found) == (2, 2, 1, 2)


def test_one_person_is_found_as_the_board_has_them(home: House, nurse: Visitor, maria: Visitor) -> None:
    found = on_board(home, nurse, maria.own_plan)
    assert found is not None
    assert (found.name, found.alerts[0].id) == ("Maria Ortiz", FEVER)
