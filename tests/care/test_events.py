from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.access import AccessDenied, Role
from checklist.care.events import SENTENCES, Kept, Posted, SessionOver, TooManyEvents, problem, record, record_in
from checklist.care.house import House
from checklist.plan import PlanId
from checklist.store.events import events_of, verify
from checklist.store.plans import rebook
from tests.care.builders import PLAN, TASKS, inside, with_plan
from tests.store.builders import a_basis

TICK = Posted(id="e1", kind="done", at="2027-03-15T20:40:00-07:00", task="shower")
ASKED = Posted(id="e2", kind="asked", at="2027-03-15T20:40:00-07:00", payload={"text": "May I drive?"})


def knows(task: str) -> bool:
    return task in TASKS


def a_cookie(house: House) -> str:
    with_plan(house)
    return inside(house)[1].cookie


def test_what_a_patient_sends_is_saved_under_their_role(house: House) -> None:
    recorded = record(house, a_cookie(house), PLAN, [TICK, ASKED])
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
        (replace(TICK, kind="cancelled", payload={"reason": "unwell", "by": "Ann"}), "bad_kind"),
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
    recorded = record(house, a_cookie(house), PLAN, sent)
    assert [kept.id for kept in recorded.saved] == ["e1", "e2"]
    assert [(refused.id, refused.code) for refused in recorded.refused] == [
        ("e3", "unknown_task"),
        ("e1", "id_reused"),
    ]


def test_sent_again_everything_is_saved_again_and_stands_once(house: House) -> None:
    cookie = a_cookie(house)
    first = record(house, cookie, PLAN, [TICK, ASKED])
    assert record(house, cookie, PLAN, [TICK, ASKED]) == first
    with house.store.reading() as tx:
        assert len(events_of(tx, PLAN)) == 2
        assert verify(tx, PLAN) is None


def test_200_events_at_once_are_taken_and_201_are_not(house: House) -> None:
    cookie = a_cookie(house)
    many = [replace(TICK, id=f"e{number}") for number in range(201)]
    with pytest.raises(TooManyEvents):
        record(house, cookie, PLAN, many)
    assert len(record(house, cookie, PLAN, many[:200]).saved) == 200


@pytest.mark.parametrize("events", [[TICK], [ASKED], []])
def test_only_the_person_whose_plan_it_is_may_send(house: House, events: list[Posted]) -> None:
    with_plan(house, PlanId("other"))
    with_plan(house)
    own, entered = inside(house)
    with pytest.raises(AccessDenied):
        record(house, inside(house, PlanId("other"))[1].cookie, PLAN, events)
    with pytest.raises(AccessDenied), house.store.writing() as tx:
        record_in(tx, replace(own, role=Role.NURSE), PLAN, events, knows)
    with pytest.raises(SessionOver):
        record(house, inside(house, role=Role.CAREGIVER)[1].cookie, PLAN, events)
    assert record(house, entered.cookie, PLAN, events).refused == ()


@pytest.mark.parametrize("cookie", [None, "", "made-up"])
def test_without_a_session_nothing_is_taken(house: House, cookie: str | None) -> None:
    with_plan(house)
    with pytest.raises(SessionOver):
        record(house, cookie, PLAN, [TICK])


def test_one_who_may_not_send_spoils_nothing_for_those_who_send_with_them(house: House) -> None:
    with_plan(house, PlanId("other"))
    stranger, cookie = inside(house, PlanId("other"))[1].cookie, a_cookie(house)

    def one(number: int) -> int:
        try:
            mine = number % 2 == 0
            return len(record(house, cookie if mine else stranger, PLAN, [replace(TICK, id=f"e{number}")]).saved)
        except AccessDenied:
            return 0

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(40))) == 20


def test_a_step_that_comes_with_a_moved_booking_can_be_ticked_at_once(house: House) -> None:
    tasks = {"shower"}
    moving = replace(house, task_known=lambda _house, _plan: frozenset(tasks).__contains__)
    cookie, new = a_cookie(moving), replace(TICK, id="e9", task="nails")
    assert record(moving, cookie, PLAN, [new]).refused[0].code == "unknown_task"
    tasks.add("nails")
    with moving.store.writing() as tx:
        rebook(tx, PLAN, a_basis())
    assert record(moving, cookie, PLAN, [new]).saved == (Kept("e9", 1),)
