from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import drafts, reviewing, signing
from checklist.care.answers import with_procedure
from checklist.care.content import keep_shipped, offered
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.reviewing import CannotDecide
from checklist.care.shelf import quotes, shelf, similar, version
from checklist.care.signing import CannotSign, Ready, ready, sign
from checklist.care.visitor import NOBODY, Visitor
from checklist.checkin import Tier
from checklist.extraction.findings import Fasting
from checklist.guidance import ENGLISH
from checklist.procedure import Status
from checklist.store.content import ContentKind, kept_text
from checklist.store.reviews import WorkKey
from tests.care.furnished import EXCISION, SHIPPED, it_is, patient, said
from tests.care.leaflet import TODAY, WARNING, WRIST, a_signature, clinician, decides_all, imported, look, signs, spot


@pytest.fixture
def lena(home: House) -> Visitor:
    who = clinician(home)
    imported(home, who)
    return who


def on_the_wrist(home: House) -> Visitor:
    return patient(home, with_procedure(said(), WRIST.procedure))


def edited(home: House, lena: Visitor) -> WorkKey:
    """Version 2, in which the fast is 6 hours."""
    key = signing.next_version(home, lena, WRIST)
    review = look(home, lena, key)
    item = next(item for item in review.items if isinstance(item.finding, Fasting))
    assert isinstance(item.finding, Fasting)
    reviewing.change(home, lena, spot(review, item.id), replace(item.finding, hours_before=(6.0, 6.0)))
    return key


def test_what_keeps_it_from_being_signed_is_counted(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    waits = ready(review)
    assert waits.to_accept == len(review.items)
    assert waits.unclear == len(review.questions) > 2
    assert waits.left_out == len(review.left_out) > 1
    assert not waits.now
    assert ready(decides_all(home, lena)) == Ready(unclear=0, left_out=0, to_accept=0)


def test_a_text_in_which_everything_is_rejected_cannot_be_signed(home: House, lena: Visitor) -> None:
    for item in look(home, lena).items:
        reviewing.reject(home, lena, spot(look(home, lena), item.id))
    assert ready(look(home, lena)).empty
    with pytest.raises(CannotSign, match="not ready"):
        sign(home, lena, look(home, lena), a_signature())


def test_a_signed_version_is_offered_to_patients_and_a_draft_is_not(home: House, lena: Visitor) -> None:
    assert WRIST.procedure not in offered(home).procedures
    assert WRIST.procedure not in {p.id for p in drafts.procedures(home, NOBODY, "")}
    signs(home, lena)
    found = drafts.procedures(home, NOBODY, "wrist")
    assert [p.id for p in found] == [WRIST.procedure]
    assert (found[0].status, found[0].version) == (Status.REVIEWED, 1)
    assert found[0].review == a_signature()


def test_a_plan_is_built_from_it_and_remembers_its_version(home: House, lena: Visitor) -> None:
    signs(home, lena)
    mine = journey(home, on_the_wrist(home))
    assert (mine.plan.procedure.id, mine.plan.procedure.version) == (WRIST.procedure, 1)
    assert mine.plan.procedure.status is Status.REVIEWED
    assert {stop.hours for stop in mine.plan.fasting} == {8}


def test_a_warning_sign_of_the_text_alone_is_in_the_plan_of_a_signed_version(home: House, lena: Visitor) -> None:
    signs(home, lena, imported(home, lena, WARNING, of=WRIST.procedure))
    plan = journey(home, on_the_wrist(home)).plan
    (buzzing,) = [sign for sign in plan.red_flags if "buzzing" in sign.sign]
    assert (buzzing.tier, buzzing.source.quote) == (Tier.SAME_DAY, "A buzzing sound in the hand")
    assert any(gap.field == "red_flags.differs" for gap in plan.gaps)


def test_every_quote_of_a_signed_version_points_into_its_text(home: House, lena: Visitor) -> None:
    signs(home, lena, imported(home, lena, WARNING, of=WRIST.procedure))
    key = WorkKey(procedure=WRIST.procedure, version=2)
    text, found = look(home, lena, key).kept.text, quotes(home, lena, key)
    assert len(found) > 6 and not any(one.stand.moved for one in found)
    assert [one.quote for one in found] == [
        " ".join(text[slice(*one.stand.at)].split()) for one in found if one.stand.at
    ]
    assert all(one.line and one.quote[:12] in text.splitlines()[one.line - 1] for one in found)
    with pytest.raises(AccessDenied):
        quotes(home, replace(lena, role=Role.PATIENT), key)


def test_what_a_plan_is_built_from_is_found_again_after_a_restart(
    home: House, lena: Visitor, again: Callable[[House], House]
) -> None:
    signs(home, lena)
    maria = on_the_wrist(home)
    before = journey(home, maria).plan
    assert journey(again(home), maria).plan == before


def test_a_signed_version_takes_no_more_decisions_and_no_second_signature(home: House, lena: Visitor) -> None:
    signs(home, lena)
    review = look(home, lena)
    assert review.signed and review.signed.by == "Lena Hart"
    with pytest.raises(CannotDecide, match="This version is signed"):
        reviewing.reject(home, lena, spot(review, review.items[0].id))
    with pytest.raises(CannotSign, match="signed already"):
        sign(home, lena, review, a_signature())


def test_signing_says_what_is_wrong_with_the_signature(home: House, lena: Visitor) -> None:
    review = decides_all(home, lena)
    with pytest.raises(CannotSign, match="Write your name"):
        sign(home, lena, review, a_signature(by=" "))
    with pytest.raises(CannotSign, match="today or earlier"):
        sign(home, lena, review, a_signature(on=date(2027, 3, 10)))
    with pytest.raises(CannotSign, match="comes after"):
        sign(home, lena, review, a_signature(next_review=TODAY))
    assert WRIST.procedure not in offered(home).procedures


def test_nobody_signs_what_another_has_just_changed(home: House, lena: Visitor) -> None:
    seen = decides_all(home, lena)
    reviewing.reject(home, lena, spot(seen, seen.items[0].id))
    with pytest.raises(CannotSign, match="Lena Hart has just decided"):
        sign(home, lena, seen, a_signature())


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.ADMIN])
def test_only_a_clinician_signs(home: House, lena: Visitor, role: Role) -> None:
    review, other = decides_all(home, lena), replace(lena, role=role)
    with pytest.raises(AccessDenied):
        sign(home, other, review, a_signature())
    with pytest.raises(AccessDenied):
        signing.next_version(home, other, WRIST)


