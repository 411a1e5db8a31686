"""The people who never were: the same by seed and number, and of every kind there is."""

from collections import Counter

from checklist.fasting import Policy
from checklist.guidance import hours_between
from checklist.library import booking_from_profile, to_profile
from checklist.medication import MatchKind
from checklist.plan import Booking, Pregnant
from checklist.simulation import person
from checklist.simulation.moments import ZONES, clock_changes
from tests.shipped import BASE

PEOPLE = [person(7, number, BASE) for number in range(1, 1001)]


def count(kind: object) -> Counter[object]:
    return Counter(kind)  # type: ignore[call-overload, no-any-return]


def test_a_seed_and_a_number_are_always_the_same_person_whoever_else_is_there() -> None:
    assert person(7, 500, BASE) == PEOPLE[499]


def test_another_number_and_another_seed_are_other_people() -> None:
    assert len({(p.made_at, p.procedure_at, p.arrival_at) for p in PEOPLE}) > 990
    assert person(8, 500, BASE) != PEOPLE[499]


def test_a_profile_file_can_say_whoever_they_are() -> None:
    assert [p for p in PEOPLE if booking_from_profile(to_profile(p), p.made_at) != p] == []


def test_every_zone_every_policy_and_every_known_and_unknown_moment_is_there() -> None:
    assert {p.timezone for p in PEOPLE} == set(ZONES)
    policies = {(p.fasting_policy, p.fasting_policy_signed is None) for p in PEOPLE}
    assert policies == {(policy, signed) for policy in Policy for signed in (True, False)}
    moments = {(p.procedure_at is None, p.arrival_at is None, p.discharge_at is None) for p in PEOPLE}
    assert len(moments) == 6


def test_many_fast_through_a_clock_change() -> None:
    def through(booking: Booking) -> bool:
        base = booking.anchors.arrival
        return any(0 < hours_between(change, base) < 14 for change in clock_changes(booking.timezone))

    assert sum(map(through, PEOPLE)) > 100


def test_children_and_adults_out_of_scope_are_there_and_most_are_in_scope() -> None:
    kinds = count(
        "child" if p.is_child else "pregnant" if p.pregnant in (Pregnant.TRUE, Pregnant.POSSIBLE)
        else "breastfeeding" if p.breastfeeding else "unknown age" if p.born is None else "adult"
        for p in PEOPLE
    )  # fmt: skip
    assert min(kinds.values()) > 20
    assert kinds["adult"] > 400


def test_names_are_right_misspelt_shared_and_of_nothing() -> None:
    matches = count(BASE.formulary.match(taken.name).kind for p in PEOPLE for taken in p.medications)
    assert set(matches) == set(MatchKind)
    assert matches[MatchKind.EXACT] > 1000
    assert min(matches.values()) > 20


def test_the_whole_formulary_is_taken_by_as_many_people_as_it_has_names() -> None:
    names = BASE.formulary.spellings.values()
    taken = {m.name for number in range(3 * len(names)) for m in person(1, number, BASE).medications}
    assert set(names) <= taken


def test_decisions_and_numbers_to_call_are_there_and_are_not() -> None:
    assert {bool(p.confirmed) for p in PEOPLE} == {True, False}
    assert {(bool(p.contacts.ward), bool(p.contacts.emergency)) for p in PEOPLE} == {
        (False, False), (True, False), (True, True),
    }  # fmt: skip
    assert len({p.language for p in PEOPLE}) > 4
