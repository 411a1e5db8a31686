from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import clock, people
from checklist.care.content import offered
from checklist.care.house import House, Sample
from checklist.care.journey import Journey, journey, journey_of
from checklist.care.reviewing import in_review, review
from checklist.care.roster import roster
from checklist.care.samples import PEOPLE, STAFF, fill, samples, settle_numbers
from checklist.care.visitor import NOBODY, Visitor
from checklist.plan import EventKind
from checklist.store.events import events_of, verify
from checklist.store.plans import kept_plans
from checklist.store.unit import Setting, all_settings
from tests.care.furnished import furnished, it_is

EVENING = "2027-03-15T18:00:00-04:00"
Filled = Callable[[str], House]


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Filled]:
    """A demonstration first started at a given moment."""
    houses: list[House] = []

    def started(moment: str) -> House:
        it_is(monkeypatch, moment)
        folder = tmp_path / str(len(houses))
        folder.mkdir()
        houses.append(replace(furnished(folder), samples=samples()))
        settle_numbers(houses[-1])
        fill(houses[-1])
        return houses[-1]

    yield started
    for house in houses:
        house.store.close()


def everyone(house: House) -> dict[str, Journey]:
    with house.store.reading() as tx:
        ids = [plan.id for plan in kept_plans(tx)]
    journeys = [journey_of(house, id_) for id_ in ids]
    return {str(one.plan.booking.called): one for one in journeys}


def one(house: House, who: str) -> Sample:
    return next(sample for sample in house.samples if sample.who == who)


def signed_in(house: House, who: str) -> Visitor:
    return people.visitor(house, people.sign_in_as_sample(house, NOBODY, one(house, who)).cookie)


def test_at_least_12_people_are_spread_from_three_weeks_before_to_six_weeks_after(filled: Filled) -> None:
    days = sorted(person.timeline.today for person in everyone(filled(EVENING)).values())
    assert len(days) >= 12
    assert days == sorted(-person.in_days for person in PEOPLE)
    assert (days[0], 36 <= days[-1] <= 42) == (-21, True)


@pytest.mark.parametrize(
    "moment",
    [
        "2027-03-15T00:30:00-04:00",
        "2027-03-15T20:30:00-04:00",
        "2027-03-15T23:59:00-04:00",
        "2027-03-13T12:00:00-05:00",
        "2027-11-06T12:00:00-04:00",
    ],
)
def test_each_is_as_far_from_the_procedure_as_their_name_says_at_any_hour(filled: Filled, moment: str) -> None:
    found = everyone(filled(moment))
    assert {name: -person.timeline.today for name, person in found.items()} == {p.name: p.in_days for p in PEOPLE}


def test_the_labels_say_who_and_how_far_and_maria_comes_first_among_patients(filled: Filled) -> None:
    labels = [sample.label for sample in filled(EVENING).samples]
    assert labels[len(STAFF)] == "Maria Ortiz, procedure tomorrow"
    assert "Ines Keller, procedure in 21 days" in labels
    assert "Ruth Abel, procedure today" in labels
    assert "Daniel Okafor, 3 days after the procedure" in labels
    assert all("sample" in label for label in labels[: len(STAFF)])


def test_ticks_and_check_ins_are_there_from_before_now_and_the_chains_hold(filled: Filled) -> None:
    house = filled(EVENING)
    for person in everyone(house).values():
        with house.store.reading() as tx:
            events = events_of(tx, person.id)
            assert verify(tx, person.id) is None
        assert any(event.kind is EventKind.DONE for event in events)
        assert all(event.at <= event.received_at < clock.now() for event in events)
        known = {task.id for task in person.plan.tasks}
        assert {event.task for event in events if event.task} <= known


