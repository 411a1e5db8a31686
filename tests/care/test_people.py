from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.house import House
from checklist.care.limits import TooManyTries
from checklist.care.people import CannotAdd, Entered, SignInRefused
from checklist.care.visitor import NOBODY, OPERATOR, Visitor
from checklist.guidance import Language
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.unit import audit_of
from checklist.store.users import UserId
from tests.care.builders import PASSWORD, PLAN, Watch, inside, with_plan


def a_nurse(house: House) -> UserId:
    return people.add_user(house, OPERATOR, "Ann Lee", Role.NURSE, PASSWORD)


def sign_in(house: House, name: str = "Ann Lee", password: str = PASSWORD, client: str = "10.0.0.1") -> Entered:
    return people.sign_in(house, NOBODY, name, password, client)


def who(house: House, entered: Entered) -> Visitor:
    return people.visitor(house, entered.cookie)


def test_a_nurse_signs_in_by_name_whatever_the_capitals_and_spaces(house: House) -> None:
    user = a_nurse(house)
    visitor = who(house, sign_in(house, "  ann   LEE "))
    assert (visitor.role, visitor.name, visitor.user, visitor.plan) == (Role.NURSE, "Ann Lee", user, None)
    assert visitor.actor == f"nurse:{user}"


@pytest.mark.parametrize(("name", "password"), [("Ann Lee", "wrong password"), ("Nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_told_the_same(house: House, name: str, password: str) -> None:
    a_nurse(house)
    with pytest.raises(SignInRefused, match="name or the password is not right"):
        sign_in(house, name, password)


def test_the_password_and_the_cookie_are_nowhere_in_the_database(house: House) -> None:
    a_nurse(house)
    entered = sign_in(house)
    with house.store.reading() as tx:
        kept = str(tx.execute(text("SELECT * FROM users")).all()) + str(
            tx.execute(text("SELECT * FROM sessions")).all()
        )
    assert "$argon2id$" in kept
    assert PASSWORD not in kept
    assert entered.cookie not in kept


def test_five_failures_for_a_name_close_it_for_15_minutes_even_to_the_right_password(
    house: House, watch: Watch
) -> None:
    a_nurse(house)
    for number in range(5):
        with pytest.raises(SignInRefused):
            sign_in(house, password="wrong password", client=f"10.0.0.{number}")
    with pytest.raises(TooManyTries, match="Wait 15 minutes"):
        sign_in(house)
    watch.wait(minutes=15)
    assert who(house, sign_in(house)).role is Role.NURSE


def test_twenty_failures_from_one_client_close_it_for_every_name(house: House) -> None:
    a_nurse(house)
    for number in range(20):
        with pytest.raises(SignInRefused):
            sign_in(house, name=f"guess {number}")
    with pytest.raises(TooManyTries):
        sign_in(house)
    assert who(house, sign_in(house, client="10.0.0.2")).role is Role.NURSE


def test_signing_in_well_forgets_the_failures_of_the_name(house: House) -> None:
    a_nurse(house)
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(SignInRefused):
                sign_in(house, password="wrong password")
        sign_in(house)


def test_signing_in_well_counts_against_nobody(house: House) -> None:
    a_nurse(house)
    entered = [sign_in(house) for _ in range(21)]
    assert len({one.cookie for one in entered}) == 21


def test_many_tries_at_the_same_moment_do_not_slip_past_the_limit(house: House) -> None:
    a_nurse(house)

    def one(_number: int) -> type[Exception]:
        with pytest.raises((SignInRefused, TooManyTries)) as refused:
            sign_in(house, password="wrong password")
        return refused.type

    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(one, range(12))).count(SignInRefused) == 5


def test_a_name_or_address_that_was_tried_is_not_kept_readably(house: House) -> None:
    with pytest.raises(SignInRefused):
        sign_in(house, name="my-password-typed-as-a-name")
    with house.store.reading() as tx:
        kept = str(tx.execute(text("SELECT who FROM sign_in_attempts")).all())
    assert "password" not in kept
    assert "10.0.0.1" not in kept


@pytest.mark.parametrize(
    ("name", "role", "password", "said"),
    [
        ("  ", Role.NURSE, PASSWORD, "A name has"),
        ("x" * 101, Role.NURSE, PASSWORD, "A name has"),
        ("Bo", Role.PATIENT, PASSWORD, "not a staff role"),
        ("Bo", Role.NURSE, "x" * 11, "A password has 12 to 200"),
        ("Bo", Role.NURSE, "x" * 201, "A password has 12 to 200"),
        ("ANN lee", Role.NURSE, PASSWORD, "already an account"),
    ],
)
def test_an_account_that_cannot_be_made_is_refused(
    house: House, name: str, role: Role, password: str, said: str
) -> None:
    a_nurse(house)
    with pytest.raises(CannotAdd, match=said):
        people.add_user(house, OPERATOR, name, role, password)


def test_adding_someone_is_in_the_audit_and_only_for_those_who_may(house: House) -> None:
    a_nurse(house)
    with house.store.reading() as tx:
        assert [entry.what for entry in audit_of(tx)] == ["add_user"]
    with pytest.raises(AccessDenied):
        people.add_user(house, who(house, sign_in(house)), "Bo", Role.NURSE, PASSWORD)


def test_a_closed_account_is_out_at_once_and_cannot_come_back(house: House) -> None:
    user = a_nurse(house)
    entered = sign_in(house)
    people.close_account(house, OPERATOR, user)
    assert who(house, entered) == NOBODY
    with pytest.raises(SignInRefused):
        sign_in(house)
    assert [kept.active for kept in people.staff(house, OPERATOR)] == [False]


@pytest.mark.parametrize("cookie", [None, "", "made-up", "\udcff"])
def test_without_a_session_one_is_nobody(house: House, cookie: str | None) -> None:
    assert people.visitor(house, cookie) == NOBODY


def test_a_staff_session_ends_30_minutes_after_its_last_use(house: House, watch: Watch) -> None:
    a_nurse(house)
    entered = sign_in(house)
    for _ in range(3):
        watch.wait(minutes=29)
        assert who(house, entered).role is Role.NURSE
    watch.wait(minutes=30)
    assert who(house, entered) == NOBODY


def test_a_staff_session_ends_after_12_hours_however_much_it_is_used(house: House, watch: Watch) -> None:
    a_nurse(house)
    entered = sign_in(house)
    for _ in range(35):
        watch.wait(minutes=20)
        assert who(house, entered).role is Role.NURSE
    watch.wait(minutes=20)
    assert who(house, entered) == NOBODY


def test_a_patient_stays_in_for_30_days_unused(house: House, watch: Watch) -> None:
    with_plan(house)
    _, entered = inside(house)
    watch.wait(days=29)
    assert who(house, entered).plan == PLAN
    watch.wait(days=30)
    assert who(house, entered) == NOBODY


def test_the_browser_keeps_a_patients_cookie_but_not_a_nurses(house: House) -> None:
    a_nurse(house)
    with_plan(house)
    assert sign_in(house).lasts is None
    assert inside(house)[1].lasts == timedelta(days=120)


def test_signing_out_ends_this_session_only_and_everywhere_ends_all(house: House) -> None:
    with_plan(house)
    (first, one), (_, two), (_, three) = inside(house), inside(house), inside(house)
    people.sign_out(house, first)
    assert [who(house, entered).plan for entered in (one, two)] == [None, PLAN]
    people.sign_out_everywhere(house, who(house, two))
    assert [who(house, entered) for entered in (two, three)] == [NOBODY, NOBODY]


def test_signing_out_everywhere_leaves_other_people_in(house: House) -> None:
    a_nurse(house)
    with_plan(house)
    patient, nurse = inside(house)[0], sign_in(house)
    people.sign_out_everywhere(house, patient)
    assert who(house, nurse).role is Role.NURSE


def test_a_new_session_replaces_the_one_the_visitor_came_with(house: House) -> None:
    a_nurse(house)
    with_plan(house)
    patient, old = inside(house)
    people.sign_in(house, patient, "Ann Lee", PASSWORD, "10.0.0.1")
    assert who(house, old) == NOBODY


def test_a_session_remembers_the_language(house: House) -> None:
    with_plan(house)
    patient, entered = inside(house)
    people.speak(house, patient, Language("es"))
    assert who(house, entered).language == "es"


def test_sweeping_removes_only_what_has_run_out(house: House, watch: Watch) -> None:
    a_nurse(house)
    with_plan(house)
    sign_in(house)
    _, patient = inside(house)
    with pytest.raises(SignInRefused):
        sign_in(house, password="wrong password")
    watch.wait(hours=1)
    people.sweep(house)
    with house.store.reading() as tx:
        left = [tx.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in ("sessions", "sign_in_attempts")]
    assert left == [1, 0]
    assert who(house, patient).plan == PLAN


def test_nobody_signs_in_as_a_sample_that_the_house_does_not_show(house: House) -> None:
    stranger = people.Sample(who="patient", label="Patient", subject=Subject(SubjectKind.PLAN, PLAN))
    with pytest.raises(SignInRefused):
        people.sign_in_as_sample(house, NOBODY, stranger)


def test_the_command_line_adds_staff_to_a_database(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/checklist.db"
    people.add_staff(url, "Ann Lee", "nurse", PASSWORD)
    with pytest.raises(CannotAdd, match="already an account"):
        people.add_staff(url, "Ann Lee", "nurse", PASSWORD)
    with pytest.raises(CannotAdd, match="Cannot add Bo: mysql databases are not supported"):
        people.add_staff("mysql://host/name", "Bo", "nurse", PASSWORD)
