"""Acknowledge, act, resolve: nothing falls out silently, and what nobody acts on stands open again."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.alerts import Outcome, State, StepKind
from checklist.plan import EventKind
from tests.alerts.people import BED, NURSE, RIDE, Told, on_day

SECOND = timedelta(seconds=1)
AT = on_day(5, 8)


def reported(tier: str | None = "same_day") -> Told:
    told = Told(steps=())
    if tier:
        told.checks_in(AT, tier, ("fever",))
    else:
        told.happens(EventKind.ASKED, AT, text="?")
    return told


def test_acknowledge_act_resolve_closes_an_alert_and_the_last_step_alone() -> None:
    told = reported()
    told.handles("checkin:1", "acknowledged", AT)
    alert = told.one("checkin:1", AT)
    assert (alert.state, alert.owner, alert.at) == (State.ACKNOWLEDGED, "Nadia Nair", AT)
    told.handles("checkin:1", "acted", AT, outcome="reached", note="Comes in at 2.")
    alert = told.one("checkin:1", AT)
    assert (alert.state, alert.outcome, alert.note) == (State.ACTED, "reached", "Comes in at 2.")
    told.handles("checkin:1", "resolved", AT)
    assert told.ids(AT) == []


@pytest.mark.parametrize(
    ("tier", "limit"),
    [("emergency", timedelta(minutes=15)), ("same_day", timedelta(hours=2)), (None, timedelta(hours=24))],
)
def test_what_was_acknowledged_and_not_acted_on_stands_open_again(tier: str | None, limit: timedelta) -> None:
    told = reported(tier)
    id_ = "checkin:1" if tier else "asked:1"
    told.handles(id_, "acknowledged", AT)
    before, after = told.one(id_, AT + limit - SECOND), told.one(id_, AT + limit)
    assert (before.needs(AT + limit - SECOND), after.needs(AT + limit)) == (False, True)
    assert (after.again(AT + limit), after.owner) == (True, "Nadia Nair")


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_a_call_that_reached_nobody_does_not_count_as_acting_for_long(outcome: Outcome | None) -> None:
    told = reported()
    told.handles("checkin:1", "acted", AT, **({"outcome": outcome.value} if outcome else {}))
    later = AT + timedelta(hours=2)
    assert told.one("checkin:1", later).needs(later) == (outcome not in (Outcome.REACHED, Outcome.DECIDED))


def test_taking_back_drops_the_newest_step_alone() -> None:
    told = reported()
    told.handles("checkin:1", "acted", AT, outcome="reached")
    told.handles("checkin:1", "resolved", AT)
    told.handles("checkin:1", "reopened", AT)
    assert told.one("checkin:1", AT).state is State.ACTED
    told.handles("checkin:1", "reopened", AT)
    assert told.one("checkin:1", AT).state is State.OPEN


def test_the_same_reason_on_a_later_day_is_a_new_alert() -> None:
    told = reported()
    told.handles("checkin:1", "resolved", AT)
    told.checks_in(on_day(6), "same_day", ("fever",))
    assert told.ids(on_day(6)) == ["checkin:3"]


def test_the_person_says_that_they_called_or_that_it_was_a_mistake_and_closes_nothing() -> None:
    told = reported("emergency")
    told.happens(EventKind.HANDLED, AT, alert=1, step="patient_called")
    told.happens(EventKind.HANDLED, AT + SECOND, alert="1", step="mistake")
    alert = told.one("checkin:1", AT + SECOND)
    assert (alert.state, alert.patient_called, alert.mistake) == (State.OPEN, AT, AT + SECOND)


def test_a_call_counts_for_a_newer_check_in_of_the_day_that_says_no_more() -> None:
    told = reported()
    told.happens(EventKind.HANDLED, AT, alert="checkin:1", step="patient_called")
    told.checks_in(AT + SECOND, "same_day", ("fever",))
    told.checks_in(AT + 2 * SECOND, "same_day", ("fever",))
    assert told.one("checkin:4", AT + 3 * SECOND).patient_called == AT
    told.handles("checkin:4", "acknowledged", AT + 3 * SECOND)
    assert told.one("checkin:4", AT + 4 * SECOND).patient_called == AT
    told = reported()
    told.happens(EventKind.HANDLED, AT, alert="checkin:1", step="patient_called")
    told.checks_in(AT + SECOND, "same_day", ("fever", "redness_spreading"))
    assert told.one("checkin:3", AT + SECOND).patient_called is None, "nobody has called about the redness"


@pytest.mark.parametrize("outcome", ["reached", "no_answer", "left_message"])
def test_a_call_about_anything_is_on_record_for_every_alert_that_stood_then(outcome: str) -> None:
    told = reported()
    told.handles("call", "acted", AT + SECOND, outcome=outcome)
    told.checks_in(on_day(6), "same_day", ("redness",))
    assert told.one("checkin:1", on_day(6)).called == AT + SECOND
    assert told.one("checkin:3", on_day(6)).called is None, "nobody has called since that one"
    told.happens(EventKind.FOLLOWED_UP, on_day(6), actor=NURSE, reached=outcome)
    assert [told.one(id_, on_day(6)).called for id_ in ("checkin:1", "checkin:3")] == [on_day(6)] * 2


def test_what_was_decided_or_taken_back_or_told_by_another_is_no_call() -> None:
    told = reported()
    told.handles("skipped:1", "acted", AT, outcome="decided")
    told.handles("checkin:1", "acted", AT, outcome="reached")
    told.handles("checkin:1", "reopened", AT)
    told.happens(EventKind.HANDLED, AT, alert="call", step="acted", outcome="reached")
    assert told.one("checkin:1", AT).called is None


@pytest.mark.parametrize("step", ["acknowledged", "acted", "resolved", "reopened", "anything", None, 7])
def test_nobody_but_staff_handles_an_alert(step: object) -> None:
    told = reported("emergency")
    told.happens(EventKind.HANDLED, AT, alert="checkin:1", step=step, by="Nadia Nair")
    assert told.one("checkin:1", AT).state is State.OPEN


moves = st.one_of(
    st.tuples(st.just("checks in"), st.sampled_from(["emergency", "same_day", None]),
              st.sets(st.sampled_from(["breath", "chest", "fever"]), min_size=1), st.booleans()),
    st.tuples(st.just("asks"), st.booleans()),
    st.tuples(st.just("ticks"), st.sampled_from([EventKind.DONE, EventKind.UNDONE, EventKind.COULD_NOT]),
              st.sampled_from([RIDE, BED]), st.booleans()),
    st.tuples(st.just("handles"), st.integers(1, 8), st.sampled_from(["acknowledged", "acted", "reopened"])),
    st.tuples(st.just("patient handles"), st.integers(1, 8), st.sampled_from(list(StepKind))),
)  # fmt: skip
INCIDENTS = ("checkin", "call_me", "took", "ate", "asked")


def play(told: Told, move: tuple, now: datetime) -> None:  # type: ignore[type-arg]
    match move:
        case ("checks in", tier, signs, call_me):
            told.checks_in(now, tier, tuple(sorted(signs)), **({"call_me": True} if call_me else {}))
        case ("asks", ate):
            told.happens(EventKind.ASKED, now, text="?", **({"about": "ate_late"} if ate else {}))
        case ("ticks", kind, task, took):
            told.happens(kind, now, task, **({"reason": "took_it"} if took else {}))
        case ("handles", number, step):
            for source in INCIDENTS:
                told.handles(f"{source}:{number}", step, now)
        case ("patient handles", number, step):
            told.happens(EventKind.HANDLED, now, alert=number, step=step.value, by="Nadia Nair")


def must_stay(told: Told, id: str) -> bool:
    """What nothing but resolving may end: all that happened, but for same-day advice of a day that was said anew."""
    return not id.startswith(("checkin", "call_me")) or told.one(id, LATE).kind.value == "emergency"


LATE = on_day(40)


@given(st.lists(st.tuples(moves, st.integers(0, 6)), max_size=14))
def test_nothing_falls_out_silently(story: list[tuple[tuple, int]]) -> None:  # type: ignore[type-arg]
    told, now, stood = Told(), on_day(1), set[str]()
    for move, hours in story:
        now += timedelta(hours=hours)
        play(told, move, now)
        found = {alert.id: alert for alert in told.standing(LATE)}
        gone = stood - found.keys()
        replaced = {id for id in gone if id.startswith("checkin") and move[0] == "checks in"}
        assert gone == replaced, "only a newer check-in of the day ends anything but by resolving"
        assert not replaced or any(one.kind.value == "emergency" for one in found.values())
        stood = {id for id in found if id.split(":")[0] in INCIDENTS and must_stay(told, id)}


def test_closing_what_was_in_hand_does_not_bring_up_what_was_said_again_meanwhile() -> None:
    told = reported()
    told.handles("checkin:1", "acted", AT, outcome="reached")
    told.checks_in(AT + SECOND, "same_day", ("fever",))
    told.handles("checkin:1", "resolved", AT + 2 * SECOND)
    assert told.ids(AT + 3 * SECOND) == []
    told.checks_in(AT + 4 * SECOND, "same_day", ("fever",))
    assert told.ids(AT + 5 * SECOND) == ["checkin:5"], "said again after it was closed"
