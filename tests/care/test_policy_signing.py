"""A clinician signs the site's fasting policy and takes it back, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.content import keep_shipped
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, move_for
from checklist.care.policies import policies_in
from checklist.care.policy_signing import CannotSignPolicy, sign_policy, standing, take_back_policy
from checklist.care.visitor import NOBODY, Visitor
from checklist.fasting import Policy
from checklist.guidance import Anchor
from checklist.library.profile import booking_from_json
from checklist.plan import SitePolicy
from checklist.store import open_store
from checklist.store.plans import kept_plan
from checklist.store.unit import audit_of
from tests import postgres
from tests.care.furnished import NOW, caregiver, furnished, it_is, patient, said, signs_in, staff
from tests.store.conftest import postgres_url

__all__ = ["postgres_url"]

GUIDELINE = SitePolicy(policy=Policy.GUIDELINE)
SIPS = SitePolicy(policy=Policy.SIP_TIL_SEND)
FROM_THE_START = SitePolicy(policy=Policy.AS_PUBLISHED, anchor=Anchor.PROCEDURE)
PUBLISHED, LAXER = ["15 23:00"] * 4, ["16 03:00", "16 05:00", "16 05:00", "16 09:00"]


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A furnished house on either database, on Monday, March 8, 2027."""
    it_is(monkeypatch, NOW)
    made = furnished(tmp_path)
    if request.param == "postgresql":
        made.store.close()
        made = replace(made, store=open_store(postgres.empty_database(request.getfixturevalue("postgres_url"))))
        with made.store.writing() as tx:
            keep_shipped(tx, made.library)
    yield made
    made.store.close()


@pytest.fixture
def lena(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart").cookie)


@pytest.fixture
def omar(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CLINICIAN, "Omar Haddad", id="u-omar").cookie)


def stops(house: House, visitor: Visitor) -> list[str]:
    found = journey(house, visitor).plan.fasting
    return [f"{stop.stop_at:%d %H:%M}" if stop.stop_at else "sips" for stop in found]


def rows(house: House) -> list[tuple[int, str, str, str, str]]:
    with house.store.reading() as tx:
        return [(one.version, one.policy, one.anchor, one.by, one.actor) for one in policies_in(tx)]


def test_before_anybody_signs_each_document_is_followed(home: House, lena: Visitor) -> None:
    now = standing(home, lena)
    assert (now.now, now.policy.follows_documents, now.seen, now.history) == (None, True, 0, ())


def test_a_signature_counts_at_the_next_look_and_taken_back_it_is_as_before(home: House, lena: Visitor) -> None:
    maria = patient(home)
    before = journey(home, maria).plan
    assert stops(home, maria) == PUBLISHED
    sign_policy(home, lena, GUIDELINE, 0)
    assert stops(home, maria) == LAXER
    signed = journey(home, maria).plan.booking.fasting_policy_signed
    assert signed is not None and (signed.by, signed.on) == ("Lena Hart", date(2027, 3, 8))
    take_back_policy(home, lena, 1)
    assert journey(home, maria).plan == before


@pytest.mark.parametrize(("proposed", "expected"), [(SIPS, [*LAXER[:3], "sips"]), (FROM_THE_START, ["16 01:00"] * 4)])
def test_the_other_policies_count_too(home: House, lena: Visitor, proposed: SitePolicy, expected: list[str]) -> None:
    maria = patient(home)
    sign_policy(home, lena, proposed, 0)
    assert stops(home, maria) == expected
    assert standing(home, lena).policy == proposed


def test_every_signature_is_a_row_that_stays_and_is_audited(home: House, lena: Visitor, omar: Visitor) -> None:
    sign_policy(home, lena, GUIDELINE, 0)
    take_back_policy(home, omar, 1)
    sign_policy(home, omar, replace(SIPS, anchor=Anchor.PROCEDURE), 2)
    assert rows(home) == [
        (1, "guideline", "arrival", "Lena Hart", "clinician:u-clinician"),
        (2, "as_published", "arrival", "Omar Haddad", "clinician:u-omar"),
        (3, "sip_til_send", "procedure", "Omar Haddad", "clinician:u-omar"),
    ]
    assert [one.taken_back for one in standing(home, lena).history] == [False, True, False]
    with home.store.reading() as tx:
        told = [(entry.who, entry.what) for entry in audit_of(tx)]
    assert told == [
        ("clinician:u-clinician", "sign_policy"),
        ("clinician:u-omar", "take_back_policy"),
        ("clinician:u-omar", "sign_policy"),
    ]


