from collections.abc import Callable

import pytest

from checklist.access import AccessDenied, Part, Role
from checklist.care import links, people
from checklist.care.house import House
from checklist.care.links import LinkClosed, MustConfirm
from checklist.care.shares import LONGEST_NAME, NoSuchName, change_share, helpers, helpers_of, share, stop_share
from checklist.care.sharing import my_link
from checklist.care.visitor import NOBODY, Visitor
from checklist.store.plans import PlanNotFound
from checklist.store.shares import ShareId, ShareNotFound, shares_of
from checklist.store.unit import audit_of
from tests.care.furnished import caregiver, draft_holder, helps, patient, said, staff

Act = Callable[[House, Visitor, ShareId], object]
LONG = "Ana Maria de la Concepción Fernández-Villanueva y Gutiérrez " * 3


def secret_of(link: str) -> str:
    return link.rsplit("/", 1)[1]


def only(house: House, maria: Visitor) -> ShareId:
    (helper,) = helpers(house, maria)
    return helper.id


def test_each_helper_has_a_link_a_list_and_parts_of_their_own(home: House) -> None:
    maria = patient(home)
    ana, ben = caregiver(home, maria, Part.MEDICINES), caregiver(home, maria, Part.RECOVERY, name="Ben")
    assert (ana.role, ana.plan, ana.shared) == (Role.CAREGIVER, maria.plan, {Part.MEDICINES})
    assert (ben.shared, ben.share != ana.share) == ({Part.RECOVERY}, True)
    assert [(one.name, one.parts, one.stopped) for one in helpers(home, maria)] == [
        ("Ana", {Part.MEDICINES}, False),
        ("Ben", {Part.RECOVERY}, False),
    ]


def test_nothing_is_shared_that_was_not_picked(home: House) -> None:
    assert caregiver(home, patient(home)).shared == frozenset()


def test_a_helper_acts_under_their_own_share_and_never_under_a_name(home: House) -> None:
    ana = caregiver(home, patient(home), name="Ana Lopez")
    assert ana.actor == f"caregiver:{ana.share}"
    assert "Ana" not in ana.actor


def test_stopping_one_helper_ends_their_open_sessions_and_their_link_and_no_other(home: House) -> None:
    maria = patient(home)
    ana, ben = helps(home, maria), helps(home, maria, name="Ben")
    link = share(home, maria, "Cleo", (), "")
    stop_share(home, maria, helpers(home, maria)[0].id)
    assert people.visitor(home, ana.cookie) == NOBODY
    assert people.visitor(home, ben.cookie).plan == maria.plan
    assert links.enter(home, NOBODY, secret_of(link))
    with home.store.reading() as tx:
        held = tx.exec_driver_sql(
            "SELECT COUNT(*) FROM sessions WHERE token IN (SELECT token FROM shares WHERE stopped)"
        )
        assert held.scalar() == 0


def test_a_stopped_link_opens_nothing_again_and_a_new_one_does(home: House) -> None:
    maria = patient(home)
    old = share(home, maria, "Ana", (), "")
    stop_share(home, maria, only(home, maria))
    with pytest.raises(LinkClosed) as refused:
        links.enter(home, NOBODY, secret_of(old))
    assert refused.value.state == "revoked"
    assert links.enter(home, NOBODY, secret_of(share(home, maria, "Ana", (), "")))
    assert [one.stopped for one in helpers(home, maria)] == [True, False]


def test_what_a_helper_sees_changes_with_their_next_look(home: House) -> None:
    maria = patient(home)
    ana = helps(home, maria, Part.MEDICINES)
    change_share(home, maria, only(home, maria), {Part.RECOVERY})
    assert people.visitor(home, ana.cookie).shared == {Part.RECOVERY}


def test_whoever_was_stopped_is_not_let_in_by_a_change(home: House) -> None:
    maria = patient(home)
    ana = helps(home, maria)
    stop_share(home, maria, only(home, maria))
    change_share(home, maria, only(home, maria), set(Part))
    assert people.visitor(home, ana.cookie) == NOBODY
    assert helpers(home, maria)[0].parts == frozenset()


def test_every_act_stays_on_record_and_in_the_audit_without_a_name(home: House) -> None:
    maria = patient(home)
    share(home, maria, "Ana", (), "")
    id = only(home, maria)
    change_share(home, maria, id, {Part.QUESTIONS})
    stop_share(home, maria, id)
    stop_share(home, maria, id)
    with home.store.reading() as tx:
        rows = tx.exec_driver_sql("SELECT version, parts, stopped FROM shares ORDER BY version").all()
        noted = [entry for entry in audit_of(tx, maria.plan) if "share" in entry.what]
    assert [tuple(row) for row in rows] == [(1, "[]", 0), (2, '["questions"]', 0), (3, '["questions"]', 1)]
    assert [entry.what for entry in noted] == ["share_plan", "change_share", "stop_share"]
    assert "Ana" not in str(noted)


