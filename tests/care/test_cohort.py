from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checklist.access import AccessDenied, Role
from checklist.alerts import Counted, counted, watched
from checklist.care import clock, cohort, counts
from checklist.care.cohort import Chosen, Cohort
from checklist.care.content import basis_of, guidance_for
from checklist.care.counts import Spread
from checklist.care.crowd import fill
from checklist.care.house import House
from checklist.care.journey import planned
from checklist.care.visitor import NOBODY
from checklist.care.watching import add_plan
from checklist.library.profile import booking_from_profile
from checklist.plan import EventId, EventKind, PlanId, TaskId
from checklist.store import open_store
from checklist.store.events import NewEvent, append, events_of
from checklist.store.plans import kept_plans
from checklist.store.unit import audit_of
from tests.builders import at
from tests.care.furnished import EXCISION, NEW_YORK, it_is, library, staff

NOW = "2027-04-20T12:00:00-04:00"


@pytest.fixture
def ward(home: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Six people: five had their procedure in March and April, one comes in tomorrow."""
    it_is(monkeypatch, NOW)
    for name, day in {"a": "03-16", "b": "03-17", "c": "04-01", "d": "04-02", "e": "04-12", "f": "04-21"}.items():
        books(home, name, f"2027-{day}", ward="555-0199" if name == "e" else "555-0142")
    return home


def books(house: House, name: str, day: str, ward: str | None, comes: str = "09:00", begins: str = "11:00") -> None:
    profile = {
        "timezone": NEW_YORK, "arrival_at": f"{day}T{comes}", "procedure_at": f"{day}T{begins}", "called": name,
        "contacts": {"ward": ward},
    }  # fmt: skip
    booking = booking_from_profile(profile, made_at=at("2027-03-01T09:00"))
    with house.store.writing() as tx:
        add_plan(house, tx, PlanId(name), basis_of(house, EXCISION, booking))


def cancels(
    house: House, name: str, when: str, reason: str = "hospital", actor: str = "nurse:u-1", **more: Any
) -> None:
    moment = datetime.fromisoformat(f"2027-{when}-04:00")
    said = {"reason": reason, "note": "", "by": "Ann"} | more
    new = NewEvent(id=EventId(f"cancel{name}{when}"), kind=EventKind.CANCELLED, at=moment, payload=said)
    house.store.write(lambda tx: append(tx, PlanId(name), actor=actor, received_at=moment, news=[new]))


def tells(house: House, name: str, kind: EventKind, when: str, *, task: str | None = None, **payload: Any) -> None:
    moment = datetime.fromisoformat(f"2027-{when}:00-04:00")
    new = NewEvent(
        id=EventId(f"{kind}{task}{when}{payload}"[:90]), kind=kind, at=moment, task=TaskId(task) if task else None,
        payload=payload,
    )  # fmt: skip
    house.store.write(lambda tx: append(tx, PlanId(name), actor="patient", received_at=moment, news=[new]))


def looks(house: House, chosen: Chosen = Chosen()) -> Cohort:  # noqa: B008 - a frozen value
    return cohort.cohort(house, staff(house), chosen, NEW_YORK)


def numbers(found: Iterable[counts.Count]) -> dict[str, tuple[int, int]]:
    return {one.what: (one.n, one.of) for one in found}


def test_everyone_of_the_months_is_counted_and_nobody_is_named(ward: House) -> None:
    found = looks(ward)
    assert len(found.people) == 6
    assert not any(hasattr(one, "name") for one in found.people)
    assert (f"{found.since}", f"{found.before}") == ("2027-02-01", "2027-04-22")
    assert found.guidance and found.guidance.id == EXCISION


@pytest.mark.parametrize(
    ("chosen", "n"),
    [
        (Chosen(months=1), 4),
        (Chosen(months=3), 6),
        (Chosen(ward="555-0199"), 1),
        (Chosen(ward="555-0142", months=1), 3),
        (Chosen(ward=cohort.NO_WARD), 0),
        (Chosen(procedure=EXCISION), 6),
        (Chosen(procedure="another"), 0),
    ],
)
def test_a_choice_counts_only_its_people(ward: House, chosen: Chosen, n: int) -> None:
    found = cohort.cohort(ward, staff(ward), chosen, NEW_YORK)
    assert len(found.people) == n


def test_who_gave_no_number_of_a_ward_can_be_counted_alone(ward: House) -> None:
    books(ward, "g", "2027-04-03", ward=None)
    nurse = staff(ward)
    assert len(cohort.cohort(ward, nurse, Chosen(ward=cohort.NO_WARD), NEW_YORK).people) == 1
    assert cohort.choices(ward, nurse).wards == ("555-0142", "555-0199")


def test_everybody_is_counted_and_each_just_as_their_events_say(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'crowd.db'}"
    fill(url, 60, None, 7)
    house = House(store=open_store(url), content=library())
    people = cohort.cohort(house, staff(house), Chosen(months=12), NEW_YORK).people
    made_anew = list(counted_anew(house))
    house.store.close()
    shared = [field.name for field in fields(Counted) if field.name != "stuck"]
    assert [[getattr(one, name) for name in shared] for one in people] == [
        [getattr(one, name) for name in shared] for one in made_anew
    ]
    assert [one.stuck for one in people if one.begun] == [one.stuck for one in made_anew][
        -sum(p.begun for p in people) :
    ]
    assert len(people) > 40 and any(one.pain for one in people) and any(one.stuck for one in people)


def counted_anew(house: House) -> Iterator[Counted]:
    """What is counted of each whose procedure is not after tomorrow, from the plan built again and its events."""
    end = clock.now().date() + timedelta(days=2)
    with house.store.reading() as tx:
        found = [(watched(planned(*guidance_for(house, kept.basis), kept.basis.booking, ())), kept.id)
                 for kept in kept_plans(tx)]  # fmt: skip
        for facts, plan in sorted(found, key=lambda one: (-one[0].starts.timestamp(), one[1])):
            if facts.day_zero < end:
                yield counted(events_of(tx, plan), facts)


def test_what_can_be_chosen_is_what_there_is(ward: House) -> None:
    known = cohort.choices(ward, staff(ward))
    assert known.wards == ("555-0142", "555-0199")
    assert list(known.procedures) == [EXCISION]


def test_pain_is_counted_by_day_with_of_how_many(ward: House) -> None:
    for name, pain in {"a": 6, "b": 4, "c": 5}.items():
        tells(ward, name, EventKind.CHECKED_IN, "04-13T10:00", day=2, answers={"pain_rest": pain})
    tells(ward, "e", EventKind.CHECKED_IN, "04-14T10:00", day=2, answers={"pain_rest": "skipped"})
    (day,) = counts.pain_days(looks(ward).people)
    assert (day.day, day.told, day.of) == (2, Spread(n=3, lowest=4, quarter=4, half=5, most=6, highest=6), 5)


def test_who_is_on_a_day_today_counts_for_it_and_who_is_a_day_short_does_not(ward: House) -> None:
    for day in (8, 9):
        tells(ward, "a", EventKind.CHECKED_IN, f"04-13T0{day}:00", day=day, answers={"pain_rest": 3})
    assert [(one.day, one.of) for one in counts.pain_days(looks(ward).people)] == [(8, 5), (9, 4)]


def test_milestones_are_counted_by_week_of_those_who_have_the_week_behind_them(ward: House) -> None:
    tells(ward, "a", EventKind.REACHED, "04-15T10:00", milestone="full_recovery", day=6)
    tells(ward, "b", EventKind.REACHED, "04-15T10:00", milestone="full_recovery", day=7)
    tells(ward, "e", EventKind.REACHED, "04-15T10:00", milestone="full_recovery", day=2)
    tells(ward, "c", EventKind.REACHED, "04-15T10:00", milestone="full_recovery", day=2)
    tells(ward, "c", EventKind.REACHED, "04-15T11:00", milestone="full_recovery", day=None)
    found = looks(ward)
    assert found.guidance
    (row,) = counts.milestones(found.people, found.guidance)
    assert (row.first, row.last) == (28, 42)
    assert row.told == Spread(n=3, lowest=2, quarter=2, half=6, most=7, highest=7)
    assert [(week.n, week.of) for week in row.weeks][:4] == [(2, 5), (2, 4), (2, 2), (2, 2)]


def test_what_was_open_a_day_before_coming_in_counts_also_if_it_was_done_later(ward: House) -> None:
    for name in "abcde":
        tells(ward, name, EventKind.DONE, "03-10T10:00", task="helper")
    tells(ward, "a", EventKind.DONE, "03-15T08:59", task="ride")
    tells(ward, "b", EventKind.DONE, "03-16T09:01", task="ride")
    found = numbers(counts.stuck(looks(ward).people))
    assert found["who drives you home?"] == (5, 6)
    assert found["who stays with you for the first 24 hours?"] == (1, 6)


@pytest.mark.parametrize(("comes", "known"), [("12:00", 7), ("12:30", 6)])
def test_what_is_open_counts_from_a_day_before_coming_in_on(ward: House, comes: str, known: int) -> None:
    books(ward, "g", "2027-04-21", ward=None, comes=comes, begins="14:00")
    assert sum(one.stuck is not None for one in looks(ward).people) == known


def test_errors_and_late_moves_are_counted_of_those_they_can_have_happened_to(ward: House) -> None:
    tells(ward, "a", EventKind.ASKED, "03-16T07:00", about="ate_late", text="Toast")
    tells(ward, "b", EventKind.ASKED, "03-16T07:00", text="May I eat?")
    tells(ward, "c", EventKind.COULD_NOT, "03-30T07:00", task="shower", reason="took_it", text="")
    tells(ward, "d", EventKind.MOVED, "03-31T10:01", **moved("2027-04-02T10:00:00-04:00"))
    tells(ward, "e", EventKind.MOVED, "03-31T10:00", **moved("2027-04-02T10:00:00-04:00"))
    tells(ward, "f", EventKind.MOVED, "03-31T11:00", **moved("2027-04-01T10:00:00-04:00"))
    tells(ward, "f", EventKind.MOVED, "03-31T11:05", **moved("2027-04-21T11:00:00-04:00"), undoes=1)
    found = numbers(counts.errors(looks(ward).people))
    assert (found["ate_late"], found["took_it"], found["moved_late"]) == ((1, 5), (1, 5), (1, 6))


def moved(start: str) -> dict[str, Any]:
    return {"from": start, "to": "2027-04-02T11:00:00-04:00", "version": 1}


def test_check_ins_are_due_on_each_day_that_is_over_and_came_only_where_they_did(ward: House) -> None:
    tells(ward, "e", EventKind.CHECKED_IN, "04-13T10:00", day=1, pain=3)
    tells(ward, "a", EventKind.CHECKED_IN, "03-17T10:00", day=1, pain=3)
    days = {one.day: (one.came, one.due) for one in counts.answered(looks(ward).people)}
    assert days[1] == (2, 5)
    assert (days[7], days[8]) == ((0, 5), (0, 4))
    assert max(days) == 30


def test_what_was_cancelled_is_counted_with_why_and_how_long_before(ward: House) -> None:
    cancels(ward, "a", "03-14T08:59:59", "hospital")
    cancels(ward, "b", "03-15T09:00:00", "hospital")
    cancels(ward, "c", "03-31T09:00:00", "unwell")
    cancels(ward, "d", "04-01T09:00:01", "ate_or_drank")
    cancels(ward, "e", "04-01T12:00:00")
    cancels(ward, "e", "04-01T13:00:00", back=True)
    cancels(ward, "f", "04-20T11:00:00", actor="patient")
    found = counts.cancelled(looks(ward).people)
    assert (found.all.n, found.all.of) == (4, 6)
    assert [(why.value, one.n, one.of) for why, one in found.reasons] == [
        ("hospital", 2, 4),
        ("unwell", 1, 4),
        ("ate_or_drank", 1, 4),
    ]
    assert [(when.value, one.n, one.of) for when, one in found.notices] == [
        ("early", 1, 4),
        ("between", 2, 4),
        ("late", 1, 4),
    ]


def test_where_nothing_was_cancelled_there_is_neither_a_reason_nor_a_time(ward: House) -> None:
    found = counts.cancelled(looks(ward).people)
    assert (found.all.n, found.all.of, found.reasons, found.notices) == (0, 6, (), ())


def test_who_was_cancelled_is_counted_neither_where_it_gets_stuck_nor_after_it(ward: House) -> None:
    tells(ward, "a", EventKind.CHECKED_IN, "03-17T10:00", day=1, answers={"pain_rest": 4})
    tells(ward, "b", EventKind.CHECKED_IN, "03-18T10:00", day=1, answers={"pain_rest": 6})
    cancels(ward, "a", "03-14T09:00:00")
    people = looks(ward).people
    assert numbers(counts.stuck(people))["who drives you home?"] == (5, 5)
    (day,) = counts.pain_days(people)
    assert (day.told.n, day.told.half, day.of) == (1, 6, 4)
    assert [(one.came, one.due) for one in counts.answered(people) if one.day == 1] == [(1, 4)]


def test_an_error_still_counts_where_the_procedure_was_cancelled_for_it(ward: House) -> None:
    tells(ward, "a", EventKind.ASKED, "03-16T07:00", about="ate_late", text="Toast")
    cancels(ward, "a", "03-16T08:00:00", "ate_or_drank")
    found = numbers(counts.errors(looks(ward).people))
    assert found["ate_late"] == (1, 5)


@pytest.mark.parametrize("role", [None, Role.ADMIN])
def test_only_staff_who_care_for_people_look(ward: House, role: Role | None) -> None:
    who = staff(ward, role) if role else NOBODY
    with pytest.raises(AccessDenied):
        cohort.cohort(ward, who, Chosen())
    with pytest.raises(AccessDenied):
        cohort.choices(ward, who)


def test_each_look_is_audited(ward: House) -> None:
    looks(ward)
    with ward.store.reading() as tx:
        assert [entry.what for entry in audit_of(tx)] == ["see_cohort"]
