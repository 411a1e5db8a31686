"""Of a cancelled procedure stays what was told; nobody has to be ready for it, and nobody is silent after it."""

from datetime import timedelta
from typing import Any

import pytest

from checklist.alerts import Fast, Kind, standing
from checklist.fasting import FoodClass
from checklist.plan import EventKind
from tests.alerts.people import ANA, NURSE, RIDE, Told, on_day

LONG = (Fast(what=FoodClass.CLEAR_FLUIDS, hours=12.0),)
EVENING = on_day(-2, 20)


def cancels(told: Told, actor: str = NURSE, **said: Any) -> None:
    told.happens(EventKind.CANCELLED, EVENING, actor=actor, **({"reason": "hospital", "by": "Nadia Nair"} | said))


def kinds(told: Told, hours: int = 0, day: int = -1) -> set[Kind]:
    return {alert.kind for alert in told.standing(on_day(day, 12) + timedelta(hours=hours))}


def test_nobody_is_not_ready_or_fasts_long_for_what_does_not_take_place() -> None:
    told = Told(fasts=LONG)
    told.happens(EventKind.COULD_NOT, on_day(-3), RIDE, text="No car")
    assert kinds(told) == {Kind.NOT_READY, Kind.LONG_FAST, Kind.COULD_NOT}
    cancels(told)
    assert kinds(told) == set()
    assert standing(told.events, told.person).cancelled


@pytest.mark.parametrize("alone", [True, False])
def test_nobody_is_silent_after_what_did_not_take_place(alone: bool) -> None:
    told = Told(steps=(), lives_alone=alone)
    assert kinds(told, day=4) == {Kind.SILENT_ALONE if alone else Kind.SILENT}
    cancels(told)
    assert kinds(told, day=4) == set()


@pytest.mark.parametrize(
    ("kind", "said", "task", "stays"),
    [
        (EventKind.ASKED, {"text": "May I eat now?"}, None, Kind.ASKED),
        (EventKind.ASKED, {"about": "ate_late", "text": "Toast"}, None, Kind.ATE_LATE),
        (EventKind.COULD_NOT, {"reason": "took_it"}, RIDE, Kind.TOOK_IT),
        (EventKind.CHECKED_IN, {"day": 0, "advice": {"tier": "emergency", "reasons": []}}, None, Kind.EMERGENCY),
        (EventKind.CHECKED_IN, {"day": 0, "advice": {"tier": "same_day", "reasons": []}}, None, Kind.SAME_DAY),
        (EventKind.CHECKED_IN, {"day": 0, "call_me": True}, None, Kind.CALL_ME),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_was_told_stays_whether_before_or_after(
    kind: EventKind, said: dict[str, Any], task: Any, stays: Kind, first: bool
) -> None:
    told = Told(fasts=LONG)
    if not first:
        cancels(told)
    told.happens(kind, EVENING, task, **said)
    if first:
        cancels(told)
    assert kinds(told) == {stays}


def test_put_back_all_of_it_stands_again_and_what_was_resolved_stays_so() -> None:
    told = Told(fasts=LONG)
    told.handles("long_fast:2027-03-16", "acted", EVENING, outcome="decided")
    told.handles("long_fast:2027-03-16", "resolved", EVENING)
    cancels(told)
    cancels(told, back=True)
    assert kinds(told) == {Kind.NOT_READY}


@pytest.mark.parametrize("actor", ["patient", ANA])
def test_a_patient_or_a_helper_ends_nothing_by_saying_that_it_is_cancelled(actor: str) -> None:
    told = Told()
    cancels(told, actor=actor)
    assert kinds(told) == {Kind.NOT_READY}
