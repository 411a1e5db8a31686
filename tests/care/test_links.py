from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import text

from checklist.access import AccessDenied, Role
from checklist.care import links, people
from checklist.care.house import House
from checklist.care.limits import TooManyTries
from checklist.care.links import BirthDateWrong, LinkClosed, MustConfirm
from checklist.care.people import Entered
from checklist.care.visitor import NOBODY, OPERATOR, Visitor
from checklist.plan import PlanId
from checklist.store.plans import DraftId, PlanNotFound, kept_draft, save_draft
from checklist.store.tokens import Purpose, Subject, SubjectKind
from tests.care.builders import OWN_PLAN, PASSWORD, PLAN, Watch, inside, with_plan
from tests.care.furnished import caregiver

BORN = date(1955, 3, 28)


def who(house: House, entered: Entered) -> Visitor:
    return people.visitor(house, entered.cookie)


def a_link(house: House, purpose: Purpose = Purpose.PERSONAL, asks_birth_date: bool = False) -> str:
    patient, _ = inside(house)
    return links.mint_link(house, patient, OWN_PLAN, purpose, asks_birth_date=asks_birth_date)


def a_nurse(house: House) -> Visitor:
    people.add_user(house, OPERATOR, "Ann Lee", Role.NURSE, PASSWORD)
    return who(house, people.sign_in(house, NOBODY, "Ann Lee", PASSWORD, "10.0.0.1"))


def becomes_a_plan(house: House, draft: DraftId) -> None:
    with_plan(house)
    with house.store.writing() as tx:
        save_draft(tx, replace(kept_draft(tx, draft), plan=PLAN))


def closed(house: House, secret: str) -> str:
    with pytest.raises(LinkClosed, match=r"^This link does not work any more\.$") as refused:
        links.enter(house, NOBODY, secret)
    return refused.value.state


@pytest.mark.parametrize(
    ("purpose", "role"),
    [
        (Purpose.PERSONAL, Role.PATIENT),
        (Purpose.PRINT, Role.PATIENT),
    ],
)
def test_a_link_opens_the_plan_it_was_made_for_again_and_again(house: House, purpose: Purpose, role: Role) -> None:
    with_plan(house)
    link = a_link(house, purpose)
    for _ in range(2):
        visitor = who(house, links.enter(house, NOBODY, link))
        assert (visitor.role, visitor.plan, visitor.booking) == (role, PLAN, 1)


def test_a_link_holds_at_least_128_bits_and_is_kept_only_as_a_hash(house: House) -> None:
    with_plan(house)
    link, other = a_link(house), a_link(house)
    with house.store.reading() as tx:
        kept = str(tx.execute(text("SELECT * FROM tokens")).all())
    assert len(link) * 6 >= 128
    assert link != other
    assert link not in kept


@pytest.mark.parametrize("purpose", [Purpose.CALENDAR, Purpose.SHARE])
def test_a_token_that_is_no_link_opens_no_session(house: House, purpose: Purpose) -> None:
    with_plan(house)
    assert closed(house, a_link(house, purpose)) == "unknown"


def test_a_link_for_a_helper_is_made_only_with_what_it_shares(house: House) -> None:
    with_plan(house)
    with pytest.raises(AccessDenied):
        a_link(house, Purpose.CAREGIVER)


def test_unknown_expired_revoked_and_used_links_say_the_same(house: House, watch: Watch) -> None:
    with_plan(house)
    old, code = a_link(house), a_link(house, Purpose.GO)
    links.enter(house, NOBODY, code)
    watch.wait(days=400)
    revoked = a_link(house)
    links.revoke_links(house, inside(house)[0], OWN_PLAN, Purpose.PERSONAL)
    assert [closed(house, link) for link in ("made-up", code, revoked)] == ["unknown", "used", "revoked"]
    assert closed(house, a_link_expired(house, watch)) == "expired"
    assert closed(house, old) == "revoked"


def a_link_expired(house: House, watch: Watch) -> str:
    link = a_link(house)
    watch.wait(days=400)
    return link


def test_a_link_works_until_the_moment_it_expires(house: House, watch: Watch) -> None:
    with_plan(house)
    link = a_link(house)
    watch.wait(days=400, microseconds=-1)
    assert who(house, links.enter(house, NOBODY, link)).plan == PLAN
    watch.wait(microseconds=1)
    assert closed(house, link) == "expired"


def test_revoking_one_purpose_leaves_the_others_and_puts_out_whoever_came_through(house: House) -> None:
    with_plan(house)
    printed, own = a_link(house, Purpose.PRINT), a_link(house, Purpose.PERSONAL)
    through_print, through_own = (links.enter(house, NOBODY, link) for link in (printed, own))
    links.revoke_links(house, inside(house)[0], OWN_PLAN, Purpose.PERSONAL)
    assert closed(house, own) == "revoked"
    assert who(house, through_own) == NOBODY
    assert who(house, through_print).plan == PLAN


def test_looking_at_the_door_uses_up_and_logs_nothing(house: House) -> None:
    with_plan(house)
    code = a_link(house, Purpose.GO)

    def rows() -> str:
        with house.store.reading() as tx:
            return "".join(str(tx.execute(text(f"SELECT * FROM {name}")).all()) for name in ("tokens", "sessions"))

    before = rows()
    assert links.door(house, NOBODY, code).one_use
    assert rows() == before


def test_a_one_use_code_works_once_and_for_two_minutes(house: House, watch: Watch) -> None:
    with_plan(house)
    code, late = a_link(house, Purpose.GO), a_link(house, Purpose.GO)
    links.enter(house, NOBODY, code)
    assert closed(house, code) == "used"
    watch.wait(minutes=2)
    assert closed(house, late) == "expired"


