"""A list that reads only whom it is about shows what a reading of everybody shows: the same people, the same order."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from checklist.access import Role
from checklist.care import clock, people
from checklist.care.expected import Expectation, coming, expectation
from checklist.care.house import House
from checklist.care.roster import Listed, listed, roster
from checklist.care.visitor import NOBODY, Visitor
from checklist.care.watching import settle
from checklist.plan import EventKind
from checklist.store.plans import kept_plans
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.unit import audit_of
from checklist.ui.ward_list.days import is_near, later, near
from tests.care.a_ward import MOMENTS, a_ward, happens
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
        a_ward(made, staff(made))
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


def test_who_was_not_on_the_board_yet_is_expected_all_the_same(home: House, nurse: Visitor) -> None:
    maria = patient(home, said(called="Maria"))
    happens(home, maria.own_plan, EventKind.ASKED, text="?")
    with home.store.writing() as tx:
        for table in ("board_alerts", "board_facts", "board"):
            tx.exec_driver_sql(f"DELETE FROM {table}")
    all_ = expectation(home, nurse)
    assert ([one.plan for one in all_.people], all_.told) == ([maria.own_plan], {maria.own_plan})
    assert settle(home) == 0


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