def test_what_somebody_else_signed_meanwhile_is_not_signed_over(home: House, lena: Visitor, omar: Visitor) -> None:
    sign_policy(home, lena, GUIDELINE, 0)
    for proposed in (GUIDELINE, SIPS):
        with pytest.raises(CannotSignPolicy, match="Lena Hart has changed this while you looked"):
            sign_policy(home, omar, proposed, 0)
    with pytest.raises(CannotSignPolicy, match="Lena Hart"):
        take_back_policy(home, omar, 0)
    assert [row[1] for row in rows(home)] == ["guideline"]


def test_of_two_who_sign_at_the_same_moment_one_is_refused(home: House, lena: Visitor, omar: Visitor) -> None:
    def signs(who: Visitor, proposed: SitePolicy) -> str:
        try:
            sign_policy(home, who, proposed, 0)
        except CannotSignPolicy as problem:
            return str(problem)
        return "signed"

    with ThreadPoolExecutor(2) as both:
        said_to = list(both.map(signs, (lena, omar), (GUIDELINE, SIPS)))
    assert sorted(words == "signed" for words in said_to) == [False, True]
    assert len(rows(home)) == 1


def test_the_same_press_sent_twice_signs_once(home: House, lena: Visitor) -> None:
    for _ in range(2):
        sign_policy(home, lena, GUIDELINE, 0)
    for _ in range(2):
        take_back_policy(home, lena, 1)
    assert [row[1] for row in rows(home)] == ["guideline", "as_published"]


def test_what_changes_nothing_is_not_signed(home: House, lena: Visitor) -> None:
    with pytest.raises(CannotSignPolicy, match="Pick what this site follows"):
        sign_policy(home, lena, SitePolicy(), 0)
    with pytest.raises(CannotSignPolicy, match="follows already"):
        take_back_policy(home, lena, 0)
    sign_policy(home, lena, GUIDELINE, 0)
    with pytest.raises(CannotSignPolicy, match="follows already"):
        sign_policy(home, lena, GUIDELINE, 1)
    assert len(rows(home)) == 1


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM])
def test_nurses_and_the_care_team_read_and_sign_nothing(home: House, lena: Visitor, role: Role) -> None:
    sign_policy(home, lena, GUIDELINE, 0)
    nurse = staff(home, role)
    assert standing(home, nurse).seen == 1
    with pytest.raises(AccessDenied):
        sign_policy(home, nurse, SIPS, 1)
    with pytest.raises(AccessDenied):
        take_back_policy(home, nurse, 1)
    assert len(rows(home)) == 1


def test_patients_caregivers_and_strangers_neither_read_nor_sign(home: House) -> None:
    maria = patient(home)
    for who in (maria, caregiver(home, maria), NOBODY):
        with pytest.raises(AccessDenied):
            standing(home, who)
        with pytest.raises(AccessDenied):
            sign_policy(home, who, GUIDELINE, 0)
        with pytest.raises(AccessDenied):
            take_back_policy(home, who, 0)
    assert rows(home) == []


def test_whose_procedure_has_begun_keeps_what_held_then(
    home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    it_is(monkeypatch, "2027-03-16T12:59:00-04:00")
    take_back_policy(home, lena, 1)
    assert stops(home, maria) == PUBLISHED
    it_is(monkeypatch, "2027-03-16T13:00:00-04:00")
    sign_policy(home, lena, SIPS, 2)
    assert stops(home, maria) == PUBLISHED


def test_the_policy_is_read_and_never_written_into_a_booking_that_moves(home: House, lena: Visitor) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    move_for(home, lena, maria.own_plan, 1, To(minutes=60))
    assert stops(home, maria)[-1] == "16 10:00"
    with home.store.reading() as tx:
        kept = booking_from_json(kept_plan(tx, maria.own_plan).basis.booking)
    assert (kept.fasting_policy, kept.fasting_policy_signed, kept.fasting_anchor) == (
        Policy.AS_PUBLISHED,
        None,
        Anchor.ARRIVAL,
    )
    take_back_policy(home, lena, 1)
    assert stops(home, maria) == ["16 00:00"] * 4


def test_a_move_under_a_policy_keeps_to_it_and_tells_only_the_move(home: House, lena: Visitor) -> None:
    maria = patient(home)
    sign_policy(home, lena, GUIDELINE, 0)
    move_for(home, lena, maria.own_plan, 1, To(day=date(2027, 3, 24), arrival=time(11), start=time(13)))
    assert stops(home, maria) == [stop.replace("16 ", "24 ") for stop in LAXER]


def test_a_plan_made_after_the_signature_follows_it_too(home: House, lena: Visitor) -> None:
    sign_policy(home, lena, GUIDELINE, 0)
    assert stops(home, patient(home)) == LAXER
    assert stops(home, patient(home, said("Ozempic", called="Aisha"))) == PUBLISHED
