"""A booking as it is kept: what comes back is what went in."""

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from checklist.library import booking_from_json, booking_to_json
from checklist.medication import Action, Confirmed
from checklist.plan import Booking

MADE = datetime(2027, 3, 1, 15, tzinfo=UTC)


@given(st.sampled_from(["America/New_York", "Europe/London", "UTC"]), st.dates(), st.times())
def test_a_last_dose_stays_a_date_or_a_time(zone: str, day: date, clock: time) -> None:
    doses = (day, datetime.combine(day, clock, UTC), datetime.combine(day, time(), UTC))
    held = tuple(Confirmed(medication="a", action=Action.HOLD, by="b", last_dose=dose) for dose in doses)
    booking = Booking(made_at=MADE, timezone=zone, procedure_at=datetime(2027, 6, 1, tzinfo=UTC), confirmed=held)
    kept = booking_from_json(booking_to_json(booking)).confirmed
    assert [type(c.last_dose) for c in kept] == [date, datetime, datetime]
    assert [c.last_dose for c in kept] == list(doses)
