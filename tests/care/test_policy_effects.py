from dataclasses import replace
from datetime import timedelta

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, last_move, move_for
from checklist.care.policies import policies_in
from checklist.care.policy_effects import Touched, last_policy_change, sample, touched
from checklist.care.policy_signing import sign_policy, take_back_policy
from checklist.care.roster import roster
from checklist.care.visitor import NOBODY, Visitor
from checklist.fasting import FoodClass, Policy
from checklist.plan import DOCUMENTS, HELD_BACK, LIMITED, SitePolicy
from checklist.store.unit import audit_of
from tests.builders import at
from tests.care.furnished import caregiver, it_is, patient, said, signs_in, staff

GUIDELINE, SIPS = SitePolicy(policy=Policy.GUIDELINE), SitePolicy(policy=Policy.SIP_TIL_SEND)
FATTY, CLEAR = FoodClass.SOLIDS_FATTY, FoodClass.CLEAR_FLUIDS
PUBLISHED_STOP, NINE = at("2027-03-15T23:00"), at("2027-03-16T09:00")


@pytest.fixture
def lena(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart").cookie)


def only(found: tuple[Touched, ...]) -> Touched:
    (one,) = found
    return one


def changed(house: House, who: Visitor) -> dict[str, tuple[object, object]]:
    change = last_policy_change(house, who)
    return {stop.what: (stop.before, stop.after) for stop in change.stops} if change else {}


# Before anybody signs


def test_staff_see_each_plan_as_published_beside_the_policy_and_nothing_is_kept(home: House, lena: Visitor) -> None:
    maria = patient(home, said(called="Maria"))
    before = journey(home, maria).plan
    one = only(touched(home, lena, GUIDELINE))
    assert (one.plan, one.name, one.changes, one.kept_back, one.too_late) == (
        maria.own_plan,
        "Maria",
        True,
        None,
        False,
    )
    assert [stop.stop_at for stop in one.published.fasting] == [PUBLISHED_STOP] * 4
    assert one.then.fasting[-1].stop_at == NINE
    assert (journey(home, maria).plan, last_policy_change(home, maria)) == (before, None)
    with home.store.reading() as tx:
        assert policies_in(tx) == ()
        assert [entry.what for entry in audit_of(tx)] == ["see_policy_effects"]


def test_the_published_times_stay_beside_a_policy_that_is_signed_already(home: House, lena: Visitor) -> None:
    patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    one = only(touched(home, lena, SIPS))
    assert [stop.stop_at for stop in one.published.fasting] == [PUBLISHED_STOP] * 4
    assert (one.now.fasting[-1].stop_at, one.then.fasting[-1].stop_at) == (NINE, None)
    assert not only(touched(home, lena, GUIDELINE)).changes


@pytest.mark.parametrize(
    ("who", "proposed", "code", "reasons"),
    [
        (said("Ozempic", conditions=["diabetes"]), GUIDELINE, HELD_BACK, ("Takes a GLP-1 drug",)),
        (said("Zzyzxol"), GUIDELINE, HELD_BACK, ("A medicine that no rule knows",)),
        (said(conditions=["diabetes"]), SIPS, LIMITED, ("Diabetes",)),
        (said(conditions=["diabetes"]), GUIDELINE, None, ("Diabetes",)),
        (said(), SIPS, None, ()),
    ],
)
def test_staff_read_whom_it_does_not_reach_and_why(
    home: House, lena: Visitor, who: object, proposed: SitePolicy, code: str | None, reasons: tuple[str, ...]
) -> None:
    patient(home, who)  # type: ignore[arg-type]
    one = only(touched(home, lena, proposed))
    assert (one.kept_back.code if one.kept_back else None, one.reasons) == (code, reasons)
    assert one.changes is (code != HELD_BACK)


def test_the_nurses_list_says_for_whom_the_published_times_stay(home: House, lena: Visitor) -> None:
    patient(home, said("Ozempic", called="Aisha"))
    patient(home, said(called="Maria"))
    assert [row.held_back for row in roster(home, lena)] == [False, False]
    sign_policy(home, lena, GUIDELINE, 0)
    assert {row.name: row.held_back for row in roster(home, lena)} == {"Aisha": True, "Maria": False}


@pytest.mark.parametrize(("clock", "late"), [("22:59", False), ("23:00", True)])
def test_whose_new_time_has_passed_when_it_is_taken_back_is_to_be_called(
    home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch, clock: str, late: bool
) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    it_is(monkeypatch, f"2027-03-15T{clock}:00-04:00")
    assert only(touched(home, lena, DOCUMENTS)).too_late is late
    take_back_policy(home, lena, 1)
    change = last_policy_change(home, maria)
    assert change is not None and change.too_late is late


def test_a_new_time_has_passed_from_its_very_moment_on(home: House, lena: Visitor) -> None:
    patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    one = only(touched(home, lena, DOCUMENTS))
    just_before = PUBLISHED_STOP - timedelta(microseconds=1)
    assert [replace(one, at=moment).too_late for moment in (just_before, PUBLISHED_STOP)] == [False, True]


def test_a_later_time_is_never_too_late(home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    patient(home)
    it_is(monkeypatch, "2027-03-16T10:00:00-04:00")
    assert not only(touched(home, lena, GUIDELINE)).too_late


def test_who_has_begun_is_not_counted(home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    patient(home)
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert touched(home, lena, GUIDELINE) == ()


def test_a_sample_adult_is_there_where_nobody_comes_in(home: House, lena: Visitor) -> None:
    one = sample(home, lena, GUIDELINE, "America/New_York")
    assert [stop.hours for stop in one.published.fasting] == [12] * 4
    assert [stop.hours for stop in one.then.fasting] == [8, 6, 6, 2]
    assert {notice.code for notice in one.then.notices} >= {"policy_unsigned"}


def test_only_staff_look_at_what_a_policy_would_change(home: House) -> None:
    maria = patient(home)
    for who in (maria, caregiver(home, maria), NOBODY):
        with pytest.raises(AccessDenied):
            touched(home, who, GUIDELINE)
        with pytest.raises(AccessDenied):
            sample(home, who, GUIDELINE, "America/New_York")
    assert len(touched(home, staff(home), GUIDELINE)) == 1


# What the person is told


def test_the_person_is_told_each_time_that_changed_and_who_signed(home: House, lena: Visitor) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    change = last_policy_change(home, maria)
    assert change is not None and (change.signed.by, change.signed.taken_back) == ("Lena Hart", False)
    found = changed(home, maria)
    assert len(found) == 4 and found[CLEAR] == (PUBLISHED_STOP, NINE)


def test_taken_back_the_person_is_told_the_way_back_too(home: House, lena: Visitor) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    take_back_policy(home, lena, 1)
    assert changed(home, maria)[CLEAR] == (NINE, PUBLISHED_STOP)


def test_of_two_changes_since_the_plan_was_made_none_is_left_out(home: House, lena: Visitor) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    sign_policy(home, lena, SIPS, 1)
    found = changed(home, maria)
    assert found[CLEAR] == (NINE, None)
    assert found[FATTY] == (PUBLISHED_STOP, at("2027-03-16T03:00"))


def test_nobody_is_told_what_held_already_or_does_not_reach_them(home: House, lena: Visitor) -> None:
    held = patient(home, said("Ozempic"))
    sign_policy(home, lena, GUIDELINE, 0)
    later = patient(home)
    assert (last_policy_change(home, held), last_policy_change(home, later)) == (None, None)


def test_it_is_told_until_the_procedure(home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    it_is(monkeypatch, "2027-03-16T12:59:00-04:00")
    assert changed(home, maria)
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    assert changed(home, maria) == {}


def test_a_move_and_a_policy_are_told_apart(home: House, lena: Visitor) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    move_for(home, lena, maria.own_plan, 1, To(minutes=60))
    move = last_move(home, maria)
    assert move is not None
    hour = timedelta(hours=1)
    assert {stop.after - stop.before for stop in move.difference.stops if stop.after and stop.before} == {hour}
    assert changed(home, maria)[CLEAR] == (PUBLISHED_STOP + hour, NINE + hour)