def test_a_new_version_carries_every_decision_over_and_leaves_the_signed_one_as_it_is(
    home: House, lena: Visitor
) -> None:
    with pytest.raises(CannotSign, match="not signed yet"):
        signing.next_version(home, lena, WRIST)
    signs(home, lena)
    key = signing.next_version(home, lena, WRIST)
    assert key == WorkKey(procedure=WRIST.procedure, version=2)
    one, two = look(home, lena), look(home, lena, key)
    assert two.signed is None and ready(two).now
    assert two.procedure == one.procedure
    assert offered(home).procedures[WRIST.procedure].version == 1


def test_the_difference_to_the_version_before_is_told_rule_by_rule(home: House, lena: Visitor) -> None:
    assert signing.changes(home, lena, look(home, lena)) is None
    signs(home, lena)
    key = signing.next_version(home, lena, WRIST)
    same = signing.changes(home, lena, look(home, lena, key))
    assert same and same.nothing
    review = look(home, lena, key)
    item = next(item for item in review.items if isinstance(item.finding, Fasting))
    reviewing.reject(home, lena, spot(review, item.id))
    found = signing.changes(home, lena, look(home, lena, key))
    assert found and len(found.removed) == 1 and not found.changed


def test_running_plans_keep_their_version_and_staff_see_that_a_newer_one_exists(home: House, lena: Visitor) -> None:
    signs(home, lena)
    maria = on_the_wrist(home)
    signs(home, lena, edited(home, lena))
    assert journey(home, maria).plan.procedure.version == 1
    assert {stop.hours for stop in journey(home, maria).plan.fasting} == {8}
    assert journey(home, on_the_wrist(home)).plan.procedure.version == 2
    row = next(row for row in shelf(home, lena) if row.id == WRIST.procedure)
    assert (dict(row.running), dict(row.on_older)) == ({1: 1, 2: 1}, {1: 1})
    assert [key.version for key in row.signed] == [1, 2]
    assert version(home, lena, WRIST).fasting[0].hours == (6, 8)


def test_plans_that_are_over_do_not_run(home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    signs(home, lena)
    on_the_wrist(home)
    it_is(monkeypatch, "2027-04-27T09:00:00-04:00")
    assert [dict(row.running) for row in shelf(home, lena) if row.running] == [{1: 1}]
    it_is(monkeypatch, "2027-04-28T09:00:00-04:00")
    assert [dict(row.running) for row in shelf(home, lena) if row.running] == []


def test_a_version_that_is_shipped_later_under_the_same_number_does_not_replace_the_signed_one(
    home: House, lena: Visitor
) -> None:
    signs(home, lena, imported(home, lena, of=EXCISION))
    shipped = home.library.procedures[EXCISION]
    later = replace(home.library, procedures={EXCISION: replace(shipped, version=SHIPPED + 1)})
    house = replace(home, content=later)
    with house.store.writing() as tx:
        keep_shipped(tx, later)
        assert "status: reviewed" in kept_text(tx, ContentKind.PROCEDURE, EXCISION, str(SHIPPED + 1))
    assert offered(house).procedures[EXCISION].status is Status.REVIEWED


def test_the_shelf_finds_by_name_word_and_section_and_shows_drafts_in_work(home: House, lena: Visitor) -> None:
    assert [row.id for row in shelf(home, lena)] == [EXCISION, WRIST.procedure]
    assert [row.id for row in shelf(home, lena, "wrist")] == [WRIST.procedure]
    assert [row.id for row in shelf(home, lena, "electrocautery")] == [EXCISION]
    assert shelf(home, lena, "elephant") == ()
    row = shelf(home, lena, "cyst")[0]
    assert (row.offered, row.drafts, row.signed) == (None, (WRIST,), ())


def test_a_review_that_is_overdue_says_so_from_the_day_after(
    home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs(home, lena)
    for moment, overdue in (("2028-03-08T23:59:00+00:00", False), ("2028-03-09T00:00:00+00:00", True)):
        it_is(monkeypatch, moment)
        assert next(row for row in shelf(home, lena) if row.id == WRIST.procedure).overdue is overdue


def test_similar_procedures_are_for_staff_and_never_the_procedure_itself(home: House, lena: Visitor) -> None:
    signs(home, lena)
    assert EXCISION not in {p.id for p in similar(home, lena, EXCISION)}
    with pytest.raises(AccessDenied):
        similar(home, replace(lena, role=Role.PATIENT), EXCISION)


def test_the_signed_text_reads_back_as_what_was_signed(home: House, lena: Visitor) -> None:
    signs(home, lena)
    kept = version(home, lena, WRIST)
    assert kept.plain_title.said(ENGLISH) == "Taking a cyst off the wrist"
    assert kept == offered(home).procedures[WRIST.procedure]
