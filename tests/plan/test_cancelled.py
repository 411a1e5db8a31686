"""Whether a procedure takes place, as the events say."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checklist.plan import Event, EventId, EventKind, PlanId, Reason, cancelled

AT = datetime(2027, 3, 15, 20, tzinfo=UTC)
SAID = {"reason": "unwell", "note": "Fever", "by": "Ann Lee"}
BACK = {"back": True, "by": "Bea Poe"}


def an_event(
    seq: int, payload: dict[str, Any], actor: str = "nurse:u-1", kind: EventKind = EventKind.CANCELLED
) -> Event:
    return Event(
        id=EventId(str(seq)), plan=PlanId("p"), seq=seq, at=AT, received_at=AT + timedelta(minutes=seq), actor=actor,
        kind=kind, payload=payload,
    )  # fmt: skip


def test_without_a_word_of_staff_it_takes_place() -> None:
    assert cancelled([]) is None
    assert cancelled([an_event(1, SAID, kind=EventKind.HANDLED)]) is None


def test_a_cancelled_one_says_who_why_and_when_it_came_in() -> None:
    found = cancelled([an_event(3, SAID)])
    assert found
    assert (found.reason, found.note, found.by, found.seq) == (Reason.UNWELL, "Fever", "Ann Lee", 3)
    assert found.at == AT + timedelta(minutes=3)


@pytest.mark.parametrize("actor", ["patient", "caregiver:s-1", "patient:x", "nurse"])
def test_what_a_patient_or_a_helper_sends_counts_for_nothing(actor: str) -> None:
    assert cancelled([an_event(1, SAID, actor)]) is None
    found = cancelled([an_event(1, SAID), an_event(2, BACK, actor)])
    assert found and found.seq == 1


def test_the_newest_by_number_decides_in_whatever_order_they_come() -> None:
    first, back, again = an_event(1, SAID), an_event(2, BACK), an_event(3, {**SAID, "reason": "hospital"})
    assert cancelled([back, first]) is None
    found = cancelled([again, back, first])
    assert found and (found.reason, found.seq) == (Reason.HOSPITAL, 3)


def test_a_reason_that_nobody_knows_is_another_one() -> None:
    found = cancelled([an_event(1, {"reason": "weather", "by": "Ann"})])
    assert found and (found.reason, found.note) == (Reason.OTHER, "")


def test_what_was_said_can_be_erased_and_it_stays_cancelled_or_put_back() -> None:
    found = cancelled([an_event(1, {})])
    assert found and found.reason is Reason.OTHER
    assert cancelled([an_event(1, SAID), an_event(2, {})]) is None
    assert cancelled([an_event(1, {}), an_event(2, {}), an_event(3, {})])
