from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.access import AccessDenied, Role
from checklist.care.events import SENTENCES, Kept, Posted, TooManyEvents, problem, record
from checklist.care.house import House
from checklist.care.visitor import NOBODY, Visitor
from checklist.plan import PlanId
from checklist.store.events import events_of, verify
from tests.care.builders import PLAN, TASKS, inside, with_plan

TICK = Posted(id="e1", kind="done", at="2027-03-15T20:40:00-07:00", task="shower")
ASKED = Posted(id="e2", kind="asked", at="2027-03-15T20:40:00-07:00", payload={"text": "May I drive?"})


def knows(task: str) -> bool:
    return task in TASKS


def patient(house: House) -> Visitor:
    with_plan(house)
    return inside(house)[0]


def test_what_a_patient_sends_is_saved_under_their_role(house: House) -> None:
    recorded = record(house, patient(house), PLAN, [TICK, ASKED], knows)
    assert (recorded.saved, recorded.refused) == ((Kept("e1", 1), Kept("e2", 2)), ())
    with house.store.reading() as tx:
        assert [(event.kind, event.actor, event.task) for event in events_of(tx, PLAN)] == [
            ("done", "patient", "shower"),
            ("asked", "patient", None),
        ]


@pytest.mark.parametrize(
    ("posted", "code"),
    [
        (replace(TICK, id=""), "bad_id"),
        (replace(TICK, id="x" * 101), "bad_id"),
        (replace(TICK, id="a b"), "bad_id"),
        (replace(TICK, id="a\n"), "bad_id"),
        (replace(TICK, kind="signed"), "bad_kind"),
        (replace(TICK, kind="checked_in"), "bad_kind"),
        (replace(TICK, kind="nonsense"), "bad_kind"),
        (replace(TICK, at="noon"), "bad_time"),
        (replace(TICK, at="2027-03-15T20:40:00"), "bad_time"),
        (replace(TICK, at="1999-12-31T00:00:00Z"), "bad_time"),
        (replace(TICK, at="2200-01-01T00:00:00Z"), "bad_time"),
        (replace(TICK, task=None), "unknown_task"),
        (replace(TICK, task="nails"), "unknown_task"),
        (replace(ASKED, task="nails"), "unknown_task"),
        (replace(ASKED, payload={"text": "x" * 2001}), "text_too_long"),
        (replace(ASKED, payload={"x" * 2001: "text"}), "text_too_long"),
        (replace(ASKED, payload={}), "text_missing"),
        (replace(ASKED, payload={"text": " \n"}), "text_missing"),
        (replace(TICK, payload={"text": ["a list"]}), "bad_payload"),
        (replace(TICK, payload={"number": 10**400}), "bad_payload"),
        (replace(TICK, payload={f"key {n}": "" for n in range(11)}), "bad_payload"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_code_and_a_sentence(posted: Posted, code: str) -> None:
    assert problem(posted, knows) == code
    assert SENTENCES[code].endswith(".")


@pytest.mark.parametrize(
    "posted",
    [
        replace(TICK, id="x" * 100),
        replace(TICK, kind="undone", payload={"by_mistake": True}),
        replace(TICK, kind="could_not", payload={"reason": "no_soap", "text": "x" * 2000, "more": None}),
        replace(ASKED, task="bags"),
        replace(TICK, at="2000-01-01T00:00:00Z"),
        replace(TICK, at="2199-12-31T23:59:59+14:00"),
    ],
)
def test_what_is_just_within_the_limits_is_kept(posted: Posted) -> None:
    assert problem(posted, knows) is None


@given(st.builds(Posted, id=st.text(), kind=st.text(), at=st.text(), task=st.none() | st.text(), payload=st.just({})))
def test_whatever_a_device_sends_is_kept_or_has_a_known_code(posted: Posted) -> None:
    assert problem(posted, knows) in (None, *SENTENCES)


def test_a_refused_event_keeps_no_other_from_being_saved(house: House) -> None:
    sent = [TICK, replace(TICK, id="e3", task="nails"), replace(TICK, kind="undone"), ASKED]
    recorded = record(house, patient(house), PLAN, sent, knows)
    assert [kept.id for kept in recorded.saved] == ["e1", "e2"]
    assert [(refused.id, refused.code) for refused in recorded.refused] == [
        ("e3", "unknown_task"),
        ("e1", "id_reused"),
    ]


def test_sent_again_everything_is_saved_again_and_stands_once(house: House) -> None:
    visitor = patient(house)
    first = record(house, visitor, PLAN, [TICK, ASKED], knows)
    assert record(house, visitor, PLAN, [TICK, ASKED], knows) == first
    with house.store.reading() as tx:
        assert len(events_of(tx, PLAN)) == 2
        assert verify(tx, PLAN) is None


def test_200_events_at_once_are_taken_and_201_are_not(house: House) -> None:
    visitor = patient(house)
    many = [replace(TICK, id=f"e{number}") for number in range(201)]
    with pytest.raises(TooManyEvents):
        record(house, visitor, PLAN, many, knows)
    assert len(record(house, visitor, PLAN, many[:200], knows).saved) == 200


@pytest.mark.parametrize("events", [[TICK], [ASKED], []])
def test_only_the_person_whose_plan_it_is_may_send(house: House, events: list[Posted]) -> None:
    with_plan(house, PlanId("other"))
    own = patient(house)
    strangers = [NOBODY, inside(house, PlanId("other"))[0], replace(own, role=Role.NURSE)]
    for stranger in strangers:
        with pytest.raises(AccessDenied):
            record(house, stranger, PLAN, events, knows)
    assert record(house, inside(house, role=Role.CAREGIVER)[0], PLAN, events, knows).refused == ()