@pytest.mark.parametrize("moment", [EVENING, "2027-03-15T00:30:00-04:00", "2027-03-15T23:30:00-04:00"])
def test_what_happened_to_each_stands_in_the_order_in_which_it_came_in(filled: Filled, moment: str) -> None:
    for person in everyone(filled(moment)).values():
        assert [event.seq for event in person.events] == list(range(1, len(person.events) + 1))
        assert [event.received_at for event in person.events] == sorted(event.received_at for event in person.events)
        assert [event.at for event in person.events] == sorted(event.at for event in person.events)


def test_nobody_has_ticked_what_was_not_open_yet(filled: Filled) -> None:
    for person in everyone(filled(EVENING)).values():
        opened = {task.id: task.window.start for task in person.plan.tasks}
        ticked = [event for event in person.events if event.task]
        assert [event.task for event in ticked if event.received_at < opened[event.task]] == []


def test_those_who_are_home_have_told_their_pain_and_no_day_to_come(filled: Filled) -> None:
    found = everyone(filled(EVENING))
    home = {name: person for name, person in found.items() if person.timeline.today > 0}
    assert len(home) >= 4
    assert all(person.timeline.pain for person in home.values())
    assert all(person.timeline.pain[-1].day <= person.timeline.today for person in home.values())
    assert not any(person.timeline.pain for name, person in found.items() if name not in home)


def test_some_are_ready_and_some_are_not(filled: Filled) -> None:
    house = filled(EVENING)
    ahead = [row for row in roster(house, signed_in(house, "nurse")) if row.day < 0]
    assert {bool(row.open) for row in ahead} == {True, False}


@pytest.mark.parametrize(
    ("who", "role"), [("nurse", Role.NURSE), ("care_team", Role.CARE_TEAM), ("clinician", Role.CLINICIAN)]
)
def test_one_click_signs_staff_in_under_their_own_role_and_name(filled: Filled, who: str, role: Role) -> None:
    house = filled(EVENING)
    visitor = signed_in(house, who)
    assert (visitor.role, visitor.actor) == (role, f"{role}:sample-{who}")
    assert visitor.name and "sample" in visitor.name
    with pytest.raises(AccessDenied):
        journey(house, visitor)


def test_one_click_signs_a_patient_in_to_their_own_plan(filled: Filled) -> None:
    house = filled(EVENING)
    maria = signed_in(house, "patient-06")
    assert maria.role is Role.PATIENT
    assert journey(house, maria).plan.booking.called == "Maria Ortiz"
    with pytest.raises(AccessDenied):
        roster(house, maria)


def test_every_sample_can_be_signed_in_as_and_none_has_a_password(filled: Filled) -> None:
    house = filled(EVENING)
    assert {signed_in(house, sample.who).subject for sample in house.samples} == {s.subject for s in house.samples}
    with pytest.raises(people.SignInRefused):
        people.sign_in(house, NOBODY, "Nadia Nair, sample nurse", "", "127.0.0.1")


def test_filling_twice_adds_nobody(filled: Filled) -> None:
    house = filled(EVENING)
    before = everyone(house)
    fill(house)
    assert everyone(house).keys() == before.keys()
    assert sum(len(p.events) for p in everyone(house).values()) == sum(len(p.events) for p in before.values())


def test_the_unit_and_every_sample_have_a_number_to_call(filled: Filled) -> None:
    house = filled(EVENING)
    with house.store.reading() as tx:
        assert all_settings(tx) == {Setting.WARD_PHONE: "555-0142", Setting.EMERGENCY_PHONE: "911"}
    assert {person.plan.booking.contacts.ward for person in everyone(house).values()} == {"555-0142"}


def test_a_made_up_leaflet_stands_in_review_half_looked_at_and_no_patient_is_offered_it(filled: Filled) -> None:
    house = filled(EVENING)
    lena = signed_in(house, "clinician")
    (key,) = in_review(house, lena)
    now = review(house, lena, key)
    assert "sample" in now.kept.name and "made up" in now.kept.text
    assert {item.open for item in now.items} == {True, False}
    assert key.procedure not in offered(house).procedures
