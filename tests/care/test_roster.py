from datetime import date, time, timedelta

import pytest

from checklist.care.answers import Answers, with_facts, with_times
from checklist.care.expected import coming
from checklist.care.house import House
from checklist.care.moving import move
from checklist.care.roster import Listed, _known, person, roster
from checklist.care.visitor import Visitor
from checklist.plan import EventKind, PlanId
from checklist.store.events import erase
from checklist.store.plans import PlanNotFound
from checklist.store.unit import audit_of
from tests.care.furnished import ARRIVAL, DAY, NEW_YORK, START, happens, it_is, patient, said, staff

BLOCKING = ("who drives you home?", "who stays with you for the first 24 hours?")


def arriving(name: str, day: date = DAY, arrival: time = ARRIVAL, zone: str = NEW_YORK) -> Answers:
    answers = with_times(said(), day, arrival, START, zone)
    return with_facts(answers, called=name, contacts={"ward": "555-0142"})


def named(house: House, nurse: Visitor) -> list[str]:
    return [row.name for row in roster(house, nurse)]


def only(house: House, nurse: Visitor) -> Listed:
    (row,) = roster(house, nurse)
    return row


@pytest.fixture
def nurse(home: House) -> Visitor:
    return staff(home)


def test_everyone_stands_by_arrival_whatever_the_zone(home: House, nurse: Visitor) -> None:
    for one in (
        arriving("Ann", date(2027, 3, 17)),
        arriving("Mia", DAY, time(9), "America/Los_Angeles"),
        arriving("Zoe", DAY, time(11, 59), NEW_YORK),
    ):
        patient(home, one)
    assert named(home, nurse) == ["Zoe", "Mia", "Ann"]


def test_a_row_says_who_comes_when_for_what_and_whom_to_call(home: House, nurse: Visitor) -> None:
    patient(home, arriving("Maria"))
    row = only(home, nurse)
    assert (row.name, row.day, row.ward) == ("Maria", -8, "555-0142")
    assert row.procedure == "Surgery to take out a lump from the back or side"
    assert row.arrives.isoformat() == "2027-03-16T11:00:00-04:00"
    assert row.starts.isoformat() == "2027-03-16T13:00:00-04:00"


def test_somebody_without_a_name_or_a_number_has_none(home: House, nurse: Visitor) -> None:
    patient(home)
    row = only(home, nurse)
    assert (row.name, row.ward) == ("", None)


