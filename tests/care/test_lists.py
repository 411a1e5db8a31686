"""A list that reads only whom it is about shows what a reading of everybody shows: the same people, the same order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from checklist.access import Role
from checklist.care import clock, people
from checklist.care.expected import Expectation, coming, expectation
from checklist.care.going_home import Going, going_of
from checklist.care.homeward import leaving, to_call, walks
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.roster import Listed, listed, roster
from checklist.care.visitor import NOBODY, Visitor
from checklist.care.waiting import queue
from checklist.discharge import for_the_team, spoke
from checklist.plan import EventKind, proposals
from checklist.store.lists import with_medicines
from checklist.store.plans import kept_plans
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.unit import audit_of
from checklist.ui.ward_list.days import is_near, later, near
from tests.care.a_ward import MOMENTS, a_ward, goes_home, happens, is_called
from tests.care.furnished import furnished, it_is, patient, said, staff

THEN = "2027-03-01T09:00:00-05:00"
NURSE = Subject(SubjectKind.USER, "u-nurse")


@pytest.fixture
def nurse(home: House) -> Visitor:
    return staff(home)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Made once, since every test only looks at it."""
    with pytest.MonkeyPatch.context() as then:
        it_is(then, THEN)
        made = furnished(tmp_path_factory.mktemp("ward"))
        everyone = list(enumerate(a_ward(made, staff(made))))
        for moment, first in (("2027-03-12T09:00:00-05:00", 0), ("2027-03-16T17:00:00-04:00", 1)):
            it_is(then, moment)
            for n, plan in everyone[first::3]:
                goes_home(made, plan, n)
        it_is(then, "2027-03-19T12:00:00-04:00")
        for n, plan in everyone[::2]:
            is_called(made, plan, n)
        yield made
    made.store.close()


@pytest.fixture
def looks(ward: House) -> Visitor:
    return people.visitor(ward, people.start_session(ward, NOBODY, NURSE, Role.NURSE).cookie)


