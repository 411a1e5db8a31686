import pytest

from checklist.access import AccessDenied, Role
from checklist.care import reviewing, signing
from checklist.care.content import offered
from checklist.care.discarding import discard
from checklist.care.house import House
from checklist.care.importing import CannotImport
from checklist.care.reviewing import CannotDecide
from checklist.care.shelf import shelf
from checklist.care.signing import CannotSign
from checklist.care.visitor import Visitor
from checklist.store.reviews import TextNotFound, WorkKey, decisions_of, first_broken_decision, kept_text
from checklist.store.unit import audit_of
from tests.care.furnished import EXCISION, staff
from tests.care.leaflet import LEAFLET, WRIST, a_signature, clinician, decides_all, imported, look, signs, spot


@pytest.fixture
def lena(home: House) -> Visitor:
    who = clinician(home)
    imported(home, who)
    return who


def test_a_discarded_draft_is_shown_nowhere(home: House, lena: Visitor) -> None:
    discard(home, lena, look(home, lena))
    assert reviewing.in_review(home, lena) == ()
    assert [row.id for row in shelf(home, lena)] == [EXCISION]
    assert shelf(home, lena, "wrist") == ()
    with pytest.raises(TextNotFound):
        look(home, lena)


def test_what_was_kept_stays_kept_and_says_who_discarded_it(home: House, lena: Visitor) -> None:
    reviewing.accept(home, lena, spot(look(home, lena), look(home, lena).items[0].id))
    discard(home, lena, look(home, lena))
    with home.store.reading() as tx:
        assert kept_text(tx, WRIST).text == LEAFLET
        assert [one.kind for one in decisions_of(tx, WRIST)] == ["accepted", "discarded"]
        assert decisions_of(tx, WRIST)[-1].said == {"by": "Lena Hart"}
        assert first_broken_decision(tx, WRIST) is None
        assert audit_of(tx)[-1].what == "discard_content"


def test_nothing_is_decided_or_signed_about_it_after_that(home: House, lena: Visitor) -> None:
    before = decides_all(home, lena)
    discard(home, lena, before)
    with pytest.raises(CannotDecide, match="Lena Hart has discarded this draft"):
        reviewing.undo(home, lena, spot(before, before.items[0].id))
    with pytest.raises(CannotSign, match="Lena Hart has discarded this draft"):
        signing.sign(home, lena, before, a_signature())
    with pytest.raises(CannotDecide, match="Lena Hart has discarded this draft"):
        discard(home, lena, before)
    assert WRIST.procedure not in offered(home).procedures


def test_a_signed_version_is_not_discarded(home: House, lena: Visitor) -> None:
    signs(home, lena)
    with pytest.raises(CannotDecide, match="This version is signed"):
        discard(home, lena, look(home, lena))
    assert offered(home).procedures[WRIST.procedure].version == 1


def test_a_draft_that_somebody_decided_about_meanwhile_is_not_discarded_unseen(home: House, lena: Visitor) -> None:
    before = look(home, lena)
    reviewing.accept(home, lena, spot(before, before.items[0].id))
    with pytest.raises(CannotDecide, match="has just decided something"):
        discard(home, lena, before)
    assert reviewing.in_review(home, lena) == (WRIST,)


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.ADMIN])
def test_whoever_may_not_import_may_not_discard(home: House, lena: Visitor, role: Role) -> None:
    with pytest.raises(AccessDenied):
        discard(home, staff(home, role), look(home, lena))
    assert reviewing.in_review(home, lena) == (WRIST,)


def test_the_signed_version_before_it_stays_and_a_new_draft_takes_the_next_number(home: House, lena: Visitor) -> None:
    signs(home, lena)
    second = signing.next_version(home, lena, WRIST)
    discard(home, lena, look(home, lena, second))
    (row,) = [row for row in shelf(home, lena) if row.id == WRIST.procedure]
    assert (row.drafts, row.signed) == ((), (WRIST,))
    assert signing.next_version(home, lena, WRIST) == WorkKey(procedure=WRIST.procedure, version=3)


def test_the_same_text_comes_in_again_as_a_procedure_of_its_own(home: House, lena: Visitor) -> None:
    discard(home, lena, look(home, lena))
    with pytest.raises(CannotImport, match="no such procedure any more"):
        imported(home, lena, of=WRIST.procedure)
    again = imported(home, lena)
    assert again.procedure != WRIST.procedure
    assert [item.open for item in look(home, lena, again).items] == [True] * 8