def test_of_many_browsers_with_the_same_code_at_once_one_gets_in(house: House) -> None:
    with_plan(house)
    code = a_link(house, Purpose.GO)
    start = Barrier(6)

    def one(_number: int) -> bool:
        start.wait()
        try:
            return bool(links.enter(house, NOBODY, code))
        except LinkClosed:
            return False

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(one, range(6))).count(True) == 1


def test_the_browser_that_used_a_code_may_come_back_by_it(house: House, watch: Watch) -> None:
    with_plan(house)
    code = a_link(house, Purpose.GO)
    visitor = who(house, links.enter(house, NOBODY, code))
    watch.wait(minutes=10)
    assert links.door(house, visitor, code).inside


def test_another_persons_link_asks_before_it_replaces(house: House) -> None:
    with_plan(house)
    with_plan(house, PlanId("other"))
    other, old = inside(house, PlanId("other"))
    link = a_link(house)
    assert links.door(house, other, link).replaces
    with pytest.raises(MustConfirm):
        links.enter(house, other, link)
    assert who(house, old).plan == "other"
    assert who(house, links.enter(house, other, link, replacing=True)).plan == PLAN
    assert who(house, old) == NOBODY


def test_a_code_is_not_used_up_by_asking(house: House) -> None:
    with_plan(house)
    with_plan(house, PlanId("other"))
    other, _ = inside(house, PlanId("other"))
    code = a_link(house, Purpose.GO)
    with pytest.raises(MustConfirm):
        links.enter(house, other, code)
    assert who(house, links.enter(house, other, code, replacing=True)).plan == PLAN


def test_ones_own_link_asks_nothing_when_one_is_inside(house: House) -> None:
    with_plan(house)
    patient, _ = inside(house)
    door = links.door(house, patient, a_link(house, asks_birth_date=True))
    assert (door.inside, door.replaces, door.asks_birth_date) == (True, False, False)


def test_a_link_that_asks_for_the_birth_date_opens_with_the_right_one_only(house: House) -> None:
    with_plan(house)
    link = a_link(house, asks_birth_date=True)
    for wrong in (None, date(1955, 3, 27)):
        with pytest.raises(BirthDateWrong):
            links.enter(house, NOBODY, link, born=wrong)
    assert who(house, links.enter(house, NOBODY, link, born=BORN)).plan == PLAN


def test_five_wrong_birth_dates_wait_and_revoke_nothing(house: House, watch: Watch) -> None:
    with_plan(house)
    link = a_link(house, asks_birth_date=True)
    for day in range(1, 6):
        with pytest.raises(BirthDateWrong):
            links.enter(house, NOBODY, link, born=date(1955, 3, day))
    with pytest.raises(TooManyTries):
        links.enter(house, NOBODY, link, born=BORN)
    watch.wait(minutes=15)
    assert who(house, links.enter(house, NOBODY, link, born=BORN)).plan == PLAN


def test_a_birth_date_cannot_be_asked_for_when_the_plan_holds_none(house: House) -> None:
    with_plan(house, booking="{}")
    with pytest.raises(ValueError, match="no date of birth"):
        a_link(house, asks_birth_date=True)


def test_a_draft_has_its_link_and_code_from_the_start_and_both_lead_to_the_plan_later(house: House) -> None:
    made = links.new_draft(house, NOBODY, {"step": 1})
    builder = who(house, links.enter(house, NOBODY, made.code))
    assert (builder.draft, builder.plan, links.draft(house, builder).answers) == (made.draft, None, {"step": 1})
    links.save_draft(house, builder, {"step": 2})
    becomes_a_plan(house, made.draft)
    assert who(house, links.enter(house, NOBODY, made.link)).plan == PLAN


def test_a_draft_that_is_a_plan_takes_no_more_answers(house: House) -> None:
    made = links.new_draft(house, NOBODY, {})
    builder = who(house, links.enter(house, NOBODY, made.code))
    becomes_a_plan(house, made.draft)
    with pytest.raises(AccessDenied):
        links.save_draft(house, builder, {"step": 3})


def test_signing_out_everywhere_reaches_those_who_came_by_the_draft(house: House) -> None:
    made = links.new_draft(house, NOBODY, {})
    by_draft = links.enter(house, NOBODY, made.link)
    becomes_a_plan(house, made.draft)
    people.sign_out_everywhere(house, inside(house)[0])
    assert who(house, by_draft) == NOBODY


def test_nobody_has_a_draft_or_a_plan_of_their_own(house: House) -> None:
    with pytest.raises(PlanNotFound):
        links.draft(house, NOBODY)
    with pytest.raises(PlanNotFound):
        NOBODY.own_plan  # noqa: B018


def test_only_a_patient_or_staff_may_make_links_and_none_to_a_staff_account(house: House) -> None:
    with_plan(house)
    with_plan(house, PlanId("other"))
    nurse = a_nurse(house)
    assert links.mint_link(house, nurse, OWN_PLAN, Purpose.PRINT)
    refused = [
        (NOBODY, OWN_PLAN),
        (caregiver(house, inside(house)[0]), OWN_PLAN),
        (inside(house)[0], Subject(SubjectKind.PLAN, "other")),
        (nurse, Subject(SubjectKind.USER, nurse.user or "")),
        (nurse, Subject(SubjectKind.USER, "a-colleague")),
    ]
    for visitor, subject in refused:
        with pytest.raises(AccessDenied):
            links.mint_link(house, visitor, subject, Purpose.PRINT)
        with pytest.raises(AccessDenied):
            links.revoke_links(house, visitor, subject, Purpose.PRINT)
