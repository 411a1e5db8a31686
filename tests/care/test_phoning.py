"""A call of the team: what it was about, what came of it, and what stands after it."""

from typing import Any

import pytest

from checklist.access import Role
from checklist.alerts import Alert, AlertId, Outcome, State
from checklist.care import clock, people
from checklist.care.board import acknowledge, on_board, resolve
from checklist.care.calling import RecordedFirst
from checklist.care.handling import act
from checklist.care.house import House
from checklist.care.phoning import record_phone_call, to_call_about
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.plan import Event, EventId, EventKind
from checklist.store.events import NewEvent, append, events_of
from tests.care.furnished import it_is, patient, said, signs_in

DAY_5 = "2027-03-21T09:00:00-04:00"
FEVER, WISH, UNANSWERED = AlertId("checkin:1"), AlertId("call_me:1"), AlertId("skipped:1")


@pytest.fixture
def ann(home: House) -> Visitor:
    return nurse(home, "Ann Lee")


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody who reports a fever, wishes to be called, and left a question out."""
    found = patient(home, said(called="Maria Ortiz"))
    it_is(monkeypatch, DAY_5)
    reasons = [{"sign": "fever", "tier": "same_day", "because": "Your temperature is 101.1 F (38.4 C)."}]
    advice = {"tier": "same_day", "reasons": reasons, "unanswered": ["breathing"]}
    tells(home, found, EventKind.CHECKED_IN, day=5, answers={"pain_rest": 4}, advice=advice, call_me=True)
    return found


def nurse(house: House, name: str) -> Visitor:
    return people.visitor(house, signs_in(house, Role.NURSE, name, id=f"u-{name}").cookie)


def tells(house: House, who: Visitor, kind: EventKind, actor: str = "patient", **payload: Any) -> None:
    new = NewEvent(id=EventId(f"{kind}{payload}"[:90]), kind=kind, at=clock.now(), payload=payload)
    house.store.write(lambda tx: append(tx, who.own_plan, actor=actor, received_at=clock.now(), news=[new]))


def handled(house: House, who: Visitor) -> list[Event]:
    with house.store.reading() as tx:
        return [event for event in events_of(tx, who.own_plan) if event.kind is EventKind.HANDLED]


def standing(house: House, by: Visitor, who: Visitor) -> dict[str, Alert]:
    row = on_board(house, by, who.own_plan)
    assert row
    return {alert.id: alert for alert in row.alerts}


def test_what_asks_for_a_call_is_offered_and_what_does_not_is_not(home: House, ann: Visitor, maria: Visitor) -> None:
    found = standing(home, ann, maria)
    assert set(found) == {FEVER, WISH, UNANSWERED}
    assert [alert.id for alert in to_call_about(found.values())] == [FEVER, WISH]


def test_who_fell_silent_asks_for_a_call_too(home: House, ann: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    ruth = patient(home, said(called="Ruth Abel"))
    it_is(monkeypatch, DAY_5)
    (silent,) = to_call_about(standing(home, ann, ruth).values())
    record_phone_call(home, ann, ruth.own_plan, Outcome.REACHED, about={silent.id: silent.seen})
    assert standing(home, ann, ruth)[silent.id].settled


def test_a_call_about_alerts_is_what_was_done_about_each_of_them(home: House, ann: Visitor, maria: Visitor) -> None:
    record_phone_call(
        home, ann, maria.own_plan, Outcome.REACHED, " Comes in\n at 2. ", about={FEVER: 0, WISH: 0}
    )  # fmt: skip
    said = {"step": "acted", "outcome": "reached", "note": "Comes in at 2.", "by": "Ann Lee"}
    assert [event.payload for event in handled(home, maria)] == [said | {"alert": FEVER}, said | {"alert": WISH}]
    found = standing(home, ann, maria)
    assert [found[one].state for one in (FEVER, WISH, UNANSWERED)] == [State.ACTED, State.ACTED, State.OPEN]
    assert to_call_about(found.values()) == (), "they were spoken with: nobody has to call about it again"


def test_nobody_reached_leaves_it_asking_for_a_call_with_the_call_on_record(
    home: House, ann: Visitor, maria: Visitor
) -> None:
    record_phone_call(home, ann, maria.own_plan, Outcome.NO_ANSWER, about={FEVER: 0})
    found = standing(home, ann, maria)
    assert found[FEVER].again_at is not None
    assert {alert.id for alert in to_call_about(found.values())} == {FEVER, WISH}
    assert found[WISH].called == handled(home, maria)[0].received_at


def test_of_two_who_called_at_once_the_second_is_told_and_nothing_of_theirs_stands(
    home: House, ann: Visitor, maria: Visitor
) -> None:
    record_phone_call(home, ann, maria.own_plan, Outcome.REACHED, about={WISH: 0})
    with pytest.raises(RecordedFirst) as lost:
        record_phone_call(home, nurse(home, "Bo Tran"), maria.own_plan, Outcome.NO_ANSWER, about={FEVER: 0, WISH: 0})
    assert lost.value.by == "Ann Lee"
    assert len(handled(home, maria)) == 1
    assert standing(home, ann, maria)[FEVER].state is State.OPEN


def test_whoever_took_it_on_before_the_board_wins_over_a_call_from_an_older_look(
    home: House, ann: Visitor, maria: Visitor
) -> None:
    acknowledge(home, nurse(home, "Bo Tran"), maria.own_plan, FEVER, 0)
    with pytest.raises(RecordedFirst):
        record_phone_call(home, ann, maria.own_plan, Outcome.REACHED, about={FEVER: 0})
    seen = standing(home, ann, maria)[FEVER].seen
    record_phone_call(home, ann, maria.own_plan, Outcome.REACHED, about={FEVER: seen})
    assert standing(home, ann, maria)[FEVER].owner == "Ann Lee"


def test_the_same_call_saved_twice_is_recorded_once(home: House, ann: Visitor, maria: Visitor) -> None:
    for _ in range(2):
        record_phone_call(home, ann, maria.own_plan, Outcome.REACHED, about={FEVER: 0, WISH: 0})
    assert len(handled(home, maria)) == 2


def test_a_call_about_what_does_not_stand_any_more_is_not_kept(home: House, ann: Visitor, maria: Visitor) -> None:
    with pytest.raises(CannotRecord, match="does not stand any more"):
        record_phone_call(home, ann, maria.own_plan, Outcome.REACHED, about={FEVER: 0, AlertId("checkin:99"): 0})
    with pytest.raises(CannotRecord, match="at most 300"):
        record_phone_call(home, ann, maria.own_plan, Outcome.REACHED, "x" * 301, about={FEVER: 0})
    assert handled(home, maria) == []


def test_a_call_about_nothing_stands_by_itself_and_no_alert_says_that_there_is_none(
    home: House, ann: Visitor, maria: Visitor
) -> None:
    assert standing(home, ann, maria)[FEVER].called is None
    record_phone_call(home, ann, maria.own_plan, Outcome.LEFT_MESSAGE)
    found = standing(home, ann, maria)
    assert (found[FEVER].state, found[FEVER].called) == (State.OPEN, handled(home, maria)[0].received_at)


@pytest.mark.parametrize("outcome", [Outcome.REACHED, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE])
def test_a_call_without_an_alert_stands_with_its_outcome_note_and_who_made_it(
    home: House, ann: Visitor, outcome: Outcome
) -> None:
    maria = patient(home)
    record_phone_call(home, ann, maria.own_plan, outcome, " Rang twice. ")
    (event,) = handled(home, maria)
    assert event.payload == {
        "alert": "call", "step": "acted", "outcome": outcome.value, "note": "Rang twice.", "by": "Ann Lee"
    }  # fmt: skip


@pytest.mark.parametrize("about", [{}, {FEVER: 0}])
@pytest.mark.parametrize("outcome", [None, Outcome.DECIDED])
def test_a_call_without_what_came_of_it_is_not_kept(
    home: House, ann: Visitor, maria: Visitor, outcome: Outcome | None, about: dict[AlertId, int]
) -> None:
    with pytest.raises(CannotRecord, match="Pick what came of the call"):
        record_phone_call(home, ann, maria.own_plan, outcome, about=about)
    assert handled(home, maria) == []


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE])
def test_nothing_is_closed_while_nobody_was_reached_however_long_ago_that_was(
    home: House, ann: Visitor, maria: Visitor, monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    one = acknowledge(home, ann, maria.own_plan, FEVER, 0)
    two = act(home, ann, maria.own_plan, FEVER, one.seq, outcome=outcome)
    for moment in (DAY_5, "2027-03-21T11:30:00-04:00"):
        it_is(monkeypatch, moment)
        with pytest.raises(CannotRecord, match="Record first that you spoke to them, or what was decided"):
            resolve(home, ann, maria.own_plan, FEVER, two.seq, note="Left it.")
    three = act(home, ann, maria.own_plan, FEVER, two.seq, outcome=Outcome.DECIDED)
    resolve(home, ann, maria.own_plan, FEVER, three.seq)
    assert FEVER not in standing(home, ann, maria)