def test_staff_see_who_has_access_and_their_look_is_audited(home: House) -> None:
    maria, nurse = patient(home), staff(home)
    share(home, maria, "Ana", {Part.MEDICINES}, "")
    assert [(one.name, one.parts) for one in helpers_of(home, nurse, maria.own_plan)] == [("Ana", {Part.MEDICINES})]
    with home.store.reading() as tx:
        assert ("see_helpers", nurse.actor) in {(entry.what, entry.who) for entry in audit_of(tx, maria.plan)}


@pytest.mark.parametrize(
    ("name", "kept"), [("  Ana   Lopez ", "Ana Lopez"), (LONG, LONG.strip()), ("A" * LONGEST_NAME, "A" * LONGEST_NAME)]
)
def test_a_helper_may_have_a_long_name(home: House, name: str, kept: str) -> None:
    maria = patient(home)
    share(home, maria, name, (), "")
    assert helpers(home, maria)[0].name == kept


@pytest.mark.parametrize("name", ["", "   ", "A" * (LONGEST_NAME + 1)])
def test_a_helper_without_a_name_or_with_an_endless_one_gets_no_link(home: House, name: str) -> None:
    maria = patient(home)
    with pytest.raises(NoSuchName):
        share(home, maria, name, (), "")
    assert helpers(home, maria) == ()


ACTS: list[Act] = [
    lambda house, visitor, id: share(house, visitor, "Ben", set(Part), ""),
    lambda house, visitor, id: change_share(house, visitor, id, set(Part)),
    stop_share,
    lambda house, visitor, id: helpers(house, visitor),
]


@pytest.mark.parametrize("act", ACTS)
def test_only_the_patient_shares_changes_stops_and_lists(home: House, act: Act) -> None:
    maria = patient(home)
    ana = caregiver(home, maria, *Part)
    for visitor in (NOBODY, ana, staff(home)):
        with pytest.raises(AccessDenied):
            act(home, visitor, only(home, maria))
    with pytest.raises(PlanNotFound):
        act(home, draft_holder(home, said()), only(home, maria))
    with home.store.reading() as tx:
        assert [one.version for one in shares_of(tx, maria.own_plan)] == [1]


@pytest.mark.parametrize("act", ACTS[1:3])
def test_a_patient_reaches_no_share_of_another_plan(home: House, act: Act) -> None:
    maria, omar = patient(home), patient(home, said(called="Omar"))
    ana = helps(home, maria)
    with pytest.raises(ShareNotFound):
        act(home, omar, only(home, maria))
    assert people.visitor(home, ana.cookie).plan == maria.plan


def test_nobody_but_staff_reads_the_helpers_of_somebody(home: House) -> None:
    maria = patient(home)
    for visitor in (NOBODY, maria, caregiver(home, maria, *Part), staff(home, Role.ADMIN)):
        with pytest.raises(AccessDenied):
            helpers_of(home, visitor, maria.own_plan)


def test_a_caregiver_s_session_that_came_through_no_share_is_nobody_s(home: House) -> None:
    maria = patient(home)
    assert maria.subject
    entered = people.start_session(home, NOBODY, maria.subject, Role.CAREGIVER)
    assert people.visitor(home, entered.cookie) == NOBODY


def test_a_helper_who_signs_out_everywhere_puts_out_neither_the_patient_nor_another_helper(home: House) -> None:
    maria = patient(home)
    link = share(home, maria, "Ana", (), "")
    here, there = (links.enter(home, NOBODY, secret_of(link)) for _ in range(2))
    ben = helps(home, maria, name="Ben")
    people.sign_out_everywhere(home, people.visitor(home, here.cookie))
    assert [people.visitor(home, one.cookie).plan for one in (here, there, ben)] == [None, None, maria.plan]
    assert maria.session and helpers(home, maria)


def test_a_helper_with_the_patient_s_link_and_the_other_way_round_is_asked_first(home: House) -> None:
    maria = patient(home)
    helper, own = share(home, maria, "Ana", (), ""), secret_of(my_link(home, maria, ""))
    ana = people.visitor(home, links.enter(home, NOBODY, secret_of(helper)).cookie)
    for visitor, link in ((maria, secret_of(helper)), (ana, own)):
        with pytest.raises(MustConfirm):
            links.enter(home, visitor, link)
    became = people.visitor(home, links.enter(home, ana, own, replacing=True).cookie)
    assert (became.role, became.shared) == (Role.PATIENT, frozenset())


def test_a_helper_who_opens_another_helper_s_link_of_the_same_plan_is_asked_first(home: House) -> None:
    maria = patient(home)
    ana = caregiver(home, maria, Part.MEDICINES)
    other = secret_of(share(home, maria, "Ben", (), ""))
    assert links.door(home, ana, other).replaces
    with pytest.raises(MustConfirm):
        links.enter(home, ana, other)
