from dataclasses import replace

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import reviewing, signing
from checklist.care.answers import with_procedure
from checklist.care.house import House
from checklist.care.newer import Newer
from checklist.care.roster import roster
from checklist.care.shelf import since
from checklist.care.visitor import Visitor
from checklist.extraction.findings import Fasting
from checklist.store.reviews import WorkKey
from tests.care.furnished import EXCISION, SHIPPED, it_is, patient, said, staff
from tests.care.leaflet import WRIST, a_signature, clinician, imported, look, signs, spot


@pytest.fixture
def lena(home: House) -> Visitor:
    who = clinician(home)
    signs(home, who, imported(home, who))
    return who


def signs_shorter_fast(home: House, lena: Visitor, of: WorkKey = WRIST) -> WorkKey:
    """The next version of the leaflet, in which the fast is left out."""
    key = signing.next_version(home, lena, of)
    review = look(home, lena, key)
    fast = next(item for item in review.items if isinstance(item.finding, Fasting))
    reviewing.reject(home, lena, spot(review, fast.id))
    signs(home, lena, key)
    return key


def told(home: House) -> list[Newer | None]:
    return [row.newer for row in roster(home, staff(home))]


def test_a_plan_on_the_newest_version_has_no_newer_one(home: House, lena: Visitor) -> None:
    patient(home, with_procedure(said(), WRIST.procedure))
    signing.next_version(home, lena, WRIST)
    assert told(home) == [None]


def test_staff_are_told_which_version_a_plan_has_and_what_is_signed_since(home: House, lena: Visitor) -> None:
    patient(home, with_procedure(said(), WRIST.procedure))
    signs_shorter_fast(home, lena, signs_shorter_fast(home, lena))
    patient(home, with_procedure(said(), WRIST.procedure))
    title = "Taking a cyst off the wrist"
    newer = Newer(procedure=WRIST.procedure, title=title, has=1, now=3, review=a_signature())
    assert sorted(told(home), key=str) == [newer, None]


def test_a_newer_version_that_was_shipped_says_that_nobody_checked_it(home: House) -> None:
    patient(home)
    shipped = home.library.procedures[EXCISION]
    later = replace(home.library, procedures={EXCISION: replace(shipped, version=SHIPPED + 1)})
    (row,) = roster(replace(home, content=later), staff(home))
    assert row.newer and (row.newer.has, row.newer.now, row.newer.review) == (SHIPPED, SHIPPED + 1, None)


@pytest.mark.parametrize(
    ("moment", "is_told"), [("2027-04-27T09:00:00-04:00", True), ("2027-04-28T09:00:00-04:00", False)]
)
def test_of_a_plan_that_is_over_nobody_is_told(
    home: House, lena: Visitor, monkeypatch: pytest.MonkeyPatch, moment: str, is_told: bool
) -> None:
    patient(home, with_procedure(said(), WRIST.procedure))
    signs_shorter_fast(home, lena)
    it_is(monkeypatch, moment)
    assert [one is not None for one in told(home)] == [is_told]


def test_the_difference_spans_every_version_between(home: House, lena: Visitor) -> None:
    assert since(home, lena, WRIST).nothing
    signs_shorter_fast(home, lena)
    assert len(since(home, lena, WRIST).removed) == 1
    with pytest.raises(AccessDenied):
        since(home, replace(lena, role=Role.PATIENT), WRIST)
