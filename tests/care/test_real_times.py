"""When the procedure really started and the person goes home: the recovery is counted from these."""

from datetime import date, datetime

import pytest

from checklist.care import discharging
from checklist.care.house import House
from checklist.care.rebooking import PlanChanged
from checklist.care.visitor import Visitor
from checklist.guidance import BookingError
from tests.care.furnished import it_is
from tests.care.test_discharging import AFTER, ann, maria, seen

__all__ = ["ann", "maria"]


def test_the_real_times_move_the_recovery(home: House, maria: Visitor, ann: Visitor) -> None:
    before = seen(home, ann, maria)
    started, leaves = datetime.fromisoformat("2027-03-16T15:30:00-04:00"), datetime.fromisoformat(AFTER)
    discharging.took_place(home, ann, maria.own_plan, before.version, started, leaves)
    booking = seen(home, ann, maria).journey.plan.booking
    assert (booking.anchors.procedure, booking.anchors.discharge) == (started, leaves)
    with pytest.raises(PlanChanged):
        discharging.took_place(home, ann, maria.own_plan, before.version, started, leaves)


def test_a_start_after_midnight_makes_the_next_day_day_0(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-17T09:00:00-04:00")
    started = datetime.fromisoformat("2027-03-17T00:20:00-04:00")
    discharging.took_place(home, ann, maria.own_plan, 1, started, None)
    one = seen(home, ann, maria)
    assert one.journey.timeline.day_zero == date(2027, 3, 17)
    assert next(row for row in one.journey.plan.timeline if row.id == "lifting").to_date == date(2027, 3, 30)


@pytest.mark.parametrize(
    ("started", "leaves"),
    [
        ("2027-03-16T18:00:00-04:00", None),
        ("2027-03-16T14:00:00-04:00", "2027-03-16T13:00:00-04:00"),
        ("2027-03-16T10:00:00-04:00", None),
    ],
)
def test_times_that_cannot_be_are_refused(
    home: House, maria: Visitor, ann: Visitor, started: str, leaves: str | None
) -> None:
    leaves_at = datetime.fromisoformat(leaves) if leaves else None
    with pytest.raises(BookingError, match="Check"):
        discharging.took_place(home, ann, maria.own_plan, 1, datetime.fromisoformat(started), leaves_at)
    assert seen(home, ann, maria).version == 1