def at_one_moment(rows: tuple[Listed, ...]) -> list[Listed]:
    """The rows without the seconds between two readings."""
    return [replace(row, now=row.now.replace(second=0, microsecond=0)) for row in rows]


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_quick_reading_of_the_list_is_the_whole_one(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    it_is(monkeypatch, moment)
    all_, whole = expectation(ward, looks), roster(ward, looks)
    mine = [row for row in whole if row.ahead or row.leaves_in_days is not None]
    assert [(one.plan, one.arrives, one.starts, one.leaves, one.ward) for one in all_.people] == [
        (row.plan, row.arrives, row.starts, row.leaves, row.ward) for row in mine
    ]
    assert [(one.comes_in_days, one.leaves_in_days) for one in all_.people] == [
        (row.comes_in_days, row.leaves_in_days) for row in mine
    ]
    same_days(ward, looks, all_, whole)
    told = coming(listed(ward, looks, all_.told))
    assert [(row.plan, row.told) for row in told if row.told] == [
        (row.plan, row.told) for row in coming(whole) if row.told
    ]


def same_days(home: House, nurse: Visitor, all_: Expectation, whole: tuple[Listed, ...]) -> None:
    """Today and tomorrow, and each later day, hold the same people with all that is said of them."""
    assert all_.now is not None
    around = frozenset(one.plan for one in all_.people if is_near(one))
    quick, slow = near(listed(home, nurse, around), all_.now), near(whole, whole[0].now)
    assert [(day.part, day.date) for day in quick] == [(day.part, day.date) for day in slow]
    for one, other in zip(quick, slow, strict=True):
        assert at_one_moment(one.rows) == at_one_moment(other.rows)
    by_day = {day: [one.plan for one in rows] for day, rows in later(all_.people).items()}
    assert by_day == {day: [row.plan for row in rows] for day, rows in later(whole).items()}


def going_home(house: House, visitor: Visitor, days: range) -> list[Going]:
    """Everyone whose procedure is so many days past, each with the whole of their plan and events."""
    return [going_of(house, row.plan) for row in roster(house, visitor) if row.day in days]


def is_leaving(one: Going) -> bool:
    booking, tomorrow = one.journey.plan.booking, one.journey.now.date() + timedelta(days=1)
    there = booking.anchors.arrival.date() <= tomorrow and one.leaves <= tomorrow
    return there and one.journey.now - booking.anchors.discharge < timedelta(days=7)


def is_to_call(one: Going) -> bool:
    record = one.walk.record
    if record.signed is None or one.journey.now - record.signed.said.at > timedelta(days=7):
        return bool(one.call_due and for_the_team(record))
    return not spoke(record) or bool(for_the_team(record))


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_quick_reading_of_who_goes_home_is_the_whole_one(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    it_is(monkeypatch, moment)
    found = leaving(ward, looks)
    whole = sorted(filter(is_leaving, going_home(ward, looks, range(-1, 60))), key=lambda one: (one.leaves, one.name))
    assert [(one.plan, one.name, one.procedure, one.leaves, one.record.signed) for one in found] == [
        (one.plan, one.name, one.journey.plan.procedure.plain_title, one.leaves, one.walk.record.signed)
        for one in whole
    ]
    seen = walks(ward, looks, [one.plan for one in found])
    assert [seen[one.plan] for one in found] == [one.walk for one in whole]


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_quick_reading_of_whom_to_call_is_the_whole_one(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    it_is(monkeypatch, moment)
    found = to_call(ward, looks)
    whole = [one for one in going_home(ward, looks, range(60)) if is_to_call(one)]
    whole.sort(key=lambda one: one.call_due or (one.journey.now, one.journey.now))
    assert [(one.plan, one.name, one.call_due, one.record.calls) for one in found] == [
        (one.plan, one.name, one.call_due, one.walk.record.calls) for one in whole
    ]


def ahead(house: House, visitor: Visitor) -> list[Journey]:
    return [journey_of(house, row.plan) for row in roster(house, visitor) if row.ahead]


@pytest.mark.parametrize("moment", MOMENTS[:9])
def test_the_quick_reading_of_whose_medicines_are_looked_at_is_the_whole_one(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    it_is(monkeypatch, moment)
    whole = [(one.id, proposals(one.plan, one.procedure, one.base, one.now)) for one in ahead(ward, looks)]
    assert [(one.plan, one.medicines) for one in queue(ward, looks)] == [one for one in whole if one[1]]


def test_only_a_plan_with_a_medicine_is_read_for_the_queue(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, MOMENTS[0])
    with ward.store.reading() as tx:
        found = with_medicines(tx, clock.now())
    all_ = ahead(ward, looks)
    takes = {one.id for one in all_ if one.plan.booking.medications}
    assert (found, len(takes) < len(all_)) == (takes, True)


def test_somebody_goes_home_and_is_called_at_each_of_the_moments_at_which_they_can_be(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for moment in MOMENTS:
        it_is(monkeypatch, moment)
        found.append((len(leaving(ward, looks)) > 5, len(to_call(ward, looks)) > 2))
    assert found[:9] == [(True, True)] * 9
    assert (found[9], found[-1]) == ((False, True), (False, False)), "some stay on the list of calls for weeks"


def test_the_ward_has_people_in_every_part_of_the_list(
    ward: House, looks: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, MOMENTS[3])
    all_ = expectation(ward, looks)
    found = {(one.comes_in_days, one.leaves_in_days) for one in all_.people}
    assert {(0, None), (1, None), (7, None), (None, 0), (None, 1)} <= found
    with ward.store.reading() as tx:
        assert len(all_.people) < len(roster(ward, looks)) < len(kept_plans(tx))
    assert all_.told


@pytest.mark.parametrize("page", ["list", "discharge", "calls", "confirm"])
def test_who_was_not_on_the_board_yet_stands_on_each_list_all_the_same(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    maria = patient(home, said("Eliquis", called="Maria"))
    it_is(monkeypatch, "2027-03-16T12:00:00-04:00" if page == "confirm" else "2027-03-16T16:00:00-04:00")
    happens(home, maria.own_plan, EventKind.SIGNED, signer="Zoe", listener="patient")
    with home.store.writing() as tx:
        for table in ("board_alerts", "board_facts", "board"):
            tx.exec_driver_sql(f"DELETE FROM {table}")
    reading = {"list": lambda: expectation(home, nurse).people, "discharge": lambda: leaving(home, nurse),
               "calls": lambda: to_call(home, nurse), "confirm": lambda: queue(home, nurse)}[page]  # fmt: skip
    assert [one.plan for one in reading()] == [maria.own_plan]


def test_where_everybody_has_been_the_list_is_empty_and_yet_not_that_of_nobody(
    home: House, nurse: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert expectation(home, nurse) == Expectation(now=None, people=(), told=frozenset())
    patient(home)
    it_is(monkeypatch, "2027-03-20T09:00:00-04:00")
    all_ = expectation(home, nurse)
    assert (all_.people, all_.now and all_.now.date()) == ((), clock.now().date())


def test_a_look_at_whom_to_expect_is_in_the_audit(home: House, nurse: Visitor) -> None:
    expectation(home, nurse)
    with home.store.reading() as tx:
        assert [(entry.who, entry.what) for entry in audit_of(tx)] == [("nurse:u-nurse", "see_people")]