def test_what_is_open_are_the_questions_to_ask_and_only_a_tick_closes_one(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    assert only(home, nurse).open == BLOCKING
    happens(home, maria, "ride", kind=EventKind.COULD_NOT)
    assert only(home, nurse).open == BLOCKING
    happens(home, maria, "ride")
    assert only(home, nurse).open == BLOCKING[1:]


def test_a_medicine_that_the_team_must_decide_is_asked_about_too(home: House, nurse: Visitor) -> None:
    patient(home, said("Eliquis"))
    assert "what to do with Eliquis (apixaban)?" in only(home, nurse).open


def test_after_the_procedure_nothing_is_asked_any_more(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient(home)
    it_is(monkeypatch, "2027-03-16T12:59:00-04:00")
    assert (only(home, nurse).day, only(home, nurse).open) == (0, BLOCKING)
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert (only(home, nurse).day, only(home, nurse).open) == (0, ())
    it_is(monkeypatch, "2027-03-17T00:00:00-04:00")
    assert only(home, nurse).day == 1


def test_a_person_stays_among_those_coming_until_the_procedure_starts(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient(home, arriving("Maria"))
    row = only(home, nurse)
    for clock_time, there in (("11:30", (row,)), ("12:59", (row,)), ("13:00", ())):
        it_is(monkeypatch, f"2027-03-16T{clock_time}:00-04:00")
        assert coming([row]) == there


def test_nobody_is_a_list_too(home: House, nurse: Visitor) -> None:
    assert roster(home, nurse) == coming([]) == ()


def test_every_look_is_in_the_audit(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    roster(home, nurse)
    assert person(home, nurse, maria.own_plan).id == maria.own_plan
    with home.store.reading() as tx:
        entries = [(entry.who, entry.what, entry.plan) for entry in audit_of(tx)]
    assert entries == [("nurse:u-nurse", "see_people", None), ("nurse:u-nurse", "see_person", maria.own_plan)]


def test_a_look_at_somebody_who_is_not_there_is_in_the_audit_too(home: House, nurse: Visitor) -> None:
    with pytest.raises(PlanNotFound):
        person(home, nurse, PlanId("guessed"))
    with home.store.reading() as tx:
        assert [entry.plan for entry in audit_of(tx)] == ["guessed"]


def test_a_row_says_how_old_somebody_is_and_how_to_call_them(home: House, nurse: Visitor) -> None:
    patient(home, said(born="1960-03-09", phone="555-0107", contacts={"ward": "555-0142"}))
    row = only(home, nurse)
    assert (row.age, row.phone, row.ward) == (66, "555-0107", "555-0142")


def test_the_birthday_itself_counts(home: House, nurse: Visitor) -> None:
    patient(home, said(born="1960-03-08"))
    assert only(home, nurse).age == 67


@pytest.mark.parametrize(
    ("moment", "comes_in", "leaves"),
    [
        ("2027-03-08T09:00:00-05:00", 8, None),
        ("2027-03-15T23:59:00-04:00", 1, None),
        ("2027-03-16T00:00:00-04:00", 0, None),
        ("2027-03-16T12:59:00-04:00", 0, None),
        ("2027-03-16T13:00:00-04:00", None, 0),
        ("2027-03-16T23:59:00-04:00", None, 0),
        ("2027-03-17T00:00:00-04:00", None, None),
    ],
)
def test_days_are_counted_until_somebody_comes_in_and_then_until_they_go_home(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str, comes_in: int | None, leaves: int | None
) -> None:
    patient(home)
    it_is(monkeypatch, moment)
    row = only(home, nurse)
    assert (row.comes_in_days, row.leaves_in_days) == (comes_in, leaves)


def test_what_is_open_before_going_home_is_who_drives_and_who_stays(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = patient(home, said("Eliquis"))
    assert [ask.task.id for ask in only(home, nurse).asks] == ["medicine_ask:eliquis", "ride", "helper"]
    assert only(home, nurse).home == ()
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert [ask.task.id for ask in only(home, nurse).home] == ["ride", "helper"]
    happens(home, maria, "helper")
    assert [ask.task.id for ask in only(home, nurse).home] == ["ride"]
    assert only(home, nurse).asks == ()


def test_a_long_fast_is_told_with_its_hours(home: House, nurse: Visitor) -> None:
    patient(home)
    assert {stop.hours for stop in only(home, nurse).fasts} == {12}


def test_a_look_after_an_event_a_move_or_an_erasure_shows_what_is_so_now(home: House, nurse: Visitor) -> None:
    maria = patient(home)
    assert only(home, nurse).told == ()
    happens(home, maria, "ride", kind=EventKind.COULD_NOT, text="Nobody can")
    assert [one.words for one in only(home, nurse).told] == ["Nobody can"]
    with home.store.writing() as tx:
        erase(tx, maria.own_plan, 1)
    assert only(home, nurse).told == ()
    move(home, maria, DAY + timedelta(days=1), ARRIVAL, START)
    assert only(home, nurse).day == -9


def test_a_second_look_builds_no_plan_anew(home: House, nurse: Visitor) -> None:
    for name in ("Ann", "Zoe"):
        patient(home, arriving(name))
    roster(home, nurse)
    before = _known.cache_info().misses
    roster(home, nurse)
    assert _known.cache_info().misses == before
    happens(home, patient(home, arriving("Mia")), "ride")
    roster(home, nurse)
    assert _known.cache_info().misses == before + 1
