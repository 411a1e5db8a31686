from datetime import date, timedelta
from typing import Any

import pytest

from checklist.guidance import Anchor, BookingError, hours_between
from checklist.plan import Pregnant
from tests.builders import a_booking, at, taking

MADE = at("2027-06-01T09:00")


def test_a_booking_without_any_time_is_refused() -> None:
    with pytest.raises(BookingError, match="time of the procedure or the time to arrive"):
        a_booking(arrival_at=None, procedure_at=None)


@pytest.mark.parametrize("minutes", [-1, 0])
def test_arrival_up_to_the_procedure_is_taken(minutes: int) -> None:
    booking = a_booking(arrival_at=at("2027-06-15T13:00") + timedelta(minutes=minutes))
    assert hours_between(booking.anchors.arrival, booking.anchors.procedure) == -minutes / 60


def test_arrival_after_the_procedure_is_refused() -> None:
    with pytest.raises(BookingError, match="arrive is after the procedure"):
        a_booking(arrival_at=at("2027-06-15T13:01"))


def test_arrival_and_procedure_are_compared_as_instants_in_the_hour_that_comes_twice() -> None:
    arrival, procedure = at("2027-11-07T01:30-04:00"), at("2027-11-07T01:15-05:00")
    assert a_booking(arrival_at=arrival, procedure_at=procedure).anchors.arrival == arrival
    with pytest.raises(BookingError):
        a_booking(arrival_at=procedure, procedure_at=arrival)


@pytest.mark.parametrize("moment", ["procedure_at", "arrival_at"])
def test_a_procedure_over_a_year_past_is_refused(moment: str) -> None:
    only = {"procedure_at": None, "arrival_at": None}
    a_booking(**(only | {moment: MADE - timedelta(days=366)}))
    with pytest.raises(BookingError, match="more than a year past"):
        a_booking(**(only | {moment: MADE - timedelta(days=366, minutes=1)}))


def test_going_home_before_the_procedure_is_refused() -> None:
    assert a_booking(discharge_at=at("2027-06-15T13:00")).anchors.discharge == at("2027-06-15T13:00")
    with pytest.raises(BookingError, match="go home is before"):
        a_booking(discharge_at=at("2027-06-15T12:59"))


def test_two_medicines_with_one_entry_id_are_refused() -> None:
    with pytest.raises(BookingError, match="same entry id"):
        a_booking(medications=(taking("Tums", entry="m1"), taking("Advil", entry="m1")))
    assert len(a_booking(medications=(taking("Tums", entry="m1"), taking("Tums", entry="m2"))).medications) == 2


def test_an_arrival_alone_is_every_anchor_and_its_date_is_day_0() -> None:
    anchors = a_booking(procedure_at=None, arrival_at=at("2027-06-14T22:00")).anchors
    assert {anchors.arrival, anchors.procedure, anchors.discharge} == {at("2027-06-14T22:00")}
    assert anchors.day_zero == date(2027, 6, 14)


def test_a_procedure_alone_stands_for_the_arrival_too() -> None:
    anchors = a_booking(arrival_at=None, discharge_at=at("2027-06-16T10:00")).anchors
    assert (anchors.arrival, anchors.discharge) == (at("2027-06-15T13:00"), at("2027-06-16T10:00"))


@pytest.mark.parametrize(
    ("known", "counted"),
    [
        ({}, Anchor.ARRIVAL),
        ({"fasting_anchor": Anchor.PROCEDURE}, Anchor.PROCEDURE),
        ({"arrival_at": None}, Anchor.PROCEDURE),
        ({"procedure_at": None, "fasting_anchor": Anchor.PROCEDURE}, Anchor.ARRIVAL),
    ],
)
def test_fasting_is_counted_from_a_moment_that_is_known(known: dict[str, Any], counted: Anchor) -> None:
    assert a_booking(**known).fasting_from is counted


def test_days_are_counted_where_the_person_is() -> None:
    late = {"arrival_at": None, "procedure_at": at("2027-06-15T22:00")}
    assert a_booking(**late).anchors.day_zero == date(2027, 6, 15)
    assert a_booking(**late, timezone="Europe/London").anchors.day_zero == date(2027, 6, 16)


@pytest.mark.parametrize(
    ("born", "baby"),
    [
        (None, False), (date(2027, 6, 1), True), (date(2027, 3, 16), True), (date(2027, 3, 15), False),
        (date(2026, 6, 14), False),
    ],
)  # fmt: skip
def test_a_baby_is_under_3_months_on_the_day_of_the_procedure(born: date | None, baby: bool) -> None:
    booking = a_booking(born=born)
    assert booking.is_baby is baby
    assert booking.is_child is (born is not None)


@pytest.mark.parametrize(
    ("born", "child"),
    [(None, False), (date(2009, 6, 16), True), (date(2009, 6, 15), False), (date(2009, 6, 14), False)],
)
def test_a_child_is_under_18_on_the_day_of_the_procedure(born: date | None, child: bool) -> None:
    booking = a_booking(born=born)
    assert booking.is_child is child
    assert booking.in_medicine_scope is not child


@pytest.mark.parametrize(
    ("facts", "in_scope"),
    [
        ({}, True),
        ({"pregnant": Pregnant.FALSE}, True),
        ({"pregnant": Pregnant.TRUE}, False),
        ({"pregnant": Pregnant.POSSIBLE}, False),
        ({"breastfeeding": False}, True),
        ({"breastfeeding": True}, False),
    ],
)
def test_medicine_rules_are_for_adults_who_are_not_pregnant_and_not_breastfeeding(
    facts: dict[str, Any], in_scope: bool
) -> None:
    assert a_booking(**facts).in_medicine_scope is in_scope
